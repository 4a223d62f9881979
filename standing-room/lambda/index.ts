import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ChimeSDKMeetingsClient } from "@aws-sdk/client-chime-sdk-meetings";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createSdkActionService } from "../handler/actions/actionService";
import { createJwtAuthentication } from "../handler/identity/jwtAuthentication";
import type { JwtSettings } from "../handler/identity/jwtSettings";
import { createReadDocument } from "../handler/identity/readDocument";
import { createJoinRateLimit } from "../handler/joinRateLimit";
import { type LogSource, toLogLine } from "../handler/logLine";
import { createRoomRetryStrategy } from "../handler/retryStrategy";
import { createRoomHandler } from "../handler/roomHandler";
import type { RoomTemplates } from "../handler/roomTemplates";
import { createSdkMeetingService } from "../handler/sdkMeetingService";
import { createDynamoRequestCounters } from "./dynamoRequestCounters";
import { createDynamoRoomTable } from "./dynamoRoomTable";

/** A call without a response for this long is retried, so that one lost response does not use up the time of a request. */
const REQUEST_TIMEOUT_MS = 2_000;

const tableName = process.env["TABLE_NAME"];
if (!tableName) throw new Error("The environment variable TABLE_NAME is not set: it is the name of the rooms' table.");

const readSettings = (file: string) => JSON.parse(readFileSync(join(__dirname, file), "utf8"));
const rooms: RoomTemplates = readSettings("rooms.json");
/** Null where the URL does not verify tokens. */
const jwt: JwtSettings | null = readSettings("jwt.json");
const now = () => Date.now();
const requestHandler = {
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionTimeout: REQUEST_TIMEOUT_MS,
  throwOnRequestTimeout: true,
};
const retryStrategy = createRoomRetryStrategy((milliseconds) => wait(milliseconds), Math.random);

const { POWERTOOLS_SERVICE_NAME, JOINS_PER_MINUTE, AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_MEMORY_SIZE } =
  process.env;

/** Lambda's runtime sets the trace header for each invocation. */
const logSource = (): LogSource => ({
  service: POWERTOOLS_SERVICE_NAME ?? "service_undefined",
  functionName: AWS_LAMBDA_FUNCTION_NAME ?? "",
  memoryMiB: Number(AWS_LAMBDA_FUNCTION_MEMORY_SIZE),
  traceHeader: process.env["_X_AMZN_TRACE_ID"],
  now: now(),
});

const chime = new ChimeSDKMeetingsClient({ requestHandler, retryStrategy });
const dynamo = new DynamoDBClient({ requestHandler, retryStrategy });

const rateLimit =
  JOINS_PER_MINUTE &&
  createJoinRateLimit({
    joinsPerMinute: Number(JOINS_PER_MINUTE),
    counters: createDynamoRequestCounters(dynamo, tableName),
    namespace: tableName,
    now,
  });

/** The function's entry point. */
export const handler = createRoomHandler(rooms, {
  meetings: createSdkMeetingService(chime),
  ...(jwt?.actionsClaim === undefined ? {} : { actions: createSdkActionService(chime) }),
  table: createDynamoRoomTable(dynamo, tableName, { now, newRevision: randomUUID }),
  ...(jwt ? { authenticate: createJwtAuthentication(jwt, { readDocument: createReadDocument(), now }) } : {}),
  ...(rateLimit ? { rateLimit } : {}),
  namespace: tableName,
  now,
  wait: (milliseconds) => wait(milliseconds),
  log: (entry) => process.stdout.write(`${toLogLine(entry, logSource())}\n`),
});
