import type { Input } from "@pulumi/pulumi";
import type { AttendeeCapabilitiesArgs, MeetingArgs } from "../provider/dynamic/meetingArgs";

/**
 * The arguments of each meeting of a room. Names and rules are those of {@link MeetingArgs}. A change applies from the room's next
 * meeting on, since AWS cannot change an active meeting.
 */
export interface RoomTemplateArgs
  extends Pick<
    MeetingArgs,
    "meetingFeatures" | "notificationsConfiguration" | "tenantIds" | "mediaPlacementNetworkType"
  > {
  /** Where AWS hosts the media of the room's meetings, such as `eu-central-1`. */
  mediaRegion?: Input<string>;
  /**
   * Media regions that a request may choose for the room's next meeting, as its `mediaRegion`. Default: none.
   */
  allowedMediaRegions?: Input<Input<string>[]>;
  /** Tags of the room's meetings, at most 50. Default: none. Tags of the AWS resources are `tags` of the StandingRoom. */
  meetingTags?: MeetingArgs["tags"];
  /** Capabilities of attendees whose request has no `capabilities`. Default: AWS's, which is `SendReceive` for all three. */
  defaultCapabilities?: Input<AttendeeCapabilitiesArgs>;
  /**
   * The most capabilities that a request to join may have; one with more gets 403. It is also what a request without `capabilities` gets
   * where there are no `defaultCapabilities`, which must not exceed it. The action `setCapabilities` is not limited. Default: no limit.
   */
  allowedCapabilities?: Input<AttendeeCapabilitiesArgs>;
}

/** How the join URL authenticates callers. `AWS_IAM` and `NONE` are those of `aws.lambda.FunctionUrl`. */
export type JoinAuthorizationType = "AWS_IAM" | "JWT" | "NONE";

/** How the tokens of people are verified. The names are those of a JWT authorizer of API Gateway. */
export interface JwtArgs {
  /**
   * The identity provider: the `iss` claim of its tokens, an https address without a query. Its OpenID configuration is read from there.
   */
  issuer: Input<string>;
  /** The `aud` claim has one of these, such as the client id of the web app. */
  audience: Input<string> | Input<Input<string>[]>;
  /** The claim that is the person's `externalUserId`. Default: `sub`. */
  externalUserIdClaim?: Input<string>;
  /**
   * The claim with the rooms of the person: a list, or a text with spaces between the names; `*` is every room. Default: a person with a
   * valid token may enter every room.
   */
  roomsClaim?: Input<string>;
  /**
   * The claim with the rooms in which the person is a host, in the form of `roomsClaim`. `allowedCapabilities` and `defaultCapabilities` do not
   * apply to hosts: they are the viewers' limit and default. Default: nobody is a host.
   */
  hostRoomsClaim?: Input<string>;
  /**
   * The claim with the actions of the person: a list, or a text with spaces between the names, of `list`, `leave`, `mute`,
   * `setCapabilities` and `end`. Default: nobody may act. The function then has the permissions for them.
   */
  actionsClaim?: Input<string>;
  /** The `scope` claim has one of these. Default: not checked. */
  scopes?: Input<Input<string>[]>;
}

/** A DynamoDB table whose partition key is the string `room`, without a sort key; an `aws.dynamodb.Table` is one. */
export interface RoomTableArgs {
  /** The table's name. */
  name: Input<string>;
  /** The table's ARN, which the function's policy names. */
  arn: Input<string>;
}

/** Targets of the events of standing rooms, besides EventBridge. */
export interface RoomNotificationsArgs {
  /** Whether to create an SQS queue for the meetings' events. Default: false. */
  queue?: boolean;
  /** Whether to create an SNS topic for them. Default: false. */
  topic?: boolean;
}

/** The values are those of `aws.lambda.Function`. */
export interface TracingConfigArgs {
  /** `Active`: the function's requests are sampled. `PassThrough`: only those that the caller traces. */
  mode: Input<"Active" | "PassThrough">;
}

