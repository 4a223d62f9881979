import * as pulumi from "@pulumi/pulumi";
import { UnexpectedAnswerError } from "../core/aws/errors";
import { toPlainJson } from "../core/json";
import { meetingMembers } from "../core/meeting/convert";
import type { MediaPlacement } from "../core/meeting/outputs";
import { type LookupArgs, type LookupOutputArgs, lookUp } from "./lookUp";

/** A meeting as the service tells it. It tells neither tags nor the time of creation here. */
export interface GetMeetingResult {
  /** AWS's id of the meeting. */
  readonly meetingId: string;
  /** `arn:aws:chime:<region>:<account>:meeting/<meetingId>`. */
  readonly meetingArn: string;
  /** The name that its creator gave it. */
  readonly externalMeetingId: string;
  /** Where AWS hosts the media. */
  readonly mediaRegion: string;
  /** The URLs through which clients reach the meeting. */
  readonly mediaPlacement: MediaPlacement;
  /** Resolutions, echo reduction and the most attendees, in camelCase as in {@link MeetingFeaturesArgs}. */
  readonly meetingFeatures?: Record<string, unknown>;
  /** Reserved by AWS. */
  readonly meetingHostId?: string;
  /** Of a replica: the meeting that it repeats. */
  readonly primaryMeetingId?: string;
  /** The tenant ids that its creator gave it. */
  readonly tenantIds?: string[];
  /** The control-plane region that was asked. */
  readonly region: string;
}

/**
 * Looks up a meeting that is active, by one GetMeeting. It need not belong to this stack, and does not come to belong to it.
 * Fails with what to do where the meeting has ended.
 */
export function getMeeting(args: LookupArgs): Promise<GetMeetingResult> {
  return lookUp("chime-sdk-meetings:index:getMeeting", args, async (chime, meetingId) => {
    const region = await chime.region();
    const { Meeting } = await chime.getMeeting({ MeetingId: meetingId });
    if (!Meeting?.MeetingId) throw new UnexpectedAnswerError("The answer names no meeting.");
    return toPlainJson({ ...meetingMembers(Meeting), region }) as unknown as GetMeetingResult;
  });
}

/** {@link getMeeting} for a meeting whose id is an output: it is looked up as soon as the id is known. */
export function getMeetingOutput(args: LookupOutputArgs): pulumi.Output<GetMeetingResult> {
  return pulumi.output(args).apply((known) => getMeeting(known as LookupArgs));
}
