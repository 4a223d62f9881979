import type { JoinRequest } from "./checkJoinRequest";
import { createRequest } from "./createRequest";
import type { RoomParts } from "./parts";
import type { Patience } from "./patience";
import {
  generationAfter,
  isLivingMeeting,
  type OpeningRoom,
  type OpenRoom,
  type RoomRecord,
  type StoredRoom,
} from "./roomRecord";
import type { RoomTable } from "./roomTable";
import { UpstreamError } from "./upstreamError";

/**
 * How long whoever claimed a generation has it alone. Then another joiner may take over: the claimer crashed, or is slow. Taking
 * over from one that is only slow does no harm, since both make the same request and the table takes one meeting only.
 */
const CLAIM_MS = 2_500;

/** Exceptions of CreateMeeting after which no meeting exists. */
const REJECTIONS = [
  "LimitExceededException",
  "ForbiddenException",
  "AccessDeniedException",
  "UnauthorizedException",
  "UnauthorizedClientException",
  "BadRequestException",
  "ValidationException",
];

/** A room that is open, and whether this call opened it. */
export interface FoundRoom {
  readonly record: OpenRoom;
  readonly stored: StoredRoom;
  readonly isNew: boolean;
}

/** The claim that somebody else holds, and since when this process knows of it. No clock of another machine is read. */
interface Watched {
  readonly revision: string | undefined;
  readonly since: number;
}

/** Waits for the room's meeting, or creates it. */
export async function findOrOpen(request: JoinRequest, parts: RoomParts, patience: Patience): Promise<FoundRoom> {
  let watched: Watched | undefined;
  for (;;) {
    const stored = await parts.table.read(request.room);
    const record = stored?.record;
    if (stored && record?.phase === "open") return { record, stored, isNew: false };
    if (record?.phase === "opening") {
      if (watched?.revision !== stored?.revision) watched = { revision: stored?.revision, since: parts.now() };
      if (parts.now() - (watched?.since ?? 0) < CLAIM_MS) {
        await patience.pause();
        continue;
      }
    }
    if (watched && record?.phase === "vacant" && record.failure) throw rejectedCreation(record.failure);
    const opened = await claimAndOpen(request, parts, stored);
    if (opened) return opened;
    await patience.pause();
  }
}

/** Claims the room as it was seen and creates its meeting; undefined where somebody else was first. */
export async function claimAndOpen(
  request: JoinRequest,
  parts: RoomParts,
  seen: StoredRoom | undefined,
): Promise<FoundRoom | undefined> {
  const claim = claimOn(seen?.record, request, parts.now());
  const claimed = await parts.table.replace(request.room, claim, seen);
  return claimed && open(request, parts, claim, claimed);
}

function claimOn(record: RoomRecord | undefined, { mediaRegion }: JoinRequest, now: number): OpeningRoom {
  switch (record?.phase) {
    case "opening":
      return record;
    case "vacant":
      return { phase: "opening", generation: record.generation, mediaRegion };
    default:
      return { phase: "opening", generation: generationAfter(record?.generation, now), mediaRegion };
  }
}

/** Nobody is sent to a meeting before the table has it: so of two that were created for a generation, one has nobody in it. */
async function open(
  { room, template }: JoinRequest,
  { meetings, table, namespace, log }: RoomParts,
  claim: OpeningRoom,
  claimed: StoredRoom,
): Promise<FoundRoom | undefined> {
  const creation = meetings.createMeeting(createRequest(namespace, room, claim, template));
  const meeting = await unlessSimultaneous(creation).catch(async (error: unknown) => {
    await releaseRejectedClaim(error, room, table, claim, claimed);
    throw error;
  });
  if (!isLivingMeeting(meeting)) return undefined;
  const record: OpenRoom = { ...claim, phase: "open", meeting };
  const stored = await table.replace(room, record, claimed);
  if (stored) return { record, stored, isNew: true };
  const winner = (await table.read(room))?.record;
  const isOrphan = winner?.phase === "open" && winner.meeting.MeetingId !== meeting.MeetingId;
  if (isOrphan)
    log({ level: "warn", outcome: "orphaned", room, generation: claim.generation, meetingId: meeting.MeetingId });
  return undefined;
}

/**
 * Makes the room vacant again when CreateMeeting was rejected, so that the joiners who wait get the reason at once. After any
 * other failure a meeting can exist, and the claim stays until another joiner takes it over.
 */
async function releaseRejectedClaim(
  error: unknown,
  room: string,
  table: RoomTable,
  { generation }: OpeningRoom,
  claimed: StoredRoom,
): Promise<void> {
  if (!(error instanceof UpstreamError) || !REJECTIONS.includes(error.failure)) return;
  const vacant = { phase: "vacant", generation, failure: error.failure } as const;
  // A failed release delays the next joiner by CLAIM_MS; this joiner still gets the reason.
  await table.replace(room, vacant, claimed).catch(() => undefined);
}

function rejectedCreation(failure: string): UpstreamError {
  return new UpstreamError("CreateMeeting", Object.assign(new Error("rejected for another joiner"), { name: failure }));
}

/** [M] ConflictException: "Multiple instances of the same request have been made simultaneously." The other one will be found. */
async function unlessSimultaneous<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamError && error.failure === "ConflictException") return undefined;
    throw error;
  }
}
