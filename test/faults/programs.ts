import fc from "fast-check";
import type { Fault } from "../../emulator";
import type { JsonObject } from "../../provider/core/json";
import type { Declared, Program } from "../support/fakeEngine";
import { ALL_CAPABILITIES, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";

/** What somebody does to a meeting behind Pulumi's back. `room` and `attendee` choose among what is there. */
export interface WorldEvent {
  readonly kind:
    | "end"
    | "delete attendee"
    | "add attendee again"
    | "set capabilities"
    | "set tags"
    | "remove tags"
    | "add guest"
    | "a day passes";
  readonly room: number;
  readonly attendee: number;
}

/** An `up` during which calls go wrong. */
interface FaultyUp {
  readonly faults: readonly Fault[];
  readonly refresh: boolean;
}

/** Somebody and captions in one of the program's rooms, or not. */
export interface Belonging {
  readonly attendee: JsonObject | undefined;
  readonly transcription: JsonObject | undefined;
  /** Which room. */
  readonly chosen: number;
}

/** A program, what befalls its meetings, and attempts to bring it up that fail. One healthy `up` follows. */
export interface Round {
  /** Undefined: those of the round before. */
  readonly rooms: Program | undefined;
  readonly belonging: Belonging;
  readonly events: readonly WorldEvent[];
  readonly attempts: readonly FaultyUp[];
}

const capabilities = fc.constantFrom(VIEW_ONLY, ALL_CAPABILITIES);

const attendees = fc.uniqueArray(
  fc.record(
    {
      externalUserId: fc.constantFrom("alice", "bob", "carol", "dave"),
      capabilities,
    },
    { requiredKeys: ["externalUserId"] },
  ),
  { minLength: 1, maxLength: 3, selector: ({ externalUserId }) => externalUserId },
);

/** As many that the creation needs a BatchCreateAttendee. */
const crowd = fc.constant(Array.from({ length: 23 }, (_, index) => ({ externalUserId: `user-${index}` })));

const args = fc.record(
  {
    attendees: fc.oneof({ weight: 4, arbitrary: attendees }, { weight: 1, arbitrary: crowd }),
    mediaRegion: fc.constantFrom("eu-central-1", "us-west-2"),
    tags: fc.dictionary(fc.constantFrom("team", "context", "cost"), fc.constantFrom("one", "two")),
    triggers: fc.constantFrom(1, 2),
    replaceAfter: fc.constant("12h"),
  },
  { requiredKeys: ["attendees", "mediaRegion"] },
);

const rooms: fc.Arbitrary<Program> = fc
  .dictionary(fc.constantFrom("standup", "retro", "all hands"), args, { maxKeys: 3 })
  .map(plainJson)
  .map((declared) =>
    Object.fromEntries(
      Object.entries(declared).map(([name, own]): [string, Declared] => [
        name,
        {
          kind: "meeting",
          args: meetingInputs({
            ...own,
            externalMeetingId: name,
          }),
        },
      ]),
    ),
  );

/** The attendees that MeetingAttendees add: none that a room declares itself, and none that is added outside of the program. */
export const VISITORS: readonly string[] = ["visitor", "speaker"];

const visitor = fc
  .record(
    { externalUserId: fc.constantFrom(...VISITORS), capabilities, region: fc.constant("us-east-1") },
    { requiredKeys: ["externalUserId"] },
  )
  .map(plainJson);

const captions = fc.constantFrom("en-US", "de-DE").map((languageCode) => ({
  transcriptionConfiguration: { engineTranscribeSettings: { languageCode } },
}));

const belonging: fc.Arbitrary<Belonging> = fc.record({
  attendee: fc.option(visitor, { nil: undefined }),
  transcription: fc.option(captions, { nil: undefined }),
  chosen: fc.nat(2),
});

/** The rooms, and what is in one of them. */
export function programOf(declared: Program, { attendee, transcription, chosen }: Belonging): Program {
  const names = Object.keys(declared);
  const meeting = names[chosen % Math.max(1, names.length)];
  if (meeting === undefined) return {};
  return {
    ...declared,
    ...(attendee ? { visitor: { kind: "attendee", args: attendee, meeting } } : {}),
    ...(transcription ? { captions: { kind: "transcription", args: transcription, meeting } } : {}),
  };
}

const event: fc.Arbitrary<WorldEvent> = fc.record({
  kind: fc.constantFrom<WorldEvent["kind"]>(
    "end",
    "delete attendee",
    "add attendee again",
    "set capabilities",
    "set tags",
    "remove tags",
    "add guest",
    "a day passes",
  ),
  room: fc.nat(2),
  attendee: fc.nat(3),
});

/** Without a NotFoundException: the service's word that a meeting has ended is believed, so it must be true. */
const effect = fc.oneof(
  fc.constantFrom("resetBefore", "resetAfter", "garbage", "partialFailure").map((name) => ({ effect: name })),
  fc
    .constantFrom("BadRequestException", "ConflictException", "ForbiddenException", "LimitExceededException")
    .map((error) => ({ effect: "error", error })),
  fc.constantFrom("ServiceFailureException", "ThrottlingException").map((error) => ({ effect: "error", error })),
);

const fault = fc
  .record({
    effect,
    operation: fc.constantFrom(
      "CreateMeetingWithAttendees",
      "CreateMeetingWithAttendees",
      "BatchCreateAttendee",
      "UpdateAttendeeCapabilities",
      "GetMeeting",
      "ListAttendees",
      "ListTagsForResource",
      "TagResource",
      "UntagResource",
      "DeleteMeeting",
      "CreateAttendee",
      "GetAttendee",
      "DeleteAttendee",
      "StartMeetingTranscription",
      "StopMeetingTranscription",
    ),
    count: fc.constantFrom(1, 6, 20),
  })
  .filter(({ effect: { effect: name }, operation }) => name !== "partialFailure" || ADDS_ATTENDEES.includes(operation))
  .map(({ effect: what, ...rest }) => ({ ...what, ...rest }) as Fault);

const ADDS_ATTENDEES = ["CreateMeetingWithAttendees", "BatchCreateAttendee"];

const attempt: fc.Arbitrary<FaultyUp> = fc.record({
  faults: fc.array(fault, { minLength: 1, maxLength: 3 }),
  refresh: fc.boolean(),
});

export const rounds: fc.Arbitrary<Round[]> = fc.array(
  fc.record({
    rooms: fc.option(rooms, { nil: undefined, freq: 2 }),
    belonging,
    events: fc.array(event, { maxLength: 4 }),
    attempts: fc.array(attempt, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Programs have plain objects, and the generator's have no prototype. */
function plainJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
