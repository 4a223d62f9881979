/** Turns what Go prints while it lists and builds into a line to show now and then. */
export interface GoProgress {
  /** Takes one line of Go's stderr. */
  take(line: string): void;
  /** Takes one line of `go list`: a package that the build needs. */
  takeNeeded(line: string): void;
  /** What has been done so far, such as `412 modules downloaded, 31 of 1550 packages compiled, 65 s`. */
  summary(elapsedMs: number): string;
  /** Lines that are neither progress nor notes: what Go complains about. */
  complaints(): readonly string[];
}

const DOWNLOADING = /^go: downloading /;

/** With `-v`, Go prints each package it compiles as a bare import path; none for a package that it has compiled before. */
const PACKAGE = /^[\w.~-]+(\/[\w.~+-]+)*$/;

export function createGoProgress(): GoProgress {
  let modules = 0;
  let needed = 0;
  let compiled = 0;
  const complaints: string[] = [];
  return {
    take: (line) => {
      if (DOWNLOADING.test(line)) modules += 1;
      else if (PACKAGE.test(line)) compiled += 1;
      else if (line.trim() !== "") complaints.push(line);
    },
    takeNeeded: () => {
      needed += 1;
    },
    summary: (elapsedMs) => {
      const packages = needed === 0 ? "no package" : `${compiled} of ${needed} packages`;
      const downloaded = modules === 0 ? "" : `${modules} modules downloaded, `;
      return `${downloaded}${packages} compiled, ${Math.round(elapsedMs / 1000)} s`;
    },
    complaints: () => complaints,
  };
}
