import type { PropertyRule } from "../../provider/core/rules/propertyRule";
import { ARGUMENT_RULES } from "../../standing-room/argumentRules";
import { ROOM_ARGUMENTS, ROOM_RULES } from "../../standing-room/roomRules";

/** Each room needs a mediaRegion, of its own or from the template for all. */
const MEMBERS = ROOM_RULES.map(
  ({ required, ...rule }): PropertyRule => (required && rule.path !== "mediaRegion" ? { ...rule, required } : rule),
);

/**
 * The rules of a StandingRoom in one table: the arguments of a room are arguments of each room, and of the component for all rooms.
 */
export const STANDING_ROOM_RULES: readonly PropertyRule[] = [
  ...ARGUMENT_RULES.filter(({ path }) => path === "rooms"),
  { path: "rooms{*}", type: "object", source: "[own]" },
  ...MEMBERS.map((rule) => ({ ...rule, path: `rooms{*}.${rule.path}` })),
  ...MEMBERS,
  ...ARGUMENT_RULES.filter(({ path }) => path !== "rooms" && !ROOM_ARGUMENTS.includes(path)),
  { path: "tags{*}", type: "string", source: "AWS validates tags" },
];
