import { DOCUMENTED_RULES } from "../rules/documentedRules";
import type { IntegerShape, ListShape, Shape, StringShape, StructureShape } from "./shape";
import { shapeNamed } from "./shapes";

/** One broken constraint. Values are never part of it, since the model marks several as sensitive. */
export interface Violation {
  /** Where, in the form of AWS: `attendees.1.member.externalUserId`. */
  readonly path: string;
  /** Which rule, in the words of AWS: `Member must have length greater than or equal to 2`. */
  readonly rule: string;
}

/** Every constraint that a request breaks, of the model and documented in words; its types have been checked already. */
export function findViolations(inputName: string, request: unknown): Violation[] {
  return violationsOf(request, inputName, "");
}

const patterns = new Map<string, RegExp>();

function violationsOf(value: unknown, shapeName: string, path: string): Violation[] {
  const shape: Shape = shapeNamed(shapeName);
  switch (shape.type) {
    case "structure":
      return structureViolations(value as Record<string, unknown>, shapeName, shape, path);
    case "list":
      return listViolations(value as unknown[], shape, path);
    case "integer":
      return integerViolations(value as number, shape, path);
    case "string":
      return stringViolations(value as string, shape, path);
    case "boolean":
      return [];
  }
}

function structureViolations(
  value: Record<string, unknown>,
  structureName: string,
  shape: StructureShape,
  path: string,
): Violation[] {
  return Object.entries(shape.members).flatMap(([member, shapeName]) => {
    const memberPath = path === "" ? lowerFirst(member) : `${path}.${lowerFirst(member)}`;
    const memberValue = value[member];
    if (memberValue !== undefined) {
      const documented = documentedViolations(memberValue, `${structureName}.${member}`, memberPath);
      return [...violationsOf(memberValue, shapeName, memberPath), ...documented];
    }
    return shape.required?.includes(member) ? [{ path: memberPath, rule: "Member must not be null" }] : [];
  });
}

function documentedViolations(value: unknown, name: string, path: string): Violation[] {
  const broken = DOCUMENTED_RULES[name]?.filter(({ isMet }) => !isMet(String(value))) ?? [];
  return broken.map(({ rule }) => ({ path, rule }));
}

function listViolations(value: unknown[], shape: ListShape, path: string): Violation[] {
  // Elements beyond the maximum are not looked at: a short request would get a huge answer.
  const checked = value.slice(0, shape.max);
  const items = checked.flatMap((item, index) => violationsOf(item, shape.member, `${path}.${index + 1}.member`));
  return [...lengthViolations(value.length, shape, path), ...items];
}

function stringViolations(value: string, shape: StringShape, path: string): Violation[] {
  const violations = lengthViolations([...value].length, shape, path);
  if (shape.pattern !== undefined && !wholePattern(shape.pattern).test(value)) {
    violations.push({ path, rule: `Member must satisfy regular expression pattern: ${shape.pattern}` });
  }
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    violations.push({ path, rule: `Member must satisfy enum value set: [${shape.enum.join(", ")}]` });
  }
  return violations;
}

function integerViolations(value: number, shape: IntegerShape, path: string): Violation[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = shape;
  if (value < min) return [{ path, rule: `Member must have value greater than or equal to ${min}` }];
  if (value > max) return [{ path, rule: `Member must have value less than or equal to ${max}` }];
  return [];
}

function lengthViolations(length: number, shape: StringShape | ListShape, path: string): Violation[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape;
  if (length < min) return [{ path, rule: `Member must have length greater than or equal to ${min}` }];
  if (length > max) return [{ path, rule: `Member must have length less than or equal to ${max}` }];
  return [];
}

function wholePattern(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(`^(?:${pattern})$`);
    patterns.set(pattern, compiled);
  }
  return compiled;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
