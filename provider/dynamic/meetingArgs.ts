import type { Input, Output } from "@pulumi/pulumi";
import type {
  ContentResolution,
  MediaCapabilities,
  MediaPlacementNetworkType,
  MediaRegion,
  MeetingFeatureStatus,
  VideoResolution,
} from "../core/enums";

/** What an attendee may send and receive. All three are required. */
export interface AttendeeCapabilitiesArgs {
  /** `SendReceive`, `Send`, `Receive` or `None`. */
  audio: Input<MediaCapabilities>;
  /** `SendReceive`, `Send`, `Receive` or `None`; must be `None` where `meetingFeatures.video.maxResolution` is `None`. */
  video: Input<MediaCapabilities>;
  /**
   * `SendReceive`, `Send`, `Receive` or `None`; must be `None` where `meetingFeatures.content.maxResolution` is `None`.
   * `SendReceive` and `Receive` need a `video` of `SendReceive` or `Receive` (documentation of AttendeeCapabilities).
   */
  content: Input<MediaCapabilities>;
}

/**
 * A list with at least one element. Pass a list whose length TypeScript does not know, such as the result of `map`, as
 * `pulumi.output(list)`.
 */
export type NonEmptyListInput<T> = Input<readonly [Input<T>, ...Input<T>[]]> | Output<T[]>;

/** An attendee of a meeting: a person or a device with a join token. */
export interface AttendeeArgs {
  /**
   * Your own name for the attendee, unique in the meeting: 2 to 64 characters, letters, digits, spaces and
   * `-_&@+=,(){}[]/«».:|'"#`, not beginning with `aws:` (service model; documentation of CreateAttendee).
   */
  externalUserId: Input<string>;
  /** Default: `SendReceive` for all three (documentation of CreateAttendee). */
  capabilities?: Input<AttendeeCapabilitiesArgs>;
}

/** Features of the meeting, which AWS cannot change after its creation. A change replaces the meeting. */
export interface MeetingFeaturesArgs {
  /** Features of the audio. */
  audio?: Input<AudioFeaturesArgs>;
  /** Features of the video. */
  video?: Input<VideoFeaturesArgs>;
  /** Features of shared content. */
  content?: Input<ContentFeaturesArgs>;
  /** Features of the attendance. */
  attendee?: Input<AttendeeFeaturesArgs>;
}

/** Features of a meeting's audio. */
export interface AudioFeaturesArgs {
  /** `AVAILABLE` or `UNAVAILABLE`: Amazon Voice Focus with echo reduction, which AWS charges for. Default: that of AWS. */
  echoReduction?: Input<MeetingFeatureStatus>;
}

/** Features of a meeting's video. */
export interface VideoFeaturesArgs {
  /** `None`, `HD` (AWS's default) or `FHD`. */
  maxResolution?: Input<VideoResolution>;
}

/** Features of a meeting's shared content. */
export interface ContentFeaturesArgs {
  /** `None`, `FHD` (AWS's default) or `UHD`. */
  maxResolution?: Input<ContentResolution>;
}

/** Features of a meeting's attendance. */
export interface AttendeeFeaturesArgs {
  /**
   * The highest number of attendees, 1 to 250; with FHD video or UHD content at most 25 (developer guide, "Meeting features").
   * Default: that of AWS.
   */
  maxCount?: Input<number>;
}

/**
 * Targets of the meeting's events, besides EventBridge. The service does not return them, so drift is not detected. A change
 * replaces the meeting.
 */
export interface NotificationsConfigurationArgs {
  /**
   * A Lambda function. It is in the service model, but AWS does not document whether it delivers events to it. 1 to 1024
   * characters.
   */
  lambdaFunctionArn?: Input<string>;
  /**
   * An SNS topic in the control-plane region, whose policy allows `meetings.chime.amazonaws.com` to publish. 1 to 1024
   * characters.
   */
  snsTopicArn?: Input<string>;
  /**
   * An SQS queue in the control-plane region, whose policy allows `meetings.chime.amazonaws.com` to send. 1 to 1024 characters.
   */
  sqsQueueArn?: Input<string>;
}

