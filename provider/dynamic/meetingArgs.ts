import type { Input, Output } from "@pulumi/pulumi";
import type {
  ContentResolution,
  MediaCapabilities,
  MediaPlacementNetworkType,
  MediaRegion,
  MeetingFeatureStatus,
  VideoResolution,
} from "../core/enums";

/** What an attendee may send and receive. All three are given, or none. */
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

/** A list with one element or more. Pass a list of unknown length, such as the result of `map`, as `pulumi.output(list)`. */
export type NonEmptyListInput<T> = Input<readonly [Input<T>, ...Input<T>[]]> | Output<T[]>;

/** A person, or a device, that gets a join token. */
export interface AttendeeArgs {
  /**
   * Your own name for the attendee, unique in the meeting: 2 to 64 characters, letters, digits, blanks and
   * `-_&@+=,(){}[]/«».:|'"#`, not beginning with `aws:` (service model; documentation of CreateAttendee).
   */
  externalUserId: Input<string>;
  /** Default: `SendReceive` for all three (documentation of CreateAttendee). */
  capabilities?: Input<AttendeeCapabilitiesArgs>;
}

/** Features of the meeting that AWS fixes at its creation. A change replaces the meeting. */
export interface MeetingFeaturesArgs {
  /** What the meeting's audio can do. */
  audio?: Input<AudioFeaturesArgs>;
  /** What the meeting's video can do. */
  video?: Input<VideoFeaturesArgs>;
  /** What the meeting's shared content can do. */
  content?: Input<ContentFeaturesArgs>;
  /** How many attendees the meeting takes. */
  attendee?: Input<AttendeeFeaturesArgs>;
}

/** Features of a meeting's audio. */
export interface AudioFeaturesArgs {
  /** `AVAILABLE` or `UNAVAILABLE`: Amazon Voice Focus with echo reduction, billed by AWS. Default: AWS's. */
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
  /** The most attendees, 1 to 250; with FHD video or UHD content at most 25 (developer guide, "Meeting features"). */
  maxCount?: Input<number>;
}

/** Where AWS sends the meeting's events, besides EventBridge. Not readable afterwards. A change replaces the meeting. */
export interface NotificationsConfigurationArgs {
  /** In the service's model; whether AWS delivers to it is not documented. 1 to 1024 characters. */
  lambdaFunctionArn?: Input<string>;
  /** An SNS topic in the control-plane region, whose policy lets `meetings.chime.amazonaws.com` publish. */
  snsTopicArn?: Input<string>;
  /** An SQS queue in the control-plane region, whose policy lets `meetings.chime.amazonaws.com` send. */
  sqsQueueArn?: Input<string>;
}

/**
 * Arguments of a {@link Meeting}: the request of CreateMeetingWithAttendees, and what the life of a meeting under Pulumi needs.
 * AWS has no call to change a meeting, so a change replaces it, unless it is said otherwise.
 */
export interface MeetingArgs {
  /**
   * Your own name for the meeting; it need not be unique. 2 to 64 characters, letters, digits, blanks and
   * `-_&@+=,(){}[]/«».:|'"#`, not beginning with `aws:` (service model; documentation of CreateMeetingWithAttendees).
   */
  externalMeetingId: Input<string>;
  /** Where AWS hosts the meeting's media, such as `eu-central-1`; it may differ from `region`. 2 to 64 characters. */
  mediaRegion: Input<MediaRegion | string>;
  /**
   * Who gets a join token: 1 to 250 attendees (quota of attendees per meeting), or up to `meetingFeatures.attendee.maxCount`.
   * Adding, removing or giving other capabilities replaces the meeting; another order only reorders the outputs. Attendees that
   * others add to the meeting are left alone.
   */
  attendees: NonEmptyListInput<AttendeeArgs>;
  /**
   * AWS answers the same token with the same active meeting. Default: a random one for each creation, which its retries repeat. With a
   * token of your own, the class sets the option `deleteBeforeReplace`. 2 to 64 characters of `-_a-zA-Z0-9` (service model). A change
   * replaces the meeting.
   */
  clientRequestToken?: Input<string>;
  /** Reserved by AWS: leave it out. 2 to 64 characters. */
  meetingHostId?: Input<string>;
  /** Resolutions, echo reduction, and the most attendees. Default: AWS's. */
  meetingFeatures?: Input<MeetingFeaturesArgs>;
  /** An SQS queue or SNS topic for the meeting's events. Default: none; EventBridge gets them always. */
  notificationsConfiguration?: Input<NotificationsConfigurationArgs>;
  /** The `meetingId` of a primary meeting, of which this one becomes a replica. 2 to 64 characters. */
  primaryMeetingId?: Input<string>;
  /** 1 to 5 ids of 2 to 256 characters of `-_!@#$a-zA-Z0-9`, no character four times in a row (service model). */
  tenantIds?: Input<Input<string>[]>;
  /**
   * Up to 50 tags. Changed **in place**. Keys: 1 to 128 characters of letters, digits and `+,-./:;<=_`, not beginning with
   * `aws:`; values: up to 256 characters of letters, digits, blanks and `_+,-./:;<=@` (service model).
   */
  tags?: Input<Record<string, Input<string>>>;
  /** `Ipv4Only` or `DualStack`. Default: AWS's. Not readable afterwards. */
  mediaPlacementNetworkType?: Input<MediaPlacementNetworkType>;
  /** Values of your own: any change in them replaces the meeting. */
  triggers?: Input<unknown>;
  /**
   * A duration such as `12h`, `90 minutes` or `PT12H`, up to 24 hours: a meeting older than this is replaced at the next
   * `pulumi up`. Default: 24 hours, when AWS ends a meeting anyway. Changing it alone changes nothing at AWS.
   */
  replaceAfter?: Input<string>;
  /**
   * The control-plane region: a meeting can be read and deleted only through the Region that created it, so it is kept in the state.
   * Default: stack configuration `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's own chain
   * (AWS_REGION, the profile).
   */
  region?: Input<string>;
  /**
   * The `meetingId` of a meeting that exists, to be adopted instead of created: it must have this `externalMeetingId` and
   * `mediaRegion`. Declared attendees that are not in it join; it is managed from then on, but not ended with the resource.
   * Another id replaces; leaving it out later changes nothing.
   */
  existingMeetingId?: Input<string>;
  /** Whether an adopted meeting ends with the resource. Default: false. A change is remembered, and changes nothing at AWS. */
  deleteExisting?: Input<boolean>;
}
