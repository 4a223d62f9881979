import { capabilityDifferences } from "../chime/attendees";
import type { MeetingInputs, MeetingOutputs } from "./outputs";
import { repairsFor } from "./repairs";

/** More differences than this are counted, not listed. */
const LONGEST_LIST = 20;

/** How the meeting differs from an unchanged declaration, each as a clause. Tags are told by key, since values may be secret. */
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

/** The sentence for the user, who otherwise sees an update that changes no argument, and secret attendees. */
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