/**
 * Arguments of a {@link Meeting}: the request of CreateMeetingWithAttendees, and arguments for its life cycle in Pulumi. AWS has
 * no call to change a meeting, so a change of an argument replaces it, unless documented otherwise.
 */
export interface MeetingArgs {
  /**
   * Your own name for the meeting; it need not be unique. 2 to 64 characters, letters, digits, spaces and
   * `-_&@+=,(){}[]/«».:|'"#`, not beginning with `aws:` (service model; documentation of CreateMeetingWithAttendees).
   */
  externalMeetingId: Input<string>;
  /**
   * The Region in which AWS hosts the media of the meeting, such as `eu-central-1`; it may differ from `region`. 2 to 64
   * characters.
   */
  mediaRegion: Input<MediaRegion | string>;
  /**
   * The attendees: 1 to 250 (quota of attendees per meeting), or up to `meetingFeatures.attendee.maxCount`. A change of the
   * attendees or of their capabilities replaces the meeting. A change of their order only reorders the outputs. Attendees that
   * are added to the meeting outside this resource are ignored.
   */
  attendees: NonEmptyListInput<AttendeeArgs>;
  /**
   * An idempotency token: AWS returns the same active meeting for the same token. Default: a random token per creation, which
   * retries repeat. With a declared token, the class sets the option `deleteBeforeReplace`. 2 to 64 characters of `-_a-zA-Z0-9`
   * (service model). A change replaces the meeting.
   */
  clientRequestToken?: Input<string>;
  /** Reserved by AWS. 2 to 64 characters. */
  meetingHostId?: Input<string>;
  /** Resolutions, echo reduction, and the highest number of attendees. Default: that of AWS. */
  meetingFeatures?: Input<MeetingFeaturesArgs>;
  /** An SQS queue or SNS topic for the meeting's events. Default: none; EventBridge always gets them. */
  notificationsConfiguration?: Input<NotificationsConfigurationArgs>;
  /** The `meetingId` of a primary meeting, of which this one becomes a replica. 2 to 64 characters. */
  primaryMeetingId?: Input<string>;
  /** 1 to 5 ids of 2 to 256 characters of `-_!@#$a-zA-Z0-9`, no character four times in a row (service model). */
  tenantIds?: Input<Input<string>[]>;
  /**
   * Up to 50 tags. A change updates them **in place**. Keys: 1 to 128 characters of letters, digits and `+,-./:;<=_`, not
   * beginning with `aws:`; values: up to 256 characters of letters, digits, spaces and `_+,-./:;<=@` (service model).
   */
  tags?: Input<Record<string, Input<string>>>;
  /** `Ipv4Only` or `DualStack`. Default: that of AWS. The service does not return it, so drift is not detected. */
  mediaPlacementNetworkType?: Input<MediaPlacementNetworkType>;
  /** Any values. A change in them replaces the meeting. */
  triggers?: Input<unknown>;
  /**
   * A duration such as `12h`, `90 minutes` or `PT12H`, up to 24 hours: the next `pulumi up` replaces a meeting older than this.
   * Default: 24 hours, after which AWS ends a meeting. A change of this argument alone makes no call.
   */
  replaceAfter?: Input<string>;
  /**
   * The control-plane Region. Only the Region that created a meeting can read and delete it, so the state keeps it. Default: stack
   * configuration `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's default chain (AWS_REGION, the profile).
   */
  region?: Input<string>;
  /**
   * The `meetingId` of an existing meeting, which is adopted instead of creating one. It must have the declared
   * `externalMeetingId` and `mediaRegion`. Declared attendees that are not in it are created. The meeting is then managed by this
   * resource, but not deleted with it. A change to another id replaces the meeting; removing the argument changes nothing.
   */
  existingMeetingId?: Input<string>;
  /** Whether an adopted meeting is deleted with the resource. Default: false. A change updates the state without a call. */
  deleteExisting?: Input<boolean>;
}
