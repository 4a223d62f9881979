import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/findEngine";
import { endOrphans } from "../support/endOrphans";
import { externalChanges } from "../support/externalChanges";
import { joinTokensIn } from "../support/joinTokensIn";
import { VIEW_ONLY } from "../support/meetingInputs";
import { QUICK_START, type Room, startRoom } from "../support/room";

const PRELOAD = join(__dirname, "..", "..", "..", "test", "fixtures", "killAtCall.cjs");

const people = Array.from({ length: 22 }, (_, index) => ({ externalUserId: `user-${index}` }));

const CAPABILITIES = { Audio: "Receive", Video: "Receive", Content: "Receive" };

const ARGS = {
  externalMeetingId: "standup",
  mediaRegion: "eu-central-1",
  attendees: [{ externalUserId: "user-0", capabilities: VIEW_ONLY }, ...people.slice(1)],
  tags: { team: "video" },
};

/** A call of the provider, what a stack does to have it made, and the moments at which the provider dies. */
interface Step {
  readonly call: string;
  /** Method and a pattern of the path. */
  readonly at: string;
  readonly moments: readonly ("request" | "answer")[];
  readonly operation?: "destroy";
  readonly flags?: readonly string[];
  /** Whether a meeting may be left whose creation the provider did not survive to report. */
  readonly creates?: true;
  readonly prepare: (room: Room) => Promise<unknown>;
}

const withoutMeeting = async (room: Room) => {
  if (room.emulator.meetings().length > 0) await room.run("destroy");
};

const STEPS: readonly Step[] = [
  {
    call: "CreateMeetingWithAttendees",
    at: "POST operation=create-attendees",
    moments: ["request", "answer"],
    creates: true,
    prepare: withoutMeeting,
  },
  {
    call: "BatchCreateAttendee",
    at: "POST operation=batch-create",
    moments: ["request", "answer"],
    creates: true,
    prepare: withoutMeeting,
  },
  {
    call: "UpdateAttendeeCapabilities",
    at: "PUT capabilities",
    moments: ["answer"],
    prepare: ({ emulator }) =>
      externalChanges(emulator).setCapabilities("user-0", { Audio: "None", Video: "None", Content: "None" }),
  },
  {
    call: "TagResource",
    at: "POST operation=tag-resource",
    moments: ["answer"],
    prepare: (room) => room.declare({ ...ARGS, tags: { team: "audio" } }),
  },
  {
    call: "CreateMeetingWithAttendees of a replacement",
    at: "POST operation=create-attendees",
    moments: ["request", "answer"],
    creates: true,
    prepare: (room) => room.declare({ ...ARGS, triggers: randomUUID() }),
  },
  {
    call: "CreateMeetingWithAttendees of a forced replacement",
    at: "POST operation=create-attendees",
    moments: ["request", "answer"],
    creates: true,
    flags: ["--replace", "**::standup"],
    prepare: async () => undefined,
  },
  {
    call: "DeleteMeeting of a forced replacement",
    at: "DELETE ^/meetings/",
    moments: ["answer"],
    flags: ["--replace", "**::standup"],
    prepare: async () => undefined,
  },
  {
    call: "DeleteMeeting of a replacement",
    at: "DELETE ^/meetings/",
    moments: ["answer"],
    prepare: (room) => room.declare({ ...ARGS, triggers: "again" }),
  },
  {
    call: "DeleteMeeting",
    at: "DELETE ^/meetings/",
    moments: ["answer"],
    operation: "destroy",
    prepare: async () => undefined,
  },
];

/** Each test leaves the stack with its meeting, and the next one goes on from there: a run of the engine is dear. */
describe("A provider that is killed", function () {
  this.timeout(600_000);
  let room: Room;

  before(async function () {
    // Where no engine is found one is built, which takes minutes.
    this.timeout(0);
    await findEngine();
    room = await startRoom();
    await room.declare(ARGS);
  });

  after(() => room.close());

  for (const { call, at, moments, operation = "up", flags = [], creates = false, prepare } of STEPS) {
    for (const moment of moments) {
      it(`at the ${moment} of ${call} leaves the meeting of the state after the next up`, async () => {
        await prepare(room);
        const env = {
          NODE_OPTIONS: `${QUICK_START["NODE_OPTIONS"]} --require ${PRELOAD}`,
          KILL_AT: at,
          KILL_WHEN: moment,
        };
        const { code } = await room.attempt(operation, { env, flags, refresh: true });
        expect(code, "the operation that was killed").to.not.equal(0);

        await room.run("up", { refresh: true });
        const { meetingId } = await room.secretOutputs();
        const orphans = endOrphans(room.emulator, [meetingId]);
        expect(orphans.length, "meetings of the killed creation").to.be.at.most(creates ? 1 : 0);
        const [meeting, ...more] = room.emulator.meetings();
        expect(more, "after 5 minutes").to.deep.equal([]);
        expect(meeting?.meetingId).to.equal(meetingId);
        expect(meeting?.attendees).to.have.length(22);
        expect(meeting?.attendees[0]?.capabilities).to.deep.equal(CAPABILITIES);
      });
    }
  }

  it("leaves no join token in plain in what was printed and stored", () => {
    expect(joinTokensIn(room.visible())).to.deep.equal([]);
  });
});