/** The alarms of a {@link StandingRoom}. */
export interface RoomAlarmsArgs {
  /** ARNs of 1 to 5 SNS topics that each alarm notifies when it starts and when it ends. */
  topicArns: Input<string>[];
  /** Milliseconds that 99 % of the requests may take, 1 to 20000. Default: 3000. */
  latencyMilliseconds?: Input<number>;
}

/** Arguments of a {@link StandingRoom}: template arguments here apply to every room; those of a room override them. */
export interface StandingRoomArgs extends RoomTemplateArgs {
  /**
   * The rooms by name: the `room` of a request, and the meetings' `externalMeetingId` (2 to 64 characters, not beginning with
   * `aws:`). The name `"*"` matches every other name. Each room needs a `mediaRegion`, of its own or from the template for all.
   */
  rooms: Input<Record<string, Input<RoomTemplateArgs>>>;
  /**
   * `AWS_IAM` (the default): requests are signed, and the caller needs the policy `joinPolicyArn`. `NONE`: no authentication, so
   * anybody on the internet can join and cause costs. With both, a caller can join as any `externalUserId`. `JWT`: requests have a
   * bearer token, which `jwt` describes, and the person that it names is the one who joins.
   */
  authorizationType?: JoinAuthorizationType;
  /** How tokens are verified. Required with the authorization type `JWT`, and not allowed with another one. */
  jwt?: Input<JwtArgs>;
  /** Origins of web pages that may call the join URL from a browser (CORS). Default: none. */
  allowedOrigins?: Input<Input<string>[]>;
  /** The table of the rooms. Default: a new table. Rooms of the same name in one table are one room. */
  existingTable?: RoomTableArgs;
  /** A queue, a topic, or both, for the events of all these rooms. Default: none; EventBridge gets them always. */
  notifications?: RoomNotificationsArgs;
  /** Retention of the function's log in days, a value that CloudWatch Logs supports (1, 3, 5, 7, 14, 30, …). Default: 30. */
  logRetentionDays?: Input<number>;
  /**
   * Whether DynamoDB refuses to delete the table, so that `pulumi destroy` fails until it is false again. Default: false, as of
   * `aws.dynamodb.Table`. Without the table, people in active meetings and later joiners would be in different meetings.
   */
  deletionProtectionEnabled?: Input<boolean>;
  /**
   * ARN of a KMS key of this account and region that encrypts the table, the log, the function's environment and the queue of failed
   * events. Its key policy has to let `logs.<region>.amazonaws.com` and `events.amazonaws.com` use it. Default: keys of AWS.
   */
  kmsKeyArn?: Input<string>;
  /** Memory of the function in MiB, 128 to 10240; Lambda assigns processor time in proportion. Default: 256. */
  memorySize?: Input<number>;
  /**
   * The most executions of the function at a time, which this account then keeps free for it: a limit of costs. Further requests get
   * 429 from Lambda. -1: no reservation (the default). 0: no execution.
   */
  reservedConcurrentExecutions?: Input<number>;
  /**
   * How often one `externalUserId` may join in a minute, 1 to 1000; further requests get 429 with `Retry-After`. Each request then
   * writes one more item to the table. A caller that can join as anybody can avoid this limit. Default: no limit.
   */
  joinsPerMinute?: Input<number>;
  /** ARN of a policy that sets the permissions boundary of the function's role. Default: none. */
  permissionsBoundary?: Input<string>;
  /** Tracing by AWS X-Ray, with the mode `Active` or `PassThrough`. Default: Lambda's, which is `PassThrough`. */
  tracingConfig?: Input<TracingConfigArgs>;
  /** CloudWatch alarms for errors, throttling, latency and failed events. Default: none. */
  alarms?: RoomAlarmsArgs;
  /** Whether to create a CloudWatch dashboard, under the name of the function. Default: false. */
  dashboard?: boolean;
  /** Tags of the AWS resources of this component. Tags of the meetings are `meetingTags`. Default: none. */
  tags?: Input<Record<string, Input<string>>>;
}
