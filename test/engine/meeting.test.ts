import { expect } from "chai";
import type { CommandChoices } from "../../tools/engine/workspace";
import { VIEW_ONLY } from "../support/meetingInputs";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

const ARGS = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
  tags: { team: "video" },
};

const DIFF: CommandChoices = { flags: ["--diff"] };

/** Each test goes on from the stack that the one before it has left: a run of the engine is dear. */
describe("A Meeting on the real engine", function () {
  this.timeout(600_000);
  let room: Room;
  const tokens = new Set<string>();

  needsEngine();

  before(async () => {
    room = await startRoom();
  });

  after(() => room.close());

  const meetingIds = () => room.emulator.meetings().map(({ meetingId }) => meetingId);

  const up = async (choices: CommandChoices = {}) => {
    const printed = await room.run("up", choices);
    const outputs = await room.secretOutputs();
    for (const token of Object.values(outputs.joinTokens)) tokens.add(token);
    return { printed, id: outputs.meetingId };
  };

  it("lists every wrong argument at preview and calls nothing", async () => {
    await room.declare({
      externalMeetingId: "x",
      attendees: [
        { externalUserId: "alice", capabilities: { ...VIEW_ONLY, video: "View" } },
        { externalUserId: "alice" },
      ],
      tags: { "aws:team": "video" },
    });
    const { code, stdout } = await room.attempt("preview");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(/resource 'standup' has a problem: externalMeetingId must have 2 to 64 characters, got 1/);
    expect(stdout).to.match(/mediaRegion is required/);
    expect(stdout).to.match(/attendees\[0\].capabilities.video must be one of/);
    expect(stdout).to.match(/attendees\[1\].externalUserId must be unique/);
    expect(stdout).to.match(/tags has a key that must not begin with "aws:"/);
    expect(room.emulator.requests()).to.deep.equal({});
  });

  it("is created by one call, and an up without changes makes none", async () => {
    await room.declare(ARGS);
    const preview = await room.run("preview");
    expect(preview).to.match(/standup create/);
    await room.run("preview", DIFF);
    expect(room.emulator.requests()).to.deep.equal({});

    const { id } = await up();
    expect(meetingIds()).to.deep.equal([id]);
    expect(await room.run("preview", { flags: ["--expect-no-changes"] })).to.match(/2 unchanged/);
    expect((await up(DIFF)).printed).to.match(/2 unchanged/);
    expect(room.emulator.requests()).to.deep.equal({ CreateMeetingWithAttendees: 1 });
  });

  it("updates tags in place, and reorders attendees without a call", async () => {
    const [id] = meetingIds();
    await room.declare({
      ...ARGS,
      tags: { team: "audio" },
      attendees: [{ externalUserId: "bob" }, { externalUserId: "alice" }],
    });
    const updated = await up(DIFF);
    expect(updated.id).to.equal(id);
    expect(updated.printed).to.match(/1 updated/);
    expect(room.emulator.requests()).to.deep.equal({ CreateMeetingWithAttendees: 1, TagResource: 1 });
    expect(room.emulator.meetings()[0]?.tags).to.deep.equal({ team: "audio" });
    const outputs = (await room.workspace.outputs({ showSecrets: true })) as {
      attendees: { externalUserId: string }[];
    };
    expect(outputs.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["bob", "alice"]);
  });

  const CAROL = { externalUserId: "carol" };
  const replacements: readonly (readonly [string, readonly object[]])[] = [
    ["an added attendee", [...ARGS.attendees, CAROL]],
    ["other capabilities", [{ externalUserId: "alice", capabilities: VIEW_ONLY }, { externalUserId: "bob" }, CAROL]],
  ];

  for (const [title, attendees] of replacements) {
    it(`is replaced for ${title}, and the old meeting ends`, async () => {
      const [id] = meetingIds();
      await room.declare({ ...ARGS, attendees });
      expect(await room.run("preview", DIFF)).to.match(/1 to replace/);
      const replaced = await up();
      expect(replaced.printed).to.match(/diff: .*~attendees/);
      expect(replaced.id).to.not.equal(id);
      expect(meetingIds()).to.deep.equal([replaced.id]);
    });
  }

  it("comes back under a new id after it has ended, and is destroyed after it has ended again", async () => {
    const [id] = meetingIds();
    room.emulator.advance(360);
    expect(meetingIds()).to.deep.equal([]);
    const back = await up({ refresh: true });
    expect(back.printed).to.match(/1 created/);
    expect(back.id).to.not.equal(id);
    expect(meetingIds()).to.deep.equal([back.id]);
    expect((await up()).printed).to.match(/2 unchanged/);
    room.emulator.advance(360);
    expect(await room.run("destroy")).to.match(/2 deleted/);
  });

  it("shows secrets as such, is destroyed, and has left no join token in plain", async () => {
    await up();
    await room.run("refresh", DIFF);
    expect(await room.workspace.outputs()).to.include({
      attendees: "[secret]",
      joinTokens: "[secret]",
      joinInfo: "[secret]",
    });
    await room.run("destroy");
    expect(meetingIds()).to.deep.equal([]);
    expect(tokens.size).to.be.greaterThan(0);
    for (const token of tokens) expect(room.visible().includes(token), "a join token in plain").to.equal(false);
  });
});
