import * as pulumi from "@pulumi/pulumi";
import { isMembers, type Members } from "../provider/core/json";
import { programError } from "../provider/dynamic/programError";
import { checkRooms } from "./checkRooms";

/**
 * Refuses at once what is wrong in rooms without an output in them: inside an output, the error comes again from each resource that
 * needs it.
 */
export function refuseEarly(common: Members, rooms: unknown): void {
  if (holdsOutput(common) || holdsOutput(rooms)) return;
  try {
    checkRooms(common, rooms as Record<string, Members>);
  } catch (error) {
    throw programError((error as Error).message);
  }
}

function holdsOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  if (Array.isArray(value)) return value.some(holdsOutput);
  return isMembers(value) && Object.values(value).some(holdsOutput);
}
