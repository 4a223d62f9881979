import { ServiceError } from "../errors";

/** A path's parts; one in braces stands for any text, as in `/meetings/{MeetingId}`. */
export type PathPattern = readonly string[];

export function pathPattern(path: string): PathPattern {
  return path.split("/").slice(1);
}

/** The texts in place of the parts in braces, or undefined if the path is of another form. */
export function matchPath(pattern: PathPattern, path: string): Record<string, string> | undefined {
  const segments = path.split("/").slice(1);
  if (pattern.length !== segments.length) return undefined;
  const isMatch = pattern.every((part, index) => (isLabel(part) ? segments[index] !== "" : part === segments[index]));
  return isMatch ? labelsOf(pattern, segments) : undefined;
}

function labelsOf(pattern: PathPattern, segments: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (isLabel(part)) labels[part.slice(1, -1)] = decodeLabel(segments[index] ?? "");
  }
  return labels;
}

function decodeLabel(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ServiceError("SerializationException", "The request path is not percent-encoded as it should be.");
  }
}

function isLabel(part: string): boolean {
  return part.startsWith("{");
}
