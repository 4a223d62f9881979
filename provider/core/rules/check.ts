import { isJsonObject, type JsonObject } from "../json";
import type { PropertyRule } from "./propertyRule";
import { isUnknown } from "./unknown";
import { violationsOf } from "./violations";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface CheckResult {
  readonly inputs: JsonObject;
  readonly failures: CheckFailure[];
}

/** A value of the program at a concrete path, such as `attendees[2].capabilities`. */
interface Located {
  readonly path: string;
  readonly value: unknown;
}

/** A rule between several properties, or elements of a list. */
export type CrossRule = (inputs: JsonObject) => CheckFailure[];

/** The rules for the arguments of a resource type. */
export interface ArgumentRules {
  /** The resource type with its article, for error messages: "a Meeting". */
  readonly resource: string;
  readonly rules: readonly PropertyRule[];
  readonly crossRules: readonly CrossRule[];
}

/** Creates the `check` of a resource. It returns all failures, makes no call, and accepts unknown values. */
export function createCheck({ resource, rules, crossRules }: ArgumentRules): (news: JsonObject) => CheckResult {
  const objects = objectsOf(resource, rules);
  return (news) => {
    const inputs = withoutAbsent(news) as JsonObject;
    const failures = [
      ...rules.flatMap((rule) => locate(inputs, rule.path).flatMap((located) => applyRule(rule, located))),
      ...objects.flatMap((object) => unexpectedMembers(object, inputs)),
      ...crossRules.flatMap((rule) => rule(inputs)),
    ];
    return { inputs, failures };
  };
}

function applyRule(rule: PropertyRule, { path, value }: Located): CheckFailure[] {
  if (value === undefined) return rule.required ? [{ property: path, reason: "is required" }] : [];
  if (isUnknown(value)) return [];
  return violationsOf(rule, value).map((reason) => ({ property: path, reason }));
}

/** All values in the inputs at the path of a rule. A member is missing only where its parent exists and is known. */
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
  if (!isJsonObject(value)) return [];
  if (step === "{*}") return Object.entries(value).map(([key, entry]) => ({ path: join(path, key), value: entry }));
  return [{ path: join(path, step), value: value[step] }];
}

/** An object among the arguments, with the names of its members. */
interface ObjectRule {
  readonly path: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly publicNames: readonly string[];
}

function objectsOf(resource: string, rules: readonly PropertyRule[]): ObjectRule[] {
  const paths = rules.filter(({ type }) => type === "object").map(({ path }) => path);
  const publicRules = rules.filter(({ internal }) => !internal);
  return ["", ...paths].map((path) => ({
    path,
    title: path || resource,
    names: memberNames(path, rules),
    publicNames: memberNames(path, publicRules),
  }));
}

function memberNames(parentPath: string, rules: readonly PropertyRule[]): string[] {
  const prefix = parentPath === "" ? "" : `${parentPath}.`;
  return rules
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path }) => path.slice(prefix.length))
    .filter((rest) => /^\w+$/.test(rest));
}

/** Members without a rule, such as misspelt names, which would otherwise be ignored. */
function unexpectedMembers(object: ObjectRule, inputs: JsonObject): CheckFailure[] {
  return locate(inputs, object.path).flatMap(({ path, value }) =>
    Object.keys(isJsonObject(value) ? value : {})
      .filter((name) => !object.names.includes(name))
      .map((name) => ({
        property: join(path, name),
        reason: `is not a property of ${path || object.title}. Known ones: ${object.publicNames.join(", ")}`,
      })),
  );
}

/** Pulumi treats `null` as absent. `__provider` is the member of the dynamic host. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (!isJsonObject(value)) return value;
  const present = Object.entries(value).filter(([key, entry]) => entry != null && key !== "__provider");
  return Object.fromEntries(present.map(([key, entry]) => [key, withoutAbsent(entry)]));
}

function join(path: string, name: string): string {
  if (path === "") return name;
  return /^\w+$/.test(name) ? `${path}.${name}` : `${path}["${name}"]`;
}
