import type { BenchClient } from "./page/client";

/** What a function that is evaluated in a page finds there. */
export interface PageGlobals {
  readonly client: BenchClient;
}
