import * as enums from "../../provider/core/enums";
import type { PropertyRule } from "../../provider/core/rules/propertyRule";
import type { Declarations, Member } from "./declarations";
import { DOCSTRINGS } from "./docstrings";

type Json = Record<string, unknown>;

export interface ObjectType {
  readonly description: string;
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
}

const PLAIN_TYPES: Readonly<Record<string, Json>> = {
  string: { type: "string" },
  number: { type: "integer" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  unknown: { $ref: "pulumi.json#/Any" },
  any: { $ref: "pulumi.json#/Any" },
};

/** Outputs whose type is that of an argument, under its name. */
const NAMES_OF_ARGUMENTS: Readonly<Record<string, string>> = {
  Capabilities: "AttendeeCapabilities",
  MeetingNotifications: "NotificationsConfiguration",
  RoomTableArgs: "RoomTable",
};

/** One of several types that an argument can have: Pulumi's SDK for Python accepts no list where the schema allows a text as well. */
const ONE_OF_UNION: Readonly<Record<string, Json>> = {
  "Input<string> | Input<Input<string>[]>": { type: "array", items: { type: "string" } },
};

/** Types that the outputs of a Meeting, and of no function, can derive: `joinInfo` is a function here. */
const NOT_AN_OUTPUT = /\bJoinInfo\b/;

export const token = (name: string) => `chime-sdk-meetings:index:${name}`;

/** Collects the types that resources and functions refer to. */
export class SchemaTypes {
  readonly types: Record<string, Json> = {};

  constructor(readonly declarations: Declarations) {}

  /** The arguments at a path of a table, with the docstrings of the interface. `name` is the name of their type in the schema. */
  argumentsOf(rules: readonly PropertyRule[], path: string, interfaceName: string, name: string): ObjectType {
    const prefix = path === "" ? "" : `${path}.`;
    const own = rules.filter(({ path: other, internal }) => other.startsWith(prefix) && !internal);
    const rows = own.filter(({ path: other }) => /^\w+$/.test(other.slice(prefix.length)));
    const declared = this.declarations.get(interfaceName);
    const properties = rows.map((row) => {
      const property = row.path.slice(prefix.length);
      const member = this.#memberOf(interfaceName, property);
      const description = DOCSTRINGS[`${name}.${property}`] ?? member?.doc;
      if (!description) throw new Error(`${interfaceName}.${property} has no docstring.`);
      return [property, { ...this.#argument(rules, row, member?.type ?? ""), description }] as const;
    });
    return {
      description: DOCSTRINGS[name] ?? declared?.doc ?? "",
      properties: Object.fromEntries(properties),
      required: rows.filter(({ required }) => required).map((row) => row.path.slice(prefix.length)),
    };
  }

  /** A member of an interface or of one that it extends. */
  #memberOf(interfaceName: string, property: string): Member | undefined {
    const { members = [], bases = [] } = this.declarations.get(interfaceName) ?? {};
    const own = members.find(({ name }) => name === property);
    return own ?? bases.map((base) => this.#memberOf(base, property)).find((inherited) => inherited !== undefined);
  }

  /** The outputs of a class, or the members of an interface. Those whose docstring begins with "Secret." are secret. */
  outputsOf(name: string): ObjectType {
    const { doc, members } = this.#declared(name);
    const outputs = members.flatMap((member) => {
      const type = /^(?:pulumi\.Output<(.*)>)$/.exec(member.type)?.[1] ?? member.type;
      return NOT_AN_OUTPUT.test(type) ? [] : [{ ...member, type }];
    });
    // The time of creation of a meeting that was adopted or imported is not known.
    const isOptional = ({ name: output, type, isOptional: absent }: Member) =>
      absent || type.endsWith("| undefined") || ["createdAt", "expiresAt"].includes(output);
    return {
      description: doc,
      properties: Object.fromEntries(outputs.map((member) => [member.name, this.#output(member)])),
      required: outputs.filter((member) => !isOptional(member)).map((member) => member.name),
    };
  }

  /** A reference to an object type, which is added to the schema. */
  refer(name: string, objectType: () => ObjectType): Json {
    if (this.types[token(name)] === undefined) {
      this.types[token(name)] = {};
      this.types[token(name)] = { type: "object", ...objectType() };
    }
    return { $ref: `#/types/${token(name)}` };
  }

  #argument(rules: readonly PropertyRule[], row: PropertyRule, typeText: string): Json {
    if (row.oneOf) return this.#enumeration(/(\w+)>*$/.exec(typeText)?.[1] ?? "", row.oneOf);
    const ofUnion = ONE_OF_UNION[typeText];
    if (ofUnion) return { ...ofUnion };
    if (row.type === "list") return { type: "array", items: this.#element(rules, `${row.path}[*]`, typeText) };
    if (row.type === "map")
      return { type: "object", additionalProperties: this.#element(rules, `${row.path}{*}`, typeText) };
    if (row.type !== "object") return { ...PLAIN_TYPES[row.type] };
    // The members of a union type are named after the property.
    const interfaceName = /(\w+)Args\b/.exec(typeText)?.[1] ?? capitalized(row.path.split(".").at(-1) ?? "");
    return this.refer(interfaceName, () => this.argumentsOf(rules, row.path, `${interfaceName}Args`, interfaceName));
  }

  #element(rules: readonly PropertyRule[], path: string, typeText: string): Json {
    const row = rules.find((rule) => rule.path === path);
    if (row === undefined) throw new Error(`No rule has the path ${path}.`);
    return this.#argument(rules, row, typeText);
  }

  #enumeration(name: string, values: readonly string[]): Json {
    const named = (enums as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
    // Values that a member lists in place have no name.
    if (named === undefined && !this.declarations.has(name)) return { type: "string" };
    const enumeration = named ?? Object.fromEntries(values.map((value) => [value, value]));
    this.types[token(name)] = {
      type: "string",
      description: this.#declared(name).doc,
      enum: Object.entries(enumeration).map(([key, value]) => ({ name: key, value })),
    };
    return { $ref: `#/types/${token(name)}` };
  }

  #output({ name, doc, type }: Member): Json {
    if (!doc) throw new Error(`The output ${name} has no docstring.`);
    const isSecret = doc.startsWith("Secret.") || name === "joinToken";
    return { ...this.#outputType(type), description: doc, ...(isSecret ? { secret: true } : {}) };
  }

  #outputType(text: string): Json {
    const type = text.replace(/ \| undefined$/, "").replace(/^readonly /, "");
    const plain = PLAIN_TYPES[type];
    if (plain) return { ...plain };
    if (type.endsWith("[]")) return { type: "array", items: this.#outputType(type.slice(0, -2)) };
    const map = /^Record<string, (.*)>$/.exec(type)?.[1];
    if (map) return { type: "object", additionalProperties: this.#outputType(map) };
    if (type in enums) return { type: "string" };
    const argument = /TranscriptionConfiguration/.exec(type)?.[0] ?? NAMES_OF_ARGUMENTS[type] ?? type;
    return this.refer(argument, () => this.#membersOf(argument));
  }

  /** With the members of the interface that it extends. */
  #membersOf(name: string): ObjectType {
    const { description, properties, required } = this.outputsOf(name);
    if (name !== "JoinedAttendee") return { description, properties, required };
    const base = this.outputsOf("DeclaredAttendee");
    return {
      description,
      properties: { ...base.properties, ...properties },
      required: [...base.required, ...required],
    };
  }

  #declared(name: string) {
    const declared = this.declarations.get(name);
    if (declared === undefined) throw new Error(`The provider declares no ${name}.`);
    return declared;
  }
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
