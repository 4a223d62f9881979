import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import type { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";

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

/** The error as gRPC transports it. */
export function toServiceError(error: unknown): Pick<ServiceError, "code" | "details"> & { metadata?: Metadata } {
  const details = error instanceof Error ? error.message : String(error);
  if (!(error instanceof InitFailure)) return { code: status.UNKNOWN, details };
  const detail = new Any();
  detail.pack(error.detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const message = new Status();
  message.setCode(status.UNKNOWN);
  message.setMessage(details);
  message.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(message.serializeBinary()));
  return { code: status.UNKNOWN, details, metadata };
}
