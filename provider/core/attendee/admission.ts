import type { Attendee, CreateAttendeeRequest, CreateAttendeeResponse } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { BATCH_SIZE } from "../meeting/joinAttendees";

/** Lets one attendee into the meeting that it is made for, as CreateAttendee does. */
export type Admit = (request: CreateAttendeeRequest) => Promise<CreateAttendeeResponse>;

/** How many calls for one meeting are under way at a time: two, so that two attendees are let in as fast as one. */
const CALLS_AT_ONCE = 2;

/** An attendee whose turn has not come. */
interface Waiting {
  readonly request: CreateAttendeeRequest;
  answer(response: Promise<CreateAttendeeResponse>): void;
}

/**
 * Lets attendees share calls: those who come while calls for their meeting are under way go together in the next one. Nobody waits
 * for others to come.
 */
export function createAdmissions(): (chime: ChimeApi, meetingId: string) => Admit {
  const byService = new Map<ChimeApi, Map<string, Admit>>();
  return (chime, meetingId) => {
    const byMeeting = byService.get(chime) ?? new Map<string, Admit>();
    byService.set(chime, byMeeting);
    const admit = byMeeting.get(meetingId) ?? createAdmit(chime, meetingId);
    byMeeting.set(meetingId, admit);
    return admit;
  };
}

function createAdmit(chime: ChimeApi, meetingId: string): Admit {
  let waiting: readonly Waiting[] = [];
  let underWay = 0;

  async function letNextIn(): Promise<void> {
    if (waiting.length === 0 || underWay === CALLS_AT_ONCE) return;
    const together = nextOf(waiting);
    waiting = waiting.filter((one) => !together.includes(one));
    underWay += 1;
    await letIn(chime, meetingId, together);
    underWay -= 1;
    void letNextIn();
  }

  return (request) =>
    new Promise((answer) => {
      waiting = [...waiting, { request, answer }];
      void letNextIn();
    });
}

/** What one ExternalUserId gets that is in a request twice is not documented: the second one waits. */
function nextOf(waiting: readonly Waiting[]): readonly Waiting[] {
  const users = waiting.map(({ request }) => request.ExternalUserId);
  return waiting.filter((_one, index) => users.indexOf(users[index]) === index).slice(0, BATCH_SIZE);
}

/** Whom the common call did not let in, for whatever reason, a call of its own does, or tells why not. */
async function letIn(chime: ChimeApi, meetingId: string, together: readonly Waiting[]): Promise<void> {
  const joined = together.length === 1 ? new Map() : await joinTogether(chime, meetingId, together);
  const responses = together.map(({ request, answer }) => {
    const attendee = joined.get(request.ExternalUserId);
    const response = attendee ? Promise.resolve({ Attendee: attendee }) : chime.createAttendee(request);
    answer(response);
    return response;
  });
  await Promise.allSettled(responses);
}

async function joinTogether(
  chime: ChimeApi,
  meetingId: string,
  together: readonly Waiting[],
): Promise<ReadonlyMap<string | undefined, Attendee>> {
  const items = together.map(({ request: { MeetingId: _meetingId, ...item } }) => item);
  const request = { MeetingId: meetingId, Attendees: items };
  const { Attendees = [] } = await chime.batchCreateAttendee(request).catch(() => ({ Attendees: [] }));
  return new Map(Attendees.map((attendee) => [attendee.ExternalUserId, attendee]));
}
