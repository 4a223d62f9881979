import { ServiceError } from "../errors";
import type { Shape, StructureShape } from "./shape";
import { shapeNamed } from "./shapes";

/** What a request holds: only members that the model knows, of the types that it gives them. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * Takes a request apart as a deserialiser does: drops members that the model does not know and those that are null, and
 * refuses a value of another type. Lengths and patterns come later.
 */
export function checkTypes(inputName: string, request: Input): Input {
  return typed(request, inputName, "") as Input;
}

function typed(value: unknown, shapeName: string, path: string): unknown {
  const shape = shapeNamed(shapeName);
  if (!isOfType(value, shape)) {
    throw new ServiceError(
      "SerializationException",
      `${path === "" ? "The request body" : `The value at '${path}'`} is ${describe(value)} where the service takes ${ARTICLES[shape.type]}.`,
    );
  }
  if (shape.type === "structure") return typedStructure(value as Input, shape, path);
  if (shape.type === "list") {
    // One element more than the maximum is enough for the length to be rejected.
    const checked = (value as unknown[]).slice(0, (shape.max ?? Number.POSITIVE_INFINITY) + 1);
    return checked.map((item, index) => typed(item, shape.member, `${path}[${index}]`));
  }
  return value;
}

function typedStructure(value: Input, shape: StructureShape, path: string): Input {
  const structure: Record<string, unknown> = {};
  for (const [member, shapeName] of Object.entries(shape.members)) {
    const memberValue = value[member];
    if (memberValue === undefined || memberValue === null) continue;
    structure[member] = typed(memberValue, shapeName, path === "" ? member : `${path}.${member}`);
  }
  return structure;
}

const ARTICLES = {
  string: "a string",
  integer: "an integer",
  boolean: "a boolean",
  list: "a list",
  structure: "an object",
} as const;

function isOfType(value: unknown, shape: Shape): boolean {
  if (shape.type === "list") return Array.isArray(value);
  if (shape.type === "structure") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (shape.type === "integer") return Number.isInteger(value);
  return typeof value === shape.type;
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
