import { externalChanges } from "../support/externalChanges";
import type { Declared, Program } from "../support/fakeEngine";
import { ALL_CAPABILITIES, VIEW_ONLY } from "../support/meetingInputs";
import { OFFICE, refresh, type Scenario, up, upBefore } from "./scenario";

const inOffice = (externalUserId: string, capabilities = VIEW_ONLY): Program => {
  const guest: Declared = {
    kind: "attendee",
    args: { externalUserId, capabilities, region: "us-east-1" },
    meeting: OFFICE,
  };
  return { guest };
};

const guest = inOffice("guest");

/** Every call that a MeetingAttendee makes. */
export const ATTENDEE_SCENARIOS: readonly Scenario[] = [
  {
    title: "creation",
    kind: "attendee",
    call: "CreateAttendee",
    purpose: 'add attendee "guest" to meeting',
    program: guest,
    attempt: up,
    failed: "none",
    done: "whole",
    creates: true,
    leftWhenFailed: 0,
  },
  {
    title: "creation of a replacement",
    kind: "attendee",
    call: "CreateAttendee",
    purpose: 'add attendee "guest" to meeting',
    program: guest,
    prepare: upBefore(inOffice("visitor")),
    attempt: up,
    failed: "none",
    done: "whole",
    creates: true,
    ends: true,
    leftWhenFailed: 0,
  },
  {
    title: "creation of one who is in the meeting already",
    kind: "attendee",
    call: "UpdateAttendeeCapabilities",
    purpose: 'update attendee "guest" of meeting',
    program: guest,
    prepare: ({ fixture }) => externalChanges(fixture.emulator).addAttendee("guest"),
    attempt: up,
    failed: "partial",
    partialReason:
      /^Attendee "guest" is in meeting "[-0-9a-f]{36}", but without the declared capabilities\. Run `pulumi up` again, which sets them\.$/,
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "changed capabilities",
    kind: "attendee",
    call: "UpdateAttendeeCapabilities",
    purpose: 'update attendee "guest" of meeting',
    program: guest,
    prepare: upBefore(inOffice("guest", ALL_CAPABILITIES)),
    attempt: up,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "refresh",
    kind: "attendee",
    call: "GetAttendee",
    purpose: 'read attendee "guest" of meeting',
    program: guest,
    prepare: up,
    attempt: refresh,
    failed: "whole",
    done: "whole",
    leftWhenFailed: 1,
  },
  {
    title: "removal from the program",
    kind: "attendee",
    call: "DeleteAttendee",
    purpose: 'delete attendee "guest" of meeting',
    program: guest,
    prepare: up,
    attempt: ({ engine }) => engine.up({}),
    failed: "whole",
    done: "none",
    ends: true,
    leftWhenFailed: 1,
  },
  {
    title: "replacement",
    kind: "attendee",
    call: "DeleteAttendee",
    purpose: 'delete attendee "visitor" of meeting',
    program: guest,
    prepare: upBefore(inOffice("visitor")),
    attempt: up,
    failed: "whole",
    done: "whole",
    ends: true,
    leftWhenFailed: 1,
  },
];
