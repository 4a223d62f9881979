import { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import { ConstructRequest, type ConstructResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { expect } from "chai";
import { InvalidArguments } from "../../plugin/invalidArguments";
import { fromWire } from "../../plugin/propertyBag";
import { UNKNOWN } from "../../provider/core/rules/unknown";
import { ACCOUNT, type Inputs, REGION } from "../support/awsAnswers";
import { rejection } from "../support/rejection";
import { constructRequest, outputOf, ROOMS, secretOf } from "./constructRequest";
import { type NativeProcess, startNative } from "./nativeProvider";
import { type Registration, type ResourceMonitor, startResourceMonitor } from "./resourceMonitor";

const TABLE = "urn:pulumi:dev::rooms::aws:dynamodb/table:Table::shared";

describe("A StandingRoom that the native provider constructs", function () {
  // Pulumi's SDK takes some seconds to load, once.
  this.timeout(60_000);
  let native: NativeProcess;
  const monitors: ResourceMonitor[] = [];

  before(async () => {
    native = await startNative();
  });

  after(() => native.emulator.close());

  afterEach(() => {
    for (const monitor of monitors.splice(0)) monitor.close();
  });

  const connect = async (options?: { isPreview: boolean }) => {
    const monitor = await startResourceMonitor(options);
    monitors.push(monitor);
    return monitor;
  };
  const construct = async (inputs?: Inputs, change: (request: ConstructRequest) => void = () => {}) => {
    const monitor = await connect();
    const request = constructRequest(monitor, inputs);
    change(request);
    return { response: await native.provider.construct(request), monitor };
  };
  const find = ({ registrations }: ResourceMonitor, type: string): Registration => {
    const [found, ...others] = registrations.filter((one) => one.type === type);
    if (found === undefined || others.length > 0) throw new Error(`There is not one resource of type ${type}.`);
    return found;
  };
  const stateOf = (response: ConstructResponse) => fromWire(response.getState());
  const failuresOf = async (inputs: Inputs, isPreview = true) => {
    const monitor = await connect({ isPreview });
    const error = await rejection(native.provider.construct(constructRequest(monitor, inputs, { isPreview })));
    if (!(error instanceof InvalidArguments)) throw error;
    expect(monitor.registrations).to.deep.equal([]);
    return error;
  };

  it("registers the resources of the class below the component, and returns its outputs", async () => {
    const { response, monitor } = await construct();
    const urn = "urn:pulumi:dev::rooms::chime-sdk-meetings:index:StandingRoom::office";
    expect(response.getUrn()).to.equal(urn);
    expect(stateOf(response)).to.deep.equal({
      values: {
        joinUrl: `https://abc.lambda-url.${REGION}.on.aws/`,
        joinPolicyArn: `arn:aws:iam::${ACCOUNT}:policy/office-join-policy`,
        tableName: "office-rooms",
        functionName: "office-join",
        logGroupName: "office-log",
        deadLetterQueueUrl: "https://sqs.example/office-failed-events",
        table: { name: "office-rooms", arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/office-rooms` },
      },
      secrets: [],
    });
    const children = monitor.registrations.filter(({ request }) => request.getCustom());
    expect(children).to.have.length(12);
    expect(new Set(children.map(({ request }) => request.getParent()))).to.deep.equal(new Set([urn]));
    const { version } = require("@pulumi/aws/package.json") as { version: string };
    expect(new Set(children.map(({ request }) => request.getVersion()))).to.deep.equal(new Set([version]));
  });

  it("returns which resources each output depends on", async () => {
    const { response, monitor } = await construct();
    const dependencies = response.getStatedependenciesMap().get("joinUrl")?.getUrnsList();
    expect(dependencies).to.include(find(monitor, "aws:lambda/functionUrl:FunctionUrl").urn);
  });

  it("deploys the function with the rooms, and with all arguments of which resources depend", async () => {
    const { response, monitor } = await construct({
      ...ROOMS,
      authorizationType: "NONE",
      notifications: { queue: true, topic: true },
      dashboard: true,
      alarms: { topicArns: [`arn:aws:sns:${REGION}:${ACCOUNT}:alarms`] },
      existingTable: { name: "shared", arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/shared` },
      memorySize: 512,
      kmsKeyArn: null,
    });
    const { inputs } = find(monitor, "aws:lambda/function:Function");
    expect(inputs).to.deep.include({ memorySize: 512 });
    expect(JSON.parse(inputs["code"].assets["rooms.json"].text).standup).to.deep.include({
      mediaRegion: "eu-central-1",
      notificationsConfiguration: {
        sqsQueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:office-queue`,
        snsTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:office-topic`,
      },
    });
    const count = (type: string) => monitor.registrations.filter((one) => one.type === type).length;
    expect(count("aws:cloudwatch/metricAlarm:MetricAlarm")).to.equal(6);
    expect(count("aws:cloudwatch/dashboard:Dashboard")).to.equal(1);
    expect(count("aws:dynamodb/table:Table")).to.equal(0);
    expect(count("aws:lambda/permission:Permission")).to.equal(3);
    expect(stateOf(response).values["notifications"]).to.have.keys("sqsQueueArn", "snsTopicArn");
  });

  it("keeps secrets secret in the inputs of its resources", async () => {
    const { monitor } = await construct({ ...ROOMS, tags: { team: "video", key: secretOf("hush") } });
    const { inputs, secrets } = find(monitor, "aws:dynamodb/table:Table");
    expect(inputs["tags"]).to.deep.equal({ team: "video", key: "hush" });
    expect(secrets.map(([name]) => name)).to.deep.equal(["tags"]);
  });

  it("takes outputs, whose resources its own depend on, also where the whole of an argument is one", async () => {
    const table = { name: "shared", arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/shared` };
    const { response, monitor } = await construct({
      ...ROOMS,
      existingTable: outputOf(table, [TABLE]),
      dashboard: outputOf(false),
      memorySize: outputOf(512, [TABLE]),
    });
    expect(stateOf(response).values).to.deep.include({ tableName: "shared", table });
    expect(response.getStatedependenciesMap().get("tableName")?.getUrnsList()).to.deep.equal([TABLE]);
    const { inputs, request } = find(monitor, "aws:lambda/function:Function");
    expect(inputs).to.include({ memorySize: 512 });
    expect(request.getPropertydependenciesMap().get("memorySize")?.getUrnsList()).to.deep.equal([TABLE]);
  });

  it("applies the options of the program", async () => {
    const parent = "urn:pulumi:dev::rooms::my:index:Office::building";
    const provider = "urn:pulumi:dev::rooms::pulumi:providers:aws::frankfurt";
    const { response, monitor } = await construct(ROOMS, (request) => {
      request.setParent(parent).setProtect(true).setRetainondelete(true).setDependenciesList([TABLE]);
      request.getProvidersMap().set("aws", `${provider}::an-id`);
      const renamed = new Alias.Spec().setName("lobby").setNoparent(true);
      request.setAliasesList([new Alias().setUrn(`${parent}-alias`), new Alias().setSpec(renamed)]);
      request.setCustomtimeouts(new ConstructRequest.CustomTimeouts().setCreate("10m").setDelete("20m"));
    });
    expect(response.getUrn()).to.equal(
      "urn:pulumi:dev::rooms::my:index:Office$chime-sdk-meetings:index:StandingRoom::office",
    );
    const { request } = find(monitor, "chime-sdk-meetings:index:StandingRoom");
    expect(request.getParent()).to.equal(parent);
    expect(request.getProtect()).to.equal(true);
    expect(request.getRetainondelete()).to.equal(true);
    expect(request.getDependenciesList()).to.deep.equal([TABLE]);
    expect(request.getCustomtimeouts()?.toObject()).to.include({ create: "10m", pb_delete: "20m" });
    const [byUrn, bySpec] = request.getAliasesList();
    expect(byUrn?.getUrn()).to.equal(`${parent}-alias`);
    expect(bySpec?.getSpec()?.toObject()).to.include({ name: "lobby", noparent: true });
    const table = find(monitor, "aws:dynamodb/table:Table").request;
    expect(table.getProvider()).to.equal(`${provider}::an-id`);
    expect(table.getProtect()).to.equal(true);
  });

  it("lists all failures by their paths in a preview, and registers nothing", async () => {
    const { message, failures } = await failuresOf({
      rooms: { x: { mediaRegion: "nowhere!" }, "*": {} },
      memorySize: 1,
      colour: "red",
    });
    expect(message).to.equal("The arguments of the StandingRoom are not valid:");
    expect(failures.map(({ property }) => property)).to.have.members([
      "memorySize",
      "colour",
      'rooms["x"]',
      'rooms["x"].mediaRegion',
      'rooms["*"].mediaRegion',
    ]);
  });

  it("names failures of secret arguments without the value, which Pulumi would print", async () => {
    const { message, failures } = await failuresOf({ ...ROOMS, kmsKeyArn: secretOf("hush"), memorySize: 1 });
    expect(failures.map(({ property }) => property)).to.deep.equal(["memorySize"]);
    expect(message).to.match(/property kmsKeyArn must be the ARN of a KMS key/);
    expect(message).not.to.contain("hush");
  });

  it("accepts unknown values in a preview, and its outputs are unknown", async () => {
    const monitor = await connect({ isPreview: true });
    const inputs = {
      mediaRegion: outputOf(),
      rooms: { standup: { meetingTags: { team: UNKNOWN } } },
      existingTable: { name: outputOf(), arn: outputOf() },
      memorySize: UNKNOWN,
    };
    const response = await native.provider.construct(constructRequest(monitor, inputs, { isPreview: true }));
    expect(stateOf(response).values).to.deep.include({ joinUrl: UNKNOWN, tableName: UNKNOWN });
    const { inputs: fn } = find(monitor, "aws:lambda/function:Function");
    expect(fn).to.deep.include({ memorySize: UNKNOWN, code: UNKNOWN });
  });

  it("refuses an unknown value of which resources there are", async () => {
    const { failures } = await failuresOf({ ...ROOMS, dashboard: outputOf(), notifications: { queue: outputOf() } });
    expect(failures.map(({ property }) => property)).to.deep.equal(["dashboard", "notifications"]);
  });

  it("keeps two that are constructed at once apart", async () => {
    const [one, other] = [await connect(), await connect({ isPreview: true })];
    const [created, planned] = await Promise.all([
      native.provider.construct(constructRequest(one, ROOMS, { name: "one" })),
      native.provider.construct(constructRequest(other, ROOMS, { name: "other", isPreview: true })),
    ]);
    expect(stateOf(created).values).to.include({ tableName: "one-rooms" });
    expect(stateOf(planned).values).to.include({ tableName: UNKNOWN });
    for (const [monitor, name] of [
      [one, "one"],
      [other, "other"],
    ] as const) {
      expect(monitor.registrations).to.have.length(13);
      for (const registration of monitor.registrations) expect(registration.name.startsWith(name)).to.equal(true);
    }
  });

  it("returns the outputs of the schema", async () => {
    const { properties } = require("../../../plugin/schema.json").resources["chime-sdk-meetings:index:StandingRoom"];
    const { response } = await construct({ ...ROOMS, notifications: { queue: true } });
    expect(stateOf(response).values).to.have.all.keys(Object.keys(properties));
  });

  it("fails for a component that the package does not have", async () => {
    const change = (request: ConstructRequest) => void request.setType("chime-sdk-meetings:index:SittingRoom");
    expect(await rejection(construct(ROOMS, change))).to.match(/no component chime-sdk-meetings:index:SittingRoom/);
  });
});
