import type { Attendee } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "./chimeApi";

/** The largest page that ListAttendees gives. [M] ResultMax */
const PAGE_SIZE = 100;

/** Everybody in a meeting, page by page. */
export async function listAllAttendees(chime: ChimeApi, meetingId: string): Promise<Attendee[]> {
  const attendees: Attendee[] = [];
  let token: string | undefined;
  do {
    const page = await chime.listAttendees({
      MeetingId: meetingId,
      MaxResults: PAGE_SIZE,
      ...(token ? { NextToken: token } : {}),
    });
    attendees.push(...(page.Attendees ?? []));
    token = page.NextToken;
  } while (token);
  return attendees;
}
