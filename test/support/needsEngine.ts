import { findEngine } from "../../tools/engine/findEngine";

/** Before the first test of a suite: where no engine is found one is built, which takes minutes. */
export function needsEngine(): void {
  before(async function () {
    this.timeout(0);
    await findEngine();
  });
}
