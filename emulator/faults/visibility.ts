import type { NotYetVisibleFault } from "./fault";

/** The operations that create what a fault can hide. */
export const CREATING: readonly string[] = [
  "BatchCreateAttendee",
  "CreateAttendee",
  "CreateMeeting",
  "CreateMeetingWithAttendees",
];

/** What operations answer of meetings and attendees, as far as it matters here. */
interface Created {
  readonly Meeting?: { readonly MeetingId: string };
  readonly Attendee?: { readonly AttendeeId: string };
  readonly Attendees?: readonly { readonly AttendeeId: string }[];
}

/** Meetings and attendees that calls do not find yet, by id. */
export class Visibility {
  readonly #remaining = new Map<string, { calls: number; readonly hiddenFrom: readonly string[] | undefined }>();

  /** Hides the meeting of an answer or, where it has none, the attendees. */
  hide(output: unknown, { calls, hiddenFrom }: NotYetVisibleFault): void {
    const { Meeting, Attendee, Attendees = [] } = (output ?? {}) as Created;
    const attendees = Attendee ? [Attendee] : Attendees;
    const ids = Meeting ? [Meeting.MeetingId] : attendees.map(({ AttendeeId }) => AttendeeId);
    for (const id of ids) this.#remaining.set(id, { calls, hiddenFrom });
  }

  /** Whether the call does not find it. Counts the call. */
  hides(id: string, operation: string): boolean {
    const hidden = this.#remaining.get(id);
    if (hidden === undefined || hidden.hiddenFrom?.includes(operation) === false) return false;
    hidden.calls -= 1;
    if (hidden.calls === 0) this.#remaining.delete(id);
    return true;
  }

  clear(): void {
    this.#remaining.clear();
  }
}
