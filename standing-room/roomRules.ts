import {
  capabilitiesRules,
  capabilityNeedsFeature,
  contentNeedsVideo,
  exceedingMedia,
  exceedsHighDefinition,
} from "../provider/core/chime/sharedRules";
import { isJsonObject, type JsonObject } from "../provider/core/json";
import { MEETING_SCHEMA } from "../provider/core/meeting/schema";
import { type CheckFailure, createCheck } from "../provider/core/rules/check";
import type { PropertyRule } from "../provider/core/rules/propertyRule";

/** Every argument of a room. Most rows are those of a Meeting. */
export const ROOM_RULES: readonly PropertyRule[] = [
  ...meetingRules("mediaRegion"),
  { path: "allowedMediaRegions", type: "list", source: "[own] each is a MediaRegion" },
  ...meetingRules("mediaRegion", "allowedMediaRegions[*]"),
  ...capabilitiesRules("defaultCapabilities"),
  ...capabilitiesRules("allowedCapabilities"),
  ...meetingRules("meetingFeatures"),
  ...meetingRules("notificationsConfiguration"),
  ...meetingRules("tenantIds"),
  ...meetingRules("tags", "meetingTags"),
  ...meetingRules("mediaPlacementNetworkType"),
];

/** The names of a room's arguments. */
export const ROOM_ARGUMENTS = ROOM_RULES.map(({ path }) => path).filter((path) => /^\w+$/.test(path));

/** Validates one room, with the template for all rooms applied. */
export const checkRoom = createCheck({
  resource: "a room",
  rules: ROOM_RULES,
  crossRules: [
    ...(["defaultCapabilities", "allowedCapabilities"] as const).flatMap((argument) => [
      (room: JsonObject) => contentNeedsVideo(argument, room[argument]),
      featureOf(argument, "video"),
      featureOf(argument, "content"),
    ]),
    defaultsWithinLimit,
    maxCountOfHighDefinition,
  ],
});

/** The rows of a Meeting's argument, at another path where it has another name here. */
function meetingRules(argument: string, path = argument): PropertyRule[] {
  return MEETING_SCHEMA.filter((rule) => /^\w+/.exec(rule.path)?.[0] === argument).map((rule) => ({
    ...rule,
    path: path + rule.path.slice(argument.length),
  }));
}

function featureOf(argument: "defaultCapabilities" | "allowedCapabilities", kind: "video" | "content") {
  return (room: JsonObject): CheckFailure[] =>
    capabilityNeedsFeature(argument, kind, room[argument], room["meetingFeatures"]);
}

function defaultsWithinLimit({ defaultCapabilities, allowedCapabilities }: JsonObject): CheckFailure[] {
  return exceedingMedia(defaultCapabilities, allowedCapabilities).map((medium) => ({
    property: `defaultCapabilities.${medium}`,
    reason: `must not exceed allowedCapabilities.${medium}`,
  }));
}

function maxCountOfHighDefinition({ meetingFeatures }: JsonObject): CheckFailure[] {
  const attendee = isJsonObject(meetingFeatures) ? meetingFeatures["attendee"] : undefined;
  const maxCount = isJsonObject(attendee) ? attendee["maxCount"] : undefined;
  return exceedsHighDefinition("meetingFeatures.attendee.maxCount", maxCount, meetingFeatures);
}
