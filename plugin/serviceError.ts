import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
import { InitFailure } from "./initFailure";
import { InvalidArguments } from "./invalidArguments";

type TransportedError = Pick<ServiceError, "code" | "details"> & { metadata?: Metadata };

/** The error as gRPC transports it. */
export function toServiceError(error: unknown): TransportedError {
  const details = error instanceof Error ? error.message : String(error);
  if (error instanceof InitFailure) {
    return withDetail(status.UNKNOWN, details, "ErrorResourceInitFailed", error.detail.serializeBinary());
  }
  if (error instanceof InvalidArguments) {
    const detail = propertyErrors(error).serializeBinary();
    return withDetail(status.INVALID_ARGUMENT, details, "InputPropertiesError", detail);
  }
  return { code: status.UNKNOWN, details };
}

function withDetail(code: status, details: string, type: string, content: Uint8Array): TransportedError {
  const detail = new Any();
  detail.pack(content, `pulumirpc.${type}`);
  const message = new Status();
  message.setCode(code);
  message.setMessage(details);
  message.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(message.serializeBinary()));
  return { code, details, metadata };
}

function propertyErrors({ failures }: InvalidArguments): InputPropertiesError {
  const detail = new InputPropertiesError();
  for (const { property, reason } of failures) {
    const failure = new InputPropertiesError.PropertyError();
    failure.setPropertyPath(property);
    failure.setReason(reason);
    detail.addErrors(failure);
  }
  return detail;
}
