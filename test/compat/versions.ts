/*
 * The versions that the cells are checked with, each in one place. Exact, so that a result says what it was measured with: raise
 * one, run `npm run compat`, and write the results into CONTRIBUTING.md.
 */

export const NODE = { first20: "20.0.0", 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.10.0" } as const;

/** The lower end of the peer range (the first whose dynamic providers are given configuration), the last for Node.js 20, the newest. */
export const PULUMI = {
  oldest: "3.139.0",
  oldestForAws: "3.142.0",
  lastForNode20: "3.248.0",
  newest: "3.270.0",
} as const;

export const TYPESCRIPT = { five: "5.9.3", six: "6.0.3", seven: "7.0.2" } as const;

/** The lower end of the peer range of `@pulumi/aws`, and the newest. */
export const AWS = { oldest: "7.17.0", newest: "7.48.0" } as const;

export const PNPM = "12.21.0";

export const BUN = "1.4.5";

/** What Pulumi needs to run TypeScript as ES modules. */
export const TS_NODE = "10.9.2";
