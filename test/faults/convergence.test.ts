import { expect } from "chai";
import fc from "fast-check";
import type { MeetingSummary } from "../../emulator";
import type { DeclaredAttendee } from "../../provider/core/chime/attendees";
import type { MeetingInputs } from "../../provider/core/meeting/outputs";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import { countCalls } from "../support/countCalls";
import { endOrphans } from "../support/endOrphans";
import { externalChanges } from "../support/externalChanges";
import { FakeEngine, type Program } from "../support/fakeEngine";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { programOf, type Round, rounds, VISITORS, type WorldEvent } from "./programs";

const HOURS = 60 * 60 * 1000;

/** What only looks. */
const READS = ["GetMeeting", "ListAttendees", "ListTagsForResource", "GetAttendee"];

describe("Any program, after any sequence of faults and external changes", function () {
  this.timeout(120_000);

  it("matches the service after one successful update, and each lost creation leaves at most one meeting, for 5 minutes", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (played) => {
        const fixture = await startFixture();
        try {
          const engine = new FakeEngine(fixture.startProvider);
          let rooms: Program = {};
          for (const round of played) {
            rooms = round.rooms ?? rooms;
            await playRound(fixture, engine, { ...round, program: programOf(rooms, round.belonging) });
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
  for (const event of events) await happen(fixture, event, program);
  const failures: string[] = [];
  for (const { faults, refresh } of attempts) {
    for (const fault of faults) fixture.emulator.addFault(fault);
    const { failure } = await engine.up(program, { refresh });
    if (failure) failures.push(failure);
    fixture.emulator.clearFaults();
  }
  const { failure } = await engine.up(program, { refresh: true });
  expect(failure).to.equal(undefined);
  const orphans = endOrphans(
    fixture.emulator,
    engine.resources().map(({ id }) => id),
  );
  expect(orphans.length).to.be.at.most(failures.filter((text) => text.includes("no response arrived")).length);
  expectWorld(fixture, engine, program);

  const { calls } = await countCalls(fixture.emulator, () => engine.up(program));
  expect(calls, "calls of an up without changes").to.deep.equal({});
  const refreshed = await countCalls(fixture.emulator, () => engine.up(program, { refresh: true }));
  expect(Object.keys(refreshed.calls).filter((call) => !READS.includes(call))).to.deep.equal([]);
  expectWorld(fixture, engine, program);
}

function expectWorld({ emulator }: Fixture, engine: FakeEngine, program: Program): void {
  const meetings = emulator.meetings();
  const rooms = Object.entries(program).filter(([, { kind }]) => kind === "meeting");
  expect(meetings.map(({ externalMeetingId }) => externalMeetingId)).to.have.members(rooms.map(([name]) => name));
  expect(engine.resources().map(({ id }) => id)).to.have.members(meetings.flatMap(idsIn));
  expect(engine.resources().flatMap(({ initErrors }) => initErrors)).to.deep.equal([]);
  for (const meeting of meetings) {
    const belonging = Object.values(program).filter((declared) => declared.meeting === meeting.externalMeetingId);
    const room = program[meeting.externalMeetingId]?.args as MeetingInputs;
    const visitors = belonging
      .filter(({ kind }) => kind === "attendee")
      .map(({ args }) => args as unknown as DeclaredAttendee);
    expectAttendees(meeting, [...room.attendees, ...visitors]);
    expect(meeting.mediaRegion).to.equal(room["mediaRegion"]);
    expect(meeting.isTranscribed).to.equal(belonging.some(({ kind }) => kind === "transcription"));
    // Where the program declares none, tags are not its business.
    if (Object.keys(room.tags ?? {}).length > 0) expect(meeting.tags).to.deep.equal(room.tags);
  }
}

/** The ids of the resources that the meeting stands for. */
function idsIn({ meetingId, attendees, isTranscribed }: MeetingSummary): string[] {
  const visitors = attendees.filter(({ externalUserId }) => VISITORS.includes(externalUserId));
  return [
    meetingId,
    ...visitors.map(({ attendeeId }) => `${meetingId}/${attendeeId}`),
    ...(isTranscribed ? [meetingId] : []),
  ];
}

function expectAttendees(meeting: MeetingSummary, declared: readonly DeclaredAttendee[]): void {
  const present = new Map(meeting.attendees.map((attendee) => [attendee.externalUserId, attendee.capabilities]));
  expect([...present.keys()].filter((user) => user !== "guest")).to.have.members(
    declared.map(({ externalUserId }) => externalUserId),
  );
  for (const { externalUserId, capabilities } of declared) {
    if (capabilities) expect(present.get(externalUserId)).to.deep.equal(pascalCaseKeys(capabilities));
  }
}

async function happen(fixture: Fixture, { kind, room, attendee }: WorldEvent, program: Program): Promise<void> {
  if (kind === "a day passes") {
    fixture.now += 25 * HOURS;
    return;
  }
  const meetings = fixture.emulator.meetings();
  const meeting = meetings[room % Math.max(1, meetings.length)];
  if (!meeting) return;
  const user = meeting.attendees[attendee % Math.max(1, meeting.attendees.length)]?.externalUserId;
  const external = externalChanges(fixture.emulator, meeting.meetingId);
  if (kind === "end") await external.endMeeting();
  if (kind === "set tags") await external.setTags({ team: "other", extra: "1" });
  if (kind === "remove tags") await external.removeTags(["team", "context"]);
  if (kind === "add guest") await external.addAttendee("guest");
  if (user === undefined) return;
  if (kind === "set capabilities") {
    await external.setCapabilities(user, { Audio: "Send", Video: "Receive", Content: "None" });
  }
  if (kind === "delete attendee" || kind === "add attendee again") await external.deleteAttendee(user);
  if (kind === "add attendee again" && isExpected(user, meeting, program)) await external.addAttendee(user);
}

/** Whether the program does not leave this one to whoever lets people in. */
function isExpected(user: string, { externalMeetingId }: MeetingSummary, program: Program): boolean {
  const visitor = program["visitor"];
  return (
    !VISITORS.includes(user) || (visitor?.meeting === externalMeetingId && visitor.args["externalUserId"] === user)
  );
}
