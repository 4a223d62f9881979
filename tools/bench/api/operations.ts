import type { Call } from "./httpClient";

/** One room at the service, as the calls of the load need it. */
export interface Room {
  readonly meetingId: string;
  readonly meetingArn: string;
  readonly attendeeId: string;
}

const CAPABILITIES = { Audio: "SendReceive", Video: "Receive", Content: "Receive" };
const TRANSCRIPTION = { EngineTranscribeSettings: { LanguageCode: "en-US" } };
const TAGS = [{ Key: "team", Value: "video" }];

function meetingInput(index: number) {
  return { ClientRequestToken: `token-${index}`, MediaRegion: "us-east-1", ExternalMeetingId: `room-${index}` };
}

export function createMeeting(index: number): Call {
  return {
    method: "POST",
    path: "/meetings",
    content: { ...meetingInput(index), ClientRequestToken: `bare-${index}` },
  };
}

export function createRoom(index: number): Call {
  const Attendees = [{ ExternalUserId: "alice" }, { ExternalUserId: "bob" }];
  return {
    method: "POST",
    path: "/meetings?operation=create-attendees",
    content: { ...meetingInput(index), Attendees },
  };
}

export function roomFrom(response: string): Room {
  const { Meeting, Attendees } = JSON.parse(response) as {
    Meeting: { MeetingId: string; MeetingArn: string };
    Attendees: readonly { AttendeeId: string }[];
  };
  return {
    meetingId: Meeting.MeetingId,
    meetingArn: Meeting.MeetingArn,
    attendeeId: Attendees[0]?.AttendeeId ?? "",
  };
}

const attendeesOf = ({ meetingId }: Room) => `/meetings/${meetingId}/attendees`;
const attendeeOf = (room: Room) => `${attendeesOf(room)}/${room.attendeeId}`;

/** The operations on a room that exists, in an order in which each works on what those before it have left. */
export const ROOM_OPERATIONS: readonly (readonly [string, (room: Room) => Call])[] = [
  ["GetMeeting", ({ meetingId }) => ({ method: "GET", path: `/meetings/${meetingId}` })],
  ["CreateAttendee", (room) => ({ method: "POST", path: attendeesOf(room), content: { ExternalUserId: "carol" } })],
  [
    "BatchCreateAttendee",
    (room) => ({
      method: "POST",
      path: `${attendeesOf(room)}?operation=batch-create`,
      content: { Attendees: [{ ExternalUserId: "dave" }, { ExternalUserId: "erin" }] },
    }),
  ],
  ["GetAttendee", (room) => ({ method: "GET", path: attendeeOf(room) })],
  ["ListAttendees", (room) => ({ method: "GET", path: attendeesOf(room) })],
  [
    "UpdateAttendeeCapabilities",
    (room) => ({ method: "PUT", path: `${attendeeOf(room)}/capabilities`, content: { Capabilities: CAPABILITIES } }),
  ],
  [
    "BatchUpdateAttendeeCapabilitiesExcept",
    (room) => ({
      method: "PUT",
      path: `${attendeesOf(room)}/capabilities?operation=batch-update-except`,
      content: { ExcludedAttendeeIds: [{ AttendeeId: room.attendeeId }], Capabilities: CAPABILITIES },
    }),
  ],
  [
    "TagResource",
    ({ meetingArn }) => ({
      method: "POST",
      path: "/tags?operation=tag-resource",
      content: { ResourceARN: meetingArn, Tags: TAGS },
    }),
  ],
  ["ListTagsForResource", ({ meetingArn }) => ({ method: "GET", path: `/tags?arn=${encodeURIComponent(meetingArn)}` })],
  [
    "UntagResource",
    ({ meetingArn }) => ({
      method: "POST",
      path: "/tags?operation=untag-resource",
      content: { ResourceARN: meetingArn, TagKeys: ["team"] },
    }),
  ],
  [
    "StartMeetingTranscription",
    ({ meetingId }) => ({
      method: "POST",
      path: `/meetings/${meetingId}/transcription?operation=start`,
      content: { TranscriptionConfiguration: TRANSCRIPTION },
    }),
  ],
  [
    "StopMeetingTranscription",
    ({ meetingId }) => ({ method: "POST", path: `/meetings/${meetingId}/transcription?operation=stop` }),
  ],
  ["DeleteAttendee", (room) => ({ method: "DELETE", path: attendeeOf(room) })],
  ["DeleteMeeting", ({ meetingId }) => ({ method: "DELETE", path: `/meetings/${meetingId}` })],
];
