/** Everything the demo shows, and everything Pulumi prints while it does: kept, so that it can be searched for secrets. */
export interface Transcript {
  /** Shows text as it is. */
  show(text: string): void;
  /** Shows a line of the demo's own. */
  say(line: string): void;
  /** Whether any of these stands anywhere in what was shown. */
  holdsAnyOf(texts: Iterable<string>): boolean;
}

export function createTranscript(write: (text: string) => void): Transcript {
  let shown = "";
  const show = (text: string) => {
    shown += text;
    write(text);
  };
  return {
    show,
    say: (line) => show(`${line}\n`),
    holdsAnyOf: (texts) => [...texts].some((text) => shown.includes(text)),
  };
}
