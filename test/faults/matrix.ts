import { type Calls, countCalls } from "../support/countCalls";
import { endOrphans } from "../support/endOrphans";
import { FakeEngine, type StoredResource } from "../support/fakeEngine";
import { heldBack } from "../support/heldBack";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { meetingOfSomebody } from "../support/outsider";
import { type FaultRow, faultRowsFor, inject } from "./faultRows";
import { STORIES } from "./stories";
import { OFFICE, type Stage, type StateOfResource, type Story } from "./story";
import { HOST, isAsDeclared, SUBJECTS } from "./subjects";

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
  readonly state: StateOfResource;
  /** What the message calls the meeting. */
  readonly room: string;
  /** The ids of what the emulator has after the attempt. */
  readonly left: readonly string[];
  readonly healed: Healed;
  /** How many join tokens the emulator had given out, and those that were printed, or stored where it is not encrypted. */
  readonly tokens: number;
  readonly plainTokens: readonly string[];
}

/** After one healthy `up --refresh`. */
interface Healed {
  readonly failure: string | undefined;
  readonly state: StateOfResource;
  readonly id: string | undefined;
  readonly calls: Calls;
  /** Whether the emulator has what the program declares. */
  readonly isAsDeclared: boolean;
  /** The ids of what the emulator has. */
  readonly left: readonly string[];
  /** Those among them that no state knows, and those that are still there after 5 minutes. */
  readonly orphans: readonly string[];
  readonly lastingOrphans: readonly string[];
  /** The calls of one more `up`, without a refresh. */
  readonly settled: Calls;
}

export const CELLS: readonly Cell[] = STORIES.flatMap((story) =>
  faultRowsFor(story.call).flatMap((row) => [false, true].map((lasting) => ({ story, row, lasting }))),
);

export function titleOf({ story, row, lasting }: Cell): string {
  return `${story.kind}: ${story.call} (${story.title}) × ${row.name}, ${lasting ? "lasting" : "once"}`;
}

export async function play(cell: Cell): Promise<Outcome> {
  const delayed = heldBack();
  const fixture = await startFixture({
    wait: delayed.wait,
    ...(cell.row.fault.effect === "delay" ? { requestHandler: delayed.handlerFor(cell.story.call) } : {}),
  });
  try {
    return await playOn(fixture, cell, delayed.release);
  } finally {
    await fixture.close();
  }
}

async function playOn(fixture: Fixture, { story, row, lasting }: Cell, release: () => Promise<void>): Promise<Outcome> {
  const { stage, room } = await setStage(fixture, story);
  await story.prepare?.(stage);
  const before = fixture.emulator.requests()[story.call] ?? 0;
  const startedAt = fixture.now;
  inject(fixture.emulator, row, story.call, { lasting });
  const run = await story.attempt(stage);
  fixture.emulator.clearFaults();
  await release();
  const attempt = {
    message: run.failure,
    room,
    calls: (fixture.emulator.requests()[story.call] ?? 0) - before,
    triedForMs: fixture.now - startedAt,
    state: stateOf(stage.engine),
    left: idsAt(fixture, story),
  };
  const stored = stage.engine.resources();
  const healed = await heal(stage, story);
  const tokens = tokensIn([...stored, ...stage.engine.resources()]);
  const visible = [run.failure, ...fixture.said, plainPartOf(stored), plainPartOf(stage.engine.resources())].join("\n");
  return { ...attempt, healed, tokens: tokens.length, plainTokens: tokens.filter((token) => visible.includes(token)) };
}

/** What belongs to a meeting is in one that another stack has made. */
async function setStage(fixture: Fixture, { kind, program }: Story): Promise<{ stage: Stage; room: string }> {
  if (kind === "meeting") {
    return { stage: { engine: new FakeEngine(fixture.startProvider), fixture, program }, room: SUBJECTS.meeting.name };
  }
  const attendees = [{ ExternalUserId: HOST }];
  const room = await meetingOfSomebody(fixture.emulator, { ExternalMeetingId: OFFICE, Attendees: attendees });
  return { stage: { engine: new FakeEngine(fixture.startProvider, { [OFFICE]: room }), fixture, program }, room };
}

async function heal({ engine, fixture, program }: Stage, story: Story): Promise<Healed> {
  const { result: run, calls } = await countCalls(fixture.emulator, () => engine.up(program, { refresh: true }));
  const { calls: settled } = await countCalls(fixture.emulator, () => engine.up(program));
  const known = engine.resources().map(({ id }) => id);
  const left = idsAt(fixture, story);
  const isUnknown = (id: string) => !known.includes(id);
  const resource = current(engine);
  const healed = {
    failure: run.failure,
    state: stateOf(engine),
    id: resource?.id,
    calls,
    isAsDeclared: resource !== undefined && isAsDeclared(fixture.emulator, resource),
    left,
    orphans: left.filter(isUnknown),
    settled,
  };
  endOrphans(fixture.emulator, [...known, ...Object.values(engine.otherStacks)]);
  return { ...healed, lastingOrphans: idsAt(fixture, story).filter(isUnknown) };
}

function stateOf(engine: FakeEngine): StateOfResource {
  const resource = current(engine);
  if (resource === undefined) return "none";
  return SUBJECTS[resource.kind].isWhole(resource) && resource.initErrors.length === 0 ? "whole" : "partial";
}

function current(engine: FakeEngine): StoredResource | undefined {
  return engine.resources().find(({ isPendingDelete }) => !isPendingDelete);
}

function idsAt({ emulator }: Fixture, { kind }: Story): string[] {
  return emulator.meetings().flatMap((meeting) => SUBJECTS[kind].idsIn(meeting));
}

function tokensIn(resources: readonly StoredResource[]): string[] {
  return resources
    .flatMap((resource) => SUBJECTS[resource.kind].joinTokens(resource))
    .filter((token) => token !== undefined);
}

/** What a reader of the state sees. */
function plainPartOf(resources: readonly StoredResource[]): string {
  const plain = resources.map((resource) => {
    const { secret } = SUBJECTS[resource.kind];
    return { ...resource, outputs: { ...resource.outputs, ...(secret ? { [secret]: "[secret]" } : {}) } };
  });
  return JSON.stringify(plain);
}
