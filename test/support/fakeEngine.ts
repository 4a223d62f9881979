import { isDeepStrictEqual } from "node:util";
import { atHostBoundary } from "../../provider/core/composition/hostBoundary";
import type { JsonObject } from "../../provider/core/json";
import { isPartialFailure, type PartialFailure } from "../../provider/core/lifecycle/partialFailure";
import type { ResourceLifecycle } from "../../provider/core/lifecycle/resourceLifecycle";

/** Resources of one kind have one life cycle. A meeting comes before what belongs to it. */
const KINDS = ["meeting", "attendee", "transcription"] as const;

export type Kind = (typeof KINDS)[number];

/** A process of the provider, which serves all resources of a stack. */
export type ProviderProcess = Readonly<Record<Kind, ResourceLifecycle<JsonObject, JsonObject>>>;

/** A resource as a program declares it. */
export interface Declared {
  readonly kind: Kind;
  readonly args: JsonObject;
  /** The meeting whose id is its `meetingId`: a name in this program, or in another stack. */
  readonly meeting?: string;
}

/** The declared resources by name, a meeting before what belongs to it. */
export type Program = Readonly<Record<string, Declared>>;

/** One resource in the state, as the engine keeps it. */
export interface StoredResource {
  readonly name: string;
  readonly kind: Kind;
  /** Tells a resource from the one that it replaces, even if the provider should give both the same id. */
  readonly serial: number;
  readonly id: string;
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
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

/** What the host stores as the provider's text. */
const PROVIDER_TEXT = 'require("pulumi-chime-sdk-meetings/provider")';

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
  #hosts: ProviderProcess;

  /**
   * `startProvider` starts a process of the provider for each operation; `otherStacks` has the ids of the meetings that other
   * stacks made, by name.
   */
  constructor(
    readonly startProvider: () => ProviderProcess,
    readonly otherStacks: Readonly<Record<string, string>> = {},
  ) {
    this.#hosts = startProvider();
  }

  resources(): StoredResource[] {
    return JSON.parse(this.#state);
  }

  up(program: Program, { refresh = false } = {}): Promise<EngineRun> {
    return this.#operate(async () => {
      if (refresh) await this.#refreshAll();
      for (const [name, declared] of Object.entries(program)) await this.#register(name, declared);
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
    this.#hosts = this.startProvider();
    this.#steps = [];
    try {
      await run();
      return { steps: this.#steps };
    } catch (error) {
      if (error instanceof Failed) return { failure: error.message, steps: this.#steps };
      throw error;
    }
  }

  #host({ kind }: { readonly kind: Kind }): ResourceLifecycle<JsonObject, JsonObject> {
    return atHostBoundary(this.#hosts[kind]);
  }

  async #refreshAll(): Promise<void> {
    for (const resource of this.resources().filter(({ isPendingDelete }) => !isPendingDelete)) {
      const host = this.#host(resource);
      const { id, props, inputs = resource.inputs } = await calling(() => host.read(resource.id, resource.outputs));
      if (!id || !props) this.#remove(resource);
      // A read that succeeds clears the errors of a partial creation.
      else this.#put({ ...resource, id, inputs: carried(inputs), outputs: carried(props), initErrors: [] });
      this.#steps.push(id ? "read" : "gone");
      if (id && props) await calling(() => host.diff(id, carried(props), carried(inputs)));
    }
  }

  async #register(name: string, declared: Declared): Promise<void> {
    const old = this.#current(name);
    const host = this.#host(declared);
    const inputs = await this.#checked(old?.inputs ?? {}, declared);
    if (!old) return this.#create(name, declared.kind, inputs);
    const diff = await calling(() => host.diff(old.id, old.outputs, inputs));
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
      await this.#create(name, declared.kind, await this.#checked({}, declared));
    } catch (error) {
      // Where nothing was made in its place, the old one stays what the program has.
      if (this.#current(name) === undefined && !diff.deleteBeforeReplace) this.#put(old);
      throw error;
    }
  }

  #current(name: string): StoredResource | undefined {
    return this.resources().find((resource) => resource.name === name && !resource.isPendingDelete);
  }

  async #checked(olds: JsonObject, { kind, args, meeting }: Declared): Promise<JsonObject> {
    const news = carried(meeting === undefined ? args : { ...args, meetingId: this.#meetingId(meeting) });
    const { inputs, failures } = await calling(() => this.#host({ kind }).check({ ...olds }, news));
    const [first] = failures;
    if (first) throw new Failed(first.reason);
    return carried(inputs);
  }

  #meetingId(meeting: string): unknown {
    return this.#current(meeting)?.outputs["meetingId"] ?? this.otherStacks[meeting];
  }

  async #create(name: string, kind: Kind, inputs: JsonObject): Promise<void> {
    this.#steps.push("create");
    const serial = Math.max(0, ...this.resources().map((resource) => resource.serial)) + 1;
    const put = (id: string, outputs: JsonObject, initErrors: readonly string[] = []) =>
      this.#put({ name, kind, serial, id, inputs, outputs, initErrors, isPendingDelete: false });
    const { id, outs } = await keepingPartial(
      () => this.#host({ kind }).create(inputs),
      ({ id: partialId, properties, reasons }) => put(partialId, properties, reasons),
    );
    put(id, carried(outs));
  }

  async #update(old: StoredResource, inputs: JsonObject): Promise<void> {
    this.#steps.push("update");
    const { outs } = await keepingPartial(
      () => this.#host(old).update(old.id, old.outputs, inputs),
      ({ properties, reasons }) => this.#put({ ...old, inputs, outputs: properties, initErrors: reasons }),
    );
    this.#put({ ...old, inputs, outputs: carried(outs), initErrors: [] });
  }

  /** What belongs to a meeting is deleted before it. */
  async #deleteAll(isUnwanted: (resource: StoredResource) => boolean): Promise<void> {
    const unwanted = this.resources().filter(isUnwanted);
    const ordered = unwanted.toSorted((one, other) => KINDS.indexOf(other.kind) - KINDS.indexOf(one.kind));
    for (const resource of ordered) await this.#delete(resource);
  }

  async #delete(resource: StoredResource): Promise<void> {
    this.#steps.push("delete");
    await calling(() => this.#host(resource).delete(resource.id, resource.outputs));
    this.#remove(resource);
  }

  #put(resource: StoredResource): void {
    this.#remove(resource);
    this.#state = JSON.stringify([...this.resources(), resource]);
  }

  #remove(removed: StoredResource): void {
    this.#state = JSON.stringify(this.resources().filter(({ serial }) => serial !== removed.serial));
  }
}

/** The host's member comes with every bag, and only plain JSON gets through. */
function carried<T extends JsonObject>(bag: T): T {
  const whole = { ...bag, __provider: PROVIDER_TEXT };
  const parsed = JSON.parse(JSON.stringify(whole));
  if (!isDeepStrictEqual(parsed, whole)) throw new Error("Unexpected struct type: the host carries plain JSON only.");
  return parsed;
}

/** Whatever a method throws ends the operation, with its message. */
async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new Failed((error as Error).message, { cause: error });
  }
}

async function keepingPartial<T>(call: () => Promise<T>, keep: (partial: PartialFailure) => void): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isPartialFailure(error)) throw new Failed((error as Error).message, { cause: error });
    keep(error);
    throw new Failed(error.reasons.join("\n"), { cause: error });
  }
}
