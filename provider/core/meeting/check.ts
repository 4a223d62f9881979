import { createCheck } from "../rules/check";
import { CROSS_RULES } from "./crossRules";
import { MEETING_SCHEMA } from "./schema";

/** Validates the arguments of a Meeting. */
export const check = createCheck({ resource: "a Meeting", rules: MEETING_SCHEMA, crossRules: CROSS_RULES });
