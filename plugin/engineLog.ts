import { AsyncLocalStorage } from "node:async_hooks";
import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";

/** Messages for the user, which the engine shows beside the resource that they belong to. */
export interface EngineLog {
  /** The address of the engine. Until it is known, messages go to stderr. */
  connect(address: string): void;
  /** That address; empty until it is known. */
  readonly address: string;
  /** Logs a message about the resource of the surrounding `about`. */
  readonly log: (text: string) => void;
  /** Runs a method of a resource, and waits until the engine has its messages. */
  about<T>(urn: string, method: () => Promise<T>): Promise<T>;
}

export function createEngineLog(): EngineLog {
  const resource = new AsyncLocalStorage<{ readonly urn: string; readonly pending: Promise<void>[] }>();
  let engine: EngineClient | undefined;
  let engineAddress = "";
  const send = (client: EngineClient, text: string, urn: string) =>
    new Promise<void>((resolve) => {
      const request = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(text).setUrn(urn);
      // A message that the engine does not take is no reason to fail the operation.
      client.log(request, () => resolve());
    });
  return {
    connect(address) {
      engine?.close();
      engineAddress = address;
      engine = new EngineClient(address, grpc.credentials.createInsecure());
    },
    get address() {
      return engineAddress;
    },
    log(text) {
      if (engine === undefined) return console.error(text);
      const { urn, pending } = resource.getStore() ?? { urn: "", pending: [] };
      pending.push(send(engine, text, urn));
    },
    async about(urn, method) {
      const pending: Promise<void>[] = [];
      try {
        return await resource.run({ urn, pending }, method);
      } finally {
        await Promise.all(pending);
      }
    },
  };
}
