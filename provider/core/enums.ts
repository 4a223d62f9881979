/*
 * The enumerations of the service model chime-sdk-meetings 2021-07-15, under AWS's own names. A string of the same
 * value has the same type. The rules of `check` read the same lists.
 */

/**
 * What an attendee may do with one medium. [M] MediaCapabilities
 * @enum
 */
export const MediaCapabilities = {
  SendReceive: "SendReceive",
  Send: "Send",
  Receive: "Receive",
  None: "None",
} as const;
export type MediaCapabilities = ValueOf<typeof MediaCapabilities>;

/**
 * Whether a feature of the meeting can be used. [M] MeetingFeatureStatus
 * @enum
 */
export const MeetingFeatureStatus = { Available: "AVAILABLE", Unavailable: "UNAVAILABLE" } as const;
export type MeetingFeatureStatus = ValueOf<typeof MeetingFeatureStatus>;

/**
 * The largest video. [M] VideoResolution
 * @enum
 */
export const VideoResolution = { None: "None", HD: "HD", FHD: "FHD" } as const;
export type VideoResolution = ValueOf<typeof VideoResolution>;

/**
 * The largest shared content. [M] ContentResolution
 * @enum
 */
export const ContentResolution = { None: "None", FHD: "FHD", UHD: "UHD" } as const;
export type ContentResolution = ValueOf<typeof ContentResolution>;

/**
 * How clients reach the media. [M] MediaPlacementNetworkType
 * @enum
 */
export const MediaPlacementNetworkType = { Ipv4Only: "Ipv4Only", DualStack: "DualStack" } as const;
export type MediaPlacementNetworkType = ValueOf<typeof MediaPlacementNetworkType>;

/**
 * Where AWS hosts media, as the documentation of CreateMeetingWithAttendees and the developer guide ("Available Regions") list
 * it. To the service it is a plain string, and AWS may add regions: any other string is accepted, too.
 * @enum
 */
export const MediaRegion = {
  AfSouth1: "af-south-1",
  ApNortheast1: "ap-northeast-1",
  ApNortheast2: "ap-northeast-2",
  ApSouth1: "ap-south-1",
  ApSoutheast1: "ap-southeast-1",
  ApSoutheast2: "ap-southeast-2",
  CaCentral1: "ca-central-1",
  EuCentral1: "eu-central-1",
  EuNorth1: "eu-north-1",
  EuSouth1: "eu-south-1",
  EuWest1: "eu-west-1",
  EuWest2: "eu-west-2",
  EuWest3: "eu-west-3",
  IlCentral1: "il-central-1",
  SaEast1: "sa-east-1",
  UsEast1: "us-east-1",
  UsEast2: "us-east-2",
  UsGovEast1: "us-gov-east-1",
  UsGovWest1: "us-gov-west-1",
  UsWest1: "us-west-1",
  UsWest2: "us-west-2",
} as const;
export type MediaRegion = ValueOf<typeof MediaRegion>;

/**
 * Languages of live transcription. [M] TranscribeLanguageCode
 * @enum
 */
export const TranscribeLanguageCode = {
  DeDE: "de-DE",
  EnAU: "en-AU",
  EnGB: "en-GB",
  EnUS: "en-US",
  EsUS: "es-US",
  FrCA: "fr-CA",
  FrFR: "fr-FR",
  HiIN: "hi-IN",
  ItIT: "it-IT",
  JaJP: "ja-JP",
  KoKR: "ko-KR",
  PtBR: "pt-BR",
  ThTH: "th-TH",
  ZhCN: "zh-CN",
} as const;
export type TranscribeLanguageCode = ValueOf<typeof TranscribeLanguageCode>;

/**
 * How words of a vocabulary filter are changed. [M] TranscribeVocabularyFilterMethod
 * @enum
 */
export const TranscribeVocabularyFilterMethod = { Remove: "remove", Mask: "mask", Tag: "tag" } as const;
export type TranscribeVocabularyFilterMethod = ValueOf<typeof TranscribeVocabularyFilterMethod>;

