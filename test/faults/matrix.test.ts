import { expect } from "chai";
import facts from "../fixtures/chime-sdk-meetings.facts.json";
import { expected } from "./expectations";
import { faultRowsFor } from "./faultRows";
import { CELLS, type Cell, type Outcome, play, titleOf } from "./matrix";
import { printMatrix } from "./printMatrix";
import { STORIES } from "./stories";

/** Every call that a Meeting makes. */
const CALLS = [
  "CreateMeetingWithAttendees",
  "BatchCreateAttendee",
  "UpdateAttendeeCapabilities",
  "GetMeeting",
  "DeleteMeeting",
  "ListAttendees",
  "TagResource",
  "UntagResource",
  "ListTagsForResource",
];

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

  before(() => {
    // What waits for time-outs waits together.
    for (const cell of CELLS.filter(({ row }) => row.fault.effect === "delay")) void played(cell);
  });

  after(async () => {
    if (process.env["FAULT_MATRIX"]) printMatrix(new Map(await Promise.all(CELLS.map(played))));
  });

  it("has every call that the provider makes", () => {
    expect(new Set(STORIES.map(({ call }) => call))).to.deep.equal(new Set(CALLS));
  });

  it("has every exception of the service's model", () => {
    const modelled = Object.entries(facts.shapes)
      .filter(([, shape]) => "exception" in shape)
      .map(([name]) => name);
    expect(modelled).to.have.length.greaterThan(10);
    for (const call of CALLS) expect(faultRowsFor(call).map(({ name }) => name)).to.include.members(modelled);
  });

  it("has 608 cells", () => {
    // 12 stories × 25 faults, and 4 calls that can succeed by half, each once and lasting.
    expect(CELLS).to.have.length((12 * 25 + 4) * 2);
  });

  for (const cell of CELLS) {
    it(titleOf(cell), async () => {
      const [, outcome] = await played(cell);
      expectAttempt(cell, outcome);
      expectHealed(cell, outcome);
    });
  }

  it("leaves no meeting behind", async () => {
    const all = await Promise.all(outcomes.values());
    expect(all).to.have.length(CELLS.length);
    expect(all.flatMap(({ healed }) => healed.orphans)).to.deep.equal([]);
  });

  it("shows no join token", async () => {
    const all = await Promise.all(outcomes.values());
    expect(all.flatMap(({ plainTokens }) => plainTokens)).to.deep.equal([]);
    expect(all.every(({ tokens }) => tokens > 0)).to.equal(true);
  });
});

function expectAttempt(cell: Cell, outcome: Outcome): void {
  const { why, calls, state, left } = expected(cell);
  if (why === undefined) expect(outcome.message).to.equal(undefined);
  else expectMessage(cell, outcome.message ?? "", why);
  if (calls === "paced") expect(outcome.triedForMs).to.be.within(TEN_MINUTES, 1.1 * TEN_MINUTES);
  else expect(outcome.calls, "calls").to.equal(calls);
  expect(outcome.state, "state").to.equal(state);
  expect(outcome.left, "meetings").to.have.length(left);
}

/** What failed, on which room, why, what to do. */
function expectMessage({ story, row }: Cell, message: string, why: string): void {
  const lines = message.split("\n");
  if (story.failed === "partial") {
    expect(lines[0]).to.match(/^Meeting "standup" exists, but 2 of its 22 declared attendees are not in it: "user-20"/);
    expect(lines[0]).to.match(/Run `pulumi up` again: it adds only those that are missing\.$/);
  }
  if (row.fault.effect === "partialFailure") expect(message).to.contain(why);
  else {
    const last = lines.at(-1) ?? "";
    expect(last.startsWith(`Cannot ${story.purpose} "standup" in us-east-1: ${why} (`), last).to.equal(true);
    expect(last).to.match(/\)(: [^.]+)?\. \w.*\.$/);
    if (row.answered) expect(last).to.contain(`(${row.name}, request id `);
  }
}

function expectHealed({ story, row }: Cell, { healed, left, message }: Outcome): void {
  expect(healed.failure).to.equal(undefined);
  expect(healed.state).to.equal("whole");
  expect(healed.orphans, "orphans").to.deep.equal([]);
  expect(healed.settled, "calls of an up after that").to.deep.equal({});
  expect(healed.meetings).to.deep.equal([healed.id]);
  // What was made is found, and nothing is made anew that exists.
  if (story.creates && row.tookEffect && message !== undefined) expect(left).to.include(healed.id);
  if (!story.ends && left.length > 0) expect(left).to.deep.equal([healed.id]);
}
