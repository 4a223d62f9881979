import { followActivity } from "./activity";
import { emulatorNow, setEmulatorNow, showClock } from "./clock";
import { connectControl, connectCopy, showFailure } from "./controls";
import { append, find } from "./elements";
import { type ActiveFault, call, type MeetingSummary, type ParticipantMedia } from "./emulatorApi";
import { showDetail } from "./meetingDetail";
import { showMeetings } from "./meetingList";

/** Examples of faults by what they do. */
const FAULT_EXAMPLES: Readonly<Record<string, object>> = {
  "Throttle the next CreateMeetingWithAttendees": {
    effect: "error",
    error: "ThrottlingException",
    operation: "CreateMeetingWithAttendees",
  },
  "Fail every tenth call": { effect: "error", error: "ServiceFailureException", probability: 0.1 },
  "Answer the next call after 2 seconds": { effect: "delay", milliseconds: 2000 },
  "Reset the next connection after the call took effect": { effect: "resetAfter" },
  "Create the next attendees in part": { effect: "partialFailure" },
  "Break the signaling connection of the next client": { effect: "dropSignaling", afterMilliseconds: 1000 },
};

let meetings: readonly MeetingSummary[] = [];
let media: readonly ParticipantMedia[] = [];
let selectedId = "";
let isReading = false;
let isStale = false;

const selected = () => meetings.find(({ meetingId }) => meetingId === selectedId);

function show(): void {
  showClock();
  showMeetings(meetings, selectedId, select);
  showDetail(selected(), media);
}

function select(meetingId: string): void {
  selectedId = meetingId;
  media = [];
  show();
  find("detail-title").focus();
  read();
}

/** Reads everything again. Changes that come meanwhile lead to one more reading. */
function read(): void {
  isStale = true;
  if (isReading) return;
  isReading = true;
  readWhileStale()
    .catch(showFailure)
    .finally(() => {
      isReading = false;
    });
}

async function readWhileStale(): Promise<void> {
  while (isStale) {
    isStale = false;
    meetings = await call({ method: "GET", path: "/meetings" });
    const meeting = selected();
    media = meeting === undefined ? [] : await call({ method: "GET", path: `/meetings/${meeting.meetingId}/media` });
    showFaults(await call({ method: "GET", path: "/faults" }));
    show();
  }
}

function showFaults(faults: readonly ActiveFault[]): void {
  const texts = faults.map((fault) => JSON.stringify(fault));
  const list = find("fault-list");
  list.replaceChildren();
  for (const text of texts.length === 0 ? ["No fault waits for a call."] : texts) append(list, "li", text);
}

function connectControls(): void {
  const ofSelected = (path: string) => `/meetings/${selectedId}${path}`;
  const value = (id: string) => find<HTMLInputElement>(id).value;
  const isChecked = (id: string) => find<HTMLInputElement>(id).checked;
  connectControl(
    "advance",
    () => ({ method: "POST", path: "/clock", content: { advanceSeconds: Number(value("seconds")) } }),
    "The clock was advanced.",
  );
  connectControl(
    "participant",
    () => ({
      method: "POST",
      path: ofSelected("/participants"),
      content: {
        externalUserId: value("participant-name"),
        audio: isChecked("participant-audio") ? "tone" : "silence",
        video: isChecked("participant-video") ? "pattern" : "none",
      },
    }),
    "The participant was added.",
  );
  connectControl("end", () => ({ method: "DELETE", path: ofSelected("") }), "The meeting was ended.");
  connectControl(
    "fault",
    () => ({ method: "POST", path: "/faults", content: JSON.parse(value("fault-text")) as unknown }),
    "The fault was added.",
  );
  connectControl("clear-faults", () => ({ method: "DELETE", path: "/faults" }), "The faults were removed.");
  connectCopy();
}

function offerFaultExamples(): void {
  const select = find<HTMLSelectElement>("fault-example");
  for (const name of Object.keys(FAULT_EXAMPLES)) append(select, "option", name);
  const fill = () => {
    find<HTMLTextAreaElement>("fault-text").value = JSON.stringify(FAULT_EXAMPLES[select.value]);
  };
  select.onchange = fill;
  fill();
}

async function start(): Promise<void> {
  offerFaultExamples();
  connectControls();
  find("filter").oninput = show;
  // The answer has the time of the emulator.
  const { headers } = await fetch("/health");
  setEmulatorNow(new Date(headers.get("date") ?? Date.now()).toISOString());
  followActivity(read);
  // Ages and media change without a call.
  setInterval(() => {
    if (document.hidden) return;
    if (selected()?.attendees.some(({ isConnected }) => isConnected) || meetings.some(isOver)) read();
    else show();
  }, 1000);
}

const isOver = ({ endsAt }: MeetingSummary) => endsAt !== undefined && Date.parse(endsAt) <= emulatorNow();

start().catch(showFailure);
