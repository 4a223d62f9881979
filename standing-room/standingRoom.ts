import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkRooms, TEMPLATE_MEMBERS } from "./checkRooms";
import type { RoomTemplates } from "./handler/roomTemplates";
import { createJoinUrl } from "./joinUrl";
import { watchMeetingEnds } from "./meetingEnds";
import { MeetingNotifications } from "./meetingNotifications";
import { refuseEarly } from "./refuseEarly";
import { createRoomFunction } from "./roomFunction";
import type { RoomTableArgs, StandingRoomArgs } from "./standingRoomArgs";

/**
 * Rooms that can be joined at any time. A meeting cannot stand: AWS ends it after 24 hours, and after 5 minutes with nobody in it.
 * A room can: its meeting is found, or created, at the moment somebody joins.
 *
 * `POST {room, externalUserId, capabilities?, mediaRegion?}` to `joinUrl` answers `{ Meeting, Attendee }`, as amazon-chime-sdk-js
 * takes it. The `JoinToken` in it is a credential: it is neither stored nor logged here.
 *
 * Deploy it with an AWS provider of a region where Amazon Chime SDK has a meetings endpoint.
 */
export class StandingRoom extends pulumi.ComponentResource {
  /** Where to join, `https://<id>.lambda-url.<region>.on.aws/`. */
  readonly joinUrl: pulumi.Output<string>;
  /** The IAM policy to attach to users and roles who may join. */
  readonly joinPolicyArn: pulumi.Output<string>;
  /** The DynamoDB table that remembers which meeting a room has. */
  readonly tableName: pulumi.Output<string>;
  /** The Lambda function that answers at `joinUrl`. */
  readonly functionName: pulumi.Output<string>;
  /** Where the function writes a line for each join, without tokens or names of persons. */
  readonly logGroupName: pulumi.Output<string | undefined>;
  /** To be given to another StandingRoom as `existingTable`. */
  readonly table: RoomTableArgs;
  /** The queue and the topic of the meetings' events, where `notifications` asks for them. */
  readonly notifications: MeetingNotifications | undefined;

  constructor(name: string, args: StandingRoomArgs, opts?: pulumi.ComponentResourceOptions) {
    super("chime-sdk-meetings:index:StandingRoom", name, {}, opts);
    refuseEarly(templateOf(args), args.rooms);
    const { notifications, tags = {} } = args;
    this.notifications =
      notifications &&
      new MeetingNotifications(name, { queue: false, topic: false, ...notifications, tags }, { parent: this });
    this.table = args.existingTable ?? createTable(name, tags, this);
    const fn = createRoomFunction(name, { ...args, rooms: roomsOf(args, this.notifications), table: this.table }, this);
    const { url, policy } = createJoinUrl(name, fn, args, this);
    watchMeetingEnds(name, fn, tags, this);
    this.joinUrl = url.functionUrl;
    this.joinPolicyArn = policy.arn;
    this.tableName = pulumi.output(this.table.name);
    this.functionName = fn.name;
    this.logGroupName = fn.loggingConfig.apply((logging) => logging?.logGroup);
    const { joinUrl, joinPolicyArn, tableName, functionName, logGroupName } = this;
    const table = { name: this.table.name, arn: this.table.arn };
    this.registerOutputs({ joinUrl, joinPolicyArn, tableName, functionName, logGroupName, table });
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

/** What holds for every room. */
function templateOf(args: StandingRoomArgs): Record<string, unknown> {
  return Object.fromEntries(TEMPLATE_MEMBERS.map((member) => [member, args[member]]));
}

function createTable(
  name: string,
  tags: pulumi.Input<Record<string, pulumi.Input<string>>>,
  parent: pulumi.Resource,
): aws.dynamodb.Table {
  return new aws.dynamodb.Table(
    `${name}-rooms`,
    {
      billingMode: "PAY_PER_REQUEST",
      hashKey: "room",
      attributes: [{ name: "room", type: "S" }],
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
      tags,
    },
    { parent },
  );
}
