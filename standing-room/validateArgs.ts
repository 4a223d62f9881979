import * as pulumi from "@pulumi/pulumi";
import { isJsonObject, type JsonObject } from "../provider/core/json";
import type { CheckFailure } from "../provider/core/rules/check";
import { UNKNOWN } from "../provider/core/rules/unknown";
import { programError } from "../provider/program/programError";
import { checkArguments } from "./argumentRules";
import { failureMessage, roomFailures } from "./checkRooms";
import { ROOM_ARGUMENTS } from "./roomRules";

/**
 * Validates every argument whose value is known when the component is created, so that a preview reports it. An output passes; the
 * rooms are validated again when their outputs are known.
 */
export function validateArgs(args: object): void {
  const failures = argumentFailures(withUnknownOutputs({ ...args }) as JsonObject);
  if (failures.length > 0) throw programError(failureMessage(failures));
}

/** Every failure of the arguments. Pulumi's unknown values are valid. */
export function argumentFailures(args: JsonObject): CheckFailure[] {
  const { inputs, failures } = checkArguments(args);
  const { rooms } = inputs;
  const template = Object.fromEntries(ROOM_ARGUMENTS.map((name) => [name, inputs[name]]));
  return [...failures, ...(isJsonObject(rooms) ? roomFailures(template, rooms) : [])];
}

/** The value with Pulumi's unknown value in place of each output. */
function withUnknownOutputs(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withUnknownOutputs);
  // A table can be a resource, of which only two members are used.
  if (pulumi.Resource.isInstance(value)) return { name: UNKNOWN, arn: UNKNOWN };
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withUnknownOutputs(member)]));
}
