import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { ExportedState } from "../../tools/engine/workspace";
import { countCalls } from "../support/countCalls";
import { createExternalMeeting } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { VIEW_ONLY } from "../support/meetingInputs";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

/*
 * States as users of released versions have them, by `stateVersion` and what made them: the installed package, a linked copy, or
 * a creation that succeeded by half. Never change one, and add one for each new shape: `pulumi stack export --show-secrets`, with
 * ids and times replaced by placeholders.
 */
const STATES = join(__dirname, "..", "..", "..", "test", "fixtures", "states");

const ARGS = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice", capabilities: VIEW_ONLY }, { externalUserId: "bob" }],
  tags: { team: "video" },
};

describe("A state of an earlier version", function () {
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

  /** Makes the meeting that the state remembers, and imports the state. */
  const restore = async (file: string): Promise<string> => {
    const text = readFileSync(join(STATES, file), "utf8");
    const bob = text.includes("{{bob}}") ? [{ ExternalUserId: "bob" }] : [];
    const viewOnly = { Audio: "Receive", Video: "Receive", Content: "Receive" } as const;
    const meetingId = await createExternalMeeting(room.emulator, {
      ExternalMeetingId: "standup",
      Attendees: [{ ExternalUserId: "alice", Capabilities: viewOnly }, ...bob],
      Tags: [{ Key: "team", Value: "video" }],
    });
    const values = new Map([
      ["meetingId", meetingId],
      ["createdAt", new Date().toISOString()],
      ...room.emulator
        .meetings()
        .flatMap(({ attendees }) => attendees.map((one) => [one.externalUserId, one.attendeeId] as const)),
    ]);
    const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name) => values.get(name) ?? "");
    const state = JSON.parse(filled) as ExportedState;
    await room.workspace.importState({ ...state, deployment: { ...state.deployment, ...secretsProvider() } });
    return meetingId;
  };

  /** Where the secrets, which stand in the fixtures in plain, are encrypted: as the new stack does it. */
  const secretsProvider = () => {
    const settings = readFileSync(join(room.workspace.folders.settings, "Pulumi.dev.yaml"), "utf8");
    const salt = /encryptionsalt: (\S+)/.exec(settings)?.[1];
    return { secrets_providers: { type: "passphrase", state: { salt } } };
  };

  it("has a fixture of each kind", () => {
    expect(readdirSync(STATES)).to.have.members(["1-installed.json", "1-linked.json", "1-partial.json"]);
  });

  for (const file of ["1-installed.json", "1-linked.json"]) {
    it(`such as ${file} is no change, is refreshed without one, and destroyed`, async () => {
      await restore(file);
      const { calls } = await countCalls(room.emulator, () => room.run("preview", { flags: ["--expect-no-changes"] }));
      expect(calls).to.deep.equal({});
      expect(await room.run("refresh")).to.match(/2 unchanged/);
      expect(await room.run("up")).to.match(/2 unchanged/);
      await room.run("destroy");
      expect(room.emulator.meetings()).to.deep.equal([]);
    });
  }

  it("such as 1-installed.json, which names the resource's identity, is updated and replaced", async () => {
    const first = await restore("1-installed.json");
    await room.declare({ ...ARGS, tags: { team: "audio" } });
    const updated = await countCalls(room.emulator, () => room.run("up"));
    expect(updated.calls).to.deep.equal({ TagResource: 1 });
    const { resources = [] } = (await room.workspace.exportState()).deployment;
    expect(JSON.stringify(resources)).not.to.contain("resourceIdentity");

    await room.declare({
      ...ARGS,
      tags: { team: "audio" },
      attendees: [...ARGS.attendees, { externalUserId: "carol" }],
    });
    const replaced = await countCalls(room.emulator, () => room.run("up"));
    expect(replaced.calls).to.deep.equal({ CreateMeetingWithAttendees: 1, DeleteMeeting: 1 });
    expect(room.emulator.meetings().map(({ meetingId }) => meetingId)).not.to.include(first);
    await room.run("destroy");
    expect(room.emulator.meetings()).to.deep.equal([]);
  });

  it("such as 1-partial.json is completed by the next up, and destroyed", async () => {
    const meetingId = await restore("1-partial.json");
    const { result: printed, calls } = await countCalls(room.emulator, () => room.run("up"));
    expect(printed).to.match(/1 updated/);
    expect(calls).to.deep.equal({ BatchCreateAttendee: 1 });
    const [meeting] = room.emulator.meetings();
    expect(meeting?.meetingId).to.equal(meetingId);
    expect(meeting?.attendees.map(({ externalUserId }) => externalUserId)).to.deep.equal(["alice", "bob"]);
    await room.run("destroy");
    expect(room.emulator.meetings()).to.deep.equal([]);
  });
});
