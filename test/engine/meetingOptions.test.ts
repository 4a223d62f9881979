import { expect } from "chai";
import { countCalls } from "../support/countCalls";
import { createExternalMeeting, externalChanges } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { needsEngine } from "../support/needsEngine";
import { type Room, startRoom } from "../support/room";

/** One room for each option. In the second phase tags and triggers change, and one room has another name. */
const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

const phase = new pulumi.Config().require("phase");
const args = (externalMeetingId: string) => ({
  externalMeetingId,
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }] as [{ externalUserId: string }],
});

const kept = new Meeting("protected", args("protected"), { protect: true });
new Meeting("retained", args("retained"), { retainOnDelete: true });
new Meeting("later", args("later"), { dependsOn: kept });
new Meeting("deletedFirst", { ...args("deletedFirst"), triggers: phase }, { deleteBeforeReplace: true });
new Meeting("replaced", { ...args("replaced"), triggers: phase });
new Meeting("ignoring", { ...args("ignoring"), tags: { phase } }, { ignoreChanges: ["tags"] });
new Meeting("replacedForTags", { ...args("replacedForTags"), tags: { phase } }, { replaceOnChanges: ["tags"] });
new Meeting("secretive", args("secretive"), { additionalSecretOutputs: ["mediaPlacement"] });
if (phase === "first") new Meeting("oldName", args("renamed"));
else new Meeting("newName", args("renamed"), { aliases: [{ name: "oldName" }] });

const looked = Meeting.get("looked", kept.meetingId);
export const lookedAt = looked.externalMeetingId;
export const lookedAttendees = looked.attendeeIds.apply((ids) => Object.keys(ids));
`;

const ROOMS = [
  "protected",
  "retained",
  "later",
  "deletedFirst",
  "replaced",
  "ignoring",
  "replacedForTags",
  "secretive",
  "renamed",
];

/** Every place in which a value may not be known before another meeting is made. */
const UNKNOWN_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

const attendees = [{ externalUserId: "alice" }] as [{ externalUserId: string }];
const first = new Meeting("first", { externalMeetingId: "first", mediaRegion: "eu-central-1", attendees });
const name = first.meetingId.apply((id) => "after-" + id.slice(0, 8));
const receive = first.meetingId.apply(() => "Receive" as const);
const second = new Meeting("second", {
  externalMeetingId: name,
  mediaRegion: first.mediaRegion,
  attendees: [
    { externalUserId: name },
    { externalUserId: "bob", capabilities: { audio: receive, video: "Receive", content: receive } },
    first.meetingId.apply(() => ({ externalUserId: "carol" })),
  ],
  tags: { after: name },
  triggers: { deep: [{ er: first.meetingId }] },
  meetingFeatures: { attendee: { maxCount: first.meetingId.apply(() => 5) } },
  replaceAfter: first.meetingId.apply(() => "12h"),
  region: first.region,
});
new Meeting("third", {
  externalMeetingId: "third",
  mediaRegion: "eu-central-1",
  attendees: second.meetingId.apply(() => attendees),
  tags: second.meetingId.apply((id) => ({ after: id.slice(0, 8).replace(/[^a-z]/g, "x") })),
});
export const users = second.attendeeIds.apply((ids) => Object.keys(ids).length);
`;

const ADOPTING_PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Meeting } from "pulumi-chime-sdk-meetings";

