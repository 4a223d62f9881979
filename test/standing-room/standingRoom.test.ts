import { expect } from "chai";
import { ACCOUNT, type Inputs, REGION } from "../support/awsAnswers";
import { observe } from "../support/mocks";
import { declare, find, ROOMS, type Statement } from "./mockedAws";

describe("a StandingRoom", function () {
  // The AWS package takes some seconds to load, once.
  this.timeout(60_000);

  it("creates a table, a function with its role and log, a URL, a join policy and a rule", async () => {
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
      "aws:sqs/queue:Queue",
      "aws:sqs/queuePolicy:QueuePolicy",
      "chime-sdk-meetings:index:StandingRoom",
    ]);
  });

  it("has outputs for the URL, the policy, the table and the function", async () => {
    const { room } = await declare(ROOMS);
    expect((await observe(room.joinUrl)).value).to.equal(`https://abc.lambda-url.${REGION}.on.aws/`);
    expect((await observe(room.joinPolicyArn)).value).to.equal(`arn:aws:iam::${ACCOUNT}:policy/office-join-policy`);
    expect((await observe(room.tableName)).value).to.equal("office-rooms");
    expect((await observe(room.functionName)).value).to.equal("office-join");
  });

  it("stores rooms in an on-demand table with expiry, encryption and backups", async () => {
    const { resources } = await declare(ROOMS);
    expect(find(resources, "aws:dynamodb/table:Table")).to.deep.include({
      billingMode: "PAY_PER_REQUEST",
      hashKey: "room",
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: false,
    });
  });

  it("deploys the bundled handler with the rooms beside it", async () => {
    const { resources } = await declare({ ...ROOMS, rooms: { standup: {}, townhall: { mediaRegion: "us-west-2" } } });
    const fn = find(resources, "aws:lambda/function:Function");
    expect(fn).to.include({ runtime: "nodejs22.x", handler: "index.handler", timeout: 20 });
    expect(fn["architectures"]).to.deep.equal(["arm64"]);
    const variables = { TABLE_NAME: "office-rooms", POWERTOOLS_SERVICE_NAME: "office" };
    expect(fn["environment"]).to.deep.equal({ variables });
    const assets = await fn["code"].assets;
    expect(Object.keys(assets)).to.deep.equal(["index.js", "jwt.json", "rooms.json"]);
    expect(await assets["jwt.json"].text).to.equal("null");
    expect(await assets["index.js"].path).to.match(/standing-room.bundle.index\.js$/);
    expect(JSON.parse(await assets["rooms.json"].text)).to.deep.equal({
      standup: { mediaRegion: "eu-central-1" },
      townhall: { mediaRegion: "us-west-2" },
    });
  });

  it("keeps its log for 30 days by default", async () => {
    expect(find((await declare(ROOMS)).resources, "aws:cloudwatch/logGroup:LogGroup")["retentionInDays"]).to.equal(30);
    const { resources } = await declare({ ...ROOMS, logRetentionDays: 7 });
    expect(find(resources, "aws:cloudwatch/logGroup:LogGroup")["retentionInDays"]).to.equal(7);
  });

  it("uses an existing table instead of creating one", async () => {
    const existingTable = { name: "shared", arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/shared` };
    const { room, resources } = await declare({ ...ROOMS, existingTable });
    expect(resources.map(({ type }) => type)).not.to.include("aws:dynamodb/table:Table");
    expect((await observe(room.tableName)).value).to.equal("shared");
    expect(find(resources, "aws:iam/rolePolicy:RolePolicy")["policy"]).to.contain("table/shared");
  });

  it("grants the function only the actions that it calls", async () => {
    const { resources } = await declare(ROOMS);
    const { Statement } = JSON.parse(find(resources, "aws:iam/rolePolicy:RolePolicy")["policy"]);
    const meetings = `arn:aws:chime:*:${ACCOUNT}:meeting/*`;
    expect(Statement.map(({ Action, Resource }: Statement) => [Action, Resource])).to.deep.equal([
      [["dynamodb:GetItem", "dynamodb:PutItem"], `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/office-rooms`],
      [["chime:CreateMeeting"], "*"],
      [["chime:CreateAttendee", "chime:GetMeeting", "chime:UpdateAttendeeCapabilities"], meetings],
      [["logs:CreateLogStream", "logs:PutLogEvents"], `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:office-log:*`],
      [["sqs:SendMessage"], `arn:aws:sqs:${REGION}:${ACCOUNT}:office-failed-events`],
    ]);
  });

  it("grants nothing by a wildcard that this test does not list", async () => {
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
      meetingTags: { team: "video" },
      notifications: { queue: true, topic: true },
    });
    const policies = resources.flatMap(({ inputs }) =>
      typeof inputs["policy"] === "string" ? [inputs["policy"]] : [],
    );
    expect(policies).to.have.length(5);
    const grants = policies
      .flatMap((policy) => JSON.parse(policy).Statement as Statement[])
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action, Resource }) => Action.map((action) => `${action} on ${Resource}`));
    expect(grants.filter((grant) => grant.includes("*"))).to.have.members(approved);
  });

  it("requires signed requests, and grants joiners the two actions of its URL only", async () => {
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

  it("allows public access with the authorization type NONE", async () => {
    const { resources } = await declare({ ...ROOMS, authorizationType: "NONE" });
    expect(find(resources, "aws:lambda/functionUrl:FunctionUrl")["authorizationType"]).to.equal("NONE");
    const everybody = resources.filter(({ inputs }) => inputs["principal"] === "*").map(({ inputs }) => inputs);
    expect(everybody.map(({ action }) => action)).to.have.members([
      "lambda:InvokeFunctionUrl",
      "lambda:InvokeFunction",
    ]);
    expect(everybody.find(({ action }) => action === "lambda:InvokeFunction")?.["invokedViaFunctionUrl"]).to.equal(
      true,
    );
  });

  it("deploys the settings of JWT with the function, whose URL is public then", async () => {
    const jwt = { issuer: "https://login.example", audience: ["app"], roomsClaim: "rooms" };
    const { resources } = await declare({ ...ROOMS, authorizationType: "JWT", jwt });
    expect(find(resources, "aws:lambda/functionUrl:FunctionUrl")["authorizationType"]).to.equal("NONE");
    expect(resources.filter(({ inputs }) => inputs["principal"] === "*")).to.have.lengthOf(2);
    const assets = await find(resources, "aws:lambda/function:Function")["code"].assets;
    expect(JSON.parse(await assets["jwt.json"].text)).to.deep.equal(jwt);
  });

  it("allows CORS requests of the given origins only", async () => {
    const without = find((await declare(ROOMS)).resources, "aws:lambda/functionUrl:FunctionUrl");
    expect(without).not.to.have.property("cors");
    const { resources } = await declare({ ...ROOMS, allowedOrigins: ["https://app.example"] });
    const { cors } = find(resources, "aws:lambda/functionUrl:FunctionUrl") as { cors: Inputs };
    expect(cors["allowHeaders"]).to.include("x-amz-content-sha256");
    expect(cors).to.deep.include({ allowOrigins: ["https://app.example"], allowMethods: ["POST"] });
  });

  it("receives the ends of meetings from EventBridge", async () => {
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

  it("sends its meetings' events to a queue and a topic with `notifications`", async () => {
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
      tags: { team: "video" },
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
