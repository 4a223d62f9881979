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

/** Arguments of a {@link MeetingTranscription}: its meeting, as `meeting` or `meetingId`, and how it is transcribed. */
export type MeetingTranscriptionArgs = MeetingReference & TranscriptionOwnArgs;

/** What a transcription is, besides its meeting. */
export interface TranscriptionOwnArgs {
  /**
   * The engine and its settings. A change replaces: it stops the transcription and starts another. Not readable afterwards, so what
   * somebody else changes is not noticed.
   */
  transcriptionConfiguration: Input<TranscriptionConfigurationArgs>;
  /**
   * The control-plane Region that created the meeting. Default: that of `meeting`; for a `meetingId`, stack configuration
   * `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's own chain. Where the speech is transcribed is another
   * setting: `region` of the engine. A change replaces.
   */
  region?: Input<string>;
}

/** One of the two engines: exactly one is given. */
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
 * Settings of Amazon Transcribe, with the rules of the service model and of its documentation (EngineTranscribeSettings). What is
 * left out is not sent, and has Amazon Transcribe's own default where none is given here. Names are case-sensitive, and must be
 * known to Amazon Transcribe where it runs.
 */
export interface EngineTranscribeSettingsArgs {
  /** The language that is spoken, such as `de-DE`. Required, unless `identifyLanguage` is true. */
  languageCode?: Input<TranscribeLanguageCode>;
  /** What becomes of the words of a vocabulary filter: `remove`, `mask` (by `***`) or `tag`. */
  vocabularyFilterMethod?: Input<TranscribeVocabularyFilterMethod>;
  /**
   * The name of a vocabulary filter, up to 4096 characters. Default: none. Not with `identifyLanguage`: use
   * `vocabularyFilterNames`.
   */
  vocabularyFilterName?: Input<string>;
  /** The name of a custom vocabulary, up to 4096 characters. Default: none. Not with `identifyLanguage`: use `vocabularyNames`. */
  vocabularyName?: Input<string>;
  /** Where Amazon Transcribe runs. Default: the meeting's media region; `auto` is one near to it. */
  region?: Input<TranscribeRegion>;
  /** Whether words settle earlier, at some cost in accuracy. */
  enablePartialResultsStabilization?: Input<boolean>;
  /** How early, where they do: `high` is fastest, `low` most accurate. */
  partialResultsStability?: Input<TranscribePartialResultsStability>;
  /** `PII` labels personally identifiable information. Default: none is labelled. Not with `contentRedactionType`. */
  contentIdentificationType?: Input<TranscribeContentIdentificationType>;
  /**
   * `PII` blacks out personally identifiable information. Default: none is. Not with `contentIdentificationType` or
   * `identifyLanguage`.
   */
  contentRedactionType?: Input<TranscribeContentRedactionType>;
  /**
   * Which kinds of it, separated by commas, such as `NAME,EMAIL`; 1 to 300 characters of capitals, `_`, `,` and blanks. Default: all.
   * Needs `contentIdentificationType` or `contentRedactionType`.
   */
  piiEntityTypes?: Input<string>;
  /**
   * The name of a custom language model for this language: 1 to 200 characters of letters, digits and `._-`. Default: none. Not with
   * `identifyLanguage`.
   */
  languageModelName?: Input<string>;
  /** Has Amazon Transcribe find out the language. Default: false. */
  identifyLanguage?: Input<boolean>;
  /**
   * Two or more languages to find it among, separated by commas, one dialect of each, such as `en-US,de-DE`; 1 to 200 characters. AWS
   * advises five at most. Needs `identifyLanguage`.
   */
  languageOptions?: Input<string>;
  /** One of `languageOptions`, which is found faster. Default: none. Needs `identifyLanguage`. */
  preferredLanguage?: Input<TranscribeLanguageCode>;
  /** Names of custom vocabularies, separated by commas; 1 to 3000 characters of letters, digits and `,-._`. Needs `identifyLanguage`. */
  vocabularyNames?: Input<string>;
  /** Names of vocabulary filters, separated by commas; 1 to 3000 characters of letters, digits and `,-._`. Needs `identifyLanguage`. */
  vocabularyFilterNames?: Input<string>;
}

/** Settings of Amazon Transcribe Medical (service model, EngineTranscribeMedicalSettings). */
export interface EngineTranscribeMedicalSettingsArgs {
  /** The language that is spoken: `en-US`. */
  languageCode: Input<TranscribeMedicalLanguageCode>;
  /** The field of medicine, such as `PRIMARYCARE`. */
  specialty: Input<TranscribeMedicalSpecialty>;
  /** `CONVERSATION` or `DICTATION`. */
  type: Input<TranscribeMedicalType>;
  /** The name of a custom vocabulary, up to 4096 characters. Default: none. */
  vocabularyName?: Input<string>;
  /** Where Amazon Transcribe Medical runs. Default: the meeting's region; `auto` leaves it to AWS. */
  region?: Input<TranscribeMedicalRegion>;
  /** `PHI` labels personal health information. Default: none is labelled. */
  contentIdentificationType?: Input<TranscribeMedicalContentIdentificationType>;
}
