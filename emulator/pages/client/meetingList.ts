import { duration, emulatorNow } from "./clock";
import { append, find, setPressed } from "./elements";
import type { MeetingSummary } from "./emulatorApi";

/** More would make the page slow. The filter finds the others. */
const LARGEST_LIST = 100;

/** The buttons by meeting id. They stay the same elements, so that none loses the focus. */
const buttons = new Map<string, HTMLButtonElement>();

export function showMeetings(meetings: readonly MeetingSummary[], selectedId: string, onSelect: (id: string) => void) {
  const filter = find<HTMLInputElement>("filter").value.trim().toLowerCase();
  const found = meetings.filter(({ externalMeetingId, meetingId }) =>
    `${externalMeetingId} ${meetingId}`.toLowerCase().includes(filter),
  );
  const shown = found.slice(0, LARGEST_LIST);
  find("count").textContent = countOf(meetings.length, found.length, shown.length);
  const ids = new Set(shown.map(({ meetingId }) => meetingId));
  for (const [id, button] of buttons) {
    if (ids.has(id)) continue;
    button.parentElement?.remove();
    buttons.delete(id);
  }
  for (const meeting of shown) {
    const button = buttons.get(meeting.meetingId) ?? addButton(meeting.meetingId, onSelect);
    const text = `${meeting.externalMeetingId}, ${describe(meeting)}`;
    if (button.textContent !== text) button.textContent = text;
    setPressed(button, meeting.meetingId === selectedId);
  }
}

function addButton(meetingId: string, onSelect: (id: string) => void): HTMLButtonElement {
  const button = append(append(find("meeting-list"), "li"), "button");
  button.type = "button";
  button.onclick = () => onSelect(meetingId);
  buttons.set(meetingId, button);
  return button;
}

function describe({ attendees, createdAt, endsAt }: MeetingSummary): string {
  const connected = attendees.filter(({ isConnected }) => isConnected).length;
  const now = emulatorNow();
  const end = endsAt === undefined ? "ends with its primary meeting" : `ends in ${duration(Date.parse(endsAt) - now)}`;
  return `${connected} of ${attendees.length} connected, age ${duration(now - Date.parse(createdAt))}, ${end}`;
}

function countOf(all: number, found: number, shown: number): string {
  if (all === 0) return "No meeting is active. Create one with an AWS SDK or with Pulumi.";
  const filtered = found === all ? `${all}` : `${found} of ${all}`;
  const hidden = found > shown ? ` The first ${shown} are shown; filter to see others.` : "";
  return `${filtered} active ${all === 1 ? "meeting" : "meetings"}.${hidden}`;
}
