import { expect } from "chai";
import { externalChanges } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

/** A room and a guest, whose options ignore what `ignored` names, and a room without such options. */
const DRIFT_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting, MeetingAttendee } from "pulumi-chime-sdk-meetings";

const send = { audio: "SendReceive", video: "SendReceive", content: "SendReceive" } as const;
const args = (externalMeetingId: string) => ({
  externalMeetingId,
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice", capabilities: send }, { externalUserId: "bobby" }] as [any, any],
  tags: { team: "video", hidden: pulumi.secret("hush") },
});
const lenient = new Meeting("lenient", args("lenient"), { ignoreChanges: ["tags", "attendees"] });
new MeetingAttendee("guest", { meeting: lenient, externalUserId: "guest", capabilities: send }, { ignoreChanges: ["capabilities"] });
new Meeting("strict", args("strict"));
`;

describe("ignoreChanges against drift on the real engine", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  before(async () => {
    room = await startRoom({ program: DRIFT_PROGRAM });
    await room.run("up");
  });

  after(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    expect(room.visible()).not.to.contain("hush");
    await room.close();
  });

  const meetingOf = (name: string) => room.emulator.meetings().find((one) => one.externalMeetingId === name);
  const audioOf = (name: string, user: string) =>
    meetingOf(name)?.attendees.find(({ externalUserId }) => externalUserId === user)?.capabilities.Audio;

  it("leaves what it names as others set it, and everything else is repaired and shown", async () => {
    for (const name of ["lenient", "strict"]) {
      const external = externalChanges(room.emulator, meetingOf(name)?.meetingId);
      await external.setTags({ costcenter: "42" });
      await external.setCapabilities("alice", { Audio: "Receive", Video: "Receive", Content: "Receive" });
      await external.deleteAttendee("bobby");
    }
    const external = externalChanges(room.emulator, meetingOf("lenient")?.meetingId);
    await external.setCapabilities("guest", { Audio: "Receive", Video: "Receive", Content: "Receive" });

    const preview = await room.run("preview", { refresh: true, flags: ["--diff"] });
    expect(preview).to.match(/- costcenter: "42"/);
    const printed = await room.run("up", { refresh: true });
    expect(printed).to.contain('Meeting "strict" has drifted');
    expect(printed).not.to.contain('"lenient" has drifted');
    expect(meetingOf("strict")?.tags).to.deep.equal({ team: "video", hidden: "hush" });
    expect(audioOf("strict", "alice")).to.equal("SendReceive");
    expect(audioOf("strict", "bobby")).to.equal("SendReceive");

    expect(meetingOf("lenient")?.tags).to.deep.equal({ team: "video", hidden: "hush", costcenter: "42" });
    expect(audioOf("lenient", "alice")).to.equal("Receive");
    expect(audioOf("lenient", "bobby")).to.equal(undefined);
    expect(audioOf("lenient", "guest")).to.equal("Receive");
    await room.run("up", { flags: ["--expect-no-changes"] });
    await room.run("up", { refresh: true, flags: ["--expect-no-changes"] });
    expect(audioOf("lenient", "guest")).to.equal("Receive");
  });
});
