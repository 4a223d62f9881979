import { isJsonObject, type JsonObject } from "../json";
import type { PropertyRule } from "./propertyRule";

type Validator = (rule: PropertyRule, value: unknown) => string[];

const AWS_PREFIX = /^aws:/i;

const VALIDATORS: Record<PropertyRule["type"], Validator> = {
  any: () => [],
  object: (_rule, value) => (isJsonObject(value) ? [] : [`must be an object, got ${describe(value)}`]),
  string: (rule, value) =>
    typeof value === "string" ? stringViolations(rule, value) : [`must be a string, got ${describe(value)}`],
  boolean: (_rule, value) => (typeof value === "boolean" ? [] : [`must be true or false, got ${describe(value)}`]),
  integer: (rule, value) =>
    Number.isInteger(value)
      ? boundsViolation(rule, value as number)
      : [`must be a whole number, got ${describe(value)}`],
  list: (rule, value) =>
    Array.isArray(value) ? boundsViolation(rule, value.length, "elements") : [`must be a list, got ${describe(value)}`],
  map: (rule, value) =>
    isJsonObject(value)
      ? [...boundsViolation(rule, Object.keys(value).length, "entries"), ...keyViolations(rule, value)]
      : [`must be a map, got ${describe(value)}`],
};

/**
 * The violations of a rule by a known value, each as a clause that follows the path of the property.
 *
 * No clause quotes the value, which may be secret.
 */
export function violationsOf(rule: PropertyRule, value: unknown): string[] {
  return VALIDATORS[rule.type](rule, value);
}

type StringRule = Pick<PropertyRule, "oneOf" | "bounds" | "pattern" | "awsPrefix">;

function stringViolations(rule: StringRule, value: string): string[] {
  if (rule.oneOf && !rule.oneOf.includes(value)) {
    return [`must be one of ${rule.oneOf.join(", ")}`];
  }
  return [
    ...boundsViolation(rule, [...value].length, "characters"),
    ...(rule.pattern && !rule.pattern.matches.test(value) ? [rule.pattern.rule] : []),
    ...(rule.awsPrefix && AWS_PREFIX.test(value) ? ['must not begin with "aws:", which AWS reserves'] : []),
  ];
}

function keyViolations(rule: PropertyRule, value: JsonObject): string[] {
  const keyRule = { ...rule.keys, ...(rule.awsPrefix ? { awsPrefix: rule.awsPrefix } : {}) };
  return Object.keys(value).flatMap((key) =>
    stringViolations(keyRule, key).map((violation) => `has a key that ${violation}`),
  );
}

function boundsViolation({ bounds }: Pick<PropertyRule, "bounds">, measure: number, unit?: string): string[] {
  if (!bounds) return [];
  const [min, max] = bounds;
  if (measure >= min && measure <= max) return [];
  return [unit ? `must have ${min} to ${max} ${unit}, got ${measure}` : `must be ${min} to ${max}, got ${measure}`];
}

function describe(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
