import * as pulumi from "@pulumi/pulumi";
import { isJsonObject, type JsonObject } from "../provider/core/json";
import { programError } from "../provider/dynamic/programError";
import { checkRooms } from "./checkRooms";

/**
 * Refuses at once what is wrong in rooms without an output in them: inside an output, the error comes again from each resource that
 * needs it.
 */
export function refuseEarly(common: JsonObject, rooms: unknown): void {
  if (holdsOutput(common) || holdsOutput(rooms)) return;
  try {
    checkRooms(common, rooms as Record<string, JsonObject>);
  } catch (error) {
    throw programError((error as Error).message);
  }
}

function holdsOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  if (Array.isArray(value)) return value.some(holdsOutput);
  return isJsonObject(value) && Object.values(value).some(holdsOutput);
}
