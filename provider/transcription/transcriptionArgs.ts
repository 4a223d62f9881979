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
} from "../enums";
import type { MeetingReference } from "../meeting/meetingReference";

/** Arguments of a {@link MeetingTranscription}: its meeting, as `meeting` or `meetingId`, and how it is transcribed. */
export type MeetingTranscriptionArgs = MeetingReference & TranscriptionOwnArgs;

/** What a transcription is, besides its meeting. */
export interface TranscriptionOwnArgs {
  /** The engine and its settings. A change stops the transcription and starts another. */
  transcriptionConfiguration: Input<TranscriptionConfigurationArgs>;
  /**
   * The control-plane region that made the meeting. Default: that of `meeting`; for a `meetingId`, stack configuration
   * `chime-sdk-meetings:region`, then `aws:region`, then the AWS SDK's own chain. Where the speech is transcribed is another
   * setting: `region` of the engine.
   */
  region?: Input<string>;
}

/** One of the two engines. */
export interface TranscriptionConfigurationArgs {
  /** Amazon Transcribe. */
  engineTranscribeSettings?: Input<EngineTranscribeSettingsArgs>;
  /** Amazon Transcribe Medical. */
  engineTranscribeMedicalSettings?: Input<EngineTranscribeMedicalSettingsArgs>;
}

/** Settings of Amazon Transcribe, with the rules of the service model and of its documentation (EngineTranscribeSettings). */
export interface EngineTranscribeSettingsArgs {
  /** The language that is spoken. Required, unless `identifyLanguage` is true. */
  languageCode?: Input<TranscribeLanguageCode>;
  /** Whether the words of a vocabulary filter are removed, masked by `***`, or tagged. */
  vocabularyFilterMethod?: Input<TranscribeVocabularyFilterMethod>;
  /** A vocabulary filter in Amazon Transcribe; with `identifyLanguage`, use `vocabularyFilterNames`. */
  vocabularyFilterName?: Input<string>;
  /** A custom vocabulary in Amazon Transcribe; with `identifyLanguage`, use `vocabularyNames`. */
  vocabularyName?: Input<string>;
  /** Where Amazon Transcribe runs. Default: the meeting's media region; `auto` is one near to it. */
  region?: Input<TranscribeRegion>;
  /** Words settle earlier, at some cost in accuracy. Default: AWS's. */
  enablePartialResultsStabilization?: Input<boolean>;
  /** How early, where they do: `high` is fastest, `low` most accurate. */
  partialResultsStability?: Input<TranscribePartialResultsStability>;
  /** Labels personally identifiable information. Not with `contentRedactionType`. */
  contentIdentificationType?: Input<TranscribeContentIdentificationType>;
  /** Blacks out personally identifiable information. Not with `contentIdentificationType` or `identifyLanguage`. */
  contentRedactionType?: Input<TranscribeContentRedactionType>;
  /**
   * Which kinds of it, separated by commas, such as `NAME,EMAIL`; 1 to 300 characters. Default: all. Needs
   * `contentIdentificationType` or `contentRedactionType`.
   */
  piiEntityTypes?: Input<string>;
  /** A custom language model, 1 to 200 characters of letters, digits and `._-`. Not with `identifyLanguage`. */
  languageModelName?: Input<string>;
  /** Has Amazon Transcribe find out the language. */
  identifyLanguage?: Input<boolean>;
  /** Two or more languages to find it among, such as `en-US,de-DE`, one dialect of each. Needs `identifyLanguage`. */
  languageOptions?: Input<string>;
  /** One of `languageOptions`, which is found faster. */
  preferredLanguage?: Input<TranscribeLanguageCode>;
  /** Custom vocabularies, separated by commas; 1 to 3000 characters. Needs `identifyLanguage`. */
  vocabularyNames?: Input<string>;
  /** Vocabulary filters, separated by commas; 1 to 3000 characters. Needs `identifyLanguage`. */
  vocabularyFilterNames?: Input<string>;
}

/** Settings of Amazon Transcribe Medical (service model, EngineTranscribeMedicalSettings). */
export interface EngineTranscribeMedicalSettingsArgs {
  /** `en-US`. */
  languageCode: Input<TranscribeMedicalLanguageCode>;
  /** The field of medicine. */
  specialty: Input<TranscribeMedicalSpecialty>;
  /** `CONVERSATION` or `DICTATION`. */
  type: Input<TranscribeMedicalType>;
  /** A custom vocabulary in Amazon Transcribe Medical. */
  vocabularyName?: Input<string>;
  /** Where Amazon Transcribe Medical runs. Default: the meeting's media region; `auto` is one near to it. */
  region?: Input<TranscribeMedicalRegion>;
  /** Labels personal health information. */
  contentIdentificationType?: Input<TranscribeMedicalContentIdentificationType>;
}
