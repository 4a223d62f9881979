import type { Choices } from "../choices";
import type { MeetingFeatures } from "../state/records";

/** Attendees created and not deleted; not adjustable (AWS General Reference, quotas of the Amazon Chime SDK). */
const LARGEST_MEETING = 250;

/** The same with FHD video or UHD content (developer guide, "Meeting features"). */
const LARGEST_HIGH_DEFINITION_MEETING = 25;

/** How many attendees a meeting can have. */
export function capacityOf(features: MeetingFeatures = {}): number {
  const largest = isHighDefinition(features) ? LARGEST_HIGH_DEFINITION_MEETING : LARGEST_MEETING;
  return features.Attendee?.MaxCount ?? largest;
}

/** Why a meeting cannot have these features together, or undefined. */
export function featuresProblem(features: MeetingFeatures = {}, choices: Choices): string | undefined {
  if (!isHighDefinition(features)) return undefined;
  const maxCount = features.Attendee?.MaxCount;
  const rule = `FHD video or UHD content takes a MeetingFeatures.Attendee.MaxCount of 1 to ${LARGEST_HIGH_DEFINITION_MEETING}`;
  if (maxCount === undefined) {
    return choices.highDefinitionWithoutMaxCount === "reject" ? `${rule}; none was given.` : undefined;
  }
  return maxCount > LARGEST_HIGH_DEFINITION_MEETING ? `${rule}, not ${maxCount}.` : undefined;
}

function isHighDefinition(features: MeetingFeatures): boolean {
  return features.Video?.MaxResolution === "FHD" || features.Content?.MaxResolution === "UHD";
}
