import { isDeepStrictEqual } from "node:util";
import { atHostBoundary } from "../../provider/core/hostBoundary";
import { isPartialFailure } from "../../provider/core/partialFailure";
import type { MeetingLifecycle } from "../../provider/meeting/lifecycle";
import type { MeetingInputs, MeetingOutputs } from "../../provider/meeting/outputs";

/** The declared rooms by resource name. */
export type Program = Readonly<Record<string, MeetingInputs>>;

/** One resource in the state, as the engine keeps it. */
export interface StoredMeeting {
  readonly name: string;
  /** Tells a resource from the one that it replaces, even if the provider should give both the same id. */
  readonly serial: number;
  readonly id: string;
  readonly inputs: MeetingInputs;
  readonly outputs: MeetingOutputs;
  readonly initErrors: readonly string[];
  /** Replaced already, and still to be deleted. */
  readonly isPendingDelete: boolean;
}

/** How an operation ended, as its user sees it. */
export interface EngineRun {
  /** The text of the failure that stopped it. */
  readonly failure?: string;
  readonly steps: readonly string[];
}

/** What the host stores as the provider's text. A change of it alone must change nothing. */
const PROVIDER_TEXT = 'require("pulumi-chime-sdk-meetings/meeting-provider")';

class Failed extends Error {}

/**
 * The part of Pulumi's engine and dynamic host that a provider's faults play with, after what the real ones were seen to do:
 * check, diff, create, update, replace, read, delete; state as JSON; a partial failure is kept, with its reasons as the only text,
 * and leads to an update; a replaced resource that could not be deleted is deleted later. The first failure ends the operation.
 * The tests on the real engine hold this to account.
 */
export class FakeEngine {
  #state = "[]";
  #steps: string[] = [];
  #host: MeetingLifecycle;

  /** `startProvider` starts the provider's process, anew for each operation. */
  constructor(
    readonly startProvider: () => MeetingLifecycle,
    readonly providerText: string = PROVIDER_TEXT,
  ) {
    this.#host = startProvider();
  }

