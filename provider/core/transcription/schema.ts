import { MEETING_ID_RULE, REGION_RULE } from "../chime/sharedRules";
import * as enums from "../enums";
import { SECRET_ARGUMENTS_RULE } from "../lifecycle/redaction";
import { createCheck } from "../rules/check";
import { type PropertyRule, wholeProperties } from "../rules/propertyRule";
import { CROSS_RULES } from "./crossRules";

const CONFIGURATION = "transcriptionConfiguration";

/** [M] String */
const PLAIN = { type: "string", bounds: [0, 4096] } as const;
const NAME_LIST = {
  matches: /^[a-zA-Z0-9,-._]+$/,
  rule: "must be names separated by commas, of letters, digits and the characters -._",
} as const;
/** Several names in one string, separated by commas. In the model's pattern `,-.` is a range: `,`, `-` and `.` */
const NAMES = { type: "string", bounds: [1, 3000], pattern: NAME_LIST } as const;

type MemberRule = Omit<PropertyRule, "path" | "source">;

const TRANSCRIBE_MEMBERS: Readonly<Record<string, MemberRule>> = {
  languageCode: oneOf(enums.TranscribeLanguageCode),
  vocabularyFilterMethod: oneOf(enums.TranscribeVocabularyFilterMethod),
  vocabularyFilterName: PLAIN,
  vocabularyName: PLAIN,
  region: oneOf(enums.TranscribeRegion),
  enablePartialResultsStabilization: { type: "boolean" },
  partialResultsStability: oneOf(enums.TranscribePartialResultsStability),
  contentIdentificationType: oneOf(enums.TranscribeContentIdentificationType),
  contentRedactionType: oneOf(enums.TranscribeContentRedactionType),
  piiEntityTypes: {
    type: "string",
    bounds: [1, 300],
    pattern: { matches: /^[A-Z_, ]+$/, rule: "must be types separated by commas, of capital letters and _" },
  },
  languageModelName: {
    type: "string",
    bounds: [1, 200],
    pattern: { matches: /^[0-9a-zA-Z._-]+$/, rule: "must contain only letters, digits and the characters ._-" },
  },
  identifyLanguage: { type: "boolean" },
  languageOptions: {
    type: "string",
    bounds: [1, 200],
    pattern: { matches: /^[a-zA-Z-,]+$/, rule: "must be language codes separated by commas, such as en-US,de-DE" },
  },
  preferredLanguage: oneOf(enums.TranscribeLanguageCode),
  vocabularyNames: NAMES,
  vocabularyFilterNames: NAMES,
};

const MEDICAL_MEMBERS: Readonly<Record<string, MemberRule>> = {
  languageCode: { ...oneOf(enums.TranscribeMedicalLanguageCode), required: true },
  specialty: { ...oneOf(enums.TranscribeMedicalSpecialty), required: true },
  type: { ...oneOf(enums.TranscribeMedicalType), required: true },
  vocabularyName: PLAIN,
  region: oneOf(enums.TranscribeMedicalRegion),
  contentIdentificationType: oneOf(enums.TranscribeMedicalContentIdentificationType),
};

/** All arguments of a MeetingTranscription and their rules. Sources: [M] the service model, [own] a rule of this provider. */
export const TRANSCRIPTION_SCHEMA: readonly PropertyRule[] = [
  { path: "meetingId", ...MEETING_ID_RULE, required: true, onChange: "replace" },
  {
    path: CONFIGURATION,
    type: "object",
    required: true,
    onChange: "replace",
    source: "[M] TranscriptionConfiguration; StopMeetingTranscription and StartMeetingTranscription change it",
  },
  ...engineRules(`${CONFIGURATION}.engineTranscribeSettings`, TRANSCRIBE_MEMBERS, "[M] EngineTranscribeSettings"),
  ...engineRules(
    `${CONFIGURATION}.engineTranscribeMedicalSettings`,
    MEDICAL_MEMBERS,
    "[M] EngineTranscribeMedicalSettings",
  ),
  REGION_RULE,
  SECRET_ARGUMENTS_RULE,
];

export const PROPERTIES = wholeProperties(TRANSCRIPTION_SCHEMA);

/** Validates the arguments of a MeetingTranscription. */
export const check = createCheck({
  resource: "a MeetingTranscription",
  rules: TRANSCRIPTION_SCHEMA,
  crossRules: CROSS_RULES,
});

function engineRules(path: string, members: Readonly<Record<string, MemberRule>>, source: string): PropertyRule[] {
  const rows = Object.entries(members).map(([name, rule]) => ({ ...rule, path: `${path}.${name}`, source }));
  return [{ path, type: "object", source }, ...rows];
}

function oneOf(values: Readonly<Record<string, string>>): MemberRule {
  return { type: "string", oneOf: Object.values(values) };
}
