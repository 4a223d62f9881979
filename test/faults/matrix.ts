import { type Calls, countCalls } from "../support/countCalls";
import { endOrphans } from "../support/endOrphans";
import { createExternalMeeting } from "../support/externalChanges";
import { FakeEngine, type StoredResource } from "../support/fakeEngine";
import { heldBack } from "../support/heldBack";
import { type Fixture, startFixture } from "../support/lifecycleFixture";
import { type FaultRow, faultRowsFor, inject } from "./faultRows";
import { HOST, isAsDeclared, RESOURCE_KINDS } from "./resourceKinds";
import { OFFICE, type Scenario, type ScenarioContext, type StateOfResource } from "./scenario";
import { SCENARIOS } from "./scenarios";

/** One call, gone wrong in one way. */
export interface Cell {
  readonly scenario: Scenario;
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

export const CELLS: readonly Cell[] = SCENARIOS.flatMap((scenario) =>
  faultRowsFor(scenario.call).flatMap((row) => [false, true].map((lasting) => ({ scenario, row, lasting }))),
);

export function titleOf({ scenario, row, lasting }: Cell): string {
  return `${scenario.kind}: ${scenario.call} (${scenario.title}) × ${row.name}, ${lasting ? "lasting" : "once"}`;
}

export async function play(cell: Cell): Promise<Outcome> {
  const delayed = heldBack();
  const fixture = await startFixture({
    wait: delayed.wait,
    ...(cell.row.fault.effect === "delay" ? { requestHandler: delayed.handlerFor(cell.scenario.call) } : {}),
  });
  try {
    return await playOn(fixture, cell, delayed.release);
  } finally {
    await fixture.close();
  }
}

async function playOn(
  fixture: Fixture,
  { scenario, row, lasting }: Cell,
  release: () => Promise<void>,
): Promise<Outcome> {
  const { context, room } = await setUp(fixture, scenario);
  await scenario.prepare?.(context);
  const before = fixture.emulator.requests()[scenario.call] ?? 0;
  const startedAt = fixture.now;
  inject(fixture.emulator, row, scenario.call, { lasting });
  const run = await scenario.attempt(context);
  fixture.emulator.clearFaults();
  await release();
  const attempt = {
    message: run.failure,
    room,
    calls: (fixture.emulator.requests()[scenario.call] ?? 0) - before,
    triedForMs: fixture.now - startedAt,
    state: stateOf(context.engine),
    left: idsAt(fixture, scenario),
  };
  const stored = context.engine.resources();
  const healed = await heal(context, scenario);
  const tokens = tokensIn([...stored, ...context.engine.resources()]);
  const visible = [run.failure, ...fixture.said, plainPartOf(stored), plainPartOf(context.engine.resources())].join(
    "\n",
  );
  return { ...attempt, healed, tokens: tokens.length, plainTokens: tokens.filter((token) => visible.includes(token)) };
}

/** What belongs to a meeting is in one that another stack has made. */
async function setUp(
  fixture: Fixture,
  { kind, program }: Scenario,
): Promise<{ context: ScenarioContext; room: string }> {
  if (kind === "meeting") {
    return {
      context: { engine: new FakeEngine(fixture.startProvider), fixture, program },
      room: RESOURCE_KINDS.meeting.name,
    };
  }
  const attendees = [{ ExternalUserId: HOST }];
  const room = await createExternalMeeting(fixture.emulator, { ExternalMeetingId: OFFICE, Attendees: attendees });
  return { context: { engine: new FakeEngine(fixture.startProvider, { [OFFICE]: room }), fixture, program }, room };
}

async function heal({ engine, fixture, program }: ScenarioContext, scenario: Scenario): Promise<Healed> {
  const { result: run, calls } = await countCalls(fixture.emulator, () => engine.up(program, { refresh: true }));
  const { calls: settled } = await countCalls(fixture.emulator, () => engine.up(program));
  const known = engine.resources().map(({ id }) => id);
  const left = idsAt(fixture, scenario);
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
  return { ...healed, lastingOrphans: idsAt(fixture, scenario).filter(isUnknown) };
}

function stateOf(engine: FakeEngine): StateOfResource {
  const resource = current(engine);
  if (resource === undefined) return "none";
  return RESOURCE_KINDS[resource.kind].isWhole(resource) && resource.initErrors.length === 0 ? "whole" : "partial";
}

function current(engine: FakeEngine): StoredResource | undefined {
  return engine.resources().find(({ isPendingDelete }) => !isPendingDelete);
}

function idsAt({ emulator }: Fixture, { kind }: Scenario): string[] {
  return emulator.meetings().flatMap((meeting) => RESOURCE_KINDS[kind].idsIn(meeting));
}

function tokensIn(resources: readonly StoredResource[]): string[] {
  return resources
    .flatMap((resource) => RESOURCE_KINDS[resource.kind].joinTokens(resource))
    .filter((token) => token !== undefined);
}

/** What a reader of the state sees. */
function plainPartOf(resources: readonly StoredResource[]): string {
  const plain = resources.map((resource) => {
    const { secret } = RESOURCE_KINDS[resource.kind];
    return { ...resource, outputs: { ...resource.outputs, ...(secret ? { [secret]: "[secret]" } : {}) } };
  });
  return JSON.stringify(plain);
}
