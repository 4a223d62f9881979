import type { MediaPlacement, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import { isJsonObject } from "../../provider/core/json";

/**
 * The stored state of a room. A generation has at most one meeting, and a room's generations only go up.
 *
 * vacant → opening: a process has claimed the generation and creates its meeting.
 * opening → open: the meeting exists, and every request joins it.
 * open → vacant or opening, one generation on: the meeting has ended.
 */
export type RoomRecord = VacantRoom | OpeningRoom | OpenRoom;

interface VacantRoom {
  readonly phase: "vacant";
  readonly generation: number;
  /** The exception of the CreateMeeting call that released the claim, for the joiners who waited for it. */
  readonly failure?: string;
}

export interface OpeningRoom {
  readonly phase: "opening";
  readonly generation: number;
  /** Fixed with the claim, so that every attempt to create this generation's meeting is the same request. */
  readonly mediaRegion: string;
}

export interface OpenRoom {
  readonly phase: "open";
  readonly generation: number;
  readonly mediaRegion: string;
  /** As the service returned it; it has no join token. */
  readonly meeting: ActiveMeeting;
}

/** A Meeting that can be joined. It has at least these two members. */
export type ActiveMeeting = Meeting & { readonly MeetingId: string; readonly MediaPlacement: MediaPlacement };

/** A record as it was read or written, with the revision of that write. */
export interface StoredRoom {
  /** Undefined where the item is not a valid record. */
  readonly record: RoomRecord | undefined;
  readonly revision: string | undefined;
}

/**
 * The number of the generation after this one. The first generation of a room is the time, so that a number
 * is never used twice, also after the item has expired.
 */
export function generationAfter(previous: number | undefined, now: number): number {
  return Math.max((previous ?? 0) + 1, now);
}

/** The record in a table's value; undefined where it is not valid. */
export function parseRecord(value: unknown): RoomRecord | undefined {
  if (!isJsonObject(value)) return undefined;
  const { phase, generation, mediaRegion, meeting, failure } = value;
  if (!Number.isSafeInteger(generation)) return undefined;
  const numbered = { generation: generation as number };
  if (phase === "vacant") return { phase, ...numbered, ...(typeof failure === "string" ? { failure } : {}) };
  if (typeof mediaRegion !== "string") return undefined;
  if (phase === "opening") return { phase, ...numbered, mediaRegion };
  if (phase !== "open") return undefined;
  // An open room whose meeting is damaged is opened again with the same token, which returns the meeting if it is active.
  return isActiveMeeting(meeting)
    ? { phase, ...numbered, mediaRegion, meeting }
    : { phase: "opening", ...numbered, mediaRegion };
}

export function isActiveMeeting(value: unknown): value is ActiveMeeting {
  return isJsonObject(value) && typeof value["MeetingId"] === "string" && isJsonObject(value["MediaPlacement"]);
}
