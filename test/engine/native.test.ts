import { expect } from "chai";
import { countCalls } from "../support/countCalls";
import { joinTokensIn } from "../support/joinTokensIn";
import { VIEW_ONLY } from "../support/meetingInputs";
import { startNativeRoom, writeProgram } from "../support/nativeRoom";
import { needsEngine } from "../support/needsEngine";
import type { Room } from "../support/room";
import { captionsOf, guestOf, meetingOf, outputsOf, type YamlResource, yamlProject } from "../support/yamlRooms";

const programOf = (standup: YamlResource, resources: Record<string, YamlResource> = {}) =>
  yamlProject({
    resources: { standup, ...resources },
    outputs: outputsOf("standup", ["meetingId", "joinTokens", "region"]),
  });

describe("A YAML program with the native provider on the real engine", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  beforeEach(async () => {
    room = await startNativeRoom(programOf(meetingOf()));
  });

  afterEach(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    await room.close();
  });

  const declare = (standup: YamlResource, resources?: Record<string, YamlResource>) =>
    writeProgram(room.workspace, programOf(standup, resources));
  const meetingIds = () => room.emulator.meetings().map(({ meetingId }) => meetingId);

  it("creates by one call, changes nothing without a change, shows secrets as such, and destroys", async () => {
    declare(meetingOf(), { guest: guestOf(), captions: captionsOf() });
    const preview = await room.run("preview");
    expect(preview).to.match(/chime-sdk-meetings:index:Meeting standup create/);
    expect(preview).to.match(/meetingId *: \[unknown\]/);
    expect(room.emulator.requests()).to.deep.equal({});

    await room.run("up");
    expect(await room.workspace.outputs()).to.include({ joinTokens: "[secret]", meetingId: meetingIds()[0] });
    expect((await room.secretOutputs()).joinTokens).to.have.keys(["alice", "bob"]);
    expect(room.emulator.requests()).to.deep.equal({
      CreateMeetingWithAttendees: 1,
      CreateAttendee: 1,
      StartMeetingTranscription: 1,
    });
    const unchanged = await countCalls(room.emulator, () => room.run("up", { flags: ["--expect-no-changes"] }));
    expect(unchanged.result).to.match(/4 unchanged/);
    // What `refreshBeforeUpdate` costs: the meeting is read with its attendees and tags.
    expect(unchanged.calls).to.deep.equal({ GetMeeting: 1, ListAttendees: 1, ListTagsForResource: 1 });

    expect(await room.run("destroy")).to.match(/4 deleted/);
    expect(meetingIds()).to.deep.equal([]);
  });

  it("replaces a meeting that has ended by a plain up, and a preview says so", async () => {
    await room.run("up");
    const [ended] = meetingIds();
    room.emulator.advance(360);
    const preview = await room.run("preview");
    expect(preview).to.match(/Meeting "standup" has ended/);
    expect(preview).to.match(/1 to create/);
    expect(await room.run("up")).to.match(/1 created/);
    expect(meetingIds()).to.have.length(1).and.not.include(ended);
    room.emulator.advance(360);
    expect(await room.run("destroy")).to.match(/2 deleted|1 deleted/);
  });

  it("takes the Region and refreshBeforeUpdate of the stack's configuration", async () => {
    await room.workspace.setConfig("chime-sdk-meetings:region", "eu-central-1");
    await room.workspace.setConfig("chime-sdk-meetings:refreshBeforeUpdate", "false");
    await room.run("up");
    expect(await room.workspace.outputs()).to.include({ region: "eu-central-1" });
    const { calls } = await countCalls(room.emulator, () => room.run("up", { flags: ["--expect-no-changes"] }));
    expect(calls).to.deep.equal({});
  });

  it("updates tags in place, and replaces the meeting for another attendee or other capabilities", async () => {
    await room.run("up");
    const [first] = meetingIds();
    declare(
      meetingOf({ tags: { team: "audio" }, attendees: [{ externalUserId: "bob" }, { externalUserId: "alice" }] }),
    );
    expect(await room.run("up")).to.match(/1 updated/);
    expect(meetingIds()).to.deep.equal([first]);

    declare(meetingOf({ attendees: [{ externalUserId: "alice", capabilities: VIEW_ONLY }] }));
    const preview = await room.run("preview", { flags: ["--diff"] });
    expect(preview).to.match(/1 to replace/);
    expect(preview).to.match(/attendees/);
    expect(await room.run("up")).to.match(/\+-1 replaced/);
    expect(meetingIds()).to.have.length(1).and.not.include(first);
  });

  it("keeps what a partial creation created, and the next up adds the rest in place", async () => {
    const message = "Not now.";
    room.emulator.addFault({
      effect: "partialFailure",
      externalUserIds: ["bob"],
      errorCode: "ServiceFailure",
      errorMessage: message,
      count: 4,
    });
    const { code, stdout } = await room.attempt("up");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(
      /exists, but 1 of its 2 declared attendees are not in it: "bob" \(ServiceFailure: Not now\.\)/,
    );
    const [id] = meetingIds();
    expect(await room.run("up")).to.match(/1 updated/);
    expect(meetingIds()).to.deep.equal([id]);
    expect((await room.secretOutputs()).joinTokens).to.have.keys(["alice", "bob"]);
    expect(await room.run("preview", { flags: ["--expect-no-changes"] })).to.match(/2 unchanged/);
  });

  it("lists every wrong argument with its path at preview, and calls nothing", async () => {
    declare(
      meetingOf({
        externalMeetingId: "x",
        attendees: [{ externalUserId: "a", capabilities: { ...VIEW_ONLY, audio: "Loud" } }],
      }),
    );
    const { code, stdout } = await room.attempt("preview");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(/externalMeetingId must have 2 to 64 characters/);
    expect(stdout).to.match(/attendees\[0\]\.capabilities\.audio must be one of/);
    expect(room.emulator.requests()).to.deep.equal({});
  });
});
