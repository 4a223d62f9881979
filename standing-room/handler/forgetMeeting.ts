import type { RoomParts } from "./parts";
import { generationAfter } from "./roomRecord";

/**
 * Takes an ended meeting off the table, so that the next joiner need not find out. Events may come late, twice, out of order, or
 * for rooms of others: so the service is asked, and what is not this room's present meeting is left alone.
 */
export async function forgetMeeting(room: string, meetingId: string, parts: RoomParts): Promise<boolean> {
  const { table, meetings, now } = parts;
  const stored = await table.read(room);
  const record = stored?.record;
  if (record?.phase !== "open" || record.meeting.MeetingId !== meetingId) return false;
  if (await meetings.isAlive(meetingId)) return false;
  const vacant = { phase: "vacant", generation: generationAfter(record.generation, now()) } as const;
  return (await table.replace(room, vacant, stored)) !== undefined;
}
