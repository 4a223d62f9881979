import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  MeetingNotifications,
  type MeetingNotificationsArgs,
  StandingRoom,
  type StandingRoomArgs,
} from "../../standing-room";
import { observe } from "../support/mocks";

const ACCOUNT = "111122223333";
const REGION = "eu-central-1";

// biome-ignore lint/suspicious/noExplicitAny: the inputs of any AWS resource, which the tests look into
type Inputs = Record<string, any>;

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Inputs;
}

/** What each AWS resource answers that others build on. */
const ANSWERS: Readonly<Record<string, (name: string) => Inputs>> = {
  "aws:dynamodb/table:Table": (name) => ({ name, arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}` }),
  "aws:cloudwatch/logGroup:LogGroup": (name) => ({ name, arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}` }),
  "aws:lambda/function:Function": (name) => ({ name, arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}` }),
  "aws:lambda/functionUrl:FunctionUrl": () => ({ functionUrl: `https://abc.lambda-url.${REGION}.on.aws/` }),
  "aws:cloudwatch/eventRule:EventRule": (name) => ({ name, arn: `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}` }),
  "aws:iam/policy:Policy": (name) => ({ arn: `arn:aws:iam::${ACCOUNT}:policy/${name}` }),
  "aws:iam/role:Role": (name) => ({ arn: `arn:aws:iam::${ACCOUNT}:role/${name}` }),
  "aws:sqs/queue:Queue": (name) => ({
    arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
    url: `https://sqs.example/${name}`,
  }),
  "aws:sns/topic:Topic": (name) => ({ arn: `arn:aws:sns:${REGION}:${ACCOUNT}:${name}` }),
};

const CALLS: Readonly<Record<string, Inputs>> = {
  "aws:index/getPartition:getPartition": { partition: "aws" },
  "aws:index/getRegion:getRegion": { region: REGION },
  "aws:index/getCallerIdentity:getCallerIdentity": { accountId: ACCOUNT },
};

async function mockAws(): Promise<Resource[]> {
  const resources: Resource[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      resources.push({ type, name, inputs });
      return { id: `${name}-id`, state: { ...inputs, ...ANSWERS[type]?.(name) } };
    },
    call: ({ token, inputs }) => CALLS[token] ?? inputs,
  });
  return resources;
}

/** Declares a room and waits until every resource is registered. */
async function declare(args: StandingRoomArgs) {
  const resources = await mockAws();
  const room = new StandingRoom("office", args);
  await settled();
  return { room, resources };
}

async function declareNotifications(args?: MeetingNotificationsArgs) {
  const resources = await mockAws();
  const notifications = new MeetingNotifications("events", args);
  await settled();
  return { notifications, resources };
}

async function settled(): Promise<void> {
  await pulumi.runtime.disconnect();
}

const find = (resources: readonly Resource[], type: string): Inputs => {
  const found = resources.filter((resource) => resource.type === type);
  if (found.length !== 1) throw new Error(`There are ${found.length} resources of type ${type}, not one.`);
  return found[0]?.inputs ?? {};
};

const ROOMS = { mediaRegion: "eu-central-1", rooms: { standup: {} } };

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: string;
}

