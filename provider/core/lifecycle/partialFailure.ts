import type { JsonObject } from "../json";

/**
 * A meeting that exists, but not as declared. Pulumi keeps it in the state, fails the operation with `reasons` as its only
 * text, and calls `update` in the next `pulumi up`, which repairs it.
 */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";

  constructor(
    readonly id: string,
    readonly properties: JsonObject,
    readonly reasons: string[],
  ) {
    super(reasons.join("\n"));
  }
}

export function isPartialFailure(error: unknown): error is PartialFailure {
  return error instanceof Error && error.name === "PartialFailure";
}