const room = new Meeting("adopted", {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "alice" }, { externalUserId: "bob" }],
  existingMeetingId: new pulumi.Config().require("existing"),
});
export const meetingId = room.meetingId;
`;

describe("Meetings with the options of Pulumi", function () {
  this.timeout(600_000);
  let room: Room;

  needsEngine();

  afterEach(async () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
    await room.close();
  });

  const idsByRoom = () =>
    Object.fromEntries(
      room.emulator.meetings().map(({ externalMeetingId, meetingId }) => [externalMeetingId, meetingId]),
    );

  it("obey each of them", async () => {
    room = await startRoom({ program: PROGRAM });
    await room.workspace.setConfig("phase", "first");
    await room.run("up");
    const first = idsByRoom();
    expect(first).to.have.all.keys(ROOMS);
    const order = room.emulator.meetings().map(({ externalMeetingId }) => externalMeetingId);
    expect(order.indexOf("later"), "dependsOn").to.be.greaterThan(order.indexOf("protected"));
    expect(await room.workspace.outputs()).to.deep.equal({ lookedAt: "protected", lookedAttendees: ["alice"] });
    const { resources = [] } = (await room.workspace.exportState()).deployment;
    const secretive = resources.find(({ urn }) => urn.endsWith("::secretive"));
    expect(secretive?.outputs?.["mediaPlacement"], "additionalSecretOutputs").to.include.keys("ciphertext");

    await room.workspace.setConfig("phase", "second");
    const { result: printed, calls } = await countCalls(room.emulator, () => room.run("up"));
    const second = idsByRoom();
    const isKept = (name: string) => first[name] === second[name];
    expect(ROOMS.filter((name) => !isKept(name))).to.have.members(["deletedFirst", "replaced", "replacedForTags"]);
    expect(printed)
      .to.match(/replaced.*diff: ~triggers/)
      .and.match(/replacedForTags.*diff: ~tags/);
    // Only the room that is looked at costs calls, besides the three replacements.
    expect(calls).to.deep.equal({
      CreateMeetingWithAttendees: 3,
      DeleteMeeting: 3,
      GetMeeting: 1,
      ListAttendees: 1,
      ListTagsForResource: 1,
    });
    expect(endedBeforeStarted("deletedFirst"), "deleteBeforeReplace").to.equal(true);
    expect(endedBeforeStarted("replaced"), "create before delete").to.equal(false);

    const refused = await room.attempt("destroy");
    expect(refused.code).to.not.equal(0);
    expect(refused.stdout + refused.stderr).to.match(/protected/);
    await room.workspace.must(["state", "unprotect", "--all", "--yes"]);
    await room.run("destroy");
    expect(Object.keys(idsByRoom()), "retainOnDelete").to.deep.equal(["retained"]);
  });

  /** Whether the room's first meeting had ended when its second began. */
  const endedBeforeStarted = (name: string): boolean => {
    const events = room.emulator
      .events()
      .map(({ event }) => event.detail)
      .filter(({ externalMeetingId }) => externalMeetingId === name)
      .map(({ eventType }) => eventType)
      .filter((type) => /Meeting(Started|Ended)$/.test(type));
    return events[1] === "chime:MeetingEnded";
  };

  it("are previewed without credentials or network, whatever is not known yet, and then made", async () => {
    room = await startRoom({ program: UNKNOWN_PROGRAM });
    const env = {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_REGION: undefined,
      AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS: "http://127.0.0.1:1",
    };
    expect(await room.run("preview", { env })).to.match(/4 to create/);
    await room.run("up");
    expect(await room.workspace.outputs()).to.deep.equal({ users: 3 });
    expect(await room.run("preview", { env })).to.match(/4 unchanged/);
    expect(room.emulator.requests()).to.deep.equal({ CreateMeetingWithAttendees: 3 });
  });

  it("take over a meeting that exists, manage it, and leave it when they are destroyed", async () => {
    room = await startRoom({ program: ADOPTING_PROGRAM });
    const meetingId = await createExternalMeeting(room.emulator, {
      ExternalMeetingId: "standup",
      Attendees: [{ ExternalUserId: "alice" }],
    });
    await room.workspace.setConfig("existing", meetingId);
    await room.run("up");
    expect(await room.workspace.outputs()).to.deep.equal({ meetingId });
    const names = () => room.emulator.meetings().map(({ attendees }) => attendees.map((one) => one.externalUserId));
    expect(names()).to.deep.equal([["alice", "bob"]]);

    await externalChanges(room.emulator).deleteAttendee("bob");
    await room.run("up", { refresh: true });
    expect(names()).to.deep.equal([["alice", "bob"]]);

    await room.run("destroy");
    expect(names()).to.deep.equal([["alice", "bob"]]);
  });
});
