import type { MediaPlacement, Meeting } from "@aws-sdk/client-chime-sdk-meetings";
import { isJsonObject } from "../../provider/core/json";

/**
 * What the table remembers of a room. A generation has at most one meeting, and a room's generations only go up.
 *
 * vacant → opening: somebody has claimed the generation and creates its meeting.
 * opening → open: the meeting is there, and everybody joins it.
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
  /** As the service answered it; it holds no join token. */
  readonly meeting: LivingMeeting;
}

/** A Meeting that can be joined: these two members are what the rest depends on. */
export type LivingMeeting = Meeting & { readonly MeetingId: string; readonly MediaPlacement: MediaPlacement };

/** A record as it was read or written, with the mark that tells it from every other state of the room. */
export interface StoredRoom {
  /** Undefined where the item cannot be understood. */
  readonly record: RoomRecord | undefined;
  readonly revision: string | undefined;
}

/**
 * The number of the generation after this one. A room that the table does not know starts with the time, so that a generation
 * never comes twice, also after its item has expired.
 */
export function generationAfter(previous: number | undefined, now: number): number {
  return Math.max((previous ?? 0) + 1, now);
}

/** A record from what the table holds; undefined where it is none. */
export function parseRecord(value: unknown): RoomRecord | undefined {
  if (!isJsonObject(value)) return undefined;
  const { phase, generation, mediaRegion, meeting, failure } = value;
  if (!Number.isSafeInteger(generation)) return undefined;
  const numbered = { generation: generation as number };
  if (phase === "vacant") return { phase, ...numbered, ...(typeof failure === "string" ? { failure } : {}) };
  if (typeof mediaRegion !== "string") return undefined;
  if (phase === "opening") return { phase, ...numbered, mediaRegion };
  if (phase !== "open") return undefined;
  // An open room whose meeting is lost is opened again, by the same token: so its meeting is found again, if it lives.
  return isLivingMeeting(meeting)
    ? { phase, ...numbered, mediaRegion, meeting }
    : { phase: "opening", ...numbered, mediaRegion };
}

export function isLivingMeeting(value: unknown): value is LivingMeeting {
  return isJsonObject(value) && typeof value["MeetingId"] === "string" && isJsonObject(value["MediaPlacement"]);
}
