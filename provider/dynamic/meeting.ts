import * as pulumi from "@pulumi/pulumi";
import type { JoinedAttendee } from "../core/chime/attendees";
import { attendeeIdsOf, type JoinInfo, joinInfoOf, joinTokensOf, MEETING_FIELDS } from "../core/chime/joinInfo";
import type { MediaPlacement, MeetingFeatures } from "../core/chime/meetings";
import { expiryOf } from "../core/meeting/lifetime";
import { programError } from "../program/programError";
import { suspendStackTraces } from "../program/suspendStackTraces";
import { defineLazily } from "./defineLazily";
import type { MeetingArgs } from "./meetingArgs";
import { isOfType, refuseImport, secretArgumentsOf } from "./registration";
import { serializableProvider } from "./serializableProvider";
import { configuredRegion } from "./stackConfiguration";

import provider = require("./meetingProvider");

/** Outputs that are not arguments: Pulumi keeps only outputs that a resource is registered with. */
const SERVER_ASSIGNED = {
  meetingId: undefined,
  meetingArn: undefined,
  mediaPlacement: undefined,
  createdAt: undefined,
};

/** Arguments that are outputs even where the program leaves them out. The output is then the value of the service. */
const ECHOED = {
  externalMeetingId: undefined,
  mediaRegion: undefined,
  attendees: undefined,
  region: undefined,
  meetingHostId: undefined,
  meetingFeatures: undefined,
  primaryMeetingId: undefined,
  tenantIds: undefined,
  tags: undefined,
};

/**
 * An Amazon Chime SDK meeting with its attendees.
 *
 * AWS ends a meeting 24 hours after its creation, and after 5 minutes without a connected attendee. `pulumi up` detects that and
 * replaces the meeting. `pulumi destroy` succeeds for a meeting that has ended.
 *
 * Creation is one call, CreateMeetingWithAttendees. AWS has no call to change a meeting, so a changed argument replaces it. Only
 * `tags` change in place.
 */
export class Meeting extends pulumi.dynamic.Resource {
  /** The id of the meeting, a UUID, which is also the id of this resource. */
  declare readonly meetingId: pulumi.Output<string>;
  /** `arn:aws:chime:<region>:<account>:meeting/<meetingId>`. */
  declare readonly meetingArn: pulumi.Output<string>;
  /** The URLs through which clients reach the meeting. */
  declare readonly mediaPlacement: pulumi.Output<MediaPlacement>;
  /** Secret. The declared attendees, in their order, each with `attendeeId`, `joinToken` and effective `capabilities`. */
  declare readonly attendees: pulumi.Output<JoinedAttendee[]>;
  /** The time of creation, in ISO 8601, by the clock of the machine that ran Pulumi: the API does not return it. */
  declare readonly createdAt: pulumi.Output<string>;
  /**
   * The time at which AWS ends the meeting, in ISO 8601: 24 hours after `createdAt`. Without a connected attendee, it ends after
   * 5 minutes.
   */
  declare readonly expiresAt: pulumi.Output<string>;
  /** The control-plane Region that created the meeting. */
  declare readonly region: pulumi.Output<string>;
  /** Your own name for the meeting, as declared. */
  declare readonly externalMeetingId: pulumi.Output<string>;
  /** The Region in which AWS hosts the media. */
  declare readonly mediaRegion: pulumi.Output<string>;
  /** Reserved by AWS. */
  declare readonly meetingHostId: pulumi.Output<string | undefined>;
  /** The features of the meeting, as the service returns them. */
  declare readonly meetingFeatures: pulumi.Output<MeetingFeatures | undefined>;
  /** The id of the primary meeting of a replica. */
  declare readonly primaryMeetingId: pulumi.Output<string | undefined>;
  /** The tenant ids, as declared or as the service returns them. */
  declare readonly tenantIds: pulumi.Output<string[] | undefined>;
  /** The tags, as declared or as read by a refresh. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Secret. The join token of each attendee, by `externalUserId`. */
  declare readonly joinTokens: pulumi.Output<Record<string, string>>;
  /** The id of each attendee, by `externalUserId`. */
  declare readonly attendeeIds: pulumi.Output<Record<string, string>>;
  /** Secret. For each `externalUserId`, the `{ Meeting, Attendee }` that a client of amazon-chime-sdk-js takes. */
  declare readonly joinInfo: pulumi.Output<Record<string, JoinInfo>>;

