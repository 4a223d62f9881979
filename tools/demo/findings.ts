/** One thing that was checked. */
export interface Finding {
  /** What should be so, as a sentence. */
  readonly claim: string;
  readonly isTrue: boolean;
  /** What was seen. */
  readonly seen: string;
}

/** The lines that close the demo: each claim, and where one is not so, what was seen instead. */
export function describeFindings(findings: readonly Finding[]): string[] {
  return findings.map(({ claim, isTrue, seen }) => (isTrue ? `  ✔ ${claim}` : `  ✘ NOT SO: ${claim} Seen: ${seen}`));
}

/** Whether the demo saw all it should: something was checked, and nothing was found to be otherwise. */
export function areAllTrue(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ isTrue }) => isTrue);
}
