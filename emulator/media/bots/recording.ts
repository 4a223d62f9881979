/** The frames of a recording, which are in base64 with an empty line between two of them. */
export function readRecording(text: string): readonly Buffer[] {
  return text
    .trim()
    .split("\n\n")
    .map((frame) => Buffer.from(frame, "base64"));
}
