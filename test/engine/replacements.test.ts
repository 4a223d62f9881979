import { expect } from "chai";
import { countCalls } from "../support/countCalls";
import { joinTokensIn } from "../support/joinTokensIn";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

/** Rooms in nested components, each with all that can belong to one. */
const COMPONENTS_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting, MeetingAttendee, MeetingTranscription } from "pulumi-chime-sdk-meetings";

const trigger = new pulumi.Config().get("trigger");
const args = (externalMeetingId: string) => ({
  externalMeetingId,
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }] as [{ externalUserId: string }],
});

class Floor extends pulumi.ComponentResource {
  readonly room: Meeting;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("acme:Floor", name, {}, opts);
    const parent = { parent: this };
    this.room = new Meeting(\`\${name}-room\`, args(\`\${name}-room\`), { ...parent, ...(trigger ? { replacementTrigger: trigger } : {}) });
    new Meeting(\`\${name}-other\`, args(\`\${name}-other\`), { ...parent, ...(trigger ? { replaceWith: [this.room] } : {}) });
    new Meeting(\`\${name}-replica\`, { ...args(\`\${name}-replica\`), primaryMeetingId: this.room.meetingId }, parent);
    new MeetingAttendee(\`\${name}-guest\`, { meeting: this.room, externalUserId: "guest" }, parent);
    new MeetingTranscription(
      \`\${name}-captions\`,
      { meeting: this.room, transcriptionConfiguration: { engineTranscribeSettings: { languageCode: "en-US" } } },
      parent,
    );
    this.registerOutputs({});
  }
}

class Building extends pulumi.ComponentResource {
  readonly floor: Floor;

  constructor(name: string) {
    super("acme:Building", name);
    this.floor = new Floor(\`\${name}-floor\`, { parent: this });
    this.registerOutputs({});
  }
}

const { room } = new Building("one").floor;
new Floor("two");
export const { meetingFeatures, tags, tenantIds, meetingId, attendeeIds } = room;
`;

interface StoredResource {
  readonly urn: string;
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

describe("Rooms in components on the real engine", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  before(async () => {
    room = await startRoom({ program: COMPONENTS_PROGRAM });
  });

  after(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    await room.close();
  });

  const stored = async (): Promise<readonly StoredResource[]> => {
    const { resources = [] } = (await room.workspace.exportState()).deployment;
    return resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic")) as never;
  };
  const urnOf = async (name: string) => {
    const found = (await stored()).find(({ urn }) => urn.endsWith(`::${name}`));
    if (!found) throw new Error(`No resource "${name}" is in the state.`);
    return found.urn;
  };

  /** What the state says exists, and what exists. */
  const expectStateToBeTrue = async () => {
    const meetings = new Map(room.emulator.meetings().map((meeting) => [meeting.meetingId, meeting]));
    const resources = await stored();
    const ids = resources.filter(({ urn }) => urn.includes(":Meeting::")).map(({ id }) => id);
    expect([...meetings.keys()]).to.have.members(ids);
    for (const { urn, id, outputs } of resources) {
      const meeting = meetings.get(String(outputs["meetingId"]));
      expect(meeting, urn).to.not.equal(undefined);
      if (urn.includes(":MeetingAttendee::")) {
        expect(meeting?.attendees.map(({ attendeeId }) => `${meeting.meetingId}/${attendeeId}`)).to.include(id);
      }
      if (urn.includes(":MeetingTranscription::")) expect(meeting?.isTranscribed, urn).to.equal(true);
    }
  };

  const expectNoChanges = async () => {
    const { calls } = await countCalls(room.emulator, () => room.run("up", { flags: ["--expect-no-changes"] }));
    expect(calls).to.deep.equal({});
  };

  it("come up, and nothing changes after that", async () => {
    expect(await room.run("preview")).to.match(/14 to create/);
    await room.run("up");
    await expectStateToBeTrue();
    await room.run("preview", { flags: ["--expect-no-changes", "--diff"] });
    await expectNoChanges();
  });

  const forced: readonly (readonly [title: string, name: string, run: (urn: string) => Promise<unknown>])[] = [
    ["--replace of a meeting", "one-floor-room", (urn) => room.run("up", { flags: ["--replace", urn] })],
    ["--replace of the same meeting again", "one-floor-room", (urn) => room.run("up", { flags: ["--replace", urn] })],
    [
      "state taint of a meeting",
      "two-other",
      async (urn) => {
        await room.workspace.must(["state", "taint", urn, "--yes"]);
        await room.run("up");
      },
    ],
    [
      "replacementTrigger, and replaceWith of another meeting",
      "two-room",
      async () => {
        await room.workspace.setConfig("trigger", "first");
        await room.run("up");
        const before = await urnOf("two-room");
        expect(before).to.be.a("string");
        await room.workspace.setConfig("trigger", "second");
        await room.run("up");
      },
    ],
  ];

  for (const [title, name, run] of forced) {
    it(`are replaced by ${title}`, async () => {
      const urn = await urnOf(name);
      const old = (await stored()).find((one) => one.urn === urn);
      await run(urn);
      const replaced = (await stored()).find((one) => one.urn === urn);
      if (!urn.includes(":MeetingTranscription::")) expect(replaced?.id).to.not.equal(old?.id);
      await expectStateToBeTrue();
    });
  }

  it("do not change after all these replacements", expectNoChanges);

  it("come back by a plain up after they have ended, and what belongs to them follows", async () => {
    room.emulator.advance(360);
    expect(room.emulator.meetings()).to.deep.equal([]);
    expect(await room.run("preview")).to.contain('Meeting "two-room" is replaced: it has ended.');
    const { result, calls } = await countCalls(room.emulator, () => room.run("up"));
    expect(result).to.contain('Meeting "two-room" is replaced: it has ended.');
    await expectStateToBeTrue();
    await expectNoChanges();
    // Nothing is deleted of what has ended with its meeting. The rooms that are replaced with others (`replaceWith`) are not looked
    // up, since the engine does not call `diff` for them: each is deleted by a call, which succeeds.
    const { GetMeeting, DeleteMeeting = 0, ...creations } = calls;
    expect(creations).to.deep.equal({ CreateMeetingWithAttendees: 6, CreateAttendee: 2, StartMeetingTranscription: 2 });
    expect(GetMeeting, "two confirming calls for each meeting that is looked up").to.be.within(4, 8);
    expect(DeleteMeeting).to.be.at.most(2);
  });

  it("are destroyed", async () => {
    await room.run("destroy");
    expect(room.emulator.meetings()).to.deep.equal([]);
  });
});
