import type { Attendee, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import { type ChimeApi, effectiveRegion } from "../aws/chimeApi";
import { isNotFound, toUserError, UnexpectedAnswerError } from "../aws/errors";
import { listAllAttendees } from "../aws/listAllAttendees";
import { confirmNotFound } from "../aws/notFound";
import { type JoinedAttendee, toJoinedAttendees } from "../chime/attendees";
import { meetingFields } from "../chime/meetings";
import { toPlainJson } from "../json";
import type { ReadResult } from "../lifecycle/resourceLifecycle";
import { serverAssignedFields, toTagMap } from "./convert";
import { impliedDeclaration, inputsOf } from "./declaration";
import { type MeetingOutputs, STATE_VERSION } from "./outputs";

/**
 * The explanation of a NotFound in `Meeting.get`: without an error, the program would continue with outputs that have no value.
 */
const NOTHING_TO_GET = {
  why: "the meeting has ended, or was created in another region",
  advice: "Get a meeting that is active, with the `region` that created it.",
};

export async function readMeeting(
  chime: ChimeApi,
  id: string,
  olds: Partial<MeetingOutputs>,
): Promise<ReadResult<MeetingOutputs>> {
  try {
    // NotFound may concern only its attendees or tags, so it is confirmed by GetMeeting.
    return await confirmNotFound(
      () => readWhole(chime, id, olds),
      () => chime.getMeeting({ MeetingId: id }),
      "GetMeeting finds the meeting.",
    );
  } catch (error) {
    if (isLookedUp(olds)) {
      const region = await effectiveRegion(chime, olds.region);
      throw toUserError(error, { action: "get meeting", target: id, region, onNotFound: NOTHING_TO_GET });
    }
    if (isNotFound(error)) return {};
    throw toUserError(error, { action: "read meeting", target: olds.externalMeetingId ?? id, region: olds.region });
  }
}

async function readWhole(
  chime: ChimeApi,
  id: string,
  olds: Partial<MeetingOutputs>,
): Promise<ReadResult<MeetingOutputs>> {
  const region = await chime.region();
  const { Meeting: meeting } = await chime.getMeeting({ MeetingId: id });
  if (!meeting?.MeetingId) throw new UnexpectedAnswerError("The response has no meeting.");
  const attendees = await listAllAttendees(chime, id);
  const current = toPlainJson({
    ...meetingFields(meeting),
    ...olds,
    ...serverAssignedFields(meeting),
    ...(await readTags(chime, meeting, olds)),
    stateVersion: olds.stateVersion ?? STATE_VERSION,
    region,
    attendees: refreshedAttendees(attendees, olds.attendees),
  }) as MeetingOutputs;
  const props = isLookedUp(olds) ? { ...current, declared: impliedDeclaration(current) } : current;
  const inputs = inputsOf(props);
  return { id, props, ...(inputs ? { inputs } : {}) };
}

/** `pulumi import` and the static `get` pass no outputs, at most some arguments. */
function isLookedUp({ meetingId }: Partial<MeetingOutputs>): boolean {
  return meetingId === undefined;
}

/** For a meeting in the state, tags are read only if the program declares some, which saves a call for each other meeting. */
async function readTags(chime: ChimeApi, { MeetingArn }: Meeting, olds: Partial<MeetingOutputs>) {
  const { declared, tags } = olds;
  const declaresTags = declared?.tags !== undefined || Object.keys(tags ?? {}).length > 0;
  if (MeetingArn === undefined || !(isLookedUp(olds) || declaresTags)) return {};
  const { Tags = [] } = await chime.listTagsForResource({ ResourceARN: MeetingArn });
  const found = toTagMap(Tags);
  return isLookedUp(olds) && Object.keys(found).length === 0 ? {} : { tags: found };
}

/**
 * The attendees of the state as they are now, without deleted ones. Attendees that were added outside Pulumi are ignored. AWS
 * does not document whether ListAttendees returns join tokens, so those of the state are kept.
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