describe("a StandingRoom", function () {
  // The AWS package takes some seconds to load, once.
  this.timeout(60_000);

  it("makes a table, a function with its role and log, a URL, a join policy and a rule", async () => {
    const { resources } = await declare(ROOMS);
    expect(resources.map(({ type }) => type).sort()).to.deep.equal([
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/eventTarget:EventTarget",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:dynamodb/table:Table",
      "aws:iam/policy:Policy",
      "aws:iam/role:Role",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:lambda/function:Function",
      "aws:lambda/functionUrl:FunctionUrl",
      "aws:lambda/permission:Permission",
      "chime-sdk-meetings:index:StandingRoom",
    ]);
  });

  it("tells where to join, with which policy, and what to look at", async () => {
    const { room } = await declare(ROOMS);
    expect((await observe(room.joinUrl)).value).to.equal(`https://abc.lambda-url.${REGION}.on.aws/`);
    expect((await observe(room.joinPolicyArn)).value).to.equal(`arn:aws:iam::${ACCOUNT}:policy/office-join-policy`);
    expect((await observe(room.tableName)).value).to.equal("office-rooms");
    expect((await observe(room.functionName)).value).to.equal("office-join");
  });

  it("keeps rooms in a table on demand that expires, is encrypted and can be restored", async () => {
    const { resources } = await declare(ROOMS);
    expect(find(resources, "aws:dynamodb/table:Table")).to.deep.include({
      billingMode: "PAY_PER_REQUEST",
      hashKey: "room",
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
    });
  });

  it("deploys the bundled handler with the rooms beside it", async () => {
    const { resources } = await declare({ ...ROOMS, rooms: { standup: {}, townhall: { mediaRegion: "us-west-2" } } });
    const fn = find(resources, "aws:lambda/function:Function");
    expect(fn).to.include({ runtime: "nodejs22.x", handler: "index.handler", timeout: 20 });
    expect(fn["architectures"]).to.deep.equal(["arm64"]);
    expect(fn["environment"]).to.deep.equal({ variables: { TABLE_NAME: "office-rooms" } });
    const assets = await fn["code"].assets;
    expect(Object.keys(assets)).to.deep.equal(["index.js", "rooms.json"]);
    expect(await assets["index.js"].path).to.match(/standing-room.bundle.index\.js$/);
    expect(JSON.parse(await assets["rooms.json"].text)).to.deep.equal({
      standup: { mediaRegion: "eu-central-1" },
      townhall: { mediaRegion: "us-west-2" },
    });
  });

  it("keeps its log for 30 days, or as long as it is told", async () => {
    expect(find((await declare(ROOMS)).resources, "aws:cloudwatch/logGroup:LogGroup")["retentionInDays"]).to.equal(30);
    const { resources } = await declare({ ...ROOMS, logRetentionDays: 7 });
    expect(find(resources, "aws:cloudwatch/logGroup:LogGroup")["retentionInDays"]).to.equal(7);
  });

  it("uses a table that exists, and makes none", async () => {
    const existingTable = { name: "shared", arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/shared` };
    const { room, resources } = await declare({ ...ROOMS, existingTable });
    expect(resources.map(({ type }) => type)).not.to.include("aws:dynamodb/table:Table");
    expect((await observe(room.tableName)).value).to.equal("shared");
    expect(find(resources, "aws:iam/rolePolicy:RolePolicy")["policy"]).to.contain("table/shared");
  });

  it("lets the function do only what it does, on its own table and log", async () => {
    const { resources } = await declare(ROOMS);
    const { Statement } = JSON.parse(find(resources, "aws:iam/rolePolicy:RolePolicy")["policy"]);
    const meetings = `arn:aws:chime:*:${ACCOUNT}:meeting/*`;
    expect(Statement.map(({ Action, Resource }: Statement) => [Action, Resource])).to.deep.equal([
      [["dynamodb:GetItem", "dynamodb:PutItem"], `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/office-rooms`],
      [["chime:CreateMeeting"], "*"],
      [["chime:CreateAttendee", "chime:GetMeeting", "chime:UpdateAttendeeCapabilities"], meetings],
      [["logs:CreateLogStream", "logs:PutLogEvents"], `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:office-log:*`],
    ]);
  });

  it("has no wildcard in a policy that is not approved here", async () => {
    const approved = [
      "chime:CreateMeeting on *",
      `chime:CreateAttendee on arn:aws:chime:*:${ACCOUNT}:meeting/*`,
      `chime:GetMeeting on arn:aws:chime:*:${ACCOUNT}:meeting/*`,
      `chime:UpdateAttendeeCapabilities on arn:aws:chime:*:${ACCOUNT}:meeting/*`,
      `chime:TagResource on arn:aws:chime:*:${ACCOUNT}:meeting/*`,
      `logs:CreateLogStream on arn:aws:logs:${REGION}:${ACCOUNT}:log-group:office-log:*`,
      `logs:PutLogEvents on arn:aws:logs:${REGION}:${ACCOUNT}:log-group:office-log:*`,
    ];
    const { resources } = await declare({
      ...ROOMS,
      tags: { team: "video" },
      notifications: { queue: true, topic: true },
    });
    const policies = resources.flatMap(({ inputs }) =>
      typeof inputs["policy"] === "string" ? [inputs["policy"]] : [],
    );
    expect(policies).to.have.length(4);
    const grants = policies
      .flatMap((policy) => JSON.parse(policy).Statement as Statement[])
      .flatMap(({ Action, Resource }) => Action.map((action) => `${action} on ${Resource}`));
    expect(grants.filter((grant) => grant.includes("*"))).to.have.members(approved);
  });

  it("wants signed requests, and gives joiners the two actions of its URL and no other way in", async () => {
    const { resources } = await declare(ROOMS);
    expect(find(resources, "aws:lambda/functionUrl:FunctionUrl")["authorizationType"]).to.equal("AWS_IAM");
    const { Statement } = JSON.parse(find(resources, "aws:iam/policy:Policy")["policy"]);
    const arn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:office-join`;
    expect(Statement).to.have.length(2);
    expect(Statement[0]).to.deep.include({
      Action: ["lambda:InvokeFunctionUrl"],
      Resource: arn,
      Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" } },
    });
    expect(Statement[1]).to.deep.include({
      Action: ["lambda:InvokeFunction"],
      Resource: arn,
      Condition: { Bool: { "lambda:InvokedViaFunctionUrl": true } },
    });
  });

  it("lets anybody join only when that is said in words, and then by the URL alone", async () => {
    const { resources } = await declare({ ...ROOMS, whoMayJoin: "anybody on the internet" });
    expect(find(resources, "aws:lambda/functionUrl:FunctionUrl")["authorizationType"]).to.equal("NONE");
    const everybody = resources.filter(({ inputs }) => inputs["principal"] === "*").map(({ inputs }) => inputs);
    expect(everybody.map(({ action }) => action)).to.have.members([
      "lambda:InvokeFunctionUrl",
      "lambda:InvokeFunction",
    ]);
    expect(everybody.find(({ action }) => action === "lambda:InvokeFunction")?.["invokedViaFunctionUrl"]).to.equal(
      true,
    );
    const outcome = await declare({ ...ROOMS, whoMayJoin: "NONE" as never }).catch((error: Error) => error.message);
    expect(outcome).to.contain('"anybody on the internet"');
  });

  it("lets web pages of the given origins call its URL, and no others", async () => {
    const without = find((await declare(ROOMS)).resources, "aws:lambda/functionUrl:FunctionUrl");
    expect(without).not.to.have.property("cors");
    const { resources } = await declare({ ...ROOMS, allowedOrigins: ["https://app.example"] });
    const { cors } = find(resources, "aws:lambda/functionUrl:FunctionUrl") as { cors: Inputs };
    expect(cors).to.deep.include({ allowOrigins: ["https://app.example"], allowMethods: ["POST"] });
  });

  it("is told of the ends of meetings, by EventBridge only", async () => {
    const { resources } = await declare(ROOMS);
    expect(JSON.parse(find(resources, "aws:cloudwatch/eventRule:EventRule")["eventPattern"])).to.deep.equal({
      source: ["aws.chime"],
      "detail-type": ["Chime Meeting State Change"],
      detail: { eventType: ["chime:MeetingEnded"] },
    });
    expect(find(resources, "aws:lambda/permission:Permission")).to.include({
      principal: "events.amazonaws.com",
      sourceArn: `arn:aws:events:${REGION}:${ACCOUNT}:rule/office-ends`,
    });
  });

  it("has its meetings' events sent to a queue and a topic, where it is asked for", async () => {
    const { resources } = await declare({ ...ROOMS, notifications: { queue: true, topic: true } });
    const { assets } = find(resources, "aws:lambda/function:Function")["code"];
    expect(JSON.parse(await (await assets)["rooms.json"].text).standup.notificationsConfiguration).to.deep.equal({
      sqsQueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:office-queue`,
      snsTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:office-topic`,
    });
  });

  it("tags every resource that takes tags", async () => {
    const { resources } = await declare({
      ...ROOMS,
      resourceTags: { team: "video" },
      notifications: { queue: true, topic: true },
    });
    const untagged = resources
      .filter(({ inputs }) => inputs["tags"]?.team !== "video")
      .map(({ type }) => type.split(":").at(-1));
    expect([...new Set(untagged)].sort()).to.deep.equal([
      "EventTarget",
      "FunctionUrl",
      "MeetingNotifications",
      "Permission",
      "QueuePolicy",
      "RolePolicy",
      "StandingRoom",
      "TopicPolicy",
    ]);
  });
});

describe("MeetingNotifications", function () {
  this.timeout(60_000);

  it("lets the meetings service of this account and region send to its queue and topic, and nobody else", async () => {
    const { notifications, resources } = await declareNotifications();
    const condition = {
      ArnLike: { "aws:SourceArn": `arn:aws:chime:${REGION}:${ACCOUNT}:*` },
      StringEquals: { "aws:SourceAccount": ACCOUNT },
    };
    const expected = { Principal: { Service: "meetings.chime.amazonaws.com" }, Condition: condition };
    const statementsOf = (type: string) => JSON.parse(find(resources, type)["policy"]).Statement;
    expect(statementsOf("aws:sqs/queuePolicy:QueuePolicy")).to.have.length(1);
    expect(statementsOf("aws:sqs/queuePolicy:QueuePolicy")[0]).to.deep.include({
      ...expected,
      Action: ["sqs:SendMessage", "sqs:GetQueueUrl"],
      Resource: `arn:aws:sqs:${REGION}:${ACCOUNT}:events-queue`,
    });
    expect(statementsOf("aws:sns/topicPolicy:TopicPolicy")[0]).to.deep.include({
      ...expected,
      Action: ["sns:Publish"],
      Resource: `arn:aws:sns:${REGION}:${ACCOUNT}:events-topic`,
    });
    expect((await observe(notifications.configuration)).value).to.deep.equal({
      sqsQueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:events-queue`,
      snsTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:events-topic`,
    });
  });

  it("makes only what is asked for", async () => {
    const { resources } = await declareNotifications({ topic: false });
    expect(resources.map(({ type }) => type)).not.to.include("aws:sns/topic:Topic");
    expect(find(resources, "aws:sqs/queue:Queue")["sqsManagedSseEnabled"]).to.equal(true);
  });
});
