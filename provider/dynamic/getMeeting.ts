import type * as pulumi from "@pulumi/pulumi";
import { findMeeting, type GetMeetingResult } from "../core/chime/lookups";
import { type InvokeOutputOptions, lookUp, whenKnown } from "./lookUp";

/** Arguments of {@link getMeeting}. */
export interface GetMeetingArgs {
  /** The id of an active meeting: a UUID, such as the `meetingId` of a {@link Meeting}. */
  readonly meetingId: string;
  /**
   * The control-plane Region that created the meeting. Default: stack configuration `chime-sdk-meetings:region`, then
   * `aws:region`, then the AWS SDK's chain.
   */
  readonly region?: string;
}

/** Arguments of {@link getMeetingOutput}. */
export interface GetMeetingOutputArgs {
  /** As in {@link GetMeetingArgs}. */
  readonly meetingId: pulumi.Input<string>;
  /** As in {@link GetMeetingArgs}. */
  readonly region?: pulumi.Input<string | undefined>;
}

/**
 * Looks up an active meeting, of this stack or of another one, by one GetMeeting. It does not change or adopt the meeting.
 *
 * The promise rejects with an error that says what to do where the meeting has ended, was created in another Region, or cannot be
 * read. Of the options, `dependsOn` of {@link getMeetingOutput} has an effect; the others apply to providers that the engine
 * calls.
 */
export function getMeeting(args: GetMeetingArgs, opts?: pulumi.InvokeOptions): Promise<GetMeetingResult> {
  return lookUp("chime-sdk-meetings:index:getMeeting", args, findMeeting, opts);
}

/** {@link getMeeting} for arguments that are outputs. The meeting is looked up when they are known. */
export function getMeetingOutput(
  args: GetMeetingOutputArgs,
  opts?: InvokeOutputOptions,
): pulumi.Output<GetMeetingResult> {
  return whenKnown(args, opts).apply((known) => getMeeting(known as GetMeetingArgs));
}
