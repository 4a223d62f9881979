import type { EngineRun, FakeEngine, Kind, Program } from "../support/fakeEngine";
import type { Fixture } from "../support/lifecycleFixture";

/** What a resource is in the state: not there, there but not as declared, or as declared. */
export type StateOfResource = "none" | "partial" | "whole";

/** An operation of Pulumi in which the provider makes one call that is to go wrong. */
export interface Story {
  readonly title: string;
  /** What it is about: a room of this stack, or something in a room of another. */
  readonly kind: Kind;
  /** The call that goes wrong, by its AWS name. */
  readonly call: string;
  /** What the user wanted, as the message begins. */
  readonly purpose: string;
  readonly program: Program;
  /** Brings stack and world to where the operation begins. */
  prepare?(stage: Stage): Promise<unknown>;
  attempt(stage: Stage): Promise<EngineRun>;
  /** The state after the attempt where the call fails for good. */
  readonly failed: StateOfResource;
  /** What the message begins with where that is `partial`. */
  readonly partialReason?: RegExp;
  /** The state after the attempt where it succeeds. */
  readonly done: StateOfResource;
  /** Whether the call creates: what took effect although it seemed to fail is not in the state, and must be found again. */
  readonly creates?: true;
  /** Whether what the stack had before ends in the course. */
  readonly ends?: true;
  /** How many the emulator has at the end of a failed attempt, where the call had no effect. */
  readonly leftWhenFailed: number;
}

export interface Stage {
  readonly engine: FakeEngine;
  readonly fixture: Fixture;
  readonly program: Program;
}

/** Where another stack's room is needed, this is its name there. */
export const OFFICE = "office";

/** The program of the stack before. */
export const upBefore =
  (program: Program) =>
  ({ engine }: Stage) =>
    engine.up(program);

export const up = ({ engine, program }: Stage) => engine.up(program);
export const refresh = ({ engine }: Stage) => engine.refresh();
