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

/** The result of adding attendees. */
export interface Joining {
  readonly joined: readonly JoinedAttendee[];
  /** The errors of the service for attendees that it did not create. */
  readonly refused: readonly CreateAttendeeError[];
  /** The error of a failed call. Its attendees are neither in `joined` nor in `refused`. */
  readonly failure?: unknown;
}

/** Waits before refused attendees are retried. AWS does not document the error codes, so all are retried. */
const RETRY_DELAYS_MS = [500, 2_000];

/** Adds attendees to an existing meeting, in as few calls as possible. Never throws: failures are returned. */
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
