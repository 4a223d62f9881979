import * as pulumi from "@pulumi/pulumi";
import type { Capabilities } from "../core/chime/attendees";
import { type JoinInfo, toJoinInfo } from "../core/chime/joinInfo";
import { suspendStackTraces } from "../program/suspendStackTraces";
import type { MeetingAttendeeArgs } from "./attendeeArgs";
import { defineLazily } from "./defineLazily";
import { getMeetingOutput } from "./getMeeting";
import { type MeetingFields, referredMeeting } from "./meetingReference";
import { isOfType, refuseImport, secretArgumentsOf } from "./registration";
import { serializableProvider } from "./serializableProvider";

import provider = require("./attendeeProvider");

/** All outputs: Pulumi keeps only those that a resource is registered with. */
const OUTPUTS = {
  attendeeId: undefined,
  joinToken: undefined,
  capabilities: undefined,
  declared: undefined,
  stateVersion: undefined,
};

/**
 * An attendee of an existing meeting, of this program or of another stack. Declare attendees that are known when the meeting is
 * created in the {@link Meeting} itself, which creates them with the meeting.
 *
 * Capabilities change in place (UpdateAttendeeCapabilities). Anything else replaces the attendee, the old one first, and with it
 * the join token. An attendee of a meeting of this program is replaced with its meeting. One of another stack's meeting is
 * removed from the state by `pulumi up --refresh` once that meeting has ended.
 */
export class MeetingAttendee extends pulumi.dynamic.Resource {
  /** The id of the meeting. */
  declare readonly meetingId: pulumi.Output<string>;
  /** Your own name for the attendee, as declared. */
  declare readonly externalUserId: pulumi.Output<string>;
  /** The id of the attendee. The id of this resource is `<meetingId>/<attendeeId>`. */
  declare readonly attendeeId: pulumi.Output<string>;
  /** Secret. The credential with which a client joins the meeting as this attendee. */
  declare readonly joinToken: pulumi.Output<string>;
  /** What the attendee may send and receive, as the service returns it. */
  declare readonly capabilities: pulumi.Output<Capabilities>;
  /** The control-plane region of the meeting. */
  declare readonly region: pulumi.Output<string>;
  /** Secret. The `{ Meeting, Attendee }` that a client of amazon-chime-sdk-js takes. For a `meetingId`, it calls GetMeeting. */
  declare readonly joinInfo: pulumi.Output<JoinInfo>;

  /**
   * Reads the existing attendee with this id, `<meetingId>/<attendeeId>`. Pulumi neither changes nor deletes it. `region` is the
   * control-plane Region that created the meeting, by default that of the AWS SDK's chain.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: { region?: pulumi.Input<string> },
    opts?: pulumi.CustomResourceOptions,
  ): MeetingAttendee {
    return new MeetingAttendee(name, (state ?? {}) as MeetingAttendeeArgs, { ...opts, id });
  }

  /** Whether the value is a MeetingAttendee, also of another copy of this package. */
  static override isInstance(obj: unknown): obj is MeetingAttendee {
    return isOfType(obj, "MeetingAttendee");
  }

  constructor(name: string, args: MeetingAttendeeArgs, opts?: pulumi.CustomResourceOptions) {
    const title = `MeetingAttendee "${name}"`;
    refuseImport(
      title,
      opts,
      "Declare the attendee: AWS answers a known externalUserId with the attendee that exists.",
    );
    const { meeting: _meeting, externalUserId, ...rest } = args ?? {};
    const { meetingId, region, fields } = referredMeeting(title, args ?? {});
    const writable = serializableProvider(provider);
    const resume = suspendStackTraces();
    try {
      super(
        writable,
        name,
        { ...OUTPUTS, ...rest, externalUserId, meetingId, region, ...secretArgumentsOf({ ...rest, externalUserId }) },
        // AWS answers a known externalUserId with the existing attendee, so the old one has to be deleted first.
        pulumi.mergeOptions({ deleteBeforeReplace: true, additionalSecretOutputs: ["joinToken"] }, opts),
        "chime-sdk-meetings",
        "MeetingAttendee",
      );
    } catch (error) {
      throw resume(error);
    }
    resume();
    this.joinToken = pulumi.secret(this.joinToken);
    defineLazily(this as MeetingAttendee, {
      joinInfo: () => {
        const { externalUserId, attendeeId, joinToken, capabilities } = this;
        const meeting = fields?.() ?? getMeetingOutput({ meetingId: this.meetingId, region: this.region });
        return pulumi
          .all([meeting as pulumi.Output<MeetingFields>, { externalUserId, attendeeId, joinToken, capabilities }])
          .apply(([found, attendee]) => toJoinInfo(found, attendee));
      },
    });
  }
}
