/** A JSON object: what Pulumi calls a bag of properties. */
export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The value as plain JSON. The dynamic host fails on one `undefined` or Date anywhere in outputs, after the call to AWS has
 * succeeded, which would orphan a meeting: so everything that a method hands to the host goes through here.
 */
export function toPlainJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
