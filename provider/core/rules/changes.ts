import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../json";
import type { PropertyRule } from "./propertyRule";
import { containsUnknown } from "./unknown";

export interface DiffResult {
  /** Absent: the engine compares the inputs itself, so that `--diff` and `replaceOnChanges` see which of them differ. */
  readonly changes?: boolean;
  readonly replaces?: string[];
  readonly deleteBeforeReplace?: boolean;
}

/** For properties that are not compared by value alone: whether the declaration of each has changed. */
export type Comparisons<Olds, News> = Readonly<Record<string, (olds: Olds, news: News) => boolean>>;

/** The differences between the state and the program, by the resource's table. */
export interface Changes {
  /** The names of all changed properties. */
  readonly changed: string[];
  /** The changed properties that replace the resource. */
  readonly replaces: string[];
}

export function changesOf<Olds extends JsonObject, News extends JsonObject>(
  properties: readonly PropertyRule[],
  olds: Olds,
  news: News,
  comparisons: Comparisons<Olds, News> = {},
): Changes {
  const changed = properties.filter(({ path, onChange }) => {
    if (!onChange) return false;
    if (containsUnknown(news[path])) return true;
    return comparisons[path]?.(olds, news) ?? !isDeepStrictEqual(olds[path], news[path]);
  });
  // A value that is not known yet may turn out to be the same: the decision is made when it is known.
  const replacing = changed.filter(({ path, onChange }) => onChange === "replace" && !containsUnknown(news[path]));
  const namesOf = (rules: readonly PropertyRule[]) => rules.map(({ path }) => path);
  return { changed: namesOf(changed), replaces: namesOf(replacing) };
}
