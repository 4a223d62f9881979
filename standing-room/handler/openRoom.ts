import type { JoinRequest } from "./checkJoinRequest";
import { createRequest } from "./createRequest";
import type { JoinBackoff } from "./joinBackoff";
import type { RoomDeps } from "./roomDeps";
import {
  generationAfter,
  isActiveMeeting,
  type OpeningRoom,
  type OpenRoom,
  type RoomRecord,
  type StoredRoom,
} from "./roomRecord";
import type { RoomTable } from "./roomTable";
import { UpstreamError } from "./upstreamError";

/**
 * How long a claim excludes other processes. Then another process may take it over: the claimer crashed, or is slow. Taking
 * over from a slow one is safe, since both send the same request and the table accepts one meeting only.
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

/** An open room, and whether this call opened it. */
export interface FoundRoom {
  readonly record: OpenRoom;
  readonly stored: StoredRoom;
  readonly isNew: boolean;
}

/** A claim of another process, and when this process first read it. No clock of another machine is compared. */
interface Watched {
  readonly revision: string | undefined;
  readonly since: number;
}

/** Waits for the room's meeting, or creates it. */
export async function findOrOpen(request: JoinRequest, deps: RoomDeps, backoff: JoinBackoff): Promise<FoundRoom> {
  let watched: Watched | undefined;
  for (;;) {
    const stored = await deps.table.read(request.room);
    const record = stored?.record;
    if (stored && record?.phase === "open") return { record, stored, isNew: false };
    if (record?.phase === "opening") {
      if (watched?.revision !== stored?.revision) watched = { revision: stored?.revision, since: deps.now() };
      if (deps.now() - (watched?.since ?? 0) < CLAIM_MS) {
        await backoff.wait();
        continue;
      }
    }
    if (watched && record?.phase === "vacant" && record.failure) throw rejectedCreation(record.failure);
    const opened = await claimAndOpen(request, deps, stored);
    if (opened) return opened;
    await backoff.wait();
  }
}

/** Claims the room as it was seen and creates its meeting; undefined where another process wrote first. */
export async function claimAndOpen(
  request: JoinRequest,
  deps: RoomDeps,
  seen: StoredRoom | undefined,
): Promise<FoundRoom | undefined> {
  const claim = claimOn(seen?.record, request, deps.now());
  const claimed = await deps.table.replace(request.room, claim, seen);
  return claimed && open(request, deps, claim, claimed);
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

/** A meeting gets attendees only after the table has it: so of two meetings of one generation, one stays empty. */
async function open(
  { room, template }: JoinRequest,
  { meetings, table, namespace, log }: RoomDeps,
  claim: OpeningRoom,
  claimed: StoredRoom,
): Promise<FoundRoom | undefined> {
  const creation = meetings.createMeeting(createRequest(namespace, room, claim, template));
  const meeting = await unlessSimultaneous(creation).catch(async (error: unknown) => {
    await releaseRejectedClaim(error, room, table, claim, claimed);
    throw error;
  });
  if (!isActiveMeeting(meeting)) return undefined;
  const record: OpenRoom = { ...claim, phase: "open", meeting };
  const stored = await table.replace(room, record, claimed);
  if (stored) return { record, stored, isNew: true };
  const winner = (await table.read(room))?.record;
  const isOrphan = winner?.phase === "open" && winner.meeting.MeetingId !== meeting.MeetingId;
  if (isOrphan)
    log({ level: "WARN", outcome: "orphaned", room, generation: claim.generation, meetingId: meeting.MeetingId });
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

/** [M] ConflictException: "Multiple instances of the same request have been made simultaneously." The next read finds its meeting. */
async function unlessSimultaneous<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamError && error.failure === "ConflictException") return undefined;
    throw error;
  }
}
