/** How much a program declares, as the bench tells it through the environment. */
export const rooms = Number(process.env["BENCH_ROOMS"] ?? 1);
const attendeesPerRoom = Number(process.env["BENCH_ATTENDEES"] ?? 2);

interface Attendee {
  readonly externalUserId: string;
}

/** What every contestant asks for in one room. */
export interface RoomRequest {
  readonly externalMeetingId: string;
  readonly mediaRegion: string;
  readonly attendees: readonly [Attendee, ...Attendee[]];
  /** More than 25 attendees need a limit of their own. */
  readonly meetingFeatures?: { readonly attendee: { readonly maxCount: number } };
}

export function nameOf(room: number): string {
  return `room-${String(room).padStart(4, "0")}`;
}

export function requestOf(room: number): RoomRequest {
  const attendee = (index: number) => ({ externalUserId: `user-${index}@example.com` });
  return {
    externalMeetingId: nameOf(room),
    mediaRegion: "us-east-1",
    attendees: [attendee(0), ...Array.from({ length: attendeesPerRoom - 1 }, (_, index) => attendee(index + 1))],
    ...(attendeesPerRoom > 25 ? { meetingFeatures: { attendee: { maxCount: 250 } } } : {}),
  };
}

export function eachRoom(): number[] {
  return Array.from({ length: rooms }, (_, room) => room);
}
