import type { JsonObject } from "../json";
import type { DiffResult } from "../rules/changes";
import type { CheckResult } from "../rules/check";

export interface CreateResult<Outputs> {
  readonly id: string;
  readonly outs: Outputs;
}

/** No id means that the resource no longer exists: the engine removes it from the state. */
export interface ReadResult<Outputs> {
  readonly id?: string;
  readonly props?: Outputs;
  /** The arguments that describe the resource as it is. Without them, the engine keeps the inputs of the state. */
  readonly inputs?: JsonObject;
}

/** The six methods of a resource. `read` and `delete` get the outputs of the state, or the arguments of the static `get`. */
export interface ResourceLifecycle<Inputs extends JsonObject, Outputs extends JsonObject> {
  check(olds: JsonObject, news: JsonObject): Promise<CheckResult>;
  diff(id: string, olds: Outputs, news: Inputs): Promise<DiffResult>;
  create(inputs: Inputs): Promise<CreateResult<Outputs>>;
  read(id: string, olds: Partial<Outputs>): Promise<ReadResult<Outputs>>;
  update(id: string, olds: Outputs, news: Inputs): Promise<{ outs: Outputs }>;
  delete(id: string, olds: Partial<Outputs>): Promise<void>;
}
