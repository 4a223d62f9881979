import { runtime } from "@pulumi/pulumi";

export const mochaHooks = {
  /** Pulumi keeps a program's configuration for the whole process: without this, one test would set it for the next. */
  afterEach(): void {
    runtime.setAllConfig({});
  },
};
