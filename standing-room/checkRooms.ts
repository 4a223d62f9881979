import { EXTERNAL_ID_RULE } from "../provider/core/chime/sharedRules";
import { isJsonObject, type JsonObject } from "../provider/core/json";
import type { CheckFailure } from "../provider/core/rules/check";
import { isUnknown } from "../provider/core/rules/unknown";
import { violationsOf } from "../provider/core/rules/violations";
import { ANY_ROOM, type RoomTemplates } from "./handler/roomTemplates";
import { checkRoom } from "./roomRules";

/** The rooms, each with the template for all rooms applied; throws one Error that lists every failure by its path. */
export function checkRooms(template: JsonObject, rooms: Record<string, JsonObject>): RoomTemplates {
  const failures = roomFailures(template, rooms);
  if (failures.length > 0) throw new Error(failureMessage(failures));
  const merged = Object.entries(rooms).map(([name, room]) => [name, merge(template, room)]);
  return Object.fromEntries(merged);
}

/** Every failure of the rooms. Pulumi's unknown values are valid. */
export function roomFailures(template: JsonObject, rooms: JsonObject): CheckFailure[] {
  const names = Object.keys(rooms);
  if (names.length === 0) {
    return [{ property: "rooms", reason: `must have at least one room; the name "${ANY_ROOM}" stands for any room` }];
  }
  return names.flatMap((name) => {
    const path = `rooms["${name}"]`;
    const room = rooms[name];
    if (isUnknown(room)) return [];
    if (room != null && !isJsonObject(room)) return [{ property: path, reason: "must be an object" }];
    const invalidName = name === ANY_ROOM ? [] : violationsOf({ path, ...EXTERNAL_ID_RULE }, name);
    const { failures } = checkRoom(merge(template, room));
    return [
      ...invalidName.map((reason) => ({ property: path, reason })),
      ...failures.map(({ property, reason }) => ({ property: `${path}.${property}`, reason })),
    ];
  });
}

export function failureMessage(failures: readonly CheckFailure[]): string {
  const lines = failures.map(({ property, reason }) => `\n  ${property} ${reason}`);
  return `The arguments of the StandingRoom are not valid:${lines.join("")}`;
}

function merge(template: JsonObject, room: unknown): JsonObject {
  const present = Object.entries(isJsonObject(room) ? room : {}).filter(([, value]) => value != null);
  const defaults = Object.entries(template).filter(([, value]) => value != null);
  return Object.fromEntries([...defaults, ...present]);
}
