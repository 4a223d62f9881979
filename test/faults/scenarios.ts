import { ATTENDEE_SCENARIOS } from "./attendeeScenarios";
import { MEETING_SCENARIOS } from "./meetingScenarios";
import type { Scenario } from "./scenario";
import { TRANSCRIPTION_SCENARIOS } from "./transcriptionScenarios";

export const SCENARIOS: readonly Scenario[] = [...MEETING_SCENARIOS, ...ATTENDEE_SCENARIOS, ...TRANSCRIPTION_SCENARIOS];
