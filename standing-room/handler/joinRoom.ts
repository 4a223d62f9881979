import type { Attendee } from "@aws-sdk/client-chime-sdk-meetings";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { JoinRequest } from "./checkJoinRequest";
import { createJoinBackoff } from "./joinBackoff";
import { claimAndOpen, type FoundRoom, findOrOpen } from "./openRoom";
import type { RoomDeps } from "./roomDeps";
import type { ActiveMeeting } from "./roomRecord";

/** What `new MeetingSessionConfiguration(Meeting, Attendee)` of amazon-chime-sdk-js takes, and the generation. */
export interface Joined {
  readonly Meeting: ActiveMeeting;
  readonly Attendee: Attendee;
  readonly generation: number;
  /** Whether this request created the meeting. */
  readonly isNew: boolean;
}

/**
 * Adds an attendee to the room's meeting, which is created where the room has none.
 *
 * The invariant: once a person is an attendee of a meeting, no person becomes an attendee of another meeting of this room before
 * that meeting has ended. It depends on two rules only: a room changes its meeting by a conditional write, and only after the
 * service has returned NotFound for the old meeting.
 */
export async function joinRoom(request: JoinRequest, deps: RoomDeps): Promise<Joined> {
  const backoff = createJoinBackoff(deps);
  let found: FoundRoom | undefined;
  let awaited: FoundRoom | undefined;
  for (;;) {
    found ??= await findOrOpen(request, deps, backoff);
    const { record, isNew } = found;
    const attendee = await admit(record.meeting, request, deps);
    if (attendee) return { Meeting: record.meeting, Attendee: attendee, generation: record.generation, isNew };
    if (isNew && awaited !== found) {
      // The service may not find a new meeting in every call yet. The wait also limits how many meetings are created.
      awaited = found;
      await backoff.wait();
      continue;
    }
    found = await moveOn(found, request, deps);
    if (!found) await backoff.wait();
  }
}

/** The person's attendee; undefined where the meeting has ended. The service returns the existing attendee of an externalUserId. */
async function admit(
  { MeetingId }: ActiveMeeting,
  { externalUserId, isVerified, capabilities, template }: JoinRequest,
  { meetings }: RoomDeps,
): Promise<Attendee | undefined> {
  const wanted = capabilities ?? template.defaultCapabilities ?? template.allowedCapabilities;
  const attendee = await meetings.createAttendee(MeetingId, externalUserId, wanted);
  if (!attendee?.AttendeeId || !capabilities || hasCapabilities(attendee, capabilities)) return attendee;
  // A person who was muted would be heard again.
  if (isVerified) return attendee;
  // AWS does not document whether CreateAttendee applies new capabilities to an existing attendee: here they are applied.
  const updated = await meetings.updateCapabilities(MeetingId, attendee.AttendeeId, capabilities);
  return updated && { ...attendee, Capabilities: updated.Capabilities };
}

/** Opens the next generation after a meeting that has ended; undefined where another process does, or where it is active. */
async function moveOn(
  { stored, record }: FoundRoom,
  request: JoinRequest,
  deps: RoomDeps,
): Promise<FoundRoom | undefined> {
  // Two operations must return NotFound, since leaving an active meeting would split the room.
  if (await deps.meetings.isActive(record.meeting.MeetingId)) return undefined;
  return claimAndOpen(request, deps, stored);
}

function hasCapabilities({ Capabilities }: Attendee, capabilities: object): boolean {
  const wanted = pascalCaseKeys(capabilities) as Record<string, unknown>;
  return Object.entries(wanted).every(
    ([name, value]) => (Capabilities as Record<string, unknown> | undefined)?.[name] === value,
  );
}
