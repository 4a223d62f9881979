import type { CreateAttendeeError } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { retryNotVisible } from "../aws/notFound";
import type { Timer } from "../aws/pacer";
import {
  BATCH_SIZE,
  type DeclaredAttendee,
  type JoinedAttendee,
  toAttendeeItems,
  toJoinedAttendees,
} from "../chime/attendees";

/** What became of the attendees that were asked for. */
export interface Joining {
  readonly joined: readonly JoinedAttendee[];
  /** The service's reason for each one that is not in the meeting. */
  readonly refused: readonly CreateAttendeeError[];
  /** A call that failed as a whole; attendees that it was for are neither joined nor refused. */
  readonly failure?: unknown;
}

/** Waits before a refused attendee is tried again. What the codes of a refusal mean is not documented, so all are. */
const RETRY_DELAYS_MS = [500, 2_000];

/** Adds attendees to a meeting that exists, by as few calls as there can be. Nothing is thrown: what was done is told. */
export async function joinAttendees(
  chime: ChimeApi,
  meetingId: string,
  attendees: readonly DeclaredAttendee[],
  timer: Timer,
): Promise<Joining> {
  let joining = await joinOnce(chime, meetingId, attendees, timer);
  for (const delay of RETRY_DELAYS_MS) {
    if (joining.refused.length === 0 || joining.failure !== undefined) return joining;
    await timer.sleep(delay);
    const again = await joinOnce(chime, meetingId, refusedOf(attendees, joining), timer);
    joining = { ...again, joined: [...joining.joined, ...again.joined] };
  }
  return joining;
}

async function joinOnce(
  chime: ChimeApi,
  meetingId: string,
  attendees: readonly DeclaredAttendee[],
  timer: Timer,
): Promise<Joining> {
  const joined: JoinedAttendee[] = [];
  const refused: CreateAttendeeError[] = [];
  try {
    for (let start = 0; start < attendees.length; start += BATCH_SIZE) {
      const batch = toAttendeeItems(attendees.slice(start, start + BATCH_SIZE));
      const request = { MeetingId: meetingId, Attendees: batch };
      const { Attendees = [], Errors = [] } = await retryNotVisible(() => chime.batchCreateAttendee(request), timer);
      joined.push(...toJoinedAttendees(Attendees));
      refused.push(...Errors);
    }
  } catch (failure) {
    return { joined, refused, failure };
  }
  return { joined, refused };
}

function refusedOf(attendees: readonly DeclaredAttendee[], { refused }: Joining): DeclaredAttendee[] {
  const ids = new Set(refused.map(({ ExternalUserId }) => ExternalUserId));
  return attendees.filter(({ externalUserId }) => ids.has(externalUserId));
}
