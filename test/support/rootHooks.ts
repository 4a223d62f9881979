// Not the whole of Pulumi, which takes a second to load, and which most of the tests do not need.
import { setAllConfig } from "@pulumi/pulumi/runtime/config";

export const mochaHooks = {
  /** Pulumi keeps a program's configuration for the whole process: without this, one test would set it for the next. */
  afterEach(): void {
    setAllConfig({});
  },
};
