import { ServiceError } from "../errors";
import { findMeeting } from "./find";
import type { Operation } from "./operation";
import type { ListAttendeesRequest } from "./requests";
import { type Attendee, toKnownAttendee } from "./wire";

/** Not documented; the most that one page can hold. */
const DEFAULT_PAGE_SIZE = 100;

export interface ListAttendeesResponse {
  Attendees: Attendee[];
  NextToken: string | null;
}

/** Lists attendees in the order in which they were added. A page's token tells the number of the last one before it. */
export const listAttendees: Operation<ListAttendeesRequest, ListAttendeesResponse> = (input, call) => {
  const meeting = findMeeting(call, input.MeetingId);
  const after = input.NextToken === undefined ? 0 : readToken(input.NextToken);
  const rest = [...meeting.attendees.values()].filter(({ ordinal }) => ordinal > after);
  const page = rest.slice(0, input.MaxResults ?? DEFAULT_PAGE_SIZE);
  const last = page.at(-1);
  return {
    Attendees: page.map((attendee) => toKnownAttendee(attendee, call.choices)),
    NextToken: last !== undefined && page.length < rest.length ? writeToken(last.ordinal) : null,
  };
};

function writeToken(ordinal: number): string {
  return Buffer.from(`after:${ordinal}`).toString("base64url");
}

function readToken(token: string): number {
  const ordinal = /^after:(\d+)$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (ordinal === undefined) throw new ServiceError("BadRequestException", "The NextToken was not given out here.");
  return Number(ordinal);
}
