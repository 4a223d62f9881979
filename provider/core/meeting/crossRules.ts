import { capabilityNeedsFeature, contentNeedsVideo, exceedsHighDefinition } from "../chime/sharedRules";
import { isJsonObject, type JsonObject } from "../json";
import type { CheckFailure, CrossRule } from "../rules/check";
import { isUnknown } from "../rules/unknown";
import { MEETING_LIFETIME_MS, parseDuration } from "./lifetime";

interface DeclaredAttendee {
  readonly externalUserId: unknown;
  readonly capabilities: JsonObject;
}

/**
 * Rules between two properties, or two attendees. Values that are invalid by their own row, or unknown, are skipped.
 */
export const CROSS_RULES: readonly CrossRule[] = [
  duplicateAttendees,
  capabilityAgainstFeature("video"),
  capabilityAgainstFeature("content"),
  contentOfEachNeedsVideo,
  attendeesWithinMaxCount,
  sizeOfHighDefinition,
  replaceAfterIsDuration,
];

/** [own] AWS does not document two attendees with one ExternalUserId, and joinTokens has it as the key. */
function duplicateAttendees(inputs: JsonObject): CheckFailure[] {
  const ids = attendeesOf(inputs).map(({ externalUserId }) => externalUserId);
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (first === index || typeof id !== "string" || isUnknown(id)) return [];
    return [
      {
        property: `attendees[${index}].externalUserId`,
        reason: `must be unique in the meeting, but attendees[${first}] has the same`,
      },
    ];
  });
}

function capabilityAgainstFeature(kind: "video" | "content"): CrossRule {
  return (inputs) =>
    attendeesOf(inputs).flatMap(({ capabilities }, index) =>
      capabilityNeedsFeature(`attendees[${index}].capabilities`, kind, capabilities, inputs["meetingFeatures"]),
    );
}

function contentOfEachNeedsVideo(inputs: JsonObject): CheckFailure[] {
  return attendeesOf(inputs).flatMap(({ capabilities }, index) =>
    contentNeedsVideo(`attendees[${index}].capabilities`, capabilities),
  );
}

/** [M] AttendeeFeatures.MaxCount is the most attendees that the meeting takes. */
function attendeesWithinMaxCount(inputs: JsonObject): CheckFailure[] {
  const maxCount = featureOf(inputs, "attendee", "maxCount");
  const { length } = attendeesOf(inputs);
  if (!isCount(maxCount) || length <= maxCount) return [];
  return [
    {
      property: "attendees",
      reason: `must not be more than meetingFeatures.attendee.maxCount (${maxCount}), got ${length}`,
    },
  ];
}

/** The limit applies to maxCount and, without one, to the attendees themselves. */
function sizeOfHighDefinition(inputs: JsonObject): CheckFailure[] {
  const counts = [
    { property: "meetingFeatures.attendee.maxCount", count: featureOf(inputs, "attendee", "maxCount") },
    { property: "attendees", count: attendeesOf(inputs).length },
  ];
  return counts.flatMap(({ property, count }) => exceedsHighDefinition(property, count, inputs["meetingFeatures"]));
}

function replaceAfterIsDuration({ replaceAfter }: JsonObject): CheckFailure[] {
  if (typeof replaceAfter !== "string" || isUnknown(replaceAfter)) return [];
  const milliseconds = parseDuration(replaceAfter) ?? 0;
  if (milliseconds > 0 && milliseconds <= MEETING_LIFETIME_MS) return [];
  return [
    {
      property: "replaceAfter",
      reason: `must be a duration of up to 24 hours, after which AWS ends a meeting anyway, such as "12h", "90 minutes" or "PT12H"`,
    },
  ];
}

/** The declared attendees. Invalid elements count as empty objects, so that the indices are those of the program. */
function attendeesOf({ attendees }: JsonObject): DeclaredAttendee[] {
  if (!Array.isArray(attendees)) return [];
  return attendees.map((attendee) => {
    const { externalUserId, capabilities } = membersOf(attendee);
    return { externalUserId, capabilities: membersOf(capabilities) };
  });
}

function featureOf({ meetingFeatures }: JsonObject, group: string, name: string): unknown {
  return membersOf(membersOf(meetingFeatures)[group])[name];
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function membersOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
