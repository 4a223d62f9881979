import { type ChimeApi, effectiveRegion } from "../aws/chimeApi";
import { toUserError, UnexpectedAnswerError } from "../aws/errors";
import { listAllAttendees } from "../aws/listAllAttendees";
import { toPlainJson } from "../json";
import { createCheck } from "../rules/check";
import { type JoinedAttendee, toJoinedAttendees } from "./attendees";
import { type MediaPlacement, type MeetingFeatures, meetingFields } from "./meetings";
import { MEETING_ID_RULE, REGION_RULE } from "./sharedRules";

/** A meeting as the service returns it: without tags and without the time of its creation. */
export interface GetMeetingResult {
  /** The id of the meeting. */
  readonly meetingId: string;
  /** `arn:aws:chime:<region>:<account>:meeting/<meetingId>`. */
  readonly meetingArn: string;
  /** The name that its creator gave it. */
  readonly externalMeetingId: string;
  /** The Region in which AWS hosts the media. */
  readonly mediaRegion: string;
  /** The URLs through which clients reach the meeting. */
  readonly mediaPlacement: MediaPlacement;
  /** Resolutions, echo reduction and the highest number of attendees. */
  readonly meetingFeatures?: MeetingFeatures;
  /** Reserved by AWS. */
  readonly meetingHostId?: string;
  /** The primary meeting of a replica. */
  readonly primaryMeetingId?: string;
  /** The tenant ids that its creator gave it. */
  readonly tenantIds?: string[];
  /** The control-plane Region of the call. */
  readonly region: string;
}

/** The explanation of a NotFound in a look-up. */
const LOOKUP_NOT_FOUND_HINT = {
  why: "the meeting has ended, or was created in another region",
  advice: "Look up a meeting that is active, with the `region` that created it.",
};

/** Validates the arguments of a look-up. */
export const checkLookup = createCheck({
  resource: "a look-up",
  rules: [{ path: "meetingId", ...MEETING_ID_RULE, required: true }, REGION_RULE],
  crossRules: [],
});

/** The arguments of a look-up. */
export interface LookupArgs {
  readonly meetingId: string;
  readonly region?: string | undefined;
}

/** Calls `find`. Its errors name the meeting and the region, and what to do. */
export async function lookUpMeeting<T>(
  chime: ChimeApi,
  { meetingId, region }: LookupArgs,
  find: (chime: ChimeApi, meetingId: string) => Promise<T>,
): Promise<T> {
  return find(chime, meetingId).catch(async (error) => {
    throw toUserError(error, {
      action: "look up meeting",
      target: meetingId,
      region: await effectiveRegion(chime, region),
      onNotFound: LOOKUP_NOT_FOUND_HINT,
    });
  });
}

/** Calls GetMeeting once. */
export async function findMeeting(chime: ChimeApi, meetingId: string): Promise<GetMeetingResult> {
  const region = await chime.region();
  const { Meeting } = await chime.getMeeting({ MeetingId: meetingId });
  if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The response has no meeting.");
  return toPlainJson({ ...meetingFields(Meeting), region }) as unknown as GetMeetingResult;
}

/** Calls ListAttendees once for each 100 attendees. The result has their join tokens if the service returns them. */
export async function findAttendees(chime: ChimeApi, meetingId: string): Promise<JoinedAttendee[]> {
  return toPlainJson(toJoinedAttendees(await listAllAttendees(chime, meetingId)));
}
