import { statSync } from "node:fs";
import { join } from "node:path";
import { type Call, HttpClient } from "./httpClient";
import { createMeeting, createRoom, ROOM_OPERATIONS, type Room, roomFrom } from "./operations";
import { type Server, startCognitoLocal, startDynalite, startEmulator } from "./servers";

/** Many requests of one operation to one server. */
export interface ApiMeasurement {
  readonly kind: "requests";
  readonly server: string;
  readonly operation: string;
  readonly requests: number;
  readonly wallMs: number;
  /** Of the server alone. */
  readonly cpuMs: number;
}

/** What many meetings take. */
export interface MemoryMeasurement {
  readonly kind: "memory";
  readonly server: string;
  readonly meetings: number;
  readonly emptyBytes: number;
  readonly residentBytes: number;
  /** Absent without a state file. */
  readonly fileBytes?: number;
}

/** Any signature will do: none of the servers verifies one. */
const SIGNED = {
  "x-amz-date": "20260105T090000Z",
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260105/us-east-1/chime/aws4_request, SignedHeaders=host, Signature=${"0".repeat(64)}`,
};

/** Requests that warm a server up, so that its code is compiled when the measurement begins. */
const WARM_UP = 500;

const EMULATOR = "emulator";
const WITH_STATE_FILE = "emulator, state file";

const range = (length: number) => Array.from({ length }, (_, index) => index);

/** Each of the 16 operations, once for each of so many rooms. */
export async function measureOperations(requests: number, stateFile: boolean): Promise<ApiMeasurement[]> {
  const name = stateFile ? WITH_STATE_FILE : EMULATOR;
  return withServer(startEmulator({ stateFile }), SIGNED, async (server, client) => {
    await client.sendAll(range(WARM_UP).map((index) => createMeeting(-1 - index)));
    await client.send({ method: "POST", path: "/_emulator/reset" });
    const measured: ApiMeasurement[] = [];
    const measure = async (operation: string, calls: readonly Call[]) => {
      const [measurement, responses] = await timed(name, operation, server, client, calls);
      measured.push(measurement);
      return responses;
    };
    await measure("CreateMeeting", range(requests).map(createMeeting));
    await client.send({ method: "POST", path: "/_emulator/reset" });
    const rooms = (await measure("CreateMeetingWithAttendees", range(requests).map(createRoom))).map(roomFrom);
    for (const [operation, callFor] of ROOM_OPERATIONS) await measure(operation, rooms.map(callFor));
    return measured;
  });
}

/** Memory with so many meetings of two attendees. */
export function measureMemory(meetings: number, stateFile: boolean): Promise<MemoryMeasurement> {
  return withServer(startEmulator({ stateFile }), SIGNED, async (server, client) => {
    const { residentBytes: emptyBytes } = server.usage();
    for (let at = 0; at < meetings; at += 1000) {
      const rooms = await client.sendAll(range(Math.min(1000, meetings - at)).map((index) => createRoom(at + index)));
      // Somebody is in each of them, so that none ends for being empty.
      await client.sendAll(rooms.map(roomFrom).map(connect));
    }
    const { residentBytes } = server.usage();
    const fileBytes = stateFile ? { fileBytes: statSync(join(server.folder, "state.json")).size } : {};
    return {
      kind: "memory",
      server: stateFile ? WITH_STATE_FILE : EMULATOR,
      meetings,
      emptyBytes,
      residentBytes,
      ...fileBytes,
    };
  });
}

function connect({ meetingId, attendeeId }: Room): Call {
  return { method: "POST", path: `/_emulator/meetings/${meetingId}/attendees/${attendeeId}/connect` };
}

/** A create and a get of DynamoDB, as dynalite has it. */
export function measureDynalite(requests: number): Promise<ApiMeasurement[]> {
  const target = (action: string, content: unknown): Call => ({
    method: "POST",
    path: "/",
    content,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `DynamoDB_20120810.${action}` },
  });
  const item = (index: number) => ({ id: { S: `room-${index}` }, region: { S: "us-east-1" }, host: { S: "alice" } });
  const headers = { ...SIGNED, authorization: SIGNED.authorization.replace("/chime/", "/dynamodb/") };
  return withServer(startDynalite(), headers, async (server, client) => {
    await client.send(
      target("CreateTable", {
        TableName: "rooms",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    const put = (index: number) => target("PutItem", { TableName: "rooms", Item: item(index) });
    const get = (index: number) => target("GetItem", { TableName: "rooms", Key: { id: { S: `room-${index}` } } });
    await becomesActive(client, target("DescribeTable", { TableName: "rooms" }));
    await client.sendAll(range(WARM_UP).map(put));
    return [
      (await timed("dynalite", "PutItem", server, client, range(requests).map(put)))[0],
      (await timed("dynalite", "GetItem", server, client, range(requests).map(get)))[0],
    ];
  });
}

/** A table takes a while to become active. */
async function becomesActive(client: HttpClient, describe: Call): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if (/"TableStatus":"ACTIVE"/.test(await client.send(describe))) return;
  }
  throw new Error("The table of dynalite did not become active.");
}

/** A create and a get of Cognito, as cognito-local has it. */
export function measureCognitoLocal(program: string, requests: number): Promise<ApiMeasurement[]> {
  const target = (action: string, content: unknown): Call => ({
    method: "POST",
    path: "/",
    content,
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${action}`,
    },
  });
  return withServer(startCognitoLocal(program), SIGNED, async (server, client) => {
    const pool = await client.send(target("CreateUserPool", { PoolName: "people" }));
    const { UserPoolId } = { UserPoolId: (JSON.parse(pool) as { UserPool: { Id: string } }).UserPool.Id };
    const user = (index: number) => ({ UserPoolId, Username: `user-${index}@example.com` });
    const create = (index: number) =>
      target("AdminCreateUser", { ...user(index), TemporaryPassword: "Passw0rd!", MessageAction: "SUPPRESS" });
    const get = (index: number) => target("AdminGetUser", user(index));
    return [
      (await timed("cognito-local", "AdminCreateUser", server, client, range(requests).map(create)))[0],
      (await timed("cognito-local", "AdminGetUser", server, client, range(requests).map(get)))[0],
    ];
  });
}

async function timed(
  name: string,
  operation: string,
  server: Server,
  client: HttpClient,
  calls: readonly Call[],
): Promise<[ApiMeasurement, string[]]> {
  const [before, start] = [server.usage(), performance.now()];
  const responses = await client.sendAll(calls);
  const [wallMs, after] = [performance.now() - start, server.usage()];
  const cpuMs = after.cpuMs - before.cpuMs;
  return [{ kind: "requests", server: name, operation, requests: calls.length, wallMs, cpuMs }, responses];
}

async function withServer<T>(
  starting: Promise<Server>,
  headers: Readonly<Record<string, string>>,
  measure: (server: Server, client: HttpClient) => Promise<T>,
): Promise<T> {
  const server = await starting;
  const client = new HttpClient(server.url, headers);
  try {
    return await measure(server, client);
  } finally {
    client.close();
    await server.close();
  }
}
