import {
  capabilitiesRules,
  contentNeedsVideo,
  EXTERNAL_ID_RULE,
  MEETING_ID_RULE,
  REGION_RULE,
} from "../chime/sharedRules";
import { SECRET_ARGUMENTS_RULE } from "../lifecycle/redaction";
import { createCheck } from "../rules/check";
import { type PropertyRule, wholeProperties } from "../rules/propertyRule";

const [capabilities, ...media] = capabilitiesRules("capabilities") as [PropertyRule, ...PropertyRule[]];

/** All arguments of a MeetingAttendee and their rules. */
export const ATTENDEE_SCHEMA: readonly PropertyRule[] = [
  { path: "meetingId", ...MEETING_ID_RULE, required: true, onChange: "replace" },
  { path: "externalUserId", ...EXTERNAL_ID_RULE, required: true, onChange: "replace" },
  { ...capabilities, onChange: "update" },
  ...media,
  REGION_RULE,
  SECRET_ARGUMENTS_RULE,
];

export const PROPERTIES = wholeProperties(ATTENDEE_SCHEMA);

/** Validates the arguments of a MeetingAttendee. */
export const check = createCheck({
  resource: "a MeetingAttendee",
  rules: ATTENDEE_SCHEMA,
  crossRules: [(inputs) => contentNeedsVideo("capabilities", inputs["capabilities"])],
});
