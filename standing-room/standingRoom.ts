import { Table } from "@pulumi/aws/dynamodb/table";
import * as pulumi from "@pulumi/pulumi";
import { suspendStackTraces } from "../provider/program/suspendStackTraces";
import { createAlarms } from "./alarms";
import { checkRooms } from "./checkRooms";
import { createDashboard } from "./dashboard";
import { createDeadLetterQueue } from "./deadLetterQueue";
import type { RoomTemplates } from "./handler/roomTemplates";
import { createJoinUrl } from "./joinUrl";
import { watchMeetingEnds } from "./meetingEnds";
import { MeetingNotifications } from "./meetingNotifications";
import { createRoomFunction } from "./roomFunction";
import { ROOM_ARGUMENTS } from "./roomRules";
import type { RoomTableArgs, RoomTemplateArgs, StandingRoomArgs } from "./standingRoomArgs";
import { standingRoomOutputs } from "./standingRoomOutputs";
import { validateArgs } from "./validateArgs";

/**
 * Rooms that can be joined at any time. AWS ends a meeting after 24 hours, and after 5 minutes without
 * participants. A room stays: a request to join gets its active meeting, or creates one.
 *
 * `POST {room, externalUserId, capabilities?, mediaRegion?}` to `joinUrl` returns `{ Meeting, Attendee }` for amazon-chime-sdk-js. The `JoinToken` in it is a credential: it is neither stored nor logged.
 *
 * Deploy it with an AWS provider of a region where Amazon Chime SDK has a meetings endpoint.
 */
export class StandingRoom extends pulumi.ComponentResource {
  /** The URL to join at, `https://<id>.lambda-url.<region>.on.aws/`. */
  readonly joinUrl: pulumi.Output<string>;
  /** ARN of the IAM policy for users and roles that may join. */
  readonly joinPolicyArn: pulumi.Output<string>;
  /** The DynamoDB table of the rooms' current meetings. */
  readonly tableName: pulumi.Output<string>;
  /** The Lambda function behind `joinUrl`. */
  readonly functionName: pulumi.Output<string>;
  /** The log group, with one line for each join, without tokens or names of persons. */
  readonly logGroupName: pulumi.Output<string | undefined>;
  /** The SQS queue of the events of ended meetings that the function could not handle. None of them is needed for joins. */
  readonly deadLetterQueueUrl: pulumi.Output<string>;
  /** The table, for `existingTable` of another StandingRoom. */
  readonly table: RoomTableArgs;
  /** The queue and the topic of the meetings' events, where `notifications` is set. */
  readonly notifications: MeetingNotifications | undefined;

  constructor(name: string, args: StandingRoomArgs, opts?: pulumi.ComponentResourceOptions) {
    super("chime-sdk-meetings:index:StandingRoom", name, {}, opts);
    const resume = suspendStackTraces();
    try {
      validateArgs(args);
      const { notifications, tags = {} } = args;
      this.notifications =
        notifications &&
        new MeetingNotifications(name, { queue: false, topic: false, ...notifications, tags }, { parent: this });
      this.table = args.existingTable ?? createTable(name, args, this);
      const deadLetterQueue = createDeadLetterQueue(name, args, this);
      const rooms = roomsOf(args, this.notifications);
      const fn = createRoomFunction(name, { ...args, rooms, table: this.table, deadLetterQueue }, this);
      const { url, policy } = createJoinUrl(name, fn, args, this);
      watchMeetingEnds(name, fn, deadLetterQueue, tags, this);
      this.joinUrl = url.functionUrl;
      this.joinPolicyArn = policy.arn;
      this.tableName = pulumi.output(this.table.name);
      this.functionName = fn.name;
      this.logGroupName = fn.loggingConfig.apply((logging) => logging?.logGroup);
      this.deadLetterQueueUrl = deadLetterQueue.url;
      const observed = { name, fn, deadLetterQueue };
      if (args.alarms) createAlarms(observed, args.alarms, tags, this);
      if (args.dashboard) createDashboard(observed, this.tableName, this.logGroupName, this);
      this.registerOutputs(standingRoomOutputs(this));
    } catch (error) {
      throw resume(error);
    }
    resume();
  }
}

function roomsOf(
  args: StandingRoomArgs,
  notifications: MeetingNotifications | undefined,
): pulumi.Output<RoomTemplates> {
  return pulumi
    .all([pulumi.output(templateOf(args)), pulumi.output(args.rooms), pulumi.output(notifications?.configuration)])
    .apply(([template, rooms, made]) =>
      checkRooms(
        made ? { ...template, notificationsConfiguration: made } : template,
        rooms as Record<string, Record<string, unknown>>,
      ),
    );
}

/** The arguments that apply to every room. */
function templateOf(args: StandingRoomArgs): Record<string, unknown> {
  return Object.fromEntries(ROOM_ARGUMENTS.map((name) => [name, args[name as keyof RoomTemplateArgs]]));
}

function createTable(
  name: string,
  { deletionProtectionEnabled = false, kmsKeyArn, tags = {} }: StandingRoomArgs,
  parent: pulumi.Resource,
): Table {
  return new Table(
    `${name}-rooms`,
    {
      billingMode: "PAY_PER_REQUEST",
      hashKey: "room",
      attributes: [{ name: "room", type: "S" }],
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, ...(kmsKeyArn ? { kmsKeyArn } : {}) },
      deletionProtectionEnabled,
      tags,
    },
    { parent },
  );
}
