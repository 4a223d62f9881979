import { expect } from "chai";
import { startEmulator } from "../../emulator";
import { countCalls } from "../support/countCalls";
import { createExternalMeeting, externalChanges } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { VIEW_ONLY } from "../support/meetingInputs";
import { nativePath, startNativeRoom, writeProgram } from "../support/nativeRoom";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";
import { captionsOf, guestOf, meetingOf, outputsOf, yamlProject } from "../support/yamlRooms";

const CAPABILITIES = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;

const CHANGING_OPERATIONS = [
  "CreateMeetingWithAttendees",
  "CreateAttendee",
  "BatchCreateAttendee",
  "UpdateAttendeeCapabilities",
  "StartMeetingTranscription",
  "StopMeetingTranscription",
  "TagResource",
  "UntagResource",
  "DeleteAttendee",
  "DeleteMeeting",
];

describe("The state of the native provider on the real engine", function () {
  this.timeout(600_000);
  let room: Room | undefined;

  needsEngine();

  afterEach(async () => {
    if (room) expect(joinTokensIn(room.visible())).to.deep.equal([]);
    await room?.close();
    room = undefined;
  });

  it("takes over an active meeting and an attendee by `pulumi import`, without a change afterwards", async () => {
    const emulator = await startEmulator();
    const meetingId = await createExternalMeeting(emulator, {
      ExternalMeetingId: "standup",
      Attendees: [{ ExternalUserId: "alice" }, { ExternalUserId: "bob" }],
      Tags: [{ Key: "team", Value: "video" }],
    });
    const resources = { standup: meetingOf(), guest: guestOf() };
    const stack = await startNativeRoom(yamlProject({ resources: {} }), emulator);
    room = stack;
    const importResource = (type: string, name: string, id: string) =>
      stack.workspace.must(["import", `chime-sdk-meetings:index:${type}`, name, id, "--yes", "--protect=false"]);
    await importResource("Meeting", "standup", meetingId);
    // The import of a meeting takes the attendees that it has then.
    await externalChanges(emulator).addAttendee("guest");
    const guest = emulator.meetings()[0]?.attendees.find(({ externalUserId }) => externalUserId === "guest");
    await importResource("MeetingAttendee", "guest", `${meetingId}/${guest?.attendeeId}`);

    writeProgram(room.workspace, yamlProject({ resources }));
    const { result, calls } = await countCalls(emulator, async () => {
      await stack.run("preview", { flags: ["--expect-no-changes", "--diff"] });
      return stack.run("up");
    });
    expect(result).to.match(/3 unchanged/);
    expect(calls).to.not.have.any.keys(CHANGING_OPERATIONS);
    expect(await room.run("destroy")).to.match(/3 deleted/);
    expect(emulator.meetings()).to.deep.equal([]);
  });

  it("shows drift in a preview, and a plain up repairs it in place", async () => {
    room = await startNativeRoom(
      yamlProject({
        resources: {
          standup: meetingOf({
            attendees: [{ externalUserId: "alice", capabilities: VIEW_ONLY }, { externalUserId: "bob" }],
          }),
        },
      }),
    );
    await room.run("up");
    const [meeting] = room.emulator.meetings();
    const external = externalChanges(room.emulator);
    await external.deleteAttendee("bob");
    await external.setCapabilities("alice", { Audio: "SendReceive", Video: "Receive", Content: "Receive" });
    await external.setTags({ team: "audio" });

    const preview = await room.run("preview", { flags: ["--diff"] });
    expect(preview).to.match(/1 to update/);
    const { result, calls } = await countCalls(room.emulator, () => room?.run("up") ?? Promise.resolve(""));
    expect(result).to.match(/1 updated/);
    expect(calls).to.include({ BatchCreateAttendee: 1, UpdateAttendeeCapabilities: 1, TagResource: 1 });
    const [repaired] = room.emulator.meetings();
    expect(repaired?.meetingId).to.equal(meeting?.meetingId);
    expect(repaired?.tags).to.deep.equal({ team: "video" });
    expect(repaired?.attendees.find(({ externalUserId }) => externalUserId === "alice")?.capabilities).to.deep.equal(
      CAPABILITIES,
    );
    expect(await room.run("preview", { flags: ["--expect-no-changes"] })).to.match(/2 unchanged/);
  });

  it("ends a command soon after Ctrl-C while the service throttles, and keeps what exists", async () => {
    const interruption = new AbortController();
    const emulator = await startEmulator({
      // Requests that are throttled are repeated for minutes.
      log: (line) => {
        if (line.includes("ThrottlingException")) interruption.abort();
      },
    });
    room = await startNativeRoom(yamlProject({ resources: { standup: meetingOf() } }), emulator);
    await room.run("up");
    emulator.addFault({
      effect: "error",
      error: "ThrottlingException",
      operation: "CreateMeetingWithAttendees",
      count: 1_000,
    });
    writeProgram(
      room.workspace,
      yamlProject({
        resources: { standup: meetingOf(), retro: meetingOf({ externalMeetingId: "retro" }) },
      }),
    );
    const { code, stdout, stderr } = await room.attempt("up", { interrupt: interruption.signal });
    expect(code).to.not.equal(0);
    expect(stdout + stderr).to.not.match(/exited prematurely/);
    emulator.clearFaults();
    expect(await room.run("up")).to.match(/1 created/);
    expect(emulator.meetings()).to.have.length(2);
  });

  it("moves from the dynamic provider by one update of each resource, without a call that changes the service", async () => {
    const program = `
import { Meeting, MeetingAttendee, MeetingTranscription } from "pulumi-chime-sdk-meetings";
const standup = new Meeting("standup", {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
  tags: { team: "video" },
});
new MeetingAttendee("guest", { meeting: standup, externalUserId: "guest" });
new MeetingTranscription("captions", {
  meeting: standup,
  transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "en-US" } },
});
`;
    room = await startRoom({ program }, undefined, { PATH: await nativePath() });
    await room.run("up");
    const before = room.emulator.meetings();

    const resources = { standup: meetingOf(), guest: guestOf(), captions: captionsOf() };
    writeProgram(room.workspace, yamlProject({ resources, outputs: outputsOf("standup", ["joinTokens"]) }));
    const { result, calls } = await countCalls(room.emulator, () => room?.run("up") ?? Promise.resolve(""));
    expect(result).to.not.match(/created|replaced|deleted/);
    expect(calls).to.not.have.any.keys(CHANGING_OPERATIONS);
    expect(room.emulator.meetings()).to.deep.equal(before);
    expect((await room.secretOutputs()).joinTokens).to.have.keys(["alice", "bob"]);
    expect(await room.run("preview", { flags: ["--expect-no-changes"] })).to.match(/4 unchanged/);
    const { deployment } = await room.workspace.exportState();
    for (const { type, outputs } of deployment.resources ?? []) {
      expect(type).to.not.match(/dynamic/);
      expect(outputs ?? {}).to.not.have.property("__provider");
    }
    expect(await room.run("destroy")).to.match(/4 deleted/);
  });
});
