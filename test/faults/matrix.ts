import { repairsFor } from "../../provider/meeting/repairs";
import { type Calls, countCalls } from "../support/countCalls";
import { FakeEngine, type StoredMeeting } from "../support/fakeEngine";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { type FaultRow, faultRowsFor, inject } from "./faultRows";
import { STORIES, type Stage, type StateOfRoom, type Story } from "./stories";

/** One call, gone wrong in one way. */
export interface Cell {
  readonly story: Story;
  readonly row: FaultRow;
  /** Whether it goes wrong once, or for as long as it is tried. */
  readonly lasting: boolean;
}

/** What became of it. */
export interface Outcome {
  readonly message: string | undefined;
  /** How often the call that goes wrong was made. */
  readonly calls: number;
  /** How long the provider tried, by its own clock. */
  readonly triedForMs: number;
  readonly state: StateOfRoom;
  /** Meetings at the emulator after the attempt. */
  readonly left: readonly string[];
  readonly healed: Healed;
  /** How many join tokens the emulator had given out, and those that were printed, or stored where it is not encrypted. */
  readonly tokens: number;
  readonly plainTokens: readonly string[];
}

/** After one healthy `up --refresh`. */
interface Healed {
  readonly failure: string | undefined;
  readonly state: StateOfRoom;
  readonly id: string | undefined;
  readonly calls: Calls;
  /** Meetings at the emulator. */
  readonly meetings: readonly string[];
  /** Those among them that no state knows. */
  readonly orphans: readonly string[];
  /** The calls of one more `up`, without a refresh. */
  readonly settled: Calls;
}

/** Long for an emulator in the same process, and short for a test. */
const REQUEST_TIMEOUT_MS = 1_000;

export const CELLS: readonly Cell[] = STORIES.flatMap((story) =>
  faultRowsFor(story.call).flatMap((row) => [false, true].map((lasting) => ({ story, row, lasting }))),
);

export function titleOf({ story, row, lasting }: Cell): string {
  return `${story.call} (${story.title}) × ${row.name}, ${lasting ? "lasting" : "once"}`;
}

export async function play(cell: Cell): Promise<Outcome> {
  const delayed = heldBack();
  const fixture = await startFixture({
    wait: delayed.wait,
    ...(cell.row.fault.effect === "delay" ? { requestTimeoutMs: REQUEST_TIMEOUT_MS } : {}),
  });
  try {
    return await playOn(fixture, cell, delayed.release);
  } finally {
    await fixture.close();
  }
}

async function playOn(fixture: Fixture, { story, row, lasting }: Cell, release: () => Promise<void>): Promise<Outcome> {
  const engine = new FakeEngine(fixture.restart);
  const stage: Stage = { engine, fixture, program: story.program };
  await story.prepare?.(stage);
  const before = fixture.emulator.requests()[story.call] ?? 0;
  const startedAt = fixture.now;
  inject(fixture.emulator, row, story.call, { lasting });
  const run = await story.attempt(stage);
  fixture.emulator.clearFaults();
  await release();
  const attempt = {
    message: run.failure,
    calls: (fixture.emulator.requests()[story.call] ?? 0) - before,
    triedForMs: fixture.now - startedAt,
    state: stateOf(engine),
    left: idsAt(fixture),
  };
  const stored = engine.resources();
  const healed = await heal(stage);
  const tokens = tokensIn([...stored, ...engine.resources()]);
  const visible = [run.failure, ...fixture.said, plainPartOf(stored), plainPartOf(engine.resources())].join("\n");
  return { ...attempt, healed, tokens: tokens.length, plainTokens: tokens.filter((token) => visible.includes(token)) };
}

async function heal({ engine, fixture, program }: Stage): Promise<Healed> {
  const { result: run, calls } = await countCalls(fixture.emulator, () => engine.up(program, { refresh: true }));
  const { calls: settled } = await countCalls(fixture.emulator, () => engine.up(program));
  const known = engine.resources().map(({ id }) => id);
  const meetings = idsAt(fixture);
  return {
    failure: run.failure,
    state: stateOf(engine),
    id: current(engine)?.id,
    calls,
    meetings,
    orphans: meetings.filter((id) => !known.includes(id)),
    settled,
  };
}

function stateOf(engine: FakeEngine): StateOfRoom {
  const room = current(engine);
  if (room === undefined) return "none";
  const { missing } = repairsFor(room.inputs.attendees, room.outputs.attendees);
  return missing.length > 0 || room.initErrors.length > 0 ? "partial" : "whole";
}

function current(engine: FakeEngine): StoredMeeting | undefined {
  return engine.resources().find(({ isPendingDelete }) => !isPendingDelete);
}

function idsAt({ emulator }: Fixture): string[] {
  return emulator.meetings().map(({ meetingId }) => meetingId);
}

function tokensIn(resources: readonly StoredMeeting[]): string[] {
  return resources.flatMap(({ outputs }) => outputs.attendees.flatMap(({ joinToken }) => joinToken ?? []));
}

/** What a reader of the state sees: `attendees` is the output that the engine encrypts. */
function plainPartOf(resources: readonly StoredMeeting[]): string {
  return JSON.stringify(
    resources.map((resource) => ({ ...resource, outputs: { ...resource.outputs, attendees: "[secret]" } })),
  );
}

/** Lets a delayed call wait until it is released: after the client has given it up, so that it takes effect late. */
function heldBack() {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise<void>((resolve) => waiting.push(resolve)),
    release: async () => {
      for (const resolve of waiting) resolve();
      waiting = [];
      // The emulator goes on in microtasks, all of which are done by then.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
