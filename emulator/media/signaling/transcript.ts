import { encode, field, list, type Message } from "./protobuf";

/** The topic of data messages by which clients get transcripts. */
export const TRANSCRIPTION_TOPIC = "aws:chime:transcription";

const ITEM = {
  content: field(1, "string"),
  endTime: field(2, "int64"),
  speakerAttendeeId: field(3, "string"),
  speakerExternalUserId: field(4, "string"),
  startTime: field(5, "int64"),
  type: field(6, "uint32"),
  vocabularyFilterMatch: field(7, "bool"),
  confidence: field(8, "double"),
  stable: field(9, "bool"),
};

const RESULT = {
  alternatives: list(1, { items: list(1, ITEM), transcript: field(2, "string") }),
  channelId: field(2, "string"),
  endTime: field(3, "int64"),
  isPartial: field(4, "bool"),
  resultId: field(5, "string"),
  startTime: field(6, "int64"),
  languageCode: field(7, "string"),
};

const STATUS = {
  type: field(1, "uint32"),
  eventTime: field(2, "int64"),
  transcriptionRegion: field(3, "string"),
  transcriptionConfiguration: field(4, "string"),
};

export const TRANSCRIPT_FRAME = {
  events: list(1, { status: field(1, STATUS), transcript: field(2, { results: list(1, RESULT) }) }),
};

type TranscriptFrame = Message<typeof TRANSCRIPT_FRAME>;

/** What `status.type` stands for. */
export const TranscriptionStatus = { STARTED: 1, INTERRUPTED: 2, RESUMED: 3, STOPPED: 4, FAILED: 5 } as const;

const PRONUNCIATION = 1;

/** A text as the transcription of an attendee. */
export interface Transcript {
  readonly speakerAttendeeId: string;
  readonly speakerExternalUserId: string;
  readonly text: string;
  readonly isPartial: boolean;
  readonly resultId: string;
  readonly languageCode: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly endTime: number;
}

export function encodeTranscriptionStatus(
  type: number,
  eventTime: number,
  transcriptionRegion: string,
  configuration: unknown,
): Buffer {
  const transcriptionConfiguration = JSON.stringify(configuration ?? {});
  const status = { type, eventTime: BigInt(Math.trunc(eventTime)), transcriptionRegion, transcriptionConfiguration };
  return encode(TRANSCRIPT_FRAME, { events: [{ status }] } satisfies TranscriptFrame);
}

/** One result with one alternative, and an item for each word. */
export function encodeTranscript(transcript: Transcript): Buffer {
  const { speakerAttendeeId, speakerExternalUserId, text, isPartial, resultId, languageCode } = transcript;
  const startTime = BigInt(Math.trunc(transcript.startTime));
  const endTime = BigInt(Math.trunc(transcript.endTime));
  const items = text
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((content) => ({ content, startTime, endTime, speakerAttendeeId, speakerExternalUserId, type: PRONUNCIATION }));
  const result = {
    alternatives: [{ items, transcript: text }],
    channelId: "ch_0",
    startTime,
    endTime,
    isPartial,
    resultId,
    ...(languageCode !== undefined && { languageCode }),
  };
  return encode(TRANSCRIPT_FRAME, { events: [{ transcript: { results: [result] } }] } satisfies TranscriptFrame);
}
