import type { Input } from "@pulumi/pulumi";
import type { AttendeeCapabilitiesArgs } from "./meetingArgs";
import type { MeetingReference } from "./meetingReference";

/** Arguments of a {@link MeetingAttendee}: its meeting, as `meeting` or `meetingId`, and who it is. */
export type MeetingAttendeeArgs = MeetingReference & AttendeeOwnArgs;

/** What an attendee is, besides its meeting. */
export interface AttendeeOwnArgs {
  /**
   * Your own name for the attendee, unique in the meeting: 2 to 64 characters, letters, digits, blanks and
   * `-_&@+=,(){}[]/«».:|'"#`, not beginning with `aws:` (service model; documentation of CreateAttendee). Whoever is in the
   * meeting under this name is taken over, and leaves with this resource. A change replaces the attendee.
   */
  externalUserId: Input<string>;
  /**
   * What the attendee may send and receive. Default: `SendReceive` for all three (documentation of CreateAttendee). Changed
   * **in place**, with the same join token; to leave them out again gives all three.
   */
  capabilities?: Input<AttendeeCapabilitiesArgs>;
  /**
   * The control-plane Region that created the meeting. Default: that of `meeting`; for a `meetingId`, stack configuration
   * `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's own chain. A change replaces the attendee.
   */
  region?: Input<string>;
}
