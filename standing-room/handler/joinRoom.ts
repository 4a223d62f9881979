import type { Attendee } from "@aws-sdk/client-chime-sdk-meetings";
import { pascalCaseKeys } from "../../provider/core/wireCase";
import type { JoinRequest } from "./checkJoinRequest";
import { claimAndOpen, type FoundRoom, findOrOpen } from "./openRoom";
import type { RoomParts } from "./parts";
import { createPatience } from "./patience";
import type { LivingMeeting } from "./roomRecord";

/** What `new MeetingSessionConfiguration(Meeting, Attendee)` of amazon-chime-sdk-js takes, and how it came about. */
export interface Joined {
  readonly Meeting: LivingMeeting;
  readonly Attendee: Attendee;
  readonly generation: number;
  /** Whether this joiner opened the meeting. */
  readonly isNew: boolean;
}

/**
 * Makes somebody an attendee of the room's meeting, which is found, or created where there is none.
 *
 * The invariant: once a person has become an attendee of a meeting, nobody becomes one of another meeting of this room before
 * that meeting has ended. It rests on two things only: a room moves on by a conditional write, and only after the service has said
 * that the meeting is gone.
 */
export async function joinRoom(request: JoinRequest, parts: RoomParts): Promise<Joined> {
  const patience = createPatience(parts);
  let found: FoundRoom | undefined;
  let awaited: FoundRoom | undefined;
  for (;;) {
    found ??= await findOrOpen(request, parts, patience);
    const { record, isNew } = found;
    const attendee = await admit(record.meeting, request, parts);
    if (attendee) return { Meeting: record.meeting, Attendee: attendee, generation: record.generation, isNew };
    if (isNew && awaited !== found) {
      // A meeting that was made a moment ago may not be known everywhere yet. The pause also bounds how many are made in vain.
      awaited = found;
      await patience.pause();
      continue;
    }
    found = await moveOn(found, request, parts);
    if (!found) await patience.pause();
  }
}

/** The person's attendee; undefined where the meeting has ended. The service answers a known externalUserId with its attendee. */
async function admit(
  { MeetingId }: LivingMeeting,
  { externalUserId, capabilities, template }: JoinRequest,
  { meetings }: RoomParts,
): Promise<Attendee | undefined> {
  const wanted = capabilities ?? template.defaultCapabilities;
  const attendee = await meetings.createAttendee(MeetingId, externalUserId, wanted);
  if (!attendee?.AttendeeId || !capabilities || hasCapabilities(attendee, capabilities)) return attendee;
  // AWS does not say whether new capabilities are applied to an attendee that is there already: here they are.
  const updated = await meetings.updateCapabilities(MeetingId, attendee.AttendeeId, capabilities);
  return updated && { ...attendee, Capabilities: updated.Capabilities };
}

/** Opens the next generation after a meeting that has ended; undefined where somebody else does, or where it lives after all. */
async function moveOn(
  { stored, record }: FoundRoom,
  request: JoinRequest,
  parts: RoomParts,
): Promise<FoundRoom | undefined> {
  // Two operations must agree that the meeting is gone, since leaving one that lives would split the room.
  if (await parts.meetings.isAlive(record.meeting.MeetingId)) return undefined;
  return claimAndOpen(request, parts, stored);
}

function hasCapabilities({ Capabilities }: Attendee, capabilities: object): boolean {
  const wanted = pascalCaseKeys(capabilities) as Record<string, unknown>;
  return Object.entries(wanted).every(
    ([name, value]) => (Capabilities as Record<string, unknown> | undefined)?.[name] === value,
  );
}
