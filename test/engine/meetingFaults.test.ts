import { expect } from "chai";
import { countCalls } from "../support/countCalls";
import { externalChanges } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { VIEW_ONLY } from "../support/meetingInputs";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

const ARGS = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice", capabilities: VIEW_ONLY }, { externalUserId: "bob" }],
  tags: { team: "video" },
};

describe("A Meeting that goes wrong on the real engine", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  beforeEach(async () => {
    room = await startRoom();
    await room.declare(ARGS);
  });

  afterEach(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    await room.close();
  });

  const meetingIds = () => room.emulator.meetings().map(({ meetingId }) => meetingId);
  const counted = (operation: "up" | "preview" | "refresh", refresh = true) =>
    countCalls(room.emulator, () => room.run(operation, operation === "refresh" ? {} : { refresh }));

  it("tells one sentence of what failed and what to do, and creates at the next up", async () => {
    room.emulator.addFault({ effect: "error", error: "ForbiddenException", message: "AWS authorization failed" });
    const { code, stdout, stderr } = await room.attempt("up");
    expect(code).to.not.equal(0);
    expect(stdout + stderr).to.match(
      /Cannot create meeting "standup": the AWS credentials are not authorized for this action \(ForbiddenException, request id [-0-9a-f]{36}\): AWS authorization failed\. Allow the matching `chime:` action in IAM/,
    );
    expect(stdout + stderr).to.not.match(/\bat .*\.js:\d+/);
    expect(await room.run("up")).to.match(/1 created/);
    expect(meetingIds()).to.have.length(1);
  });

  it("that is created only in part says who is missing, and is completed in place by the next up", async () => {
    room.emulator.addFault({
      effect: "partialFailure",
      externalUserIds: ["bob"],
      errorCode: "ServiceFailure",
      errorMessage: "Not now.",
      count: 4,
    });
    const { code, stdout } = await room.attempt("up");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(
      /Meeting "standup" exists, but 1 of its 2 declared attendees are not in it: "bob" \(ServiceFailure: Not now\.\)\. The rest can join\. Run `pulumi up` again/,
    );
    const [id] = meetingIds();

    const { result: printed, calls } = await counted("up", false);
    expect(printed).to.match(/1 updated/);
    expect(calls).to.deep.equal({ BatchCreateAttendee: 1 });
    expect(meetingIds()).to.deep.equal([id]);
    expect((await room.secretOutputs()).joinTokens).to.have.keys(["alice", "bob"]);
    expect(await room.run("preview", { flags: ["--expect-no-changes"] })).to.match(/2 unchanged/);
  });

  it("that drifts is described at preview, and repaired in place by the fewest calls", async () => {
    await room.run("up");
    const [id] = meetingIds();
    const external = externalChanges(room.emulator);
    await external.deleteAttendee("bob");
    await external.setCapabilities("alice", { Audio: "SendReceive", Video: "Receive", Content: "Receive" });
    await external.setTags({ team: "audio" });
    await external.addAttendee("guest");

    const preview = await counted("preview");
    expect(preview.result).to.contain(
      'Meeting "standup" has drifted: attendee "bob" is not in it, attendee "alice" has audio SendReceive instead of ' +
        'Receive, tag "team" has another value. This update fixes it in place.',
    );
    expect(preview.result).to.match(/1 to update/);
    expect(preview.calls).to.deep.equal({ GetMeeting: 1, ListAttendees: 1, ListTagsForResource: 1 });

    const { result: printed, calls } = await counted("up");
    expect(printed).to.match(/1 updated/);
    expect(calls).to.deep.equal({
      ...preview.calls,
      BatchCreateAttendee: 1,
      UpdateAttendeeCapabilities: 1,
      TagResource: 1,
    });
    const [meeting, ...more] = room.emulator.meetings();
    expect(more).to.deep.equal([]);
    expect(meeting).to.deep.include({ meetingId: id, tags: { team: "video" } });
    expect(meeting?.attendees.map(({ externalUserId }) => externalUserId)).to.have.members(["alice", "bob", "guest"]);

    expect(await counted("up")).to.deep.include({ calls: preview.calls });
    expect(await counted("up", false)).to.deep.include({ calls: {} });
  });

  it("that has ended is described at preview, and recreated", async () => {
    await room.run("up");
    const [id] = meetingIds();
    room.emulator.advance(301);
    const preview = await room.run("preview", { refresh: true });
    expect(preview).to.contain('Meeting "standup" has ended. The next update recreates it if the program declares it.');
    expect(preview).to.match(/standup create/);
    expect(await room.run("up", { refresh: true })).to.match(/1 created/);
    expect(meetingIds()).to.have.length(1).and.not.include(id);
  });

  it("is replaced for its age, and the reason is shown", async () => {
    await room.declare({ ...ARGS, replaceAfter: "12h" });
    await room.run("up");
    const [id] = meetingIds();
    await makeOlder(room, 13);
    expect(await room.run("preview", { flags: ["--diff"] }))
      .to.match(/replaceAfter/)
      .and.match(/1 to replace/);
    expect(await room.run("up")).to.match(/diff: .*replaceAfter|replaced/);
    expect(meetingIds()).to.have.length(1).and.not.include(id);
    expect(await room.run("up")).to.match(/2 unchanged/);
  });
});

/** Sets back the creation time in the state. */
async function makeOlder({ workspace }: Room, hours: number): Promise<void> {
  const state = await workspace.exportState();
  for (const { outputs } of state.deployment.resources ?? []) {
    if (outputs?.["createdAt"] === undefined) continue;
    const createdAt = new Date(Date.parse(String(outputs["createdAt"])) - hours * 60 * 60 * 1000).toISOString();
    (outputs as Record<string, unknown>)["createdAt"] = createdAt;
  }
  await workspace.importState(state);
}
