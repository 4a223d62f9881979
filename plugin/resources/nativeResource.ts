import type { Lifecycles } from "../../provider/core/composition/createLifecycles";
import type { JsonObject } from "../../provider/core/json";
import { UNKNOWN } from "../../provider/core/rules/unknown";

/** What a native resource has besides its life cycle: a dynamic one has it in its class. */
export interface NativeResource {
  readonly lifecycle: keyof Pick<Lifecycles, "meeting" | "attendee" | "transcription">;
  /** Outputs that are always secret. */
  readonly secretOutputs: readonly string[];
  /** Outputs that are secret where the argument is. */
  readonly secretWith: Readonly<Record<string, string>>;
  /** Outputs that are derived from those of the life cycle. A state of the dynamic provider lacks them. */
  derive(outs: JsonObject): JsonObject;
  /** The outputs of a creation as a preview knows them. */
  previewCreate(inputs: JsonObject): JsonObject;
  /** The outputs of an update in place as a preview knows them. */
  previewUpdate(olds: JsonObject, news: JsonObject): JsonObject;
  /** Whether the engine reads the resource before it updates it. */
  readonly mayEndByItself: boolean;
}

/** Outputs that a preview does not know. */
export function unknownOutputs(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, UNKNOWN]));
}
