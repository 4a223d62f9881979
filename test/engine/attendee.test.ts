import { join } from "node:path";
import { expect } from "chai";
import { createExternalMeeting } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { VIEW_ONLY } from "../support/meetingInputs";
import { needsEngine } from "../support/needsEngine";
import { QUICK_START, type Room, startRoom } from "../support/room";

/** A room, and one attendee more, whose arguments are the stack's configuration `guest`, as JSON. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting, MeetingAttendee, listAttendeesOutput } from "pulumi-chime-sdk-meetings";

const config = new pulumi.Config();
const room = new Meeting("standup", config.requireObject<any>("args"));
const guest = new MeetingAttendee("guest", { meeting: room, ...config.requireObject<any>("guest") });

export const { meetingId } = room;
export const { attendeeId, joinToken, capabilities, joinInfo } = guest;
export const everybody = listAttendeesOutput({ meetingId: guest.meetingId.apply((id) => id), region: guest.region })
  .attendees.apply((all) => all.map(({ externalUserId }) => externalUserId));
`;

/** An attendee in the room of another stack, whose id is the stack's configuration `meetingId`. */
const GUEST_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { MeetingAttendee } from "pulumi-chime-sdk-meetings";

const guest = new MeetingAttendee("guest", {
  meetingId: new pulumi.Config().require("meetingId"),
  externalUserId: "guest",
  region: "us-east-1",
});
export const { joinToken } = guest;
`;

const GUEST_EXAMPLE = join(__dirname, "../../../examples/guest");

const ARGS = { externalMeetingId: "standup", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] };

interface Outputs {
  readonly meetingId: string;
  readonly attendeeId: string;
  readonly joinToken: string;
  readonly joinInfo: { readonly Meeting: { MeetingId: string }; readonly Attendee: { JoinToken: string } };
  readonly everybody: readonly string[];
}

describe("A MeetingAttendee on the real engine", function () {
  this.timeout(600_000);
  let room: Room;
  const tokens = new Set<string>();

  needsEngine();

  beforeEach(async () => {
    room = await startRoom({ program: PROGRAM });
    await room.declare(ARGS);
    await declareGuest({ externalUserId: "guest" });
  });

  afterEach(() => room.close());

  const declareGuest = (guest: object) => room.workspace.setConfig("guest", JSON.stringify(guest));
  const users = () => room.emulator.meetings().map(({ attendees }) => attendees.map((one) => one.externalUserId));
  const guestInRoom = () => room.emulator.meetings()[0]?.attendees.find((one) => one.externalUserId !== "alice");

  const up = async (...flags: string[]) => {
    const printed = await room.run("up", { flags });
    const outputs = (await room.workspace.outputs({ showSecrets: true })) as unknown as Outputs;
    tokens.add(outputs.joinToken);
    return { printed, ...outputs };
  };

  it("joins, changes in place, is replaced before its successor joins, and leaves", async () => {
    expect(await room.run("preview")).to.match(/guest create/);
    expect(room.emulator.requests()).to.deep.equal({});
    const first = await up();
    expect(first.everybody).to.deep.equal(["alice", "guest"]);
    expect(first.joinInfo).to.deep.include({ Meeting: { ...first.joinInfo.Meeting, MeetingId: first.meetingId } });
    expect(first.joinInfo.Attendee.JoinToken).to.equal(first.joinToken);
    expect(await room.workspace.outputs()).to.include({ joinToken: "[secret]", joinInfo: "[secret]" });
    expect((await up()).printed).to.match(/3 unchanged/);

    await declareGuest({ externalUserId: "guest", capabilities: VIEW_ONLY });
    const quiet = await up("--diff");
    expect(quiet.printed).to.match(/1 updated/);
    expect(quiet.joinToken).to.equal(first.joinToken);
    expect(guestInRoom()?.capabilities).to.include({ Audio: "Receive" });

    // The same externalUserId: without the deletion first, the new attendee would be the old one, and then be deleted.
    const { attendeeId } = await up("--replace", "**::guest");
    expect(attendeeId).to.not.equal(first.attendeeId);
    expect(guestInRoom()?.attendeeId).to.equal(attendeeId);

    await declareGuest({ externalUserId: "visitor" });
    expect((await up("--diff")).printed).to.match(/1 replaced/);
    expect(users()).to.deep.equal([["alice", "visitor"]]);

    expect(await room.run("destroy")).to.match(/3 deleted/);
    expect(tokens.size).to.equal(3);
    for (const token of tokens) expect(room.visible().includes(token), "a join token in plain").to.equal(false);
  });

  it("goes and comes back with its meeting, and moves to the one that replaces it", async () => {
    const first = await up();
    room.emulator.advance(360);
    const back = await up("--refresh");
    expect(back.printed).to.match(/2 created/);
    expect(back.meetingId).to.not.equal(first.meetingId);
    expect(users()).to.deep.equal([["alice", "guest"]]);

    await room.declare({ ...ARGS, attendees: [{ externalUserId: "bob" }] });
    // Whether the id changes is not known yet, so a preview cannot say that the attendee moves.
    expect(await room.run("preview")).to.match(/guest update/);
    const moved = await up();
    expect(moved.meetingId).to.not.equal(back.meetingId);
    expect(users()).to.deep.equal([["bob", "guest"]]);

    room.emulator.advance(360);
    expect(await room.run("destroy")).to.match(/3 deleted/);
  });

  it("tells every wrong argument at preview, with its path", async () => {
    await declareGuest({
      externalUserId: "x",
      capabilities: { audio: "Loud", video: "None", content: "Receive" },
      capability: 1,
    });
    const { code, stdout } = await room.attempt("preview");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(/has a problem: externalUserId must have 2 to 64 characters, got 1/);
    expect(stdout).to.match(/has a problem: capabilities.audio must be one of SendReceive, Send, Receive, None$/m);
    expect(stdout).to.match(/capabilities.content .*only where video is/);
    expect(stdout).to.match(/capability is not a property of a MeetingAttendee/);
    expect(room.emulator.requests()).to.deep.equal({});
  });
});

describe("A MeetingAttendee in the room of another stack, on the real engine", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  beforeEach(async () => {
    room = await startRoom({ program: GUEST_PROGRAM });
  });

  afterEach(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    await room.close();
  });

  /** The other stack brings the room up. */
  const roomOfOthers = async () => {
    const attendees = [{ ExternalUserId: "host" }];
    const meetingId = await createExternalMeeting(room.emulator, { ExternalMeetingId: "office", Attendees: attendees });
    await room.workspace.setConfig("meetingId", meetingId);
    return meetingId;
  };
  const users = () => room.emulator.meetings().map(({ attendees }) => attendees.map((one) => one.externalUserId));

  it("is gone with the room, says what to do about that, and joins the next one", async () => {
    const ended = await roomOfOthers();
    await room.run("up");
    expect(users()).to.deep.equal([["host", "guest"]]);

    room.emulator.advance(360);
    expect(await room.run("refresh")).to.match(/1 deleted/);
    const { code, stdout } = await room.attempt("up");
    expect(code).to.not.equal(0);
    expect(stdout).to.contain(`Cannot add attendee "guest" to meeting "${ended}" in us-east-1: the meeting has ended`);
    expect(stdout).to.contain("run it in the other stack if the meeting belongs to that one.");

    await roomOfOthers();
    expect(await room.run("up")).to.match(/1 created/);
    expect(users()).to.deep.equal([["host", "guest"]]);
  });

  it("says what to do, too, where the program looks the room up", async () => {
    await room.close();
    room = await startRoom({ cwd: GUEST_EXAMPLE }, undefined, { PULUMI_NODEJS_TRANSPILE_ONLY: "true", ...QUICK_START });
    const ended = await roomOfOthers();
    await room.run("up");
    room.emulator.advance(360);
    const { code, stdout } = await room.attempt("up", { refresh: true });
    expect(code).to.not.equal(0);
    expect(stdout).to.contain(`Cannot look up meeting "${ended}" in us-east-1: the meeting has ended`);
    expect(stdout).to.contain("Look up a meeting that is active, with the `region` that created it.");
    await room.run("destroy");
  });

  it("leaves a room that has ended without a failure", async () => {
    await roomOfOthers();
    await room.run("up");
    room.emulator.advance(360);
    expect(await room.run("destroy")).to.match(/2 deleted/);
  });
});
