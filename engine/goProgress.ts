/** Turns what `go build -v` prints into a line to show now and then. */
export interface GoProgress {
  /** Takes one line of Go's stderr. */
  take(line: string): void;
  /** What has been done so far, such as `41 modules downloaded, 312 packages compiled, 65 s`. */
  summary(elapsedMs: number): string;
  /** Lines that are neither progress nor notes: what Go complains about. */
  complaints(): readonly string[];
}

const DOWNLOADING = /^go: downloading /;

/** With `-v`, Go prints each package it compiles as a bare import path. */
const PACKAGE = /^[\w.~-]+(\/[\w.~+-]+)*$/;

export function createGoProgress(): GoProgress {
  let modules = 0;
  let packages = 0;
  const complaints: string[] = [];
  return {
    take: (line) => {
      if (DOWNLOADING.test(line)) modules += 1;
      else if (PACKAGE.test(line)) packages += 1;
      else if (line.trim() !== "") complaints.push(line);
    },
    summary: (elapsedMs) =>
      `${modules} modules downloaded, ${packages} packages compiled, ${Math.round(elapsedMs / 1000)} s`,
    complaints: () => complaints,
  };
}
