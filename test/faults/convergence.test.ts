import { expect } from "chai";
import fc from "fast-check";
import type { MeetingSummary } from "../../emulator";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { MeetingInputs } from "../../provider/meeting/outputs";
import { countCalls } from "../support/countCalls";
import { FakeEngine, type Program } from "../support/fakeEngine";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { createOutsider } from "../support/outsider";
import { type Round, rounds, type WorldEvent } from "./programs";

const HOURS = 60 * 60 * 1000;

/** What only looks. */
const READS = ["GetMeeting", "ListAttendees", "ListTagsForResource"];

describe("Any program, after anything that befalls it", function () {
  this.timeout(120_000);

  it("equals the world after one healthy up, and no meeting is left over", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (played) => {
        const fixture = await startFixture();
        try {
          const engine = new FakeEngine(fixture.restart);
          let declared: Program = {};
          for (const round of played) {
            declared = round.program ?? declared;
            await playRound(fixture, engine, { ...round, program: declared });
          }
        } finally {
          await fixture.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});

type PlayedRound = Round & { readonly program: Program };

async function playRound(
  fixture: Fixture,
  engine: FakeEngine,
  { program, events, attempts }: PlayedRound,
): Promise<void> {
  for (const event of events) await happen(fixture, event);
  // What remains impossible: a replacement whose creation died is not found again once a refresh has shown the end of the meeting
  // that it replaces. So what has ended is refreshed first.
  const hasEnded = events.some(({ kind }) => kind === "end");
  for (const { faults, refresh } of attempts) {
    for (const fault of faults) fixture.emulator.addFault(fault);
    await engine.up(program, { refresh: refresh || hasEnded });
    fixture.emulator.clearFaults();
  }
  const { failure } = await engine.up(program, { refresh: true });
  expect(failure).to.equal(undefined);
  expectWorld(fixture, engine, program);

  const { calls } = await countCalls(fixture.emulator, () => engine.up(program));
  expect(calls, "calls of an up without changes").to.deep.equal({});
  const refreshed = await countCalls(fixture.emulator, () => engine.up(program, { refresh: true }));
  expect(Object.keys(refreshed.calls).filter((call) => !READS.includes(call))).to.deep.equal([]);
  expectWorld(fixture, engine, program);
}

function expectWorld({ emulator }: Fixture, engine: FakeEngine, program: Program): void {
  const meetings = emulator.meetings();
  expect(meetings.map(({ externalMeetingId }) => externalMeetingId)).to.have.members(Object.keys(program));
  expect(engine.resources().map(({ id }) => id)).to.have.members(meetings.map(({ meetingId }) => meetingId));
  expect(engine.resources().flatMap(({ initErrors }) => initErrors)).to.deep.equal([]);
  for (const meeting of meetings) {
    const declared = program[meeting.externalMeetingId];
    if (declared) expectMeeting(meeting, declared);
  }
}

function expectMeeting(meeting: MeetingSummary, { attendees, tags = {}, ...declared }: MeetingInputs): void {
  expect(meeting.mediaRegion).to.equal(declared["mediaRegion"]);
  const present = new Map(meeting.attendees.map((attendee) => [attendee.externalUserId, attendee.capabilities]));
  expect([...present.keys()].filter((user) => user !== "guest")).to.have.members(
    attendees.map(({ externalUserId }) => externalUserId),
  );
  for (const { externalUserId, capabilities } of attendees) {
    if (capabilities) expect(present.get(externalUserId)).to.deep.equal(pascalCaseKeys(capabilities));
  }
  // Where the program declares none, tags are not its business.
  if (Object.keys(tags).length > 0) expect(meeting.tags).to.deep.equal(tags);
}

async function happen(fixture: Fixture, { kind, room, attendee }: WorldEvent): Promise<void> {
  if (kind === "a day passes") {
    fixture.now += 25 * HOURS;
    return;
  }
  const meetings = fixture.emulator.meetings();
  const meeting = meetings[room % Math.max(1, meetings.length)];
  if (!meeting) return;
  const user = meeting.attendees[attendee % Math.max(1, meeting.attendees.length)]?.externalUserId;
  const outsider = createOutsider(fixture.emulator, meeting.meetingId);
  if (kind === "end") await outsider.endMeeting();
  if (kind === "set tags") await outsider.setTags({ team: "other", extra: "1" });
  if (kind === "remove tags") await outsider.removeTags(["team", "stage"]);
  if (kind === "add guest") await outsider.addAttendee("guest");
  if (user === undefined) return;
  if (kind === "set capabilities") {
    await outsider.setCapabilities(user, { Audio: "Send", Video: "Receive", Content: "None" });
  }
  if (kind === "delete attendee" || kind === "let attendee in again") await outsider.deleteAttendee(user);
  if (kind === "let attendee in again") await outsider.addAttendee(user);
}
