/**
 * The rules of a resource's arguments, one row each. `check` walks them for what is refused, `diff` for what a change does.
 *
 * Paths: `a.b` is a member, `a[*]` every element of a list, `a{*}` every value of a map.
 */
/** What a change of a top-level property does to a meeting that exists. */
type OnChange = "replace" | "update";

/** A form that a string must have, and the same as a clause: "must contain letters only". */
interface Pattern {
  readonly matches: RegExp;
  readonly rule: string;
}

export interface PropertyRule {
  readonly path: string;
  readonly type: "string" | "integer" | "boolean" | "object" | "list" | "map" | "any";
  readonly required?: true;
  /** Inclusive bounds: characters of a string, elements of a list, entries of a map, or the value of an integer. */
  readonly bounds?: readonly [min: number, max: number];
  readonly pattern?: Pattern;
  readonly oneOf?: readonly string[];
  /** Rules for the keys of a map. */
  readonly keys?: Pick<PropertyRule, "bounds" | "pattern">;
  /** AWS keeps the prefix `aws:` for itself, in any case. For a map, this is said of its keys. */
  readonly awsPrefix?: "refused";
  /** Top-level rows only. */
  readonly onChange?: OnChange;
  /** Top-level rows only: a member of the API's request, under the same name in PascalCase. */
  readonly sent?: true;
  /** Set by the class of the resource, never by a program. */
  readonly internal?: true;
  readonly source: string;
}

/** The rows of whole properties: `attendees`, not `attendees[*].capabilities`. */
export function wholeProperties(rules: readonly PropertyRule[]): readonly PropertyRule[] {
  return rules.filter(({ path }) => /^\w+$/.test(path));
}
