import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject } from "../provider/core/json";

export type ChangeKind = "add" | "delete" | "update";

/** A difference between two bags, at a path such as `attendees[1].capabilities.audio`. */
export interface Difference {
  /** The top-level property. */
  readonly property: string;
  readonly path: string;
  readonly kind: ChangeKind;
}

/** The innermost differences between the inputs of the state and those of the program. */
export function differencesOf(before: JsonObject, after: JsonObject): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((property) =>
    compare(property, before[property], after[property]).map((difference) => ({ property, ...difference })),
  );
}

type LocatedChange = Pick<Difference, "path" | "kind">;

function compare(path: string, before: unknown, after: unknown): LocatedChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (before === undefined) return [{ path, kind: "add" }];
  if (after === undefined) return [{ path, kind: "delete" }];
  if (Array.isArray(before) && Array.isArray(after)) {
    const indices = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return indices.flatMap((index) => compare(`${path}[${index}]`, before[index], after[index]));
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => compare(join(path, name), before[name], after[name]));
  }
  return [{ path, kind: "update" }];
}

function join(path: string, name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
