import type { EngineRun, FakeEngine, Program } from "../support/fakeEngine";
import type { Fixture } from "../support/lifecycleFixture";
import { ALL_CAPABILITIES, attendee, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";

/** What a room is in the state: not there, with some of its attendees, or as declared. */
export type StateOfRoom = "none" | "partial" | "whole";

/** An operation of Pulumi in which the provider makes one call that is to go wrong. */
export interface Story {
  readonly title: string;
  /** The call that goes wrong, by its AWS name. */
  readonly call: string;
  /** What the user wanted, as the message begins. */
  readonly purpose: string;
  readonly program: Program;
  /** Brings stack and world to where the operation begins. */
  prepare?(stage: Stage): Promise<unknown>;
  attempt(stage: Stage): Promise<EngineRun>;
  /** The state after the attempt where the call fails for good. */
  readonly failed: StateOfRoom;
  /** The state after the attempt where it succeeds. */
  readonly done: StateOfRoom;
  /** Whether the call creates: what took effect although it seemed to fail is not in the state, and must be found again. */
  readonly creates?: true;
  /** Whether a meeting that the stack had before ends in the course. */
  readonly ends?: true;
  /** Meetings that the emulator has at the end of a failed attempt, where the call had no effect. */
  readonly meetingsWhenFailed: number;
}

export interface Stage {
  readonly engine: FakeEngine;
  readonly fixture: Fixture;
  readonly program: Program;
}

const twoAttendees: Program = { standup: meetingInputs() };
const tagged: Program = { standup: meetingInputs({ tags: { team: "video" } }) };
const viewers: Program = { standup: meetingInputs({ attendees: [attendee("alice", VIEW_ONLY), attendee("bob")] }) };
const many: Program = {
  standup: meetingInputs({ attendees: Array.from({ length: 22 }, (_, index) => attendee(`user-${index}`)) }),
};

const up = ({ engine, program }: Stage) => engine.up(program);
const refresh = ({ engine }: Stage) => engine.refresh();

export const STORIES: readonly Story[] = [
  {
    title: "creation",
    call: "CreateMeetingWithAttendees",
    purpose: "create meeting",
    program: twoAttendees,
    attempt: up,
    failed: "none",
    done: "whole",
    creates: true,
    meetingsWhenFailed: 0,
  },
  {
    title: "creation anew after the end",
    call: "CreateMeetingWithAttendees",
    purpose: "create meeting",
    program: twoAttendees,
    prepare: async (stage) => {
      await up(stage);
      stage.fixture.emulator.advance(301);
    },
    attempt: ({ engine, program }) => engine.up(program, { refresh: true }),
    failed: "none",
    done: "whole",
    creates: true,
    meetingsWhenFailed: 0,
  },
  {
    title: "creation of a replacement",
    call: "CreateMeetingWithAttendees",
    purpose: "create meeting",
    program: { standup: meetingInputs({ triggers: "second" }) },
    prepare: ({ engine }) => engine.up({ standup: meetingInputs({ triggers: "first" }) }),
    attempt: up,
    failed: "whole",
    done: "whole",
    creates: true,
    ends: true,
    meetingsWhenFailed: 1,
  },
  {
    title: "creation with more than 20 attendees",
    call: "BatchCreateAttendee",
    purpose: "add attendees to meeting",
    program: many,
    attempt: up,
    failed: "partial",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "repair of capabilities",
    call: "UpdateAttendeeCapabilities",
    purpose: "update meeting",
    program: viewers,
    prepare: async ({ engine, fixture, program }) => {
      await engine.up(program);
      await changeCapabilities(fixture);
      await engine.refresh();
    },
    attempt: up,
    failed: "whole",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "refresh of the meeting",
    call: "GetMeeting",
    purpose: "read meeting",
    program: twoAttendees,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "refresh of the attendees",
    call: "ListAttendees",
    purpose: "read meeting",
    program: twoAttendees,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "refresh of the tags",
    call: "ListTagsForResource",
    purpose: "read meeting",
    program: tagged,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "added tag",
    call: "TagResource",
    purpose: "update meeting",
    program: tagged,
    prepare: ({ engine }) => engine.up(twoAttendees),
    attempt: up,
    failed: "whole",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "removed tag",
    call: "UntagResource",
    purpose: "update meeting",
    program: twoAttendees,
    prepare: ({ engine }) => engine.up(tagged),
    attempt: up,
    failed: "whole",
    done: "whole",
    meetingsWhenFailed: 1,
  },
  {
    title: "destroy",
    call: "DeleteMeeting",
    purpose: "delete meeting",
    program: twoAttendees,
    prepare: up,
    attempt: ({ engine }) => engine.destroy(),
    failed: "whole",
    done: "none",
    ends: true,
    meetingsWhenFailed: 1,
  },
  {
    title: "replacement",
    call: "DeleteMeeting",
    purpose: "delete meeting",
    program: { standup: meetingInputs({ triggers: "second" }) },
    prepare: ({ engine }) => engine.up({ standup: meetingInputs({ triggers: "first" }) }),
    attempt: up,
    failed: "whole",
    done: "whole",
    ends: true,
    meetingsWhenFailed: 2,
  },
];

async function changeCapabilities({ emulator, chime }: Fixture): Promise<void> {
  const [meeting] = emulator.meetings();
  const alice = meeting?.attendees.find(({ externalUserId }) => externalUserId === "alice");
  await chime().updateAttendeeCapabilities({
    MeetingId: meeting?.meetingId,
    AttendeeId: alice?.attendeeId,
    Capabilities: {
      Audio: ALL_CAPABILITIES.audio as "SendReceive",
      Video: ALL_CAPABILITIES.video as "SendReceive",
      Content: ALL_CAPABILITIES.content as "SendReceive",
    },
  });
}
