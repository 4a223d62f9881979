import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { createTimer } from "../../provider/core/aws/pacer";
import { createSdkChimeApi } from "../../provider/core/aws/sdkChimeApi";
import facts from "../fixtures/chime-sdk-meetings.facts.json";
import type { Kind } from "../support/fakeEngine";
import { expected } from "./expectations";
import { faultRowsFor } from "./faultRows";
import { CELLS, type Cell, type Outcome, play, titleOf } from "./matrix";
import { printMatrix } from "./printMatrix";
import { RESOURCE_KINDS } from "./resourceKinds";
import { SCENARIOS } from "./scenarios";

/** Every call that a resource makes. */
const CALLS: Readonly<Record<Kind, readonly string[]>> = {
  meeting: [
    "CreateMeetingWithAttendees",
    "BatchCreateAttendee",
    "UpdateAttendeeCapabilities",
    "GetMeeting",
    "DeleteMeeting",
    "ListAttendees",
    "TagResource",
    "UntagResource",
    "ListTagsForResource",
  ],
  attendee: ["CreateAttendee", "GetAttendee", "DeleteAttendee", "UpdateAttendeeCapabilities"],
  transcription: ["StartMeetingTranscription", "StopMeetingTranscription", "GetMeeting"],
};

/** The classes, as docs/errors.md names them. */
const CLASSES: Readonly<Record<Kind, string>> = {
  meeting: "Meeting",
  attendee: "MeetingAttendee",
  transcription: "MeetingTranscription",
};

/** Attendees who come together share it, and can do without: see admission.test.ts. */
const SHARED_CALL = "BatchCreateAttendee";

const TEN_MINUTES = 600_000;

describe("The fault matrix", function () {
  // Ten minutes of throttling are 350 requests.
  this.timeout(60_000);
  const outcomes = new Map<Cell, Promise<Outcome>>();

  const played = async (cell: Cell) => {
    const playing = outcomes.get(cell) ?? play(cell);
    outcomes.set(cell, playing);
    return [cell, await playing] as const;
  };

  after(async () => {
    if (process.env["FAULT_MATRIX"]) printMatrix(new Map(await Promise.all(CELLS.map(played))));
  });

  it("has every call that a resource makes", () => {
    const told = SCENARIOS.map(({ kind, call }) => `${kind}: ${call}`);
    const made = Object.entries(CALLS).flatMap(([kind, calls]) => calls.map((call) => `${kind}: ${call}`));
    expect(new Set(told)).to.deep.equal(new Set(made));
  });

  it("has every call that the provider can make", () => {
    const { region: _region, ...api } = createSdkChimeApi({ timer: createTimer() });
    const calls = Object.keys(api).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    expect(new Set(Object.values(CALLS).flat())).to.deep.equal(new Set(calls));
  });

  for (const [kind, name] of Object.entries(CLASSES)) {
    it(`has the calls that docs/errors.md lists for a ${name}, and no other`, () => {
      const page = readFileSync(join(__dirname, "../../../docs/errors.md"), "utf8");
      const row = page.match(new RegExp(`^\\| \`${name}\` .*chime:.*$`, "m"))?.[0] ?? "";
      const allowed = [...row.matchAll(/chime:(\w+)/g)].map(([, action]) => action);
      const made = [...CALLS[kind as Kind], ...(kind === "attendee" ? [SHARED_CALL] : [])];
      expect(allowed).to.have.members(made);
    });
  }

  it("has every exception of the service's model", () => {
    const modelled = Object.entries(facts.shapes)
      .filter(([, shape]) => "exception" in shape)
      .map(([name]) => name);
    expect(modelled).to.have.length.greaterThan(10);
    for (const call of Object.values(CALLS).flat())
      expect(faultRowsFor(call).map(({ name }) => name)).to.include.members(modelled);
  });

  it("has 1256 cells", () => {
    // 12 scenarios of meetings, 7 of attendees, 5 of transcriptions × 26 faults, and 4 faults by which a call succeeds by half;
    // each once and lasting.
    expect(CELLS).to.have.length(((12 + 7 + 5) * 26 + 4) * 2);
    expect(new Set(CELLS.map(titleOf))).to.have.length(CELLS.length);
  });

  for (const cell of CELLS) {
    it(titleOf(cell), async () => {
      const [, outcome] = await played(cell);
      expectAttempt(cell, outcome);
      expectHealed(cell, outcome);
    });
  }

  it("leaves no meeting without a state for more than 5 minutes", async () => {
    const all = await Promise.all(outcomes.values());
    expect(all).to.have.length(CELLS.length);
    expect(all.flatMap(({ healed }) => healed.lastingOrphans)).to.deep.equal([]);
  });

  it("shows no join token", async () => {
    const all = await Promise.all(outcomes.values());
    expect(all.flatMap(({ plainTokens }) => plainTokens)).to.deep.equal([]);
    const played = await Promise.all(CELLS.map((cell) => outcomes.get(cell)));
    const withTokens = CELLS.filter((_cell, index) => (played[index]?.tokens ?? 0) > 0);
    expect(withTokens).to.deep.equal(CELLS.filter(({ scenario }) => RESOURCE_KINDS[scenario.kind].secret));
  });
});

function expectAttempt(cell: Cell, outcome: Outcome): void {
  const { why, calls, state, left } = expected(cell);
  if (why === undefined) expect(outcome.message).to.equal(undefined);
  else expectMessage(cell, outcome, why);
  if (calls === "paced") expect(outcome.triedForMs).to.be.within(TEN_MINUTES, 1.1 * TEN_MINUTES);
  else expect(outcome.calls, "calls").to.equal(calls);
  expect(outcome.state, "state").to.equal(state);
  expect(outcome.left, "left at the service").to.have.length(left);
}

/** What failed, on which room, why, what to do. */
function expectMessage({ scenario, row }: Cell, { message = "", room }: Outcome, why: string): void {
  const lines = message.split("\n");
  expect(lines[0]).to.match(scenario.partialReason ?? /^Cannot /);
  if (row.fault.effect === "partialFailure") {
    expect(message).to.contain(why);
    return;
  }
  const last = lines.at(-1) ?? "";
  expect(last.startsWith(`Cannot ${scenario.purpose} "${room}" in us-east-1: ${why} (`), last).to.equal(true);
  expect(last).to.match(/\)(: [^.]+)?\. \w.*\.$/);
  if (row.answered) expect(last).to.contain(`(${row.name}, request id `);
}

function expectHealed(cell: Cell, { healed, left, message }: Outcome): void {
  const { scenario, row } = cell;
  expect(healed.failure).to.equal(undefined);
  expect(healed.state).to.equal("whole");
  expect(healed.isAsDeclared, "as declared").to.equal(true);
  const { orphans, leftWhenHealed } = expected(cell);
  expect(healed.orphans, "orphans").to.have.length(orphans);
  if (orphans > 0 && message) expect(message).to.contain("AWS ends it after 5 minutes");
  expect(healed.lastingOrphans, "orphans after 5 minutes").to.deep.equal([]);
  // Ten minutes of throttling make the meeting so old that it may have ended.
  const { GetMeeting: _lookUp, ...settled } = healed.settled;
  expect(settled, "calls of an up after that").to.deep.equal({});
  expect(healed.left.filter((id) => !healed.orphans.includes(id))).to.deep.equal([healed.id].slice(0, leftWhenHealed));
  // Whatever else exists is found: it is not created again.
  if (orphans > 0) return;
  if (scenario.creates && row.tookEffect && message !== undefined) expect(left).to.include(healed.id);
  if (!scenario.ends && left.length > 0) expect(left).to.deep.equal([healed.id]);
}