/**
 * Where Amazon Transcribe runs; `auto` is near the meeting's media. [M] TranscribeRegion
 * @enum
 */
export const TranscribeRegion = {
  ApNortheast1: "ap-northeast-1",
  ApNortheast2: "ap-northeast-2",
  ApSoutheast2: "ap-southeast-2",
  Auto: "auto",
  CaCentral1: "ca-central-1",
  EuCentral1: "eu-central-1",
  EuWest1: "eu-west-1",
  EuWest2: "eu-west-2",
  SaEast1: "sa-east-1",
  UsEast1: "us-east-1",
  UsEast2: "us-east-2",
  UsGovWest1: "us-gov-west-1",
  UsWest2: "us-west-2",
} as const;
export type TranscribeRegion = ValueOf<typeof TranscribeRegion>;

/**
 * How early the words of a transcript become stable. [M] TranscribePartialResultsStability
 * @enum
 */
export const TranscribePartialResultsStability = { Low: "low", Medium: "medium", High: "high" } as const;
export type TranscribePartialResultsStability = ValueOf<typeof TranscribePartialResultsStability>;

/**
 * What is labelled: personally identifiable information. [M] TranscribeContentIdentificationType
 * @enum
 */
export const TranscribeContentIdentificationType = { PII: "PII" } as const;
export type TranscribeContentIdentificationType = ValueOf<typeof TranscribeContentIdentificationType>;

/**
 * What is blacked out: personally identifiable information. [M] TranscribeContentRedactionType
 * @enum
 */
export const TranscribeContentRedactionType = { PII: "PII" } as const;
export type TranscribeContentRedactionType = ValueOf<typeof TranscribeContentRedactionType>;

/**
 * The language of Amazon Transcribe Medical. [M] TranscribeMedicalLanguageCode
 * @enum
 */
export const TranscribeMedicalLanguageCode = { EnUS: "en-US" } as const;
export type TranscribeMedicalLanguageCode = ValueOf<typeof TranscribeMedicalLanguageCode>;

/**
 * The field of medicine. [M] TranscribeMedicalSpecialty
 * @enum
 */
export const TranscribeMedicalSpecialty = {
  Cardiology: "CARDIOLOGY",
  Neurology: "NEUROLOGY",
  Oncology: "ONCOLOGY",
  PrimaryCare: "PRIMARYCARE",
  Radiology: "RADIOLOGY",
  Urology: "UROLOGY",
} as const;
export type TranscribeMedicalSpecialty = ValueOf<typeof TranscribeMedicalSpecialty>;

/**
 * A conversation of several speakers, or a dictation. [M] TranscribeMedicalType
 * @enum
 */
export const TranscribeMedicalType = { Conversation: "CONVERSATION", Dictation: "DICTATION" } as const;
export type TranscribeMedicalType = ValueOf<typeof TranscribeMedicalType>;

/**
 * Where Amazon Transcribe Medical runs; `auto` is near the meeting's media. [M] TranscribeMedicalRegion
 * @enum
 */
export const TranscribeMedicalRegion = {
  ApSoutheast2: "ap-southeast-2",
  Auto: "auto",
  CaCentral1: "ca-central-1",
  EuWest1: "eu-west-1",
  UsEast1: "us-east-1",
  UsEast2: "us-east-2",
  UsWest2: "us-west-2",
} as const;
export type TranscribeMedicalRegion = ValueOf<typeof TranscribeMedicalRegion>;

/**
 * What is labelled: personal health information. [M] TranscribeMedicalContentIdentificationType
 * @enum
 */
export const TranscribeMedicalContentIdentificationType = { PHI: "PHI" } as const;
export type TranscribeMedicalContentIdentificationType = ValueOf<typeof TranscribeMedicalContentIdentificationType>;

type ValueOf<T> = T[keyof T];
