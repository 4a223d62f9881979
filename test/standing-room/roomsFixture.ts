import { randomUUID } from "node:crypto";
import { setTimeout as waitInRealTime } from "node:timers/promises";
import { ChimeSDKMeetings } from "@aws-sdk/client-chime-sdk-meetings";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import type { LogEntry } from "../../standing-room/handler/logEntry";
import { createRoomHandler, type RoomHandler, type RoomHandlerDeps } from "../../standing-room/handler/roomHandler";
import type { RoomTemplates } from "../../standing-room/handler/roomTemplates";
import { createSdkMeetingService } from "../../standing-room/handler/sdkMeetingService";
import { createDynamoRoomTable } from "../../standing-room/lambda/dynamoRoomTable";
import { serveFunctionUrl } from "../../standing-room/local/serveFunctionUrl";
import { type RunningTable, startTable, TABLE_NAME } from "./runningTable";

const ROOMS: RoomTemplates = {
  standup: { mediaRegion: "eu-central-1" },
  townhall: {
    mediaRegion: "eu-central-1",
    allowedMediaRegions: ["us-west-2"],
    defaultCapabilities: { audio: "Receive", video: "Receive", content: "Receive" },
    meetingFeatures: { attendee: { maxCount: 2 } },
    meetingTags: { team: "video" },
  },
};

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly Meeting?: { readonly MeetingId: string; readonly MediaRegion: string; readonly ExternalMeetingId: string };
    readonly Attendee?: {
      readonly AttendeeId: string;
      readonly ExternalUserId: string;
      readonly JoinToken: string;
      readonly Capabilities: Record<string, string>;
    };
    readonly error?: string;
    readonly message?: string;
    readonly requestId?: string;
    readonly violations?: { property: string; reason: string }[];
  };
}

export interface Rooms {
  readonly emulator: Emulator;
  readonly chime: ChimeSDKMeetings;
  readonly table: RunningTable;
  readonly log: LogEntry[];
  /** What the handlers work with; a test may lay something over it with `serve`. */
  readonly deps: RoomHandlerDeps;
  readonly handler: RoomHandler;
  readonly url: string;
  join(externalUserId: string, more?: object): Promise<Reply>;
  post(body: unknown): Promise<Reply>;
  /** Another process of the same function, with some deps changed. */
  withDeps(changed: Partial<RoomHandlerDeps>): (externalUserId: string, more?: object) => Promise<Reply>;
  /** The meetings that the service has at this moment. */
  living(): string[];
  end(meetingId: string): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly rooms?: RoomTemplates;
  readonly emulator?: EmulatorOptions;
  /** Whether pauses take no time but move the handler's clock: for joiners who come one after another. */
  readonly time: "virtual" | "real";
}

/** The join function behind HTTP, with an emulator of the service and a DynamoDB-compatible server, all on free ports. */
export async function startRooms({ rooms = ROOMS, emulator: options = {}, time }: Options): Promise<Rooms> {
  const emulator = await startEmulator(options);
  const table = await startTable();
  const chime = new ChimeSDKMeetings({
    endpoint: emulator.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  const log: LogEntry[] = [];
  let pauses = 0;
  const now = () => Date.now() + pauses;
  const deps: RoomHandlerDeps = {
    meetings: createSdkMeetingService(chime),
    table: createDynamoRoomTable(table.client, TABLE_NAME, { now, newRevision: randomUUID }),
    namespace: TABLE_NAME,
    now,
    wait: async (milliseconds) => {
      if (time === "real") await waitInRealTime(milliseconds);
      else pauses += milliseconds;
    },
    log: (entry) => log.push(entry),
  };
  const handler = createRoomHandler(rooms, deps);
  const served = await serveFunctionUrl(handler, 0);
  const others: { close(): Promise<void> }[] = [];
  const post = (body: unknown) => send(served.url, body);
  return {
    emulator,
    chime,
    table,
    log,
    deps,
    handler,
    url: served.url,
    post,
    join: (externalUserId, more = {}) => post({ room: "standup", externalUserId, ...more }),
    withDeps:
      (changed) =>
      async (externalUserId, more = {}) => {
        const other = await serveFunctionUrl(createRoomHandler(rooms, { ...deps, ...changed }), 0);
        others.push(other);
        return send(other.url, { room: "standup", externalUserId, ...more });
      },
    living: () => emulator.meetings().map(({ meetingId }) => meetingId),
    end: async (MeetingId) => {
      await chime.deleteMeeting({ MeetingId });
    },
    close: async () => {
      await Promise.all([served, ...others].map((server) => server.close()));
      chime.destroy();
      await Promise.all([emulator.close(), table.close()]);
    },
  };
}

async function send(url: string, body: unknown): Promise<Reply> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url, { method: "POST", body: text });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}
