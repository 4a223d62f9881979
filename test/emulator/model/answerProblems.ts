import { type ModelShape, membersOf, modelOperation, modelShape } from "./model";
import type { RawAnswer } from "./sendByModel";

/** What about a successful answer does not fit the service model; null stands for a member that is not set. */
export function answerProblems(operationName: string, answer: RawAnswer): string[] {
  const { http, output } = modelOperation(operationName);
  const { responseCode = 200 } = http;
  const problems: string[] = [];
  if (answer.status !== responseCode) problems.push(`status ${answer.status} instead of ${responseCode}`);
  if (!/^[0-9a-f-]{36}$/.test(answer.headers.get("x-amzn-requestid") ?? "")) problems.push("no request id");
  if (output === undefined || membersOf(modelShape(output.shape)).length === 0) {
    return answer.text === "" ? problems : [...problems, `a body: ${answer.text}`];
  }
  if (answer.headers.get("content-type") !== "application/json") problems.push("no content-type application/json");
  return [...problems, ...valueProblems(answer.content, output.shape, "")];
}

const JSON_TYPES: Readonly<Record<string, string>> = { string: "string", integer: "number", boolean: "boolean" };

function valueProblems(value: unknown, shapeName: string, path: string): string[] {
  const shape = modelShape(shapeName);
  if (shape.type === "structure") return structureProblems(value, shape, path);
  if (shape.type === "list") return listProblems(value, shape, path);
  const problems: string[] = [];
  if (typeof value !== JSON_TYPES[shape.type]) return [`${path} is no ${shape.type}`];
  if (shape.enum !== undefined && !shape.enum.includes(String(value))) problems.push(`${path} is not in the enum`);
  if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`).test(String(value))) {
    problems.push(`${path} breaks the pattern`);
  }
  const size = shape.type === "integer" ? Number(value) : String(value).length;
  if (size < (shape.min ?? 0) || size > (shape.max ?? Number.POSITIVE_INFINITY))
    problems.push(`${path} is out of range`);
  return problems;
}

function structureProblems(value: unknown, shape: ModelShape, path: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no object`];
  const members = new Map(membersOf(shape));
  return Object.entries(value).flatMap(([name, memberValue]) => {
    const member = members.get(name);
    if (member === undefined) return [`${path}.${name} is not in the model`];
    return memberValue === null ? [] : valueProblems(memberValue, member.shape, `${path}.${name}`);
  });
}

/** An empty list passes although the model asks for one item at least: real answers hold `"TenantIds": []`. */
function listProblems(value: unknown, shape: ModelShape, path: string): string[] {
  if (!Array.isArray(value)) return [`${path} is no list`];
  const tooLong = value.length > (shape.max ?? Number.POSITIVE_INFINITY) ? [`${path} is too long`] : [];
  const items = value.flatMap((item, index) => valueProblems(item, shape.member?.shape ?? "", `${path}[${index}]`));
  return [...tooLong, ...items];
}
