import type { RoomDeps } from "./roomDeps";
import { generationAfter } from "./roomRecord";

/**
 * Removes an ended meeting from the table, which saves the next joiner two calls. An event can be late, repeated, out of order, or
 * for a meeting of other software: so GetMeeting confirms the end, and only the room's current meeting is removed.
 */
export async function forgetMeeting(room: string, meetingId: string, deps: RoomDeps): Promise<boolean> {
  const { table, meetings, now } = deps;
  const stored = await table.read(room);
  const record = stored?.record;
  if (record?.phase !== "open" || record.meeting.MeetingId !== meetingId) return false;
  if (await meetings.isActive(meetingId)) return false;
  const vacant = { phase: "vacant", generation: generationAfter(record.generation, now()) } as const;
  return (await table.replace(room, vacant, stored)) !== undefined;
}
