import { duration, emulatorNow } from "./clock";
import { append, find } from "./elements";
import type { MeetingSummary, ParticipantMedia } from "./emulatorApi";

type Attendee = MeetingSummary["attendees"][number];

/** The rows by attendee id. They stay the same elements, so that none loses the focus. */
const rows = new Map<string, readonly HTMLTableCellElement[]>();
let shownId = "";

/** Shows a meeting and the media of its clients; without a meeting, nothing. */
export function showDetail(meeting: MeetingSummary | undefined, media: readonly ParticipantMedia[]): void {
  find("detail").hidden = meeting === undefined;
  if (meeting?.meetingId !== shownId) {
    rows.clear();
    find("attendees").replaceChildren();
    shownId = meeting?.meetingId ?? "";
  }
  if (meeting === undefined) return;
  find("detail-title").textContent = meeting.externalMeetingId;
  showFacts(factsOf(meeting));
  const ids = new Set(meeting.attendees.map(({ attendeeId }) => attendeeId));
  for (const [id, [first]] of rows) {
    if (ids.has(id)) continue;
    first?.parentElement?.remove();
    rows.delete(id);
  }
  for (const attendee of meeting.attendees) {
    const sent = media.find(({ attendeeId }) => attendeeId === attendee.attendeeId);
    const cells = rows.get(attendee.attendeeId) ?? addRow(meeting, attendee);
    const texts = [
      attendee.externalUserId,
      presenceOf(attendee, sent),
      audioOf(sent),
      videoOf(sent),
      rightsOf(attendee),
    ];
    for (const [index, text] of texts.entries()) {
      const cell = cells[index];
      if (cell !== undefined && cell.textContent !== text) cell.textContent = text;
    }
  }
}

function factsOf({ meetingId, mediaRegion, region, createdAt, endsAt, tags, ...meeting }: MeetingSummary) {
  const now = emulatorNow();
  const allTags = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return {
    "Meeting id": meetingId,
    Region: `${region}, media in ${mediaRegion}`,
    Age: duration(now - Date.parse(createdAt)),
    End: endsAt === undefined ? "with its primary meeting" : `in ${duration(Date.parse(endsAt) - now)}`,
    ...(meeting.primaryMeetingId !== undefined && { "Primary meeting": meeting.primaryMeetingId }),
    Transcription: meeting.isTranscribed ? "started" : "none",
    Tags: allTags.join(", ") || "none",
  };
}

function showFacts(facts: Readonly<Record<string, string>>): void {
  const list = find("facts");
  const names = Object.keys(facts);
  const shown = [...list.querySelectorAll("dt")].map(({ textContent }) => textContent);
  if (shown.join() !== names.join()) {
    list.replaceChildren();
    for (const name of names) {
      append(list, "dt", name);
      append(list, "dd");
    }
  }
  for (const [index, cell] of [...list.querySelectorAll("dd")].entries()) {
    cell.textContent = facts[names[index] ?? ""] ?? "";
  }
}

function addRow({ meetingId }: MeetingSummary, { attendeeId, externalUserId }: Attendee) {
  const row = append(find("attendees"), "tr");
  const header = append(row, "th");
  header.scope = "row";
  const link = append(append(row, "td"), "a", `Join as ${externalUserId}`);
  const cells = [header, ...Array.from({ length: 4 }, () => append(row, "td"))];
  const query = new URLSearchParams({ meetingId, attendeeId });
  link.href = `/_emulator/pages/join.html?${query}`;
  link.target = "_blank";
  link.rel = "noopener";
  rows.set(attendeeId, cells);
  return cells;
}

function presenceOf({ isConnected }: Attendee, media: ParticipantMedia | undefined): string {
  if (!isConnected) return "absent";
  return media === undefined ? "connected, without a client" : "connected";
}

function audioOf(media: ParticipantMedia | undefined): string {
  if (media === undefined) return "";
  if (media.isMuted) return "muted";
  return media.isSpeaking ? "speaking" : "silent";
}

function videoOf(media: ParticipantMedia | undefined): string {
  const rates = media?.sends.filter(({ kind, bitsPerSecond }) => kind === "video" && bitsPerSecond > 0) ?? [];
  if (rates.length === 0) return media === undefined ? "" : "off";
  const kilobits = rates.reduce((sum, { bitsPerSecond }) => sum + bitsPerSecond, 0) / 1000;
  return `on, ${Math.round(kilobits)} kbit/s`;
}

function rightsOf({ capabilities: { Audio, Video, Content } }: Attendee): string {
  return `${Audio}, ${Video}, ${Content}`;
}
