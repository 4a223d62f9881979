import { type ModelShape, membersOf, modelOperation, modelShape } from "./model";

type Input = Record<string, unknown>;

/** A request that breaks one constraint of the service model. */
export interface BrokenRequest {
  /** Which constraint, as one phrase. */
  readonly name: string;
  readonly input: Input;
  /** The path that the refusal names. */
  readonly path: string;
}

/** For every constraint of an operation's input, a request that is right but for it. */
export function brokenRequests(operationName: string): BrokenRequest[] {
  const { input } = modelOperation(operationName);
  return breakStructure(input.shape, "", (value) => value as Input);
}

type Wrap = (value: unknown) => Input;

function breakStructure(structureName: string, path: string, wrap: Wrap): BrokenRequest[] {
  const shape = modelShape(structureName);
  const sample = sampleOf(structureName) as Input;
  return membersOf(shape).flatMap(([member, { shape: memberShape, location }]) => {
    const memberPath = path === "" ? lowerFirst(member) : `${path}.${lowerFirst(member)}`;
    const wrapMember: Wrap = (value) => wrap({ ...sample, [member]: value });
    const broken = breakValue(memberShape, memberPath, wrapMember);
    // A path without its label is another path.
    if (!shape.required?.includes(member) || location === "uri") return broken;
    return [{ name: `${memberPath} is missing`, path: memberPath, input: wrapMember(undefined) }, ...broken];
  });
}

function breakValue(shapeName: string, path: string, wrap: Wrap): BrokenRequest[] {
  const shape = modelShape(shapeName);
  if (shape.type === "structure") return breakStructure(shapeName, path, wrap);
  const values = shape.type === "list" ? brokenLists(shape) : brokenScalars(shape);
  const broken = values.map(([name, value]) => ({ name: `${path} ${name}`, path, input: wrap(value) }));
  if (shape.type !== "list" || shape.member === undefined) return broken;
  return [...broken, ...breakValue(shape.member.shape, `${path}.1.member`, (item) => wrap([item]))];
}

function brokenLists({ min = 0, max, member }: ModelShape): [string, unknown][] {
  const items = (length: number) => Array.from({ length }, () => sampleOf(member?.shape ?? ""));
  const broken: [string, unknown][] = [];
  if (min > 0) broken.push([`has fewer than ${min} items`, items(min - 1)]);
  if (max !== undefined) broken.push([`has more than ${max} items`, items(max + 1)]);
  return broken;
}

function brokenScalars({ type, min = 0, max, pattern, enum: values }: ModelShape): [string, unknown][] {
  const ofSize = (size: number) => (type === "integer" ? size : "a".repeat(size));
  const broken: [string, unknown][] = [];
  if (min > 0) broken.push([`is below ${min}`, ofSize(min - 1)]);
  if (max !== undefined) broken.push([`is above ${max}`, ofSize(max + 1)]);
  if (pattern !== undefined) broken.push(["breaks its pattern", "\u0000\u0000"]);
  if (values !== undefined) broken.push(["is not one of its values", "Nonsense"]);
  return broken;
}

/** Values that meet every constraint of their shape, for members that a request needs. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  AmazonResourceName: "arn:aws:chime:us-east-1:111122223333:meeting/0a1b2c3d-1111-4222-8333-0123456f2713",
  ClientRequestToken: "token-1",
  ExternalMeetingId: "standup",
  ExternalUserId: "alice",
  GuidString: "0a1b2c3d-1111-4222-8333-0123456f2713",
  MediaRegion: "us-east-1",
  TagKey: "team",
  TagValue: "red",
  TenantId: "tenant",
};

/** A value of the shape with what is required and no more. */
export function sampleOf(shapeName: string): unknown {
  const shape = modelShape(shapeName);
  if (Object.hasOwn(SAMPLES, shapeName)) return SAMPLES[shapeName];
  if (shape.enum !== undefined) return shape.enum[0];
  if (shape.type === "list") return [sampleOf(shape.member?.shape ?? "")];
  const required = membersOf(shape).filter(([member]) => shape.required?.includes(member));
  return Object.fromEntries(required.map(([member, { shape: name }]) => [member, sampleOf(name)]));
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
