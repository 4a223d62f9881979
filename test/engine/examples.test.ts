import { join } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../engine/findEngine";
import { runCommand } from "../../engine/runCommand";
import { VIEW_ONLY } from "../support/meetingInputs";
import { type Room, startRoom } from "../support/room";

const EXAMPLES = join(__dirname, "../../../examples");
const REPOSITORY = join(EXAMPLES, "..");

describe("The examples on the real engine", function () {
  this.timeout(240_000);
  let room: Room;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    await findEngine();
  });

  afterEach(() => room?.close());

  const start = async (name: string) => {
    // The first example is what the project file of the repository itself brings up.
    room = await startRoom({ cwd: name === "first-meeting" ? REPOSITORY : join(EXAMPLES, name) });
  };
  const config = (name: string, value: string) => room.workspace.setConfig(name, value);
  const outputs = () => room.workspace.outputs({ showSecrets: true });
  const calls = () => room.emulator.requests();

  for (const name of ["first-meeting", "webinar", "guest", "captions"]) {
    it(`${name} compiles as strict as it says`, async () => {
      const tsc = join(REPOSITORY, "node_modules/typescript/bin/tsc");
      const { code, stdout } = await runCommand(process.execPath, [tsc, "--project", join(EXAMPLES, name)], {
        cwd: REPOSITORY,
        env: process.env,
      });
      expect(code, stdout).to.equal(0);
    });
  }

  it("webinar makes replicas that follow their primary meeting", async () => {
    await start("webinar");
    const halls = () => room.emulator.meetings().filter(({ primaryMeetingId }) => primaryMeetingId !== undefined);
    const expectWhole = async () => {
      const { stageId, hallIds } = (await outputs()) as { stageId: string; hallIds: string[] };
      expect(room.emulator.meetings().map(({ meetingId }) => meetingId)).to.have.members([stageId, ...hallIds]);
      expect(halls().map(({ primaryMeetingId }) => primaryMeetingId)).to.deep.equal([stageId, stageId]);
      expect(new Set([stageId, ...hallIds]).size, "meetings").to.equal(3);
      return stageId;
    };

    await room.run("preview");
    await room.run("up");
    const first = await expectWhole();
    expect(halls().map(({ attendees }) => attendees.length)).to.deep.equal([25, 25]);
    expect(Object.values(halls()[0]?.attendees[24]?.capabilities ?? {})).to.deep.equal(Object.values(VIEW_ONLY));
    // 25 viewers are more than one creation takes.
    expect(calls()).to.deep.equal({ CreateMeetingWithAttendees: 3, BatchCreateAttendee: 2 });
    expect(await room.run("up")).to.match(/4 unchanged/);

    await config("presenters", '["alice", "bob"]');
    expect(await room.run("up")).to.match(/3 replaced/);
    expect(await expectWhole()).to.not.equal(first);

    room.emulator.advance(360);
    expect(room.emulator.meetings(), "the replicas end with the primary").to.deep.equal([]);
    expect(await room.run("up", { refresh: true })).to.match(/3 created/);
    await expectWhole();

    expect(await room.run("destroy")).to.match(/4 deleted/);
    expect(room.emulator.meetings()).to.deep.equal([]);
  });

  it("guest joins a room of another stack, says so when that has ended, and leaves all the same", async () => {
    await start("first-meeting");
    const { emulator } = room;
    await room.run("up");
    const { meetingId } = (await outputs()) as { meetingId: string };
    const first = room.workspace;
    room = await startRoom({ cwd: join(EXAMPLES, "guest") }, emulator);
    await config("meetingId", meetingId);

    await room.run("up");
    const { externalMeetingId, present, joinInfo } = (await outputs()) as {
      externalMeetingId: string;
      present: string[];
      joinInfo: { Meeting: { MediaPlacement: object }; Attendee: { JoinToken: string } };
    };
    expect({ externalMeetingId, present }).to.deep.equal({
      externalMeetingId: "standup",
      present: ["alice", "bob", "guest"],
    });
    expect(joinInfo.Meeting.MediaPlacement).to.have.property("SignalingUrl");
    expect(room.visible().includes(joinInfo.Attendee.JoinToken), "a join token in plain").to.equal(false);
    expect(await room.run("up")).to.match(/2 unchanged/);

    emulator.advance(360);
    const { code, stdout } = await room.attempt("up", { refresh: true });
    expect(code).to.not.equal(0);
    expect(stdout).to.contain(`Cannot look up meeting "${meetingId}" in us-east-1: the meeting has ended`);
    expect(stdout).to.contain("Look up a meeting that is active, with the `region` that made it.");
    expect(await room.run("destroy")).to.match(/deleted/);
    first.dispose();
  });

  it("captions start, change in one replacement, and go and come back with the room", async () => {
    await start("captions");
    const isTranscribed = () => room.emulator.meetings().map((meeting) => meeting.isTranscribed);
    await room.run("up");
    expect(isTranscribed()).to.deep.equal([true]);
    expect(await room.run("up")).to.match(/3 unchanged/);
    expect(calls()).to.deep.equal({ CreateMeetingWithAttendees: 1, StartMeetingTranscription: 1 });

    await config("language", "en-US");
    expect(await room.run("up", { flags: ["--diff"] })).to.match(/1 replaced/);
    expect(isTranscribed()).to.deep.equal([true]);
    expect(calls()).to.include({ StopMeetingTranscription: 1, StartMeetingTranscription: 2 });

    await room.run("up", { flags: ["--replace", "**::captions"] });
    expect(isTranscribed()).to.deep.equal([true]);

    room.emulator.advance(360);
    expect(await room.run("up", { refresh: true })).to.match(/2 created/);
    expect(isTranscribed()).to.deep.equal([true]);

    await config("language", "tlh");
    const { code, stdout } = await room.attempt("preview");
    expect(code).to.not.equal(0);
    expect(stdout).to.match(/transcriptionConfiguration.engineTranscribeSettings.languageCode .*must be one of/);
    expect(await room.run("destroy")).to.match(/3 deleted/);
  });
});
