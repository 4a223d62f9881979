import type { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";

/** A resource that exists, but not as declared: the engine keeps it in the state, and the next update repairs it. */
export class InitFailure extends Error {
  override readonly name = "InitFailure";

  constructor(
    readonly detail: ErrorResourceInitFailed,
    options: ErrorOptions,
  ) {
    super(detail.getReasonsList().join("\n"), options);
  }
}