  /**
   * Reads the existing meeting with this id. Pulumi neither changes nor deletes it. `region` is the control-plane Region that
   * created the meeting, by default that of the AWS SDK's chain. Fails where the meeting has ended.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    state?: { region?: pulumi.Input<string> },
    opts?: pulumi.CustomResourceOptions,
  ): Meeting {
    return new Meeting(name, (state ?? {}) as MeetingArgs, { ...opts, id });
  }

  /** Whether the value is a Meeting, also of another copy of this package. */
  static override isInstance(obj: unknown): obj is Meeting {
    return isOfType(obj, "Meeting");
  }

  constructor(name: string, args: MeetingArgs, opts?: pulumi.CustomResourceOptions) {
    refuseImport(
      `Meeting "${name}"`,
      opts,
      "Declare the meeting with `existingMeetingId`, or look it up by `Meeting.get`.",
    );
    // A JavaScript program may leave the arguments out: `check` then reports what is missing.
    const declared: Partial<MeetingArgs> = args ?? {};
    const region = declared.region ?? configuredRegion();
    const writable = serializableProvider(provider);
    const resume = suspendStackTraces();
    try {
      super(
        writable,
        name,
        // Spread, since Pulumi adds a member of its own to the object that it gets.
        { ...SERVER_ASSIGNED, ...ECHOED, ...declared, ...(region ? { region } : {}), ...secretArgumentsOf(declared) },
        pulumi.mergeOptions(
          ownTokenOptions(declared),
          pulumi.mergeOptions(opts, { additionalSecretOutputs: ["attendees"] }),
        ),
        "chime-sdk-meetings",
        "Meeting",
      );
    } catch (error) {
      throw resume(error);
    }
    resume();
    const { meetingId, attendees, meetingFeatures, meetingHostId, primaryMeetingId, tenantIds, tags } = this;
    defineLazily(this as Meeting, {
      // In previews, an output with the name of an argument has the value of the argument. Combined with the id, it is unknown
      // until the meeting is created.
      attendees: () => pulumi.secret(pulumi.all([meetingId, attendees]).apply(([, answered]) => answered)),
      meetingFeatures: () => pulumi.all([meetingId, meetingFeatures]).apply(([, answered]) => answered ?? undefined),
      meetingHostId: () => meetingHostId.apply((stored) => stored ?? undefined),
      primaryMeetingId: () => primaryMeetingId.apply((stored) => stored ?? undefined),
      tenantIds: () => tenantIds.apply((stored) => stored ?? undefined),
      tags: () => tags.apply((stored) => stored ?? undefined),
      expiresAt: () => this.createdAt.apply((createdAt) => createdAt && expiryOf(createdAt)),
      joinTokens: () => this.attendees.apply(joinTokensOf),
      // Of the attendees, the join tokens alone are secret, unless the program has secrets among its own arguments.
      attendeeIds: () =>
        pulumi
          .all([pulumi.unsecret(this.attendees), pulumi.output<unknown>(declared.attendees)])
          .apply(([joined]) => attendeeIdsOf(joined)),
      joinInfo: () =>
        pulumi.all([this.attendees, this.fields()]).apply(([joined, members]) => joinInfoOf(members, joined)),
    });
  }

  /** Secret. The `{ Meeting, Attendee }` of one declared attendee; fails where the program declares no such attendee. */
  joinInfoFor(externalUserId: pulumi.Input<string>): pulumi.Output<JoinInfo> {
    return pulumi.all([this.joinInfo, externalUserId]).apply(([joinInfo, id]) => {
      const found = joinInfo[id];
      if (found) return found;
      throw programError(
        "No attendee with this externalUserId is declared. Pass one that is among the meeting's `attendees`.",
      );
    });
  }

  private fields(): pulumi.Output<Record<string, unknown>> {
    return pulumi.output(Object.fromEntries(MEETING_FIELDS.map((member) => [member, this[member]])));
  }
}

/**
 * AWS answers a repeated ClientRequestToken with the same active meeting, so a replacement has to end the old one first. The
 * engine does not always call the provider's `diff` before it replaces, so this is an option of the resource.
 */
function ownTokenOptions({ clientRequestToken }: Partial<MeetingArgs>): pulumi.CustomResourceOptions {
  return clientRequestToken === undefined ? {} : { deleteBeforeReplace: true };
}
