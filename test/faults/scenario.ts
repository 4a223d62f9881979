import type { EngineRun, FakeEngine, Kind, Program } from "../support/fakeEngine";
import type { Fixture } from "../support/lifecycleFixture";

/** What a resource is in the state: not there, there but not as declared, or as declared. */
export type StateOfResource = "none" | "partial" | "whole";

/** An operation of Pulumi in which one call of the provider fails. */
export interface Scenario {
  readonly title: string;
  /** The kind of the resource: a meeting of this stack, or a resource in a meeting of another stack. */
  readonly kind: Kind;
  /** The AWS operation that fails. */
  readonly call: string;
  /** The action that the error message names. */
  readonly purpose: string;
  readonly program: Program;
  /** Sets up the stack and the emulator for the operation. */
  prepare?(context: ScenarioContext): Promise<unknown>;
  attempt(context: ScenarioContext): Promise<EngineRun>;
  /** The state after an attempt in which every retry fails. */
  readonly failed: StateOfResource;
  /** How the message begins where `failed` is `partial`. */
  readonly partialReason?: RegExp;
  /** The state after an attempt that succeeds. */
  readonly done: StateOfResource;
  /** Whether the call creates something. If it takes effect and its response is lost, the state does not contain it. */
  readonly creates?: true;
  /** Whether the operation deletes what the stack had before. */
  readonly ends?: true;
  /** The number of resources at the emulator after a failed attempt whose call had no effect. */
  readonly leftWhenFailed: number;
}

export interface ScenarioContext {
  readonly engine: FakeEngine;
  readonly fixture: Fixture;
  readonly program: Program;
}

/** The `externalMeetingId` of the meeting of the other stack. */
export const OFFICE = "office";

/** Runs `pulumi up` with another program, before the operation. */
export const upBefore =
  (program: Program) =>
  ({ engine }: ScenarioContext) =>
    engine.up(program);

export const up = ({ engine, program }: ScenarioContext) => engine.up(program);
export const refresh = ({ engine }: ScenarioContext) => engine.refresh();
