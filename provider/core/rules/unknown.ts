/**
 * The engine's placeholder for a value that is not known yet, at any depth, in `check` and `diff` of a preview
 * (`pulumi.runtime.unknownValue`). It is repeated here so that the core does not load Pulumi's SDK.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

export function containsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(containsUnknown);
  if (typeof value === "object" && value !== null) return Object.values(value).some(containsUnknown);
  return isUnknown(value);
}
