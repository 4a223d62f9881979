import type { Shapes } from "./shape";

const LANGUAGES = [
  ...["en-US", "en-GB", "es-US", "fr-CA", "fr-FR", "en-AU", "it-IT"],
  ...["de-DE", "pt-BR", "ja-JP", "ko-KR", "zh-CN", "th-TH", "hi-IN"],
];

const REGIONS = [
  ...["us-east-2", "us-east-1", "us-west-2", "ap-northeast-2", "ap-southeast-2", "ap-northeast-1", "ca-central-1"],
  ...["eu-central-1", "eu-west-1", "eu-west-2", "sa-east-1", "auto", "us-gov-west-1"],
];

const MEDICAL_REGIONS = [
  ...["us-east-1", "us-east-2", "us-west-2", "ap-southeast-2", "ca-central-1", "eu-west-1", "auto"],
];

/** What StartMeetingTranscription takes. */
export const transcriptionShapes: Shapes = {
  TranscribeContentIdentificationType: { type: "string", enum: ["PII"] },
  TranscribeContentRedactionType: { type: "string", enum: ["PII"] },
  TranscribeLanguageCode: { type: "string", enum: LANGUAGES },
  TranscribeLanguageModelName: { type: "string", min: 1, max: 200, pattern: "^[0-9a-zA-Z._-]+" },
  TranscribeLanguageOptions: { type: "string", min: 1, max: 200, pattern: "^[a-zA-Z-,]+" },
  TranscribeMedicalContentIdentificationType: { type: "string", enum: ["PHI"] },
  TranscribeMedicalLanguageCode: { type: "string", enum: ["en-US"] },
  TranscribeMedicalRegion: { type: "string", enum: MEDICAL_REGIONS },
  TranscribeMedicalSpecialty: {
    type: "string",
    enum: ["PRIMARYCARE", "CARDIOLOGY", "NEUROLOGY", "ONCOLOGY", "RADIOLOGY", "UROLOGY"],
  },
  TranscribeMedicalType: { type: "string", enum: ["CONVERSATION", "DICTATION"] },
  TranscribePartialResultsStability: { type: "string", enum: ["low", "medium", "high"] },
  TranscribePiiEntityTypes: { type: "string", min: 1, max: 300, pattern: "^[A-Z_, ]+" },
  TranscribeRegion: { type: "string", enum: REGIONS },
  TranscribeVocabularyFilterMethod: { type: "string", enum: ["remove", "mask", "tag"] },
  TranscribeVocabularyNamesOrFilterNamesString: { type: "string", min: 1, max: 3000, pattern: "^[a-zA-Z0-9,-._]+" },
  TranscriptionConfiguration: {
    type: "structure",
    members: {
      EngineTranscribeSettings: "EngineTranscribeSettings",
      EngineTranscribeMedicalSettings: "EngineTranscribeMedicalSettings",
    },
  },
  EngineTranscribeSettings: {
    type: "structure",
    members: {
      LanguageCode: "TranscribeLanguageCode",
      VocabularyFilterMethod: "TranscribeVocabularyFilterMethod",
      VocabularyFilterName: "String",
      VocabularyName: "String",
      Region: "TranscribeRegion",
      EnablePartialResultsStabilization: "Boolean",
      PartialResultsStability: "TranscribePartialResultsStability",
      ContentIdentificationType: "TranscribeContentIdentificationType",
      ContentRedactionType: "TranscribeContentRedactionType",
      PiiEntityTypes: "TranscribePiiEntityTypes",
      LanguageModelName: "TranscribeLanguageModelName",
      IdentifyLanguage: "Boolean",
      LanguageOptions: "TranscribeLanguageOptions",
      PreferredLanguage: "TranscribeLanguageCode",
      VocabularyNames: "TranscribeVocabularyNamesOrFilterNamesString",
      VocabularyFilterNames: "TranscribeVocabularyNamesOrFilterNamesString",
    },
  },
  EngineTranscribeMedicalSettings: {
    type: "structure",
    required: ["LanguageCode", "Specialty", "Type"],
    members: {
      LanguageCode: "TranscribeMedicalLanguageCode",
      Specialty: "TranscribeMedicalSpecialty",
      Type: "TranscribeMedicalType",
      VocabularyName: "String",
      Region: "TranscribeMedicalRegion",
      ContentIdentificationType: "TranscribeMedicalContentIdentificationType",
    },
  },
};
