import type { AttendeeRecord, MeetingRecord } from "./records";

/** The form of the file; raised when an older emulator could not read a newer file. */
const VERSION = 2;

/** One line of the state file: JSON, and the last one for a meeting or for the clock counts. */
export type JournalEntry =
  | { readonly version: typeof VERSION }
  | { readonly clockOffsetMilliseconds: number }
  | { readonly meeting: StoredMeeting }
  | { readonly ended: string };

type StoredMeeting = Omit<MeetingRecord, "tags" | "attendees"> & {
  readonly tags: readonly [string, string][];
  readonly attendees: readonly AttendeeRecord[];
};

/** What a state file holds. */
export interface StoredState {
  readonly clockOffsetMilliseconds: number;
  readonly meetings: readonly MeetingRecord[];
}

export const HEADER: JournalEntry = { version: VERSION };

export function entryOf(meetingId: string, meeting: MeetingRecord | undefined): JournalEntry {
  if (meeting === undefined) return { ended: meetingId };
  return { meeting: { ...meeting, tags: [...meeting.tags], attendees: [...meeting.attendees.values()] } };
}

export function toLines(entries: readonly JournalEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

/** The state after all lines; undefined if the text is not one of an emulator's state files. */
export function parseJournal(text: string): StoredState | undefined {
  // A line without an end is a write that a crash cut off: its call was never answered.
  const lines = text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean);
  const [header, ...entries] = lines.map(parseEntry);
  if (header === undefined || !("version" in header) || header.version !== VERSION) return undefined;
  let clockOffsetMilliseconds = 0;
  const meetings = new Map<string, StoredMeeting>();
  for (const entry of entries) {
    if (entry === undefined) return undefined;
    if ("clockOffsetMilliseconds" in entry) clockOffsetMilliseconds = entry.clockOffsetMilliseconds;
    else if ("ended" in entry) meetings.delete(entry.ended);
    else if ("meeting" in entry) meetings.set(entry.meeting.meetingId, entry.meeting);
  }
  return { clockOffsetMilliseconds, meetings: [...meetings.values()].map(toRecord) };
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(entry: unknown): entry is JournalEntry {
  if (typeof entry !== "object" || entry === null) return false;
  const { version, clockOffsetMilliseconds, ended, meeting } = entry as Record<string, unknown>;
  return (
    typeof version === "number" ||
    typeof clockOffsetMilliseconds === "number" ||
    typeof ended === "string" ||
    isStoredMeeting(meeting)
  );
}

function isStoredMeeting(meeting: unknown): boolean {
  if (typeof meeting !== "object" || meeting === null) return false;
  const { meetingId, createdAt, scope, tags, attendees } = meeting as Record<string, unknown>;
  const isText = typeof meetingId === "string" && typeof createdAt === "number";
  return isText && typeof scope === "object" && scope !== null && Array.isArray(tags) && Array.isArray(attendees);
}

function toRecord(meeting: StoredMeeting): MeetingRecord {
  const attendees = new Map(meeting.attendees.map((attendee) => [attendee.attendeeId, attendee]));
  return { ...meeting, tags: new Map(meeting.tags), attendees };
}
