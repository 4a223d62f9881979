/** The suites that lead rooms through lives on the real engine. */
const LIFE_SUITE_NAMES = ["life", "native", "quota", "growth", "crowd", "backend"] as const;

/** All suites, in the order in which they run. */
export const SUITE_NAMES = [...LIFE_SUITE_NAMES, "api", "media", "firstRoom", "tests"] as const;

export type LifeSuiteName = (typeof LIFE_SUITE_NAMES)[number];

export type SuiteName = (typeof SUITE_NAMES)[number];

export function isLifeSuite(suite: SuiteName): suite is LifeSuiteName {
  return (LIFE_SUITE_NAMES as readonly string[]).includes(suite);
}

/** What the user asks for on the command line. */
export interface Size {
  readonly rooms: number;
  readonly runs: number;
  /** Whether a small version of each table is enough. */
  readonly isQuick: boolean;
}
