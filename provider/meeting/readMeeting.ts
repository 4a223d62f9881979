import type { Attendee } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { explain, isNotFound } from "../aws/errors";
import { toPlainJson } from "../core/json";
import type { ReadResult } from "../core/resourceLifecycle";
import { answeredMembers, meetingMembers, toJoinedAttendees, toTagMap } from "./convert";
import { type JoinedAttendee, type MeetingOutputs, STATE_VERSION } from "./outputs";

/** The largest page that ListAttendees gives. [M] ResultMax */
const PAGE_SIZE = 100;

export async function readMeeting(
  chime: ChimeApi,
  id: string,
  olds: Partial<MeetingOutputs>,
): Promise<ReadResult<MeetingOutputs>> {
  try {
    const region = await chime.region();
    const { Meeting: meeting = {} } = await chime.getMeeting({ MeetingId: id });
    const attendees = await listAttendees(chime, id);
    const props = {
      // A meeting that was only looked up has no declaration: its arguments are then what the service says.
      ...meetingMembers(meeting),
      ...olds,
      ...answeredMembers(meeting),
      ...(await readTags(chime, olds)),
      stateVersion: STATE_VERSION,
      region,
      attendees: refreshedAttendees(attendees, olds.attendees),
    };
    return { id, props: toPlainJson(props) as MeetingOutputs };
  } catch (error) {
    if (isNotFound(error)) return {};
    throw explain(error, { purpose: "read meeting", room: olds.externalMeetingId ?? id, region: olds.region });
  }
}

async function listAttendees(chime: ChimeApi, id: string): Promise<Attendee[]> {
  const attendees: Attendee[] = [];
  let token: string | undefined;
  do {
    const page = await chime.listAttendees({
      MeetingId: id,
      MaxResults: PAGE_SIZE,
      ...(token ? { NextToken: token } : {}),
    });
    attendees.push(...(page.Attendees ?? []));
    token = page.NextToken;
  } while (token);
  return attendees;
}

/** Tags are asked for only where the program declares some: that saves a call for every room without. */
async function readTags(chime: ChimeApi, { tags, meetingArn }: Partial<MeetingOutputs>) {
  if (meetingArn === undefined || tags === undefined || Object.keys(tags).length === 0) return {};
  const { Tags = [] } = await chime.listTagsForResource({ ResourceARN: meetingArn });
  return { tags: toTagMap(Tags) };
}

/**
 * The state's attendees as they are now: those that are gone left out, those that others added left alone. Whether the service
 * tells a join token again is not established, so the one of the state is kept.
 */
function refreshedAttendees(
  attendees: readonly Attendee[],
  olds: readonly JoinedAttendee[] | undefined,
): JoinedAttendee[] {
  const current = toJoinedAttendees(attendees);
  if (olds === undefined) return current;
  const byId = new Map(current.map((attendee) => [attendee.attendeeId, attendee]));
  return olds.flatMap((old) => {
    const found = byId.get(old.attendeeId);
    return found ? [{ ...old, ...found }] : [];
  });
}
