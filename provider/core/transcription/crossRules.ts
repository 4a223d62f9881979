import { isJsonObject, type JsonObject } from "../json";
import type { CheckFailure, CrossRule } from "../rules/check";
import { isUnknown } from "../rules/unknown";

/*
 * Rules between several settings. The service accepts any combination: only the clients in the meeting learn what Amazon
 * Transcribe rejects, by the event TranscriptFailed ([Mdoc] StartMeetingTranscription). So all documented rules are checked here.
 */

/** What a setting of Amazon Transcribe requires of others. A boolean counts as set where it is true. */
interface Relation {
  readonly setting: string;
  /** At least one of these has to be set. */
  readonly needsOneOf?: readonly string[];
  /** None of these may be set. */
  readonly excludes?: readonly string[];
}

/** [Mdoc] EngineTranscribeSettings */
const RELATIONS: readonly Relation[] = [
  { setting: "contentRedactionType", excludes: ["contentIdentificationType"] },
  { setting: "piiEntityTypes", needsOneOf: ["contentIdentificationType", "contentRedactionType"] },
  { setting: "languageOptions", needsOneOf: ["identifyLanguage"] },
  { setting: "preferredLanguage", needsOneOf: ["identifyLanguage"] },
  { setting: "preferredLanguage", needsOneOf: ["languageOptions"] },
  { setting: "vocabularyNames", needsOneOf: ["identifyLanguage"] },
  { setting: "vocabularyFilterNames", needsOneOf: ["identifyLanguage"] },
  {
    setting: "identifyLanguage",
    excludes: ["languageModelName", "contentRedactionType", "vocabularyName", "vocabularyFilterName"],
  },
];

const CONFIGURATION = "transcriptionConfiguration";
const TRANSCRIBE = `${CONFIGURATION}.engineTranscribeSettings`;

export const CROSS_RULES: readonly CrossRule[] = [
  exactlyOneEngine,
  forTranscribe(languageIsDeclaredOrIdentified),
  ...RELATIONS.map((relation) => forTranscribe((settings) => broken(relation, settings))),
  forTranscribe(preferredIsAnOption),
  forTranscribe(optionsAreSeveralLanguages),
];

/** [Mdoc] TranscriptionConfiguration has one or the other; AWS does not document both together. */
function exactlyOneEngine({ transcriptionConfiguration: configuration }: JsonObject): CheckFailure[] {
  if (!isJsonObject(configuration)) return [];
  const engines = [configuration["engineTranscribeSettings"], configuration["engineTranscribeMedicalSettings"]];
  const count = engines.filter((engine) => engine !== undefined).length;
  if (count === 1) return [];
  const got = count === 0 ? "neither" : "both";
  const reason = `must have either engineTranscribeSettings or engineTranscribeMedicalSettings, got ${got}`;
  return [{ property: CONFIGURATION, reason }];
}

function languageIsDeclaredOrIdentified(settings: JsonObject): CheckFailure[] {
  if (mayBeSet(settings["languageCode"]) || mayBeSet(settings["identifyLanguage"])) return [];
  return [{ property: `${TRANSCRIBE}.languageCode`, reason: "is required where identifyLanguage is not true" }];
}

function broken({ setting, needsOneOf = [], excludes = [] }: Relation, settings: JsonObject): CheckFailure[] {
  if (!isSet(settings[setting])) return [];
  const property = `${TRANSCRIBE}.${setting}`;
  const lacksAll = needsOneOf.length > 0 && !needsOneOf.some((other) => mayBeSet(settings[other]));
  const clashes = excludes.filter((other) => isSet(settings[other]));
  return [
    ...(lacksAll ? [{ property, reason: `needs ${needsOneOf.join(" or ")}` }] : []),
    ...clashes.map((other) => ({ property, reason: `cannot be combined with ${other}` })),
  ];
}

function preferredIsAnOption({ preferredLanguage, languageOptions }: JsonObject): CheckFailure[] {
  if (!isSet(preferredLanguage) || typeof languageOptions !== "string" || isUnknown(languageOptions)) return [];
  if (languageOptions.split(",").some((option) => option === preferredLanguage)) return [];
  const reason = "must be one of languageOptions";
  return [{ property: `${TRANSCRIBE}.preferredLanguage`, reason }];
}

/** Two or more, of which no two are dialects of one language. */
function optionsAreSeveralLanguages({ languageOptions }: JsonObject): CheckFailure[] {
  if (typeof languageOptions !== "string" || isUnknown(languageOptions)) return [];
  const languages = languageOptions.split(",").map((code) => code.split("-")[0]);
  if (languages.length > 1 && new Set(languages).size === languages.length) return [];
  const reason = "must be two or more language codes, separated by commas, no two of the same language";
  return [{ property: `${TRANSCRIBE}.languageOptions`, reason }];
}

function forTranscribe(rule: CrossRule): CrossRule {
  return ({ transcriptionConfiguration: configuration }) => {
    const settings = isJsonObject(configuration) ? configuration["engineTranscribeSettings"] : undefined;
    return isJsonObject(settings) ? rule(settings) : [];
  };
}

function isSet(value: unknown): boolean {
  return mayBeSet(value) && !isUnknown(value);
}

function mayBeSet(value: unknown): boolean {
  return value !== undefined && value !== false;
}
