import * as pulumi from "@pulumi/pulumi";
import type { JoinedAttendee } from "../core/chime/attendees";
import { findAttendees } from "../core/chime/lookups";
import { type InvokeOutputOptions, lookUp, whenKnown } from "./lookUp";

/** Arguments of {@link listAttendees}. */
export interface ListAttendeesArgs {
  /** The id of an active meeting: a UUID, such as the `meetingId` of a {@link Meeting}. */
  readonly meetingId: string;
  /**
   * The control-plane Region that created the meeting. Default: stack configuration `chime-sdk-meetings:region`, then
   * `aws:region`, then the AWS SDK's chain.
   */
  readonly region?: string;
}

/** Arguments of {@link listAttendeesOutput}. */
export interface ListAttendeesOutputArgs {
  /** As in {@link ListAttendeesArgs}. */
  readonly meetingId: pulumi.Input<string>;
  /** As in {@link ListAttendeesArgs}. */
  readonly region?: pulumi.Input<string | undefined>;
}

/** An attendee without its join token. */
export type ListedAttendee = Omit<JoinedAttendee, "joinToken">;

/** Result of {@link listAttendees}. */
export interface ListAttendeesResult {
  /** All attendees of the meeting, in the order of the service. */
  readonly attendees: readonly ListedAttendee[];
}

/** Result of {@link listAttendeesOutput}. */
export interface ListAttendeesOutputResult {
  /** All attendees, each with its `joinToken` if the service returns it: AWS does not document whether it does. */
  readonly attendees: readonly JoinedAttendee[];
}

/**
 * Lists the attendees of an active meeting, whoever created them, by one ListAttendees for each 100. A promise cannot be secret in
 * Pulumi, so the result has no join tokens; {@link listAttendeesOutput} has them.
 *
 * The promise rejects with an error that says what to do where the meeting has ended, was created in another Region, or cannot be
 * read.
 */
export async function listAttendees(
  args: ListAttendeesArgs,
  opts?: pulumi.InvokeOptions,
): Promise<ListAttendeesResult> {
  const { attendees } = await list(args, opts);
  return { attendees: attendees.map(({ joinToken: _credential, ...attendee }) => attendee) };
}

/** Secret. {@link listAttendees} with join tokens, for arguments that are outputs. It is called when they are known. */
export function listAttendeesOutput(
  args: ListAttendeesOutputArgs,
  opts?: InvokeOutputOptions,
): pulumi.Output<ListAttendeesOutputResult> {
  return pulumi.secret(whenKnown(args, opts).apply((known) => list(known as ListAttendeesArgs)));
}

function list(args: ListAttendeesArgs, opts?: pulumi.InvokeOptions): Promise<ListAttendeesOutputResult> {
  const find: Parameters<typeof lookUp<ListAttendeesOutputResult>>[2] = async (chime, meetingId) => ({
    attendees: await findAttendees(chime, meetingId),
  });
  return lookUp("chime-sdk-meetings:index:listAttendees", args, find, opts);
}
