import { setTimeout as wait } from "node:timers/promises";
import { ChimeSDKMeetingsClient } from "@aws-sdk/client-chime-sdk-meetings";
import type { Emulator, EmulatorOptions } from "chime-sdk-meetings-emulator";
import type { JsonObject } from "../../provider/core/json";
import { startInstalledEmulator } from "../../testing/startInstalledEmulator";
import { checkRooms } from "../checkRooms";
import { createSdkActionService } from "../handler/actions/actionService";
import { createJwtAuthentication } from "../handler/identity/jwtAuthentication";
import type { JwtSettings } from "../handler/identity/jwtSettings";
import type { Authenticate } from "../handler/identity/person";
import { createReadDocument } from "../handler/identity/readDocument";
import type { LogEntry } from "../handler/logEntry";
import { MemoryRoomTable } from "../handler/memoryRoomTable";
import { createRoomRetryStrategy } from "../handler/retryStrategy";
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
  /**
   * Verifies bearer tokens, as a StandingRoom with the authorization type `JWT` does. The issuer may be on this machine, by `http:` as
   * well. Without it, nobody is authenticated. With it, there is no page to join on.
   */
  readonly jwt?: JwtSettings;
  /** Options of the emulator: its port, clock, quotas, faults. */
  readonly emulator?: EmulatorOptions;
  /** Called with each entry of the function's log. Default: nothing is logged. */
  readonly log?: (entry: LogEntry) => void;
}

/** Standing rooms on this machine. */
export interface LocalRooms {
  /** Join here, as at the `joinUrl` of a StandingRoom, but with no signature. */
  readonly joinUrl: string;
  /** A page for a browser on this machine: a person enters a room and a name, and joins. Undefined with `jwt`. */
  readonly pageUrl: string | undefined;
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
    // As in the function: the SDK's own strategy repeats a call for a full room, and its budget ends after some throttled joins.
    retryStrategy: createRoomRetryStrategy((milliseconds) => wait(milliseconds), Math.random),
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
    ...(options.jwt && { authenticate: localAuthentication(options.jwt), actions: createSdkActionService(client) }),
  });
  const closeEmulator = async () => {
    client.destroy();
    await emulator.close();
  };
  const answerForm = options.jwt ? undefined : createJoinForm(handler, Object.keys(rooms), emulator.url);
  const served = await serveFunctionUrl(handler, port, answerForm).catch(async (error: unknown) => {
    await closeEmulator();
    throw error;
  });
  const close = async () => {
    await served.close();
    await closeEmulator();
  };
  const pageUrl = answerForm && new URL(FORM_PATH, served.url).href;
  return { joinUrl: served.url, pageUrl, emulator, close };
}

function localAuthentication(jwt: JwtSettings): Authenticate {
  return createJwtAuthentication(jwt, {
    readDocument: createReadDocument({ allowsHttp: true }),
    now: () => Date.now(),
  });
}

/** AWS adds media regions, so only the form of a region's name is checked. */
function checkMediaRegions(rooms: RoomTemplates): void {
  for (const [name, { mediaRegion }] of Object.entries(rooms)) {
    if (/^[a-z]{2}(-[a-z]+)+-\d+$/.test(mediaRegion)) continue;
    throw new Error(`rooms["${name}"].mediaRegion must be the name of an AWS Region such as "us-east-1".`);
  }
}
