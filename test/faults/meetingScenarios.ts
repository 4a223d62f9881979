import type { Program } from "../support/fakeEngine";
import type { Fixture } from "../support/lifecycleFixture";
import { attendee, meetingInputs, VIEW_ONLY } from "../support/meetingInputs";
import { refresh, type Scenario, up, upBefore } from "./scenario";

const room = (overrides: Record<string, unknown> = {}): Program => ({
  standup: { kind: "meeting", args: meetingInputs(overrides) },
});

const twoAttendees = room();
const tagged = room({ tags: { team: "video" } });
const viewers = room({ attendees: [attendee("alice", VIEW_ONLY), attendee("bob")] });
const many = room({ attendees: Array.from({ length: 22 }, (_, index) => attendee(`user-${index}`)) });

/** Every call that a Meeting makes. */
export const MEETING_SCENARIOS: readonly Scenario[] = [
  {
    title: "creation",
    kind: "meeting",
    call: "CreateMeetingWithAttendees",
    purpose: "create meeting",
    program: twoAttendees,
    attempt: up,
    failed: "none",
    done: "whole",
    creates: true,
    leftWhenFailed: 0,
  },
  {
    title: "creation after the end",
    kind: "meeting",
    call: "CreateMeetingWithAttendees",
    purpose: "create meeting",
    program: twoAttendees,
    prepare: async (context) => {
      await up(context);
      context.fixture.emulator.advance(301);
    },
    attempt: ({ engine, program }) => engine.up(program, { refresh: true }),
    failed: "none",
    done: "whole",
    creates: true,
    leftWhenFailed: 0,
  },
  {
    title: "creation of a replacement",
    kind: "meeting",
    call: "CreateMeetingWithAttendees",
    purpose: "create meeting",
    program: room({ triggers: "second" }),
    prepare: upBefore(room({ triggers: "first" })),
    attempt: up,
    failed: "whole",
    done: "whole",
    creates: true,
    ends: true,
    leftWhenFailed: 1,
  },
  {
    title: "creation with more than 20 attendees",
    kind: "meeting",
    call: "BatchCreateAttendee",
    purpose: "add attendees to meeting",
    program: many,
    attempt: up,
    failed: "partial",
    partialReason:
      /^Meeting "standup" exists, but 2 of its 22 declared attendees are not in it: "user-20".* Run `pulumi up` again: it adds only those that are missing\.$/,
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "repair of capabilities",
    kind: "meeting",
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
    leftWhenFailed: 1,
  },
  {
    title: "refresh of the meeting",
    kind: "meeting",
    call: "GetMeeting",
    purpose: "read meeting",
    program: twoAttendees,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "refresh of the attendees",
    kind: "meeting",
    call: "ListAttendees",
    purpose: "read meeting",
    program: twoAttendees,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "refresh of the tags",
    kind: "meeting",
    call: "ListTagsForResource",
    purpose: "read meeting",
    program: tagged,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "added tag",
    kind: "meeting",
    call: "TagResource",
    purpose: "update meeting",
    program: tagged,
    prepare: upBefore(twoAttendees),
    attempt: up,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "removed tag",
    kind: "meeting",
    call: "UntagResource",
    purpose: "update meeting",
    program: twoAttendees,
    prepare: upBefore(tagged),
    attempt: up,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "destroy",
    kind: "meeting",
    call: "DeleteMeeting",
    purpose: "delete meeting",
    program: twoAttendees,
    prepare: up,
    attempt: ({ engine }) => engine.destroy(),
    failed: "whole",
    done: "none",
    ends: true,
    leftWhenFailed: 1,
  },
  {
    title: "replacement",
    kind: "meeting",
    call: "DeleteMeeting",
    purpose: "delete meeting",
    program: room({ triggers: "second" }),
    prepare: upBefore(room({ triggers: "first" })),
    attempt: up,
    failed: "whole",
    done: "whole",
    ends: true,
    leftWhenFailed: 2,
  },
];

async function changeCapabilities({ emulator, chime }: Fixture): Promise<void> {
  const [meeting] = emulator.meetings();
  const alice = meeting?.attendees.find(({ externalUserId }) => externalUserId === "alice");
  await chime().updateAttendeeCapabilities({
    MeetingId: meeting?.meetingId,
    AttendeeId: alice?.attendeeId,
    Capabilities: { Audio: "SendReceive", Video: "SendReceive", Content: "SendReceive" },
  });
}
