import type { Input } from "@pulumi/pulumi";
import type {
  TranscribeContentIdentificationType,
  TranscribeContentRedactionType,
  TranscribeLanguageCode,
  TranscribeMedicalContentIdentificationType,
  TranscribeMedicalLanguageCode,
  TranscribeMedicalRegion,
  TranscribeMedicalSpecialty,
  TranscribeMedicalType,
  TranscribePartialResultsStability,
  TranscribeRegion,
  TranscribeVocabularyFilterMethod,
} from "../core/enums";
import type { MeetingReference } from "./meetingReference";

/** Arguments of a {@link MeetingTranscription}: its meeting, as `meeting` or `meetingId`, and its own arguments. */
export type MeetingTranscriptionArgs = MeetingReference & TranscriptionOwnArgs;

/** The arguments of a transcription besides its meeting. */
export interface TranscriptionOwnArgs {
  /**
   * The engine and its settings. A change replaces the transcription: it is stopped, and another one is started. The service does
   * not return them, so changes outside Pulumi are not detected.
   */
  transcriptionConfiguration: Input<TranscriptionConfigurationArgs>;
  /**
   * The control-plane Region that created the meeting. Default: that of `meeting`; for a `meetingId`, stack configuration
   * `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's default chain. The Region in which the speech is
   * transcribed is another setting: `region` of the engine. A change replaces the transcription.
   */
  region?: Input<string>;
}

/** The settings of exactly one of the two engines. */
export type TranscriptionConfigurationArgs =
  | {
      /** Amazon Transcribe. */
      engineTranscribeSettings: Input<EngineTranscribeSettingsArgs>;
      /** Only `engineTranscribeSettings` is given. */
      engineTranscribeMedicalSettings?: never;
    }
  | {
      /** Amazon Transcribe Medical. */
      engineTranscribeMedicalSettings: Input<EngineTranscribeMedicalSettingsArgs>;
      /** Only `engineTranscribeMedicalSettings` is given. */
      engineTranscribeSettings?: never;
    };

/**
 * Settings of Amazon Transcribe, with the rules of the service model and of its documentation (EngineTranscribeSettings). Absent
 * settings are not sent, and have the default of Amazon Transcribe where none is documented here. Names are case-sensitive, and
 * must exist in the Region in which Amazon Transcribe runs.
 */
export interface EngineTranscribeSettingsArgs {
  /** The language of the speech, such as `de-DE`. Required, unless `identifyLanguage` is true. */
  languageCode?: Input<TranscribeLanguageCode>;
  /** How words of a vocabulary filter are changed: `remove`, `mask` (by `***`) or `tag`. */
  vocabularyFilterMethod?: Input<TranscribeVocabularyFilterMethod>;
  /**
   * The name of a vocabulary filter, up to 4096 characters. Default: none. Not with `identifyLanguage`: use
   * `vocabularyFilterNames`.
   */
  vocabularyFilterName?: Input<string>;
  /** The name of a custom vocabulary, up to 4096 characters. Default: none. Not with `identifyLanguage`: use `vocabularyNames`. */
  vocabularyName?: Input<string>;
  /** The Region in which Amazon Transcribe runs. Default: the media Region of the meeting. `auto`: a Region near to it. */
  region?: Input<TranscribeRegion>;
  /** Whether the words of a transcript become stable earlier, which reduces accuracy. Default: false. */
  enablePartialResultsStabilization?: Input<boolean>;
  /** How early words become stable with `enablePartialResultsStabilization`: `high` is the fastest, `low` the most accurate. */
  partialResultsStability?: Input<TranscribePartialResultsStability>;
  /** `PII` labels personally identifiable information. Default: none is labelled. Not with `contentRedactionType`. */
  contentIdentificationType?: Input<TranscribeContentIdentificationType>;
  /**
   * `PII` redacts personally identifiable information. Default: none is redacted. Not with `contentIdentificationType` or
   * `identifyLanguage`.
   */
  contentRedactionType?: Input<TranscribeContentRedactionType>;
  /**
   * Types of personally identifiable information, separated by commas, such as `NAME,EMAIL`; 1 to 300 characters: capital
   * letters, `_`, `,` and spaces. Default: all. Needs `contentIdentificationType` or `contentRedactionType`.
   */
  piiEntityTypes?: Input<string>;
  /**
   * The name of a custom language model for this language: 1 to 200 characters of letters, digits and `._-`. Default: none. Not
   * with `identifyLanguage`.
   */
  languageModelName?: Input<string>;
  /** Whether Amazon Transcribe identifies the language. Default: false. */
  identifyLanguage?: Input<boolean>;
  /**
   * Two or more language codes, separated by commas, one dialect per language, such as `en-US,de-DE`; 1 to 200 characters. AWS
   * recommends at most five. Needs `identifyLanguage`.
   */
  languageOptions?: Input<string>;
  /** One of `languageOptions`, which is identified faster. Default: none. Needs `identifyLanguage`. */
  preferredLanguage?: Input<TranscribeLanguageCode>;
  /**
   * Names of custom vocabularies, separated by commas; 1 to 3000 characters of letters, digits and `,-._`. Needs
   * `identifyLanguage`.
   */
  vocabularyNames?: Input<string>;
  /**
   * Names of vocabulary filters, separated by commas; 1 to 3000 characters of letters, digits and `,-._`. Needs
   * `identifyLanguage`.
   */
  vocabularyFilterNames?: Input<string>;
}

/** Settings of Amazon Transcribe Medical (service model, EngineTranscribeMedicalSettings). */
export interface EngineTranscribeMedicalSettingsArgs {
  /** The language of the speech: `en-US`. */
  languageCode: Input<TranscribeMedicalLanguageCode>;
  /** The medical specialty, such as `PRIMARYCARE`. */
  specialty: Input<TranscribeMedicalSpecialty>;
  /** `CONVERSATION` or `DICTATION`. */
  type: Input<TranscribeMedicalType>;
  /** The name of a custom vocabulary, up to 4096 characters. Default: none. */
  vocabularyName?: Input<string>;
  /** The Region in which Amazon Transcribe Medical runs. Default: that of the meeting. `auto`: AWS chooses. */
  region?: Input<TranscribeMedicalRegion>;
  /** `PHI` labels personal health information. Default: none is labelled. */
  contentIdentificationType?: Input<TranscribeMedicalContentIdentificationType>;
}
