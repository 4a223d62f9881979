import * as pulumi from "@pulumi/pulumi";
import { type JoinInfo, toJoinInfo } from "../core/chime/joinInfo";
import type { Capabilities } from "../core/meeting/outputs";
import type { MeetingAttendeeArgs } from "./attendeeArgs";
import { type MeetingMembers, referredMeeting } from "./meetingReference";
import { programError } from "./programError";
import { refuseImport, secretArgumentsOf } from "./registration";
import { writableProvider } from "./serialization/serializableProvider";
import { suspendStackTraces } from "./suspendStackTraces";

import provider = require("./attendeeProvider");

/** Outputs, each named here, since Pulumi keeps only outputs that a resource is registered with. */
const OUTPUTS = {
  attendeeId: undefined,
  joinToken: undefined,
  capabilities: undefined,
  declared: undefined,
  stateVersion: undefined,
};

/**
 * One attendee of a meeting that exists: of this program, or of another stack. The attendees that are known when a room is
 * made are better declared in the {@link Meeting} itself, which creates them with the room.
 *
 * Capabilities change in place (UpdateAttendeeCapabilities). Anything else replaces the attendee, the old one first, and with it the
 * join token. An attendee of a meeting of this program is replaced with its meeting. One of another stack's meeting is removed from the
 * state by `pulumi up --refresh` once that meeting has ended.
 */
export class MeetingAttendee extends pulumi.dynamic.Resource {
  /** AWS's id of the meeting that the attendee belongs to. */
  declare readonly meetingId: pulumi.Output<string>;
  /** Your own name for the attendee, as declared. */
  declare readonly externalUserId: pulumi.Output<string>;
  /** AWS's id of the attendee. This resource's id is `<meetingId>/<attendeeId>`. */
  declare readonly attendeeId: pulumi.Output<string>;
  /** Secret. Lets its bearer into the meeting as this attendee. */
  declare readonly joinToken: pulumi.Output<string>;
  /** What the attendee may send and receive, as the service answered. */
  declare readonly capabilities: pulumi.Output<Capabilities>;
  /** The control-plane region of the meeting. */
  declare readonly region: pulumi.Output<string>;
  private readonly meeting: (() => pulumi.Output<MeetingMembers>) | undefined;
  /** As messages name this resource. */
  private readonly title: string;

  /** The attendee with this id, `<meetingId>/<attendeeId>`, to be read only: Pulumi neither changes nor deletes it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: { region?: pulumi.Input<string> },
    opts?: pulumi.CustomResourceOptions,
  ): MeetingAttendee {
    return new MeetingAttendee(name, (state ?? {}) as MeetingAttendeeArgs, { ...opts, id });
  }

  constructor(name: string, args: MeetingAttendeeArgs, opts?: pulumi.CustomResourceOptions) {
    const title = `MeetingAttendee "${name}"`;
    refuseImport(
      title,
      opts,
      "Declare the attendee: AWS answers a known externalUserId with the attendee that exists.",
    );
    const { meeting: _meeting, externalUserId, ...rest } = args ?? {};
    const { meetingId, region, members } = referredMeeting(title, args ?? {});
    const writable = writableProvider(provider);
    const resume = suspendStackTraces();
    try {
      super(
        writable,
        name,
        { ...OUTPUTS, ...rest, externalUserId, meetingId, region, ...secretArgumentsOf({ ...rest, externalUserId }) },
        // The new attendee before the old one would be the same attendee: AWS knows it by its externalUserId.
        pulumi.mergeOptions({ deleteBeforeReplace: true, additionalSecretOutputs: ["joinToken"] }, opts),
        "chime-sdk-meetings",
        "MeetingAttendee",
      );
    } catch (error) {
      throw resume(error);
    }
    resume();
    this.joinToken = pulumi.secret(this.joinToken);
    this.meeting = members;
    this.title = title;
  }

  /**
   * Secret. The `{ Meeting, Attendee }` that a client of amazon-chime-sdk-js takes. It needs all of the meeting: fails where
   * only a `meetingId` was given.
   */
  get joinInfo(): pulumi.Output<JoinInfo> {
    if (this.meeting === undefined) {
      throw programError(
        `${this.title} has no joinInfo: that needs the whole meeting. Give it \`meeting\`, a Meeting or what ` +
          "getMeetingOutput({ meetingId }) finds, instead of `meetingId`.",
      );
    }
    const { externalUserId, attendeeId, joinToken, capabilities } = this;
    return pulumi
      .all([this.meeting(), { externalUserId, attendeeId, joinToken, capabilities }])
      .apply(([meeting, attendee]) => toJoinInfo(meeting, attendee));
  }
}
