import { CROSS_RULES } from "./crossRules";
import { isMembers, type Members } from "./json";
import { MEETING_SCHEMA, type PropertyRule } from "./schema";
import { isUnknown } from "./unknown";
import { violationsOf } from "./violations";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface CheckResult {
  readonly inputs: Members;
  readonly failures: CheckFailure[];
}

/** A value of the program at a concrete path, such as `attendees[2].capabilities`. */
interface Located {
  readonly path: string;
  readonly value: unknown;
}

/** Each object of the schema with the names that it may hold. */
const OBJECTS = ["", ...MEETING_SCHEMA.filter((rule) => rule.type === "object").map((rule) => rule.path)].map(
  (path) => ({
    path,
    names: memberNames(path, MEETING_SCHEMA),
    publicNames: memberNames(
      path,
      MEETING_SCHEMA.filter((rule) => !rule.internal),
    ),
  }),
);

/** Validates the arguments of a Meeting: every failure at once, nothing called, unknown values passed. */
export function check(news: Members): CheckResult {
  const inputs = withoutAbsent(news) as Members;
  const failures = [
    ...MEETING_SCHEMA.flatMap((rule) => locate(inputs, rule.path).flatMap((located) => applyRule(rule, located))),
    ...unexpectedMembers(inputs),
    ...CROSS_RULES.flatMap((rule) => rule(inputs)),
  ];
  return { inputs, failures };
}

function applyRule(rule: PropertyRule, { path, value }: Located): CheckFailure[] {
  if (value === undefined) return rule.required ? [{ property: path, reason: "is required" }] : [];
  if (isUnknown(value)) return [];
  return violationsOf(rule, value).map((reason) => ({ property: path, reason }));
}

/** Every value in the inputs that a row speaks of. A member is absent only where its parent is there and known. */
function locate(inputs: unknown, rulePath: string): Located[] {
  const steps = rulePath.match(/\w+|\[\*\]|\{\*\}/g) ?? [];
  return steps.reduce<Located[]>(
    (parents, step) => parents.flatMap((parent) => children(parent, step)),
    [{ path: "", value: inputs }],
  );
}

function children({ path, value }: Located, step: string): Located[] {
  if (step === "[*]") {
    return Array.isArray(value) ? value.map((element, index) => ({ path: `${path}[${index}]`, value: element })) : [];
  }
  if (!isMembers(value)) return [];
  if (step === "{*}") return Object.entries(value).map(([key, entry]) => ({ path: join(path, key), value: entry }));
  return [{ path: join(path, step), value: value[step] }];
}

/** Members that no row knows: most often a misspelt name, which would otherwise be lost in silence. */
function unexpectedMembers(inputs: Members): CheckFailure[] {
  return OBJECTS.flatMap((object) =>
    locate(inputs, object.path).flatMap(({ path, value }) =>
      Object.keys(isMembers(value) ? value : {})
        .filter((name) => !object.names.includes(name))
        .map((name) => ({
          property: join(path, name),
          reason: `is not a property of ${path || "a Meeting"}. Known ones: ${object.publicNames.join(", ")}`,
        })),
    ),
  );
}

function memberNames(parentPath: string, rules: readonly PropertyRule[]): string[] {
  const prefix = parentPath === "" ? "" : `${parentPath}.`;
  return rules
    .filter((rule) => rule.path.startsWith(prefix))
    .map((rule) => rule.path.slice(prefix.length))
    .filter((rest) => /^\w+$/.test(rest));
}

/** `null` means absent to Pulumi programs; `__provider` is the host's own. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (!isMembers(value)) return value;
  const present = Object.entries(value).filter(([key, entry]) => entry != null && key !== "__provider");
  return Object.fromEntries(present.map(([key, entry]) => [key, withoutAbsent(entry)]));
}

function join(path: string, name: string): string {
  if (path === "") return name;
  return /^\w+$/.test(name) ? `${path}.${name}` : `${path}["${name}"]`;
}
