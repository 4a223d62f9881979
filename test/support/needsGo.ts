import { readEngineVersion } from "../../tools/engine/engineVersion";
import { requireGo } from "../../tools/engine/goBuild";

/** Before the first test of a suite: a machine on which Pulumi is installed may have no Go, and says so. */
export function needsGo(subject: string): void {
  before(function () {
    try {
      requireGo(readEngineVersion());
    } catch (error) {
      console.warn(`    NOT TESTED: ${subject}. ${(error as Error).message}`);
      this.skip();
    }
  });
}