  resources(): StoredMeeting[] {
    return JSON.parse(this.#state);
  }

  /** The state as a backend stores it. */
  stateText(): string {
    return this.#state;
  }

  importState(text: string): void {
    this.#state = text;
  }

  up(program: Program, { refresh = false } = {}): Promise<EngineRun> {
    return this.#operate(async () => {
      if (refresh) await this.#refreshAll();
      for (const [name, args] of Object.entries(program)) await this.#register(name, args);
      await this.#deleteAll((resource) => resource.isPendingDelete || !(resource.name in program));
    });
  }

  refresh(): Promise<EngineRun> {
    return this.#operate(() => this.#refreshAll());
  }

  destroy(): Promise<EngineRun> {
    return this.#operate(() => this.#deleteAll(() => true));
  }

  async #operate(run: () => Promise<void>): Promise<EngineRun> {
    this.#host = atHostBoundary(this.startProvider());
    this.#steps = [];
    try {
      await run();
      return { steps: this.#steps };
    } catch (error) {
      if (error instanceof Failed) return { failure: error.message, steps: this.#steps };
      throw error;
    }
  }

  async #refreshAll(): Promise<void> {
    for (const resource of this.resources().filter(({ isPendingDelete }) => !isPendingDelete)) {
      const { id, props } = await calling(() => this.#host.read(resource.id, resource.outputs));
      if (!id || !props) this.#remove(resource);
      // A read that succeeds clears the errors of a partial creation.
      else this.#put({ ...resource, id, outputs: this.#carried(props), initErrors: [] });
      this.#steps.push(id ? "read" : "gone");
      if (id && props) await calling(() => this.#host.diff(id, this.#carried(props), resource.inputs));
    }
  }

  async #register(name: string, args: MeetingInputs): Promise<void> {
    const old = this.resources().find((resource) => resource.name === name && !resource.isPendingDelete);
    const inputs = await this.#checked(old?.inputs ?? {}, args);
    if (!old) return this.#create(name, inputs);
    const diff = await calling(() => this.#host.diff(old.id, old.outputs, inputs));
    // Without a word of the provider, the engine compares the inputs itself.
    const hasChanged = diff.changes ?? !isDeepStrictEqual(old.inputs, inputs);
    if (!hasChanged && old.initErrors.length === 0) {
      this.#put({ ...old, inputs });
      this.#steps.push("same");
      return;
    }
    if (!diff.replaces?.length) return this.#update(old, inputs);
    if (diff.deleteBeforeReplace) await this.#delete(old);
    else this.#put({ ...old, isPendingDelete: true });
    try {
      await this.#create(name, await this.#checked({}, args));
    } catch (error) {
      // Where nothing was made in its place, the old one stays what the program has.
      const isReplaced = this.resources().some((resource) => resource.name === name && !resource.isPendingDelete);
      if (!isReplaced && !diff.deleteBeforeReplace) this.#put(old);
      throw error;
    }
  }

  async #checked(olds: object, args: MeetingInputs): Promise<MeetingInputs> {
    const news = this.#carried(args);
    const { inputs, failures } = await calling(() => this.#host.check({ ...olds }, news));
    const [first] = failures;
    if (first) throw new Failed(`property ${first.property} has a problem: ${first.reason}`);
    return this.#carried(inputs as MeetingInputs);
  }

  async #create(name: string, inputs: MeetingInputs): Promise<void> {
    this.#steps.push("create");
    const serial = Math.max(0, ...this.resources().map((resource) => resource.serial)) + 1;
    const put = (id: string, outputs: object, initErrors: readonly string[] = []) =>
      this.#put({ name, serial, id, inputs, outputs: outputs as MeetingOutputs, initErrors, isPendingDelete: false });
    const { id, outs } = await keepingPartial(
      () => this.#host.create(inputs),
      ({ id: partialId, properties, reasons }) => put(partialId, properties, reasons),
    );
    put(id, this.#carried(outs));
  }

  async #update(old: StoredMeeting, inputs: MeetingInputs): Promise<void> {
    this.#steps.push("update");
    const { outs } = await keepingPartial(
      () => this.#host.update(old.id, old.outputs, inputs),
      ({ properties, reasons }) =>
        this.#put({ ...old, inputs, outputs: properties as unknown as MeetingOutputs, initErrors: reasons }),
    );
    this.#put({ ...old, inputs, outputs: this.#carried(outs), initErrors: [] });
  }

  async #deleteAll(isUnwanted: (resource: StoredMeeting) => boolean): Promise<void> {
    for (const resource of this.resources().filter(isUnwanted)) await this.#delete(resource);
  }

  async #delete(resource: StoredMeeting): Promise<void> {
    this.#steps.push("delete");
    await calling(() => this.#host.delete(resource.id, resource.outputs));
    this.#remove(resource);
  }

  /** The host's member comes with every bag, and only plain JSON gets through. */
  #carried<T extends object>(bag: T): T {
    const text = JSON.stringify({ ...bag, __provider: this.providerText });
    const carried = JSON.parse(text);
    if (!isDeepStrictEqual(carried, { ...bag, __provider: this.providerText })) {
      throw new Error("Unexpected struct type: the host carries plain JSON only.");
    }
    return carried;
  }

  #put(resource: StoredMeeting): void {
    this.#remove(resource);
    this.#state = JSON.stringify([...this.resources(), resource]);
  }

  #remove(removed: StoredMeeting): void {
    this.#state = JSON.stringify(this.resources().filter(({ serial }) => serial !== removed.serial));
  }
}

/** Whatever a method throws ends the operation, with its message. */
async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new Failed((error as Error).message, { cause: error });
  }
}

async function keepingPartial<T>(
  call: () => Promise<T>,
  keep: (partial: { id: string; properties: object; reasons: readonly string[] }) => void,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isPartialFailure(error)) throw new Failed((error as Error).message, { cause: error });
    keep(error);
    throw new Failed(error.reasons.join("\n"), { cause: error });
  }
}
