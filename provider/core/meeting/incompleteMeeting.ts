import { type CallContext, quotable, toUserError } from "../aws/errors";
import type { DeclaredAttendee } from "../chime/attendees";
import { PartialFailure } from "../lifecycle/partialFailure";
import type { Joining } from "./joinAttendees";
import type { MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";

/** The highest number of attendees that are listed. */
const LONGEST_LIST = 20;

/**
 * The failure of a meeting that exists without some of its declared attendees. Its properties are kept in the state, and the user
 * reads only its reasons.
 */
export function incompleteMeeting(
  outs: MeetingOutputs,
  declared: readonly DeclaredAttendee[],
  { refused, failure }: Joining,
  context: CallContext,
): PartialFailure {
  const { missing } = repairsFor(declared, outs.attendees);
  const errors = new Map(refused.map((error) => [error.ExternalUserId, error]));
  const names = missing.slice(0, LONGEST_LIST).map(({ externalUserId }) => {
    const error = errors.get(externalUserId);
    return error ? `"${externalUserId}" (${error.ErrorCode}: ${quotable(error.ErrorMessage)})` : `"${externalUserId}"`;
  });
  const more = missing.length > LONGEST_LIST ? `, and ${missing.length - LONGEST_LIST} more` : "";
  const reasons = [
    `Meeting "${context.target}" exists, but ${missing.length} of its ${declared.length} declared attendees are not in it: ` +
      `${names.join(", ")}${more}. The rest can join. Run \`pulumi up\` again: it adds only those that are missing.`,
    ...(failure === undefined
      ? []
      : [toUserError(failure, { ...context, action: "add attendees to meeting" }).message]),
  ];
  return new PartialFailure(outs.meetingId, { ...outs }, reasons);
}
