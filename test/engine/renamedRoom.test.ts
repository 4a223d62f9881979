import { expect } from "chai";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

/** A room that gets another name by an alias, while a new room takes the old name. */
const RENAMED_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

const phase = new pulumi.Config().requireNumber("phase");
const args = { externalMeetingId: "room", mediaRegion: "eu-central-1", attendees: [{ externalUserId: "alice" }] as [any] };
if (phase === 1) new Meeting("a", args);
if (phase === 2) new Meeting("b", args, { aliases: [{ name: "a" }] });
if (phase === 3) {
  new Meeting("b", args);
  new Meeting("a", args);
}
if (phase === 4) new Meeting("a", args);
`;

describe("A room that takes the former name of another one, on the real engine", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  after(() => room.close());

  it("is a meeting of its own, and lives on without the other", async () => {
    room = await startRoom({ program: RENAMED_PROGRAM });
    const meetingIds = () => room.emulator.meetings().map(({ meetingId }) => meetingId);
    const phase = async (number: number) => {
      await room.workspace.setConfig("phase", String(number));
      await room.run("up");
    };
    await phase(1);
    const [first] = meetingIds();
    await phase(2);
    expect(meetingIds()).to.deep.equal([first]);
    await phase(3);
    const [, second] = meetingIds();
    expect(meetingIds()).to.deep.equal([first, second]);
    await phase(4);
    expect(meetingIds()).to.deep.equal([second]);
  });
});
