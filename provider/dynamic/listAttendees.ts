import * as pulumi from "@pulumi/pulumi";
import { listAllAttendees } from "../core/aws/listAllAttendees";
import { toPlainJson } from "../core/json";
import { toJoinedAttendees } from "../core/meeting/convert";
import type { JoinedAttendee } from "../core/meeting/outputs";
import { type LookupArgs, type LookupOutputArgs, lookUp } from "./lookUp";

/** An attendee without its join token. */
export type ListedAttendee = Omit<JoinedAttendee, "joinToken">;

/** What {@link listAttendees} finds. */
export interface ListAttendeesResult {
  /** Everybody who may join, in the order of the service. */
  readonly attendees: readonly ListedAttendee[];
}

/** What {@link listAttendeesOutput} finds. */
export interface ListAttendeesOutputResult {
  /** Each with its `joinToken`, where the service tells it again: AWS does not document whether it does. */
  readonly attendees: readonly JoinedAttendee[];
}

/**
 * Lists everybody in a meeting that is active, by one ListAttendees for each 100, whoever let them in. A promise cannot be secret
 * to Pulumi, so no join tokens are among the answers: {@link listAttendeesOutput} has them. Fails with what to do where the
 * meeting has ended.
 */
export async function listAttendees(args: LookupArgs): Promise<ListAttendeesResult> {
  const { attendees } = await list(args);
  return { attendees: attendees.map(({ joinToken: _credential, ...attendee }) => attendee) };
}

/** Secret. The same with join tokens; it is listed as soon as the meeting's id is known. */
export function listAttendeesOutput(args: LookupOutputArgs): pulumi.Output<ListAttendeesOutputResult> {
  return pulumi.secret(pulumi.output(args).apply((known) => list(known as LookupArgs)));
}

function list(args: LookupArgs): Promise<ListAttendeesOutputResult> {
  return lookUp("chime-sdk-meetings:index:listAttendees", args, async (chime, meetingId) => ({
    attendees: toPlainJson(toJoinedAttendees(await listAllAttendees(chime, meetingId))),
  }));
}
