import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { EngineLog } from "./engineLog";
import type { Provider } from "./provider";
import { toServiceError } from "./serviceError";

type Method = (request: unknown) => Promise<unknown>;

/** States and attendees of large meetings exceed gRPC's limit of 4 MB. */
const NO_LIMIT = -1;

/** Serves the provider on a free port of this machine, and returns the port. */
export async function serve(provider: Provider, engineLog: EngineLog): Promise<{ port: number; server: grpc.Server }> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": NO_LIMIT,
    "grpc.max_send_message_length": NO_LIMIT,
  });
  const handlers = Object.entries(provider).map(([name, method]) => [name, handler(method as Method, engineLog)]);
  server.addService(ResourceProviderService as grpc.ServiceDefinition, Object.fromEntries(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, server };
}

function handler(method: Method, engineLog: EngineLog): grpc.handleUnaryCall<unknown, unknown> {
  return ({ request }, respond) => {
    const { getUrn } = request as { getUrn?: () => string };
    const urn = getUrn?.call(request) ?? "";
    engineLog
      .about(urn, () => method(request))
      .then(
        (response) => respond(null, response),
        (error: unknown) => respond(toServiceError(error)),
      );
  };
}
