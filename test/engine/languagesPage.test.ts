import { expect } from "chai";
import { blocksOf } from "../package/readmeBlocks";
import { joinTokensIn } from "../support/joinTokensIn";
import { startNativeRoom } from "../support/nativeRoom";
import { needsEngine } from "../support/needsEngine";
import type { Room } from "../support/room";

describe("The program in YAML of docs/languages.md", function () {
  this.timeout(180_000);
  let room: Room;

  needsEngine();

  before(async () => {
    const program = blocksOf("docs/languages.md", "yaml").find((text) => text.includes("runtime: yaml")) ?? "";
    room = await startNativeRoom(program);
  });

  after(() => room?.close());

  it("creates the room, with join information as a secret, and destroys it", async () => {
    await room.run("up");
    const [standup] = room.emulator.meetings();
    expect(standup?.attendees.map(({ capabilities }) => capabilities.Audio)).to.deep.equal(["SendReceive", "Receive"]);
    expect(await room.workspace.outputs()).to.deep.equal({
      meetingId: standup?.meetingId,
      joinInfoOfAlice: "[secret]",
    });
    const { joinInfoOfAlice } = await room.workspace.outputs({ showSecrets: true });
    expect(joinInfoOfAlice).to.have.nested.property("Attendee.ExternalUserId", "alice");
    await room.run("destroy");
    expect(room.emulator.meetings()).to.deep.equal([]);
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
  });
});
