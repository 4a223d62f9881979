import { capabilityDifferences } from "../chime/attendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";

/** The highest number of differences that are listed. */
const LONGEST_LIST = 20;

/**
 * The differences between the meeting and an unchanged declaration, each as a clause. Tags appear by key, since values may be
 * secret.
 */
export function driftOf(olds: MeetingOutputs, news: MeetingInputs): string[] {
  const { missing, drifted } = repairsFor(news.attendees, olds.attendees);
  const actual = new Map(olds.attendees.map((attendee) => [attendee.externalUserId, attendee.capabilities]));
  return [
    ...missing.map(({ externalUserId }) => `attendee "${externalUserId}" is not in it`),
    ...drifted.map(({ externalUserId, capabilities }) => {
      const others = capabilityDifferences(capabilities, actual.get(externalUserId) ?? {});
      return `attendee "${externalUserId}" has ${others.join(" and ")}`;
    }),
    ...tagDrift(olds.tags ?? {}, news.tags ?? {}),
  ];
}

/** The message for the user. Without it, the engine shows an update that changes no argument. */
export function describeDrift(room: string, drift: readonly string[]): string {
  const more = drift.length > LONGEST_LIST ? `, and ${drift.length - LONGEST_LIST} more` : "";
  const listed = drift.slice(0, LONGEST_LIST).join(", ");
  return `Meeting "${room}" has drifted: ${listed}${more}. This update fixes it in place.`;
}

function tagDrift(actual: Record<string, string>, declared: Record<string, string>): string[] {
  const keys = [...new Set([...Object.keys(declared), ...Object.keys(actual)])];
  return keys
    .filter((key) => actual[key] !== declared[key])
    .map((key) => {
      if (!(key in actual)) return `tag "${key}" is missing`;
      return key in declared ? `tag "${key}" has another value` : `tag "${key}" was added`;
    });
}
