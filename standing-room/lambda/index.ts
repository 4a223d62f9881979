import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ChimeSDKMeetingsClient } from "@aws-sdk/client-chime-sdk-meetings";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createRoomRetryStrategy } from "../handler/retryStrategy";
import { createRoomHandler } from "../handler/roomHandler";
import type { RoomTemplates } from "../handler/roomTemplates";
import { createSdkMeetingService } from "../handler/sdkMeetingService";
import { createDynamoRoomTable } from "./dynamoRoomTable";

/** A call without a response for this long is retried, so that one lost response does not use up the time of a request. */
const REQUEST_TIMEOUT_MS = 2_000;

const tableName = process.env["TABLE_NAME"];
if (!tableName) throw new Error("The environment variable TABLE_NAME is not set: it is the name of the rooms' table.");

const rooms: RoomTemplates = JSON.parse(readFileSync(join(__dirname, "rooms.json"), "utf8"));
const now = () => Date.now();
const requestHandler = {
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionTimeout: REQUEST_TIMEOUT_MS,
  throwOnRequestTimeout: true,
};
const retryStrategy = createRoomRetryStrategy((milliseconds) => wait(milliseconds), Math.random);

/** The function's entry point. */
export const handler = createRoomHandler(rooms, {
  meetings: createSdkMeetingService(new ChimeSDKMeetingsClient({ requestHandler, retryStrategy })),
  table: createDynamoRoomTable(new DynamoDBClient({ requestHandler, retryStrategy }), tableName, {
    now,
    newRevision: randomUUID,
  }),
  namespace: tableName,
  now,
  wait: (milliseconds) => wait(milliseconds),
  log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`),
});
