import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { joinTokensIn } from "../support/joinTokensIn";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

const ARGS = `{
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }],
}`;

/** A program in the stack's phase, which chooses one of the cases. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting, MeetingAttendee, getMeetingOutput } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();
const kind = config.require("kind");
const args: any = ${ARGS};

function secretName() {
  const name = config.requireSecret("name");
  const room = new Meeting("secretive", {
    ...args,
    externalMeetingId: pulumi.interpolate\`room of \${name}\`,
    attendees: [{ externalUserId: name }, { externalUserId: config.get("plain") ?? "bob" }],
  });
  const guest = new MeetingAttendee("guest", { meeting: room, externalUserId: pulumi.interpolate\`\${name}-guest\` });
  return { ids: room.attendeeIds, tokens: room.joinTokens, guest: guest.attendeeId };
}

const cases: Record<string, () => Record<string, unknown> | undefined> = {
  profile: () => {
    const { meetingArn, meetingId, region } = new Meeting("room", args);
    return { meetingArn, lookedUpArn: getMeetingOutput({ meetingId, region }).meetingArn };
  },
  secret: secretName,
  ended: () => {
    const { joinTokens } = Meeting.get("got", config.require("id"), { region: "us-east-1" });
    return { joinTokens };
  },
  import: () => void new Meeting("imported", args, { import: config.require("id") }),
  noArguments: () => void new (Meeting as any)("bare"),
  foreign: () => {
    const provider: pulumi.dynamic.ResourceProvider = { create: async () => ({ id: "made-at-home", outs: {} }) };
    new (class extends pulumi.dynamic.Resource {})(provider, "room", {});
    return undefined;
  },
  alias: () => void new Meeting("room", args, { aliases: [{ type: "pulumi-nodejs:dynamic:Resource" }] }),
};

const outputs = cases[kind]?.() ?? {};
export const all = pulumi.output(outputs);
`;

/** Two profiles, whose access key ids are the numbers of two accounts, as the emulator reads them. */
const PROFILES = `
[default]
aws_access_key_id = 111111111111
aws_secret_access_key = secret
[prod]
aws_access_key_id = 222222222222
aws_secret_access_key = secret
[rooms]
aws_access_key_id = 333333333333
aws_secret_access_key = secret
`;

describe("Programs on the real engine", function () {
  this.timeout(600_000);
  let room: Room;
  let folder: string;

  needsEngine();

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "chime-meetings-test-"));
    writeFileSync(join(folder, "credentials"), PROFILES);
    room = await startRoom({ program: PROGRAM }, undefined, {
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
      AWS_CONFIG_FILE: join(folder, "config"),
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
    });
  });

  afterEach(() => room.run("destroy"));

  after(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    rmSync(folder, { recursive: true, force: true });
    await room.close();
  });

  const choose = (kind: string) => room.workspace.setConfig("kind", kind);
  const account = async () => {
    const { all } = (await room.workspace.outputs()) as { all: { meetingArn: string; lookedUpArn: string } };
    expect(all.lookedUpArn).to.equal(all.meetingArn);
    return all.meetingArn.split(":")[4];
  };
  const failed = async (operation: "up" | "preview") => {
    const { code, stdout, stderr } = await room.attempt(operation);
    expect(code).to.not.equal(0);
    expect(stdout + stderr).not.to.match(/TypeError|toJavaScript|at Object\.|\.js:\d+/);
    return stdout + stderr;
  };

  it("use the profile of the stack's configuration, and say which settings have no effect", async () => {
    await choose("profile");
    await room.workspace.setConfig("aws:region", "us-east-1");
    await room.workspace.setConfig("aws:profile", "prod");
    await room.workspace.setConfig("aws:allowedAccountIds", '["222222222222"]');
    const printed = await room.run("up");
    expect(await account()).to.equal("222222222222");
    expect(printed).to.contain("The stack configuration aws:allowedAccountIds has no effect");
    await room.run("destroy");
    await room.workspace.setConfig("chime-sdk-meetings:profile", "rooms");
    await room.run("up");
    expect(await account()).to.equal("333333333333");
    await room.workspace.must(["config", "rm", "aws:allowedAccountIds"]);
  });

  it("keep secret what was secret, in outputs, state and messages", async () => {
    await choose("secret");
    await room.workspace.setConfig("name", "mallory", { secret: true });
    await room.run("up", { flags: ["--diff"] });
    const { all } = (await room.workspace.outputs()) as { all: unknown };
    expect(all).to.equal("[secret]");
    room.emulator.addFault({
      operation: "CreateAttendee",
      effect: "error",
      error: "BadRequestException",
      message: "mallory4-guest",
    });
    await room.workspace.setConfig("name", "mallory!", { secret: true });
    await failed("preview");
    await room.workspace.setConfig("name", "mallory4", { secret: true });
    expect(await failed("up")).to.contain('Cannot add attendee "[secret]"');
    room.emulator.clearFaults();
    await room.workspace.setConfig("plain", "mallory4");
    expect(await failed("preview")).to.contain("attendees[1].externalUserId must be unique");
    expect(room.visible()).not.to.match(/mallory[!4]?(?!\w)/);
    await room.workspace.must(["config", "rm", "plain"]);
  });

  it("fail with advice where Meeting.get finds no active meeting", async () => {
    await choose("ended");
    await room.workspace.setConfig("id", "0a1b2c3d-1111-4222-8333-0123456f2713");
    expect(await failed("preview")).to.match(
      /the meeting has ended, or was created in another region .*Get a meeting that is active/,
    );
  });

  it("fail with advice where they import a resource", async () => {
    await choose("import");
    expect(await failed("preview")).to.contain('Meeting "imported" cannot be imported');
  });

  it("fail with the names of the required arguments where they give none", async () => {
    await choose("noArguments");
    expect(await failed("preview")).to.match(/has a problem: externalMeetingId is required/);
  });

  it("fail with advice where an alias leads to the state of another provider", async () => {
    await choose("foreign");
    await room.run("up");
    await choose("alias");
    expect(await failed("preview")).to.contain(
      "The state of made-at-home was not written by pulumi-chime-sdk-meetings",
    );
  });
});
