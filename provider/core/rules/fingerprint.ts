import { createHash } from "node:crypto";
import { isJsonObject } from "../json";

/** A short text that is equal for equal values, whatever the order of their members. */
export function fingerprint(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(value)))
    .digest("base64url")
    .slice(0, 16);
}

/** The value with the members of objects in one order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isJsonObject(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, canonical(value[name])]);
}
