/** What a change of a top-level property does to an existing resource. */
type OnChange = "replace" | "update";

/** A pattern that a string must match, and the same rule in words: "must contain only letters". */
interface Pattern {
  readonly matches: RegExp;
  readonly rule: string;
}

/** The rules of one argument of a resource. `check` reads the rules for values, `diff` the one for changes. */
export interface PropertyRule {
  /** `a.b` is a member of an object, `a[*]` each element of a list, `a{*}` each value of a map. */
  readonly path: string;
  readonly type: "string" | "integer" | "boolean" | "object" | "list" | "map" | "any";
  readonly required?: true;
  /** Inclusive bounds: characters of a string, elements of a list, entries of a map, or the value of an integer. */
  readonly bounds?: readonly [min: number, max: number];
  readonly pattern?: Pattern;
  readonly oneOf?: readonly string[];
  /** Rules for the keys of a map. */
  readonly keys?: Pick<PropertyRule, "bounds" | "pattern">;
  /** AWS reserves the prefix `aws:`, in upper and lower case. For a map, this applies to its keys. */
  readonly awsPrefix?: "refused";
  /** Top-level rows only. */
  readonly onChange?: OnChange;
  /** Top-level rows only: a member of the API's request, under the same name in PascalCase. */
  readonly sent?: true;
  /** Set by the class of the resource, not by a program. */
  readonly internal?: true;
  readonly source: string;
}

/** The rows of whole properties: `attendees`, not `attendees[*].capabilities`. */
export function wholeProperties(rules: readonly PropertyRule[]): readonly PropertyRule[] {
  return rules.filter(({ path }) => /^\w+$/.test(path));
}
