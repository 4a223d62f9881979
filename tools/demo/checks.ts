/** A statement that was checked. */
export interface Check {
  /** The statement. */
  readonly claim: string;
  readonly isTrue: boolean;
  /** The value that was found. */
  readonly seen: string;
}

/** The last lines of the demo: each statement, and the value that was found where it is wrong. */
export function describeChecks(checked: readonly Check[]): string[] {
  return checked.map(({ claim, isTrue, seen }) => (isTrue ? `  ✔ ${claim}` : `  ✘ ${claim} Found: ${seen}`));
}

/** Whether something was checked, and every statement is true. */
export function haveAllPassed(checked: readonly Check[]): boolean {
  return checked.length > 0 && checked.every(({ isTrue }) => isTrue);
}
