import type { Input } from "@pulumi/pulumi";
import type { AttendeeCapabilitiesArgs, MeetingArgs } from "../provider/dynamic/meetingArgs";

/**
 * What each meeting of a room is made of. Names and rules are those of {@link MeetingArgs}; a change counts from the room's next
 * meeting on, since AWS has no call to change one that lives.
 */
export interface RoomTemplateArgs
  extends Pick<
    MeetingArgs,
    "meetingFeatures" | "notificationsConfiguration" | "tenantIds" | "mediaPlacementNetworkType"
  > {
  /** Where AWS hosts the media of the room's meetings, such as `eu-central-1`. */
  mediaRegion?: Input<string>;
  /**
   * Media regions that whoever opens the room's next meeting may ask for instead, as `mediaRegion` of the request. Default: none.
   */
  allowedMediaRegions?: Input<Input<string>[]>;
  /** Tags of the room's meetings, at most 50. Default: none. Tags of the AWS resources are `tags` of the StandingRoom. */
  meetingTags?: MeetingArgs["tags"];
  /** Of attendees whose request names no `capabilities`. Default: AWS's, which is `SendReceive` for all three. */
  defaultCapabilities?: Input<AttendeeCapabilitiesArgs>;
}

/** How the join URL authenticates callers. The values are those of `aws.lambda.FunctionUrl`. */
export type JoinAuthorizationType = "AWS_IAM" | "NONE";

/** A DynamoDB table whose partition key is the string `room`, without a sort key; an `aws.dynamodb.Table` is one. */
export interface RoomTableArgs {
  /** The table's name. */
  name: Input<string>;
  /** The table's ARN, which the function's policy names. */
  arn: Input<string>;
}

/** Where the events of standing rooms go, besides EventBridge. */
export interface RoomNotificationsArgs {
  /** Whether an SQS queue gets the meetings' events. Default: false. */
  queue?: boolean;
  /** Whether an SNS topic gets them. Default: false. */
  topic?: boolean;
}

/** Arguments of a {@link StandingRoom}: members of the template here hold for every room, those of a room go before them. */
export interface StandingRoomArgs extends RoomTemplateArgs {
  /**
   * The rooms by name: what a request calls `room`, and the meetings' `externalMeetingId` (2 to 64 characters, not beginning with
   * `aws:`). The name `"*"` stands for every other name. Each room needs a `mediaRegion`, of its own or from the template for all.
   */
  rooms: Input<Record<string, Input<RoomTemplateArgs>>>;
  /**
   * `AWS_IAM` (the default): requests are signed, and the caller needs the policy `joinPolicyArn`. `NONE`: no authentication, so
   * anybody on the internet can join and cause costs. With both, a caller can join as any `externalUserId`.
   */
  authorizationType?: JoinAuthorizationType;
  /** Origins of web pages that may call the join URL from a browser (CORS). Default: none. */
  allowedOrigins?: Input<Input<string>[]>;
  /** Where rooms are remembered. Default: a table of its own. Rooms of the same name in one table are one room. */
  existingTable?: RoomTableArgs;
  /** A queue, a topic, or both, for the events of all these rooms. Default: none; EventBridge gets them always. */
  notifications?: RoomNotificationsArgs;
  /** How long the function's log is kept: days, as CloudWatch Logs allows them (1, 3, 5, 7, 14, 30, …). Default: 30. */
  logRetentionDays?: Input<number>;
  /** Tags of the AWS resources of this component. Tags of the meetings are `meetingTags`. Default: none. */
  tags?: Input<Record<string, Input<string>>>;
}
