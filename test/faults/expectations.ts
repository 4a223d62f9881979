import type { Cell } from "./matrix";
import type { StateOfRoom } from "./stories";

/** What has to become of a cell. */
export interface Expected {
  /** Part of the message; undefined where the attempt succeeds. */
  readonly why: string | undefined;
  readonly calls: number | "paced";
  readonly state: StateOfRoom;
  /** Meetings at the emulator after the attempt. */
  readonly left: number;
}

type Exception = Partial<Expected> & { readonly reason: string };

interface ExceptionRow {
  readonly call: string;
  readonly faults: readonly string[];
  readonly once?: Exception;
  readonly lasting?: Exception;
}

const NOT_FOUND = ["NotFoundException", "ResourceNotFoundException"];
const CONTRADICTION = "the service knows the meeting in one call, and does not know it in another";
const contradicts: Exception = { reason: "GetMeeting knows the meeting", why: CONTRADICTION, calls: 2 };
const asksAgain: Exception = { reason: "GetMeeting knows the meeting", why: undefined, calls: 2 };
const bodyIsIgnored: Exception = { reason: "an answer without output is not read", why: undefined, calls: 1 };
const GONE = "an attendee was removed from the meeting, or the meeting has ended";

/** Where the general rule does not hold, and why. */
const EXCEPTIONS: readonly ExceptionRow[] = [
  {
    call: "GetMeeting",
    faults: NOT_FOUND,
    once: { reason: "asked twice, it knows the meeting, which is then read", why: undefined, calls: 3 },
    lasting: { reason: "said twice, it is believed", why: undefined, calls: 2, state: "none", left: 1 },
  },
  { call: "ListAttendees", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
  { call: "ListTagsForResource", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
  { call: "DeleteMeeting", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
  { call: "DeleteMeeting", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
  { call: "TagResource", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
  { call: "UntagResource", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
  {
    call: "UpdateAttendeeCapabilities",
    faults: NOT_FOUND,
    once: { reason: "the service does not say which is gone", why: GONE },
    lasting: { reason: "the service does not say which is gone", why: GONE },
  },
  {
    call: "CreateMeetingWithAttendees",
    faults: ["partial Errors[]"],
    once: { reason: "BatchCreateAttendee adds them", why: undefined, calls: 1 },
    lasting: { reason: "BatchCreateAttendee adds them", why: undefined, calls: 1 },
  },
];

/** The general rule: a fault that is retried heals when it happens once; what stays wrong fails and changes nothing. */
export function expected(cell: Cell): Expected {
  const { row, lasting } = cell;
  const isRetried = row.tries !== 1;
  const general = { why: lasting || !isRetried ? row.why : undefined, calls: lasting ? row.tries : isRetried ? 2 : 1 };
  const { why, calls } = { ...general, ...exceptionFor(cell) };
  return { why, calls, ...after(cell, why !== undefined), ...exceptionFor(cell) };
}

function after({ story, row }: Cell, fails: boolean): Pick<Expected, "state" | "left"> {
  if (!fails) return { state: story.done, left: story.done === "none" ? 0 : 1 };
  const made = story.creates && row.tookEffect ? 1 : 0;
  const ended = story.call === "DeleteMeeting" && row.tookEffect ? 1 : 0;
  return { state: story.failed, left: story.meetingsWhenFailed + made - ended };
}

function exceptionFor({ story, row, lasting }: Cell): Exception | undefined {
  const found = EXCEPTIONS.find(({ call, faults }) => call === story.call && faults.includes(row.name));
  return lasting ? found?.lasting : found?.once;
}
