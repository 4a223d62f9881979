import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { isJsonObject, type JsonObject } from "../provider/core/json";
import { UNKNOWN } from "../provider/core/rules/unknown";

/** Pulumi's marker of special values on the wire, and the kinds that are a secret and an output (sdk/proto, "Signatures"). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** The path of a member, from the top of a bag. */
export type Path = readonly string[];

/** A bag of properties in plain text, and which of its members are secret. Unknown values have the same text as in `core/rules/unknown`. */
export interface PropertyBag {
  readonly values: JsonObject;
  /** A secret within a list makes the list secret, since elements may change their places. */
  readonly secrets: readonly Path[];
}

export function fromWire(struct: Struct | undefined): PropertyBag {
  const secrets: Path[] = [];
  const members = (struct?.toJavaScript() ?? {}) as JsonObject;
  const values = Object.entries(members).map(([name, value]) => [name, plainOf(value, [name], secrets)]);
  return { values: Object.fromEntries(values), secrets };
}

function plainOf(value: unknown, path: Path, secrets: Path[]): unknown {
  if (Array.isArray(value)) {
    const inElements: Path[] = [];
    const elements = value.map((element) => plainOf(element, path, inElements));
    if (inElements.length > 0) secrets.push(path);
    return elements;
  }
  if (!isJsonObject(value)) return value;
  if (value[SIGNATURE] === SECRET) {
    secrets.push(path);
    return plainOf(value["value"], path, []);
  }
  // Components receive outputs. One that is not known yet has no value.
  if (value[SIGNATURE] === OUTPUT) {
    if (value["secret"] === true) secrets.push(path);
    return "value" in value ? plainOf(value["value"], path, secrets) : UNKNOWN;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, plainOf(member, [...path, name], secrets)]),
  );
}

/** The bag for the engine. `undefined` is left out, and paths that lead nowhere are ignored. */
export function toWire(values: JsonObject, secrets: readonly Path[] = []): Struct {
  const plain = JSON.parse(JSON.stringify(values)) as JsonObject;
  const outermost = secrets.filter(
    (path) => !secrets.some((other) => other.length < path.length && leadsTo(other, path)),
  );
  return Struct.fromJavaScript(outermost.reduce(markSecret, plain) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function markSecret(values: JsonObject, [name = "", ...rest]: Path): JsonObject {
  const value = values[name];
  if (value === undefined || value === null) return values;
  if (rest.length === 0) {
    const isMarked = isJsonObject(value) && value[SIGNATURE] === SECRET;
    return isMarked ? values : { ...values, [name]: { [SIGNATURE]: SECRET, value } };
  }
  return isJsonObject(value) ? { ...values, [name]: markSecret(value, rest) } : values;
}

function leadsTo(path: Path, other: Path): boolean {
  return path.every((name, index) => other[index] === name);
}

/** The names of the top-level members that are or contain secrets. */
export function secretNames(secrets: readonly Path[]): string[] {
  return [...new Set(secrets.flatMap(([name]) => name ?? []))];
}
