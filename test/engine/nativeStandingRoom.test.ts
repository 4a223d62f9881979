import { expect } from "chai";
import { blocksOf } from "../package/readmeBlocks";
import { ACCOUNT, REGION } from "../support/awsAnswers";
import { nativePath, startNativeRoom, writeProgram } from "../support/nativeRoom";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";
import { type StandInAws, startStandInAws } from "../support/standInAws";
import { outputOf, outputsOf, referTo, type YamlResource, yamlProject } from "../support/yamlRooms";

const officeOf = (properties: YamlResource["properties"] = {}): YamlResource => ({
  type: "chime-sdk-meetings:StandingRoom",
  properties: { mediaRegion: REGION, rooms: { standup: {} }, ...properties },
});

const programOf = (office: YamlResource, resources: Record<string, YamlResource> = {}) =>
  yamlProject({
    resources: { ...resources, office },
    outputs: outputsOf("office", ["joinUrl", "tableName", "logGroupName"]),
  });

describe("A StandingRoom of a YAML program on the real engine", function () {
  this.timeout(180_000);
  let aws: StandInAws;
  let room: Room;

  needsEngine();

  beforeEach(async () => {
    aws = await startStandInAws();
    room = await startNativeRoom(programOf(officeOf()), undefined, aws.variables);
  });

  afterEach(async () => {
    await room.close();
    aws.close();
  });

  const declare = (...program: Parameters<typeof programOf>) => writeProgram(room.workspace, programOf(...program));

  it("is previewed, created, left alone without a change, updated and destroyed", async () => {
    const preview = await room.run("preview");
    expect(preview).to.match(/chime-sdk-meetings:index:StandingRoom +office +create/);
    expect(preview).to.match(/joinUrl *: \[unknown\]/);
    expect(aws.resources()).to.deep.equal([]);

    await room.run("up");
    expect(aws.resources()).to.have.length(12).and.include("Function office-join");
    expect(await room.workspace.outputs()).to.deep.equal({
      joinUrl: `https://abc.lambda-url.${REGION}.on.aws/`,
      tableName: "office-rooms",
      logGroupName: "office-log",
    });
    expect(await room.run("up", { flags: ["--expect-no-changes"] })).to.match(/14 unchanged/);

    declare(officeOf({ rooms: { standup: {}, retro: {} } }));
    expect(await room.run("up")).to.match(/1 updated/);
    expect(await room.run("destroy")).to.match(/14 deleted/);
    expect(aws.resources()).to.deep.equal([]);
  });

  it("is created by the program of docs/standing-rooms.md", async () => {
    const [page = ""] = blocksOf("docs/standing-rooms.md", "yaml");
    await room.close();
    room = await startNativeRoom(page, undefined, aws.variables);
    await room.run("up");
    expect(await room.workspace.outputs()).to.deep.equal({
      joinUrl: `https://abc.lambda-url.${REGION}.on.aws/`,
      joinPolicyArn: `arn:aws:iam::${ACCOUNT}:policy/office-join-policy`,
    });
  });

  it("has its wrong arguments listed in a preview, each with its path and value, and without the value of a secret", async () => {
    declare(officeOf({ memorySize: 1, rooms: { x: {} }, kmsKeyArn: { "fn::secret": "hush" } }));
    const { code, stdout } = await room.attempt("preview");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(/property memorySize with value '\{1\}' has a problem: must be 128 to 10240/);
    expect(stdout).to.match(/property rooms\["x"\] .*has a problem: must have 2 to 64 characters/);
    expect(stdout).to.match(/property kmsKeyArn must be the ARN of a KMS key/);
    expect(room.visible()).not.to.contain("hush");
  });

  it("takes the outputs of other resources, and passes its provider of AWS to its resources", async () => {
    const frankfurt = { type: "pulumi:providers:aws", properties: {} };
    const first = { ...officeOf(), options: { providers: [referTo("frankfurt")] } };
    const second = { ...officeOf({ existingTable: outputOf("first", "table") }), options: { protect: true } };
    declare(second, { frankfurt, first });
    await room.run("preview");
    await room.run("up");
    expect(await room.workspace.outputs()).to.include({ tableName: "first-rooms" });
    const { resources = [] } = (await room.workspace.exportState()).deployment;
    const table = resources.find(({ urn }) => urn.endsWith("::first-rooms"));
    expect(table?.["provider"]).to.match(/::pulumi:providers:aws::frankfurt::/);
    expect(resources.find(({ urn }) => urn.endsWith("::office-join"))).to.include({ protect: true });
    expect((await room.attempt("destroy")).code).to.not.equal(0);
  });

  it("keeps the resources that a TypeScript program has created", async () => {
    await room.close();
    const program = `
import { StandingRoom } from "pulumi-chime-sdk-meetings/standing-room";
new StandingRoom("office", { mediaRegion: "${REGION}", rooms: { standup: {} } });
`;
    room = await startRoom({ program }, undefined, { PATH: await nativePath(), ...aws.variables });
    await room.run("up");
    const before = aws.resources();

    declare(officeOf());
    expect(await room.run("up")).to.not.match(/created|replaced|deleted/);
    expect(aws.resources()).to.deep.equal(before);
    expect(await room.run("up", { flags: ["--expect-no-changes"] })).to.match(/unchanged/);
  });
});
