import { createHash } from "node:crypto";
import type { runtime } from "@pulumi/pulumi";
import { type AttendeeInputs, fromResourceId, toResourceId } from "../provider/core/attendee/outputs";
import type { DeclaredAttendee } from "../provider/core/chime/attendees";
import type { JsonObject } from "../provider/core/json";
import type { MeetingInputs } from "../provider/core/meeting/outputs";
import type { TranscriptionInputs } from "../provider/core/transcription/outputs";
import { ACCOUNT, DEFAULT_REGION } from "./mockedAws";

const CREATED_AT = "2026-01-01T00:00:00.000Z";

export interface MockedResource {
  readonly id: string;
  readonly state: JsonObject;
}

/** What the service would add to a meeting's inputs. The same name gives the same ids and tokens, in every run. */
export function mockedMeeting(name: string, inputs: MeetingInputs, knownId?: string): MockedResource {
  const ids = idsFor(name);
  const region = inputs.region ?? DEFAULT_REGION;
  const meetingId = knownId ?? ids.uuid();
  const state = {
    ...inputs,
    meetingId,
    meetingArn: `arn:aws:chime:${region}:${ACCOUNT}:meeting/${meetingId}`,
    mediaPlacement: mockedMediaPlacement(meetingId),
    region,
    createdAt: CREATED_AT,
    attendees: inputs.attendees.map((attendee) => mockedAttendee(name, attendee)),
  };
  return { id: meetingId, state };
}

/** What the service would add to the inputs of an attendee. */
export function mockedAttendeeResource(inputs: AttendeeInputs): MockedResource {
  const { meetingId, region = DEFAULT_REGION } = inputs;
  const state = { ...inputs, ...mockedAttendee(meetingId, inputs), region };
  return { id: toResourceId(meetingId, state.attendeeId), state };
}

/** A transcription has nothing that the service adds. */
export function mockedTranscription(inputs: TranscriptionInputs): MockedResource {
  return { id: inputs.meetingId, state: { region: DEFAULT_REGION, ...inputs } };
}

/** What a look-up of this package finds; nothing for any other function. */
export function mockedLookup({ token, inputs }: runtime.MockCallArgs): JsonObject | undefined {
  if (token === "chime-sdk-meetings:index:listAttendees") return { attendees: [] };
  if (token !== "chime-sdk-meetings:index:getMeeting") return undefined;
  const { meetingId, region } = inputs as { meetingId: string; region?: string };
  return existingMeeting(meetingId, region);
}

/** A meeting that the service returns for an id. */
export function existingMeeting(meetingId: string, region: unknown = DEFAULT_REGION): JsonObject {
  const declared = { externalMeetingId: "mocked-meeting", mediaRegion: region, region: String(region), attendees: [] };
  const {
    attendees: _attendees,
    createdAt: _createdAt,
    ...found
  } = mockedMeeting(meetingId, declared, meetingId).state;
  return found;
}

/** An attendee that the service returns for an id `<meetingId>/<attendeeId>`. */
export function existingAttendee(id: string, region: unknown = DEFAULT_REGION): MockedResource {
  const { meetingId, attendeeId } = fromResourceId(id);
  const state = { ...mockedAttendee(meetingId, { externalUserId: "mocked-attendee" }), meetingId, attendeeId, region };
  return { id, state };
}

function mockedAttendee(meeting: string, { externalUserId, capabilities }: DeclaredAttendee) {
  const ids = idsFor(`${meeting}/${externalUserId}`);
  const attendeeId = ids.uuid();
  const everything = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" };
  return {
    externalUserId,
    capabilities: capabilities ?? everything,
    attendeeId,
    joinToken: Buffer.from(`${attendeeId}:${ids.uuid()}`).toString("base64url"),
  };
}

/** Addresses in the form of AWS's, in a domain that never resolves. */
function mockedMediaPlacement(meetingId: string) {
  const screen = "wss://screen.chime.invalid/v2/screen";
  return {
    audioHostUrl: "audio.chime.invalid:3478",
    audioFallbackUrl: `wss://audio.chime.invalid/calls/${meetingId}`,
    signalingUrl: `wss://signal.chime.invalid/control/${meetingId}`,
    turnControlUrl: "https://turn.chime.invalid/v2/turn_sessions",
    screenDataUrl: `${screen}/${meetingId}`,
    screenViewingUrl: `${screen}/view/${meetingId}`,
    screenSharingUrl: `${screen}/${meetingId}`,
    eventIngestionUrl: "https://events.chime.invalid/v1/client-events",
  };
}

/** UUIDs that follow from a name. */
function idsFor(name: string) {
  let count = 0;
  return {
    uuid() {
      count += 1;
      const digits = createHash("sha256").update(`${name}#${count}`).digest("hex");
      return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
    },
  };
}
