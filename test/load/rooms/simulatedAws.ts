import { ChimeSDKMeetingsClient } from "@aws-sdk/client-chime-sdk-meetings";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createRoomRetryStrategy } from "../../../standing-room/handler/retryStrategy";

export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SimulatedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

type Answer = (request: SimulatedRequest) => SimulatedReply | Promise<SimulatedReply>;

interface Service {
  readonly answer: Answer;
  readonly latencyMs: number;
}

/** The request of the AWS SDK, as far as it is used. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
}

type Pause = (milliseconds: number) => Promise<void>;

/** Clients of the AWS SDK, with the retries of the function, whose requests take simulated time and no network. */
export function createClients(
  pause: Pause,
  random: () => number,
  services: { readonly meetings: Service; readonly table: Service },
) {
  const options = (service: Service) => ({
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    retryStrategy: createRoomRetryStrategy(pause, random),
    requestHandler: { handle: (request: SdkRequest) => handle(request, service, pause) },
  });
  return {
    chime: new ChimeSDKMeetingsClient(options(services.meetings)),
    dynamo: new DynamoDBClient(options(services.table)),
  };
}

async function handle(request: SdkRequest, { answer, latencyMs }: Service, pause: Pause) {
  await pause(latencyMs / 2);
  const { method, path, query = {}, headers, body = "" } = request;
  const reply = await answer({ method, path, query, headers, body: toBuffer(body) });
  await pause(latencyMs / 2);
  return {
    response: { statusCode: reply.status, headers: { ...reply.headers }, body: Buffer.from(reply.body) },
  };
}

/** Without a copy by `Buffer.from(body)`, which calls methods of the SDK's bodies that are deprecated. */
function toBuffer(body: string | Uint8Array): Buffer {
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}
