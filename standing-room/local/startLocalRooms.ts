import { setTimeout as wait } from "node:timers/promises";
import { ChimeSDKMeetingsClient } from "@aws-sdk/client-chime-sdk-meetings";
import type { Emulator, EmulatorOptions } from "chime-sdk-meetings-emulator";
import type { JsonObject } from "../../provider/core/json";
import { startInstalledEmulator } from "../../testing/startInstalledEmulator";
import { checkRooms } from "../checkRooms";
import type { LogEntry } from "../handler/logEntry";
import { MemoryRoomTable } from "../handler/memoryRoomTable";
import { createRoomHandler } from "../handler/roomHandler";
import { ANY_ROOM, type RoomTemplates } from "../handler/roomTemplates";
import { createSdkMeetingService } from "../handler/sdkMeetingService";
import { createJoinForm, FORM_PATH } from "./joinForm";
import { serveFunctionUrl } from "./serveFunctionUrl";

const DEFAULT_MEDIA_REGION = "us-east-1";
const CONTROL_REGION = "us-east-1";

/** How local rooms start. */
export interface LocalRoomsOptions {
  /** TCP port of the join endpoint; 0, the default, takes any free one. */
  readonly port?: number;
  /** The rooms by name. Default: every room can be joined, with its media in us-east-1. */
  readonly rooms?: RoomTemplates;
  /** Options of the emulator: its port, clock, quotas, faults. */
  readonly emulator?: EmulatorOptions;
  /** Called with each entry of the function's log. Default: nothing is logged. */
  readonly log?: (entry: LogEntry) => void;
}

/** Standing rooms on this machine. */
export interface LocalRooms {
  /** Join here, as at the `joinUrl` of a StandingRoom, but with no signature. */
  readonly joinUrl: string;
  /** A page for a browser on this machine: a person enters a room and a name, and joins. */
  readonly pageUrl: string;
  /** The emulator: ends meetings, advances the clock, lists attendees. */
  readonly emulator: Emulator;
  /** Stops the join endpoint and the emulator. */
  close(): Promise<void>;
}

/** Starts the join function of a StandingRoom with an emulator and a table in memory: no AWS account is needed. */
export async function startLocalRooms(options: LocalRoomsOptions = {}): Promise<LocalRooms> {
  const { port = 0, rooms = { [ANY_ROOM]: { mediaRegion: DEFAULT_MEDIA_REGION } }, log = () => undefined } = options;
  checkRooms({}, rooms as unknown as Record<string, JsonObject>);
  checkMediaRegions(rooms);
  const emulator = await startInstalledEmulator("startLocalRooms", options.emulator);
  const client = new ChimeSDKMeetingsClient({
    endpoint: emulator.url,
    region: CONTROL_REGION,
    // Any credentials: the emulator checks that requests are signed, not who signed them.
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const handler = createRoomHandler(rooms, {
    meetings: createSdkMeetingService(client),
    table: new MemoryRoomTable(),
    namespace: "local",
    now: () => Date.now(),
    wait: (milliseconds) => wait(milliseconds),
    log,
  });
  const closeEmulator = async () => {
    client.destroy();
    await emulator.close();
  };
  const answerForm = createJoinForm(handler, Object.keys(rooms), emulator.url);
  const served = await serveFunctionUrl(handler, port, answerForm).catch(async (error: unknown) => {
    await closeEmulator();
    throw error;
  });
  const close = async () => {
    await served.close();
    await closeEmulator();
  };
  return { joinUrl: served.url, pageUrl: new URL(FORM_PATH, served.url).href, emulator, close };
}

/** AWS adds media regions, so only the form of a region's name is checked. */
function checkMediaRegions(rooms: RoomTemplates): void {
  for (const [name, { mediaRegion }] of Object.entries(rooms)) {
    if (/^[a-z]{2}(-[a-z]+)+-\d+$/.test(mediaRegion)) continue;
    throw new Error(`rooms["${name}"].mediaRegion must be the name of an AWS Region such as "us-east-1".`);
  }
}
