import { randomUUID } from "node:crypto";

/** Where the emulator takes its random ids from; every id and token it hands out is made of these. */
export interface IdSource {
  /** A version 4 UUID in lower case, a new one at each call. */
  uuid(): string;
}

export const randomIds: IdSource = { uuid: () => randomUUID() };

/** The last 4 characters of a meeting's id name the cell that serves it; seen in public recordings of answers for five regions. */
const SEEN_CELLS: Readonly<Record<string, string>> = {
  "us-east-1": "2713",
  "eu-central-1": "7979",
  "ap-northeast-1": "4804",
  "ap-southeast-1": "2954",
  "eu-west-2": "3049",
};

/** The cell that serves a control-plane region's meetings: 4 digits, always the same. */
export function cellOf(region: string): string {
  const seen = SEEN_CELLS[region];
  if (seen !== undefined) return seen;
  let sum = 0;
  for (const character of region) sum = (sum * 31 + character.charCodeAt(0)) % 10_000;
  return String(sum).padStart(4, "0");
}

export function newMeetingId(ids: IdSource, region: string): string {
  return ids.uuid().slice(0, -4) + cellOf(region);
}

/** A GUID that is no version 4 UUID, as the ids of real attendees are. */
export function newAttendeeId(ids: IdSource): string {
  const digits = [...ids.uuid().replaceAll("-", "")].reverse().join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** 98 characters, in the form of real tokens: unpadded base64 of the attendee's id and a UUID. */
export function newJoinToken(ids: IdSource, attendeeId: string): string {
  return Buffer.from(`${attendeeId}:${ids.uuid()}`).toString("base64").replace(/=+$/, "");
}
