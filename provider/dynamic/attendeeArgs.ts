import type { Input } from "@pulumi/pulumi";
import type { AttendeeCapabilitiesArgs } from "./meetingArgs";
import type { MeetingReference } from "./meetingReference";

/** Arguments of a {@link MeetingAttendee}: its meeting, as `meeting` or `meetingId`, and its own arguments. */
export type MeetingAttendeeArgs = MeetingReference & AttendeeOwnArgs;

/** The arguments of an attendee besides its meeting. */
export interface AttendeeOwnArgs {
  /**
   * Your own name for the attendee, unique in the meeting: 2 to 64 characters, letters, digits, spaces and
   * `-_&@+=,(){}[]/«».:|'"#`, not beginning with `aws:` (service model; documentation of CreateAttendee). An attendee of this
   * name that is in the meeting already is adopted, and deleted with this resource. A change replaces the attendee.
   */
  externalUserId: Input<string>;
  /**
   * What the attendee may send and receive. Default: `SendReceive` for all three (documentation of CreateAttendee). A change
   * updates the attendee **in place**, with the same join token. Without them, all three become `SendReceive`.
   */
  capabilities?: Input<AttendeeCapabilitiesArgs>;
  /**
   * The control-plane Region that created the meeting. Default: that of `meeting`; for a `meetingId`, stack configuration
   * `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's default chain. A change replaces the attendee.
   */
  region?: Input<string>;
}
