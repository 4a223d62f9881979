import type { ChoiceName, Choices } from "../../emulator/index";
import { meetingRequest, roomRequest, UNKNOWN_ID } from "../emulator/requests";
import { openRoom, users } from "../emulator/rooms";
import { errorOf } from "../emulator/runningEmulator";
import type { Target } from "./target";

const LISTENER = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;
const ENGLISH = { EngineTranscribeSettings: { LanguageCode: "en-US" } } as const;

/** How an open point shows itself to a client, and what is seen for each answer. */
export interface Observation<Name extends ChoiceName> {
  readonly observe: (target: Target) => Promise<unknown>;
  readonly expected: Readonly<Record<Choices[Name], unknown>>;
}

/** Open points that can be seen with nothing but the service's own operations. */
export type ObservableName = Exclude<
  ChoiceName,
  "signatureError" | "throttlingError" | "unknownControlRegion" | "nothingToAnswer" | "meetingStarted"
>;

export const OBSERVATIONS: { readonly [Name in ObservableName]: Observation<Name> } = {
  violationError: {
    observe: async ({ chime }) => (await errorOf(chime.createMeeting({} as never))).name,
    expected: { BadRequestException: "BadRequestException", ValidationException: "ValidationException" },
  },
  deleteMissingMeeting: {
    observe: ({ chime }) => outcomeOf(chime.deleteMeeting({ MeetingId: UNKNOWN_ID })),
    expected: { notFound: "NotFoundException", success: "success" },
  },
  deleteMissingAttendee: {
    observe: async (target) => {
      const { meetingId } = await openRoom(target);
      return outcomeOf(target.chime.deleteAttendee({ MeetingId: meetingId, AttendeeId: UNKNOWN_ID }));
    },
    expected: { notFound: "NotFoundException", success: "success" },
  },
  changedReplay: {
    observe: async ({ chime }) => {
      const ClientRequestToken = crypto.randomUUID();
      await chime.createMeeting(meetingRequest({ ClientRequestToken }));
      await chime.createMeeting(meetingRequest({ ClientRequestToken }));
      return outcomeOf(chime.createMeeting(meetingRequest({ ClientRequestToken, ExternalMeetingId: "another" })));
    },
    expected: { sameMeeting: "success", conflict: "ConflictException" },
  },
  existingCapabilities: {
    observe: async (target) => {
      const { meetingId } = await openRoom(target);
      const request = { MeetingId: meetingId, ExternalUserId: "alice", Capabilities: LISTENER };
      return (await target.chime.createAttendee(request)).Attendee?.Capabilities?.Audio;
    },
    expected: { keep: "SendReceive", apply: "Receive" },
  },
  duplicateUser: {
    observe: async ({ chime }) => {
      const call = chime.createMeetingWithAttendees(roomRequest({ Attendees: users("alice", "alice") }));
      return call.then(
        ({ Attendees, Errors }) => [Attendees?.length, Errors?.length ?? 0],
        (error: Error) => (error.name === "ValidationException" ? "BadRequestException" : error.name),
      );
    },
    expected: { sameAttendee: [2, 0], errorItem: [1, 1], reject: "BadRequestException" },
  },
  attendeesOverLimit: {
    observe: async ({ chime }) => {
      const MeetingFeatures = { Attendee: { MaxCount: 1 } };
      const request = roomRequest({ MeetingFeatures, Attendees: users("alice", "bob") });
      return outcomeOf(chime.createMeetingWithAttendees(request));
    },
    expected: { errorItems: "success", reject: "LimitExceededException" },
  },
  highDefinitionWithoutMaxCount: {
    observe: async ({ chime }) => {
      const MeetingFeatures = { Video: { MaxResolution: "FHD" } } as const;
      return outcomeOf(chime.createMeeting(meetingRequest({ MeetingFeatures })));
    },
    expected: { reject: "BadRequestException", limit25: "success" },
  },
  unknownMediaRegion: {
    observe: ({ chime }) => outcomeOf(chime.createMeeting(meetingRequest({ MediaRegion: "mars-north-1" }))),
    expected: { reject: "BadRequestException", accept: "success" },
  },
  unknownExcludedAttendee: {
    observe: async (target) => {
      const { meetingId } = await openRoom(target);
      const ExcludedAttendeeIds = [{ AttendeeId: UNKNOWN_ID }];
      const input = { MeetingId: meetingId, ExcludedAttendeeIds, Capabilities: LISTENER };
      return outcomeOf(target.chime.batchUpdateAttendeeCapabilitiesExcept(input));
    },
    expected: { ignore: "success", notFound: "NotFoundException" },
  },
  transcriptionState: {
    observe: async (target) => {
      const { chime } = target;
      const { meetingId } = await openRoom(target);
      const input = { MeetingId: meetingId };
      const stop = () => outcomeOf(chime.stopMeetingTranscription(input));
      const start = () => outcomeOf(chime.startMeetingTranscription({ ...input, TranscriptionConfiguration: ENGLISH }));
      return [await stop(), await start(), await start(), await stop()];
    },
    expected: {
      lenient: ["success", "success", "success", "success"],
      strict: ["UnprocessableEntityException", "success", "UnprocessableEntityException", "success"],
    },
  },
  joinTokenInReads: {
    observe: async (target) => {
      const { chime } = target;
      const { meetingId, attendeeId } = await openRoom(target);
      const ids = { MeetingId: meetingId, AttendeeId: attendeeId };
      const { Attendee } = await chime.getAttendee(ids);
      const { Attendees } = await chime.listAttendees({ MeetingId: meetingId });
      const updated = await chime.updateAttendeeCapabilities({ ...ids, Capabilities: LISTENER });
      return [Attendee, Attendees?.[0], updated.Attendee].map((attendee) => attendee?.JoinToken !== undefined);
    },
    expected: { include: [true, true, true], omit: [false, false, false] },
  },
  meetingFeaturesAnswer: {
    observe: async (target) => {
      const room = await openRoom(target, { MeetingFeatures: { Video: { MaxResolution: "None" } } });
      return room.meeting.MeetingFeatures;
    },
    expected: {
      echo: { Video: { MaxResolution: "None" } },
      defaults: { Video: { MaxResolution: "None" }, Content: { MaxResolution: "FHD" }, Attendee: { MaxCount: 250 } },
    },
  },
  noErrors: {
    observe: async ({ chime }) => (await chime.createMeetingWithAttendees(roomRequest())).Errors,
    expected: { emptyList: [], absent: undefined },
  },
};

/** "success", or the error's name; the two names that a broken rule may have count as one. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "success",
    (error: Error) => (error.name === "ValidationException" ? "BadRequestException" : error.name),
  );
}
