import type { TranscriptText } from "../emulator";
import type { IdSource } from "../ids";
import type { AttendeeRecord } from "../state/records";
import type { Transcript } from "./signaling/transcript";

const LONGEST_TEXT = 10_000;

const RULES: Readonly<Record<string, { isMet(value: unknown): boolean; readonly rule: string }>> = {
  attendeeId: { isMet: (value) => typeof value === "string", rule: "is the id of an attendee" },
  text: {
    isMet: (value) => typeof value === "string" && value.length > 0 && value.length <= LONGEST_TEXT,
    rule: `is a text of 1 to ${LONGEST_TEXT} characters`,
  },
  isPartial: { isMet: (value) => value === undefined || typeof value === "boolean", rule: "is true or false" },
  resultId: { isMet: (value) => value === undefined || typeof value === "string", rule: "is a string" },
  languageCode: { isMet: (value) => value === undefined || typeof value === "string", rule: "is a string" },
};

/** The transcript that these fields describe; a RangeError names the field that breaks its rule. */
export function checkTranscript(fields: object): TranscriptText {
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(RULES, name)) {
      throw new RangeError(`A transcript has no "${name}". It has ${Object.keys(RULES).join(", ")}.`);
    }
  }
  for (const [name, { isMet, rule }] of Object.entries(RULES)) {
    if (!isMet((fields as Readonly<Record<string, unknown>>)[name])) {
      throw new RangeError(`The ${name} of a transcript ${rule}.`);
    }
  }
  return fields as TranscriptText;
}

/** The text as clients get it: spoken by the attendee, now. */
export function toTranscript(
  { text, isPartial = false, resultId, languageCode }: TranscriptText,
  { attendeeId, externalUserId }: AttendeeRecord,
  now: number,
  ids: IdSource,
): Transcript {
  return {
    speakerAttendeeId: attendeeId,
    speakerExternalUserId: externalUserId,
    text,
    isPartial,
    resultId: resultId ?? ids.uuid(),
    languageCode,
    startTime: now,
    endTime: now,
  };
}
