import type { Kind } from "../support/fakeEngine";
import type { Cell } from "./matrix";
import type { StateOfResource } from "./scenario";

/** What has to become of a cell. */
export interface Expected {
  /** Part of the message; undefined where the attempt succeeds. */
  readonly why: string | undefined;
  readonly calls: number | "paced";
  readonly state: StateOfResource;
  /** How many the emulator has after the attempt. */
  readonly left: number;
  /** How many it has after one healthy `up`. */
  readonly leftWhenHealed: number;
  /** How many meetings no state knows after that; AWS ends them after 5 minutes. */
  readonly orphans: number;
}

type Exception = Partial<Expected> & { readonly reason: string };

interface ExceptionRow {
  readonly call: string;
  /** Only of the scenario with this title. */
  readonly title?: string;
  readonly faults: readonly string[];
  readonly once?: Exception;
  readonly lasting?: Exception;
}

const NOT_FOUND = ["NotFoundException", "ResourceNotFoundException"];
const CONTRADICTION = "the service gave contradictory answers about whether it exists";
const contradicts: Exception = { reason: "asked by another call, the service knows it", why: CONTRADICTION, calls: 2 };
const asksAgain: Exception = { reason: "asked once more, the service knows it", why: undefined, calls: 2 };
const believed: Exception = {
  reason: "NotFound is confirmed by a second call",
  why: undefined,
  calls: 2,
  state: "none",
  left: 1,
};
const bodyIsIgnored: Exception = { reason: "an answer without output is not read", why: undefined, calls: 1 };
const attendeeIsGone: Exception = {
  reason: "the service does not say which is gone",
  why: "an attendee was removed from the meeting, or the meeting has ended",
};
const guestIsGone: Exception = {
  reason: "the service does not say which is gone",
  why: "the attendee was removed, or the meeting has ended or was created in another region",
};
const makesRoom: Exception = { reason: "the one that may run is stopped first", why: undefined, calls: 2 };
const nothingRuns: Exception = { reason: "believed: nothing runs", why: undefined, calls: 1, left: 1 };
const isOfOthers: Exception = {
  reason: "the meeting is one of another stack",
  why: "the meeting has ended, or was created in another region",
};

const ENDING = ["DeleteMeeting", "DeleteAttendee", "StopMeetingTranscription"];

/** Where the general rule does not hold, and why. */
const EXCEPTIONS: Readonly<Record<Kind, readonly ExceptionRow[]>> = {
  meeting: [
    {
      call: "GetMeeting",
      faults: NOT_FOUND,
      once: { reason: "asked twice, it knows the meeting, which is then read", why: undefined, calls: 3 },
      lasting: { ...believed, orphans: 1 },
    },
    { call: "ListAttendees", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
    { call: "ListTagsForResource", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
    { call: "DeleteMeeting", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
    { call: "DeleteMeeting", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
    { call: "TagResource", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
    { call: "UntagResource", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
    { call: "UpdateAttendeeCapabilities", faults: NOT_FOUND, once: attendeeIsGone, lasting: attendeeIsGone },
    {
      call: "BatchCreateAttendee",
      faults: NOT_FOUND,
      once: asksAgain,
      lasting: { reason: "a new meeting may not be visible yet", calls: 3 },
    },
    {
      call: "CreateMeetingWithAttendees",
      faults: ["partial Errors[]"],
      once: { reason: "BatchCreateAttendee adds them", why: undefined, calls: 1 },
      lasting: { reason: "BatchCreateAttendee adds them", why: undefined, calls: 1 },
    },
  ],
  attendee: [
    { call: "CreateAttendee", faults: NOT_FOUND, once: asksAgain, lasting: { ...isOfOthers, calls: 3 } },
    { call: "UpdateAttendeeCapabilities", faults: NOT_FOUND, once: guestIsGone, lasting: guestIsGone },
    { call: "GetAttendee", faults: NOT_FOUND, once: asksAgain, lasting: believed },
    { call: "DeleteAttendee", faults: NOT_FOUND, once: asksAgain, lasting: contradicts },
    { call: "DeleteAttendee", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
  ],
  transcription: [
    { call: "StartMeetingTranscription", faults: NOT_FOUND, once: isOfOthers, lasting: isOfOthers },
    {
      call: "StartMeetingTranscription",
      faults: ["UnprocessableEntityException"],
      once: makesRoom,
      lasting: { reason: "refused again", calls: 2 },
    },
    { call: "StartMeetingTranscription", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
    { call: "GetMeeting", faults: NOT_FOUND, once: asksAgain, lasting: believed },
    {
      call: "StopMeetingTranscription",
      faults: NOT_FOUND,
      once: asksAgain,
      lasting: { reason: "NotFound is confirmed by a second call", why: undefined, calls: 2, left: 1 },
    },
    {
      call: "StopMeetingTranscription",
      faults: ["UnprocessableEntityException"],
      once: nothingRuns,
      lasting: nothingRuns,
    },
    { call: "StopMeetingTranscription", faults: ["garbage"], once: bodyIsIgnored, lasting: bodyIsIgnored },
    // Whether a transcription runs cannot be asked: these remain, until a `pulumi up --replace`.
    {
      call: "StopMeetingTranscription",
      title: "removal from the program",
      faults: ["timeout", "reset after", "garbage 502"],
      lasting: { reason: "it stopped, and is in the state when the program has it again", leftWhenHealed: 0 },
    },
    {
      call: "StopMeetingTranscription",
      title: "end of the one before",
      faults: ["timeout"],
      once: { reason: "the stop that comes late stops the one that was started since", left: 0, leftWhenHealed: 0 },
    },
  ],
};

/** The general rule: a fault that is retried heals when it happens once; what stays wrong fails and changes nothing. */
export function expected(cell: Cell): Expected {
  const { scenario, row, lasting } = cell;
  const isRetried = row.tries !== 1;
  const general = { why: lasting || !isRetried ? row.why : undefined, calls: lasting ? row.tries : isRetried ? 2 : 1 };
  const { why, calls } = { ...general, ...exceptionFor(cell) };
  const fails = why !== undefined;
  // A creation whose answer was lost for good leaves its meeting.
  const isLost = scenario.kind === "meeting" && scenario.creates === true && row.tookEffect === true && fails;
  const orphans = isLost ? 1 : 0;
  return { why, calls, leftWhenHealed: 1, orphans, ...after(cell, fails), ...exceptionFor(cell) };
}

function after({ scenario, row }: Cell, fails: boolean): Pick<Expected, "state" | "left"> {
  if (!fails) return { state: scenario.done, left: scenario.done === "none" ? 0 : 1 };
  const made = scenario.creates && row.tookEffect ? 1 : 0;
  const ended = ENDING.includes(scenario.call) && row.tookEffect ? 1 : 0;
  return { state: scenario.failed, left: scenario.leftWhenFailed + made - ended };
}

function exceptionFor({ scenario, row, lasting }: Cell): Exception | undefined {
  const found = EXCEPTIONS[scenario.kind].find(
    ({ call, title = scenario.title, faults }) =>
      call === scenario.call && title === scenario.title && faults.includes(row.name),
  );
  return lasting ? found?.lasting : found?.once;
}
