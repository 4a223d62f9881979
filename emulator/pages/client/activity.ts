import { setEmulatorNow } from "./clock";
import { find, setStatus } from "./elements";
import type { CallRecord, EventRecord } from "./emulatorApi";

/** Older entries are removed. */
const LONGEST_LOG = 30;

/** Shows calls and events as they happen, and reports changes of the meetings. */
export function followActivity(onChange: () => void): void {
  const stream = new EventSource("/_emulator/activity");
  const on = <Content>(name: string, handle: (content: Content) => void) =>
    stream.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent<string>).data) as Content));
  stream.onopen = () => {
    setStatus("The page shows what happens as it happens.");
    find("calls").replaceChildren();
    find("events").replaceChildren();
    onChange();
  };
  stream.onerror = () => setStatus("The emulator does not answer. The page connects again as soon as it does.");
  on<CallRecord>("call", showCall);
  on<EventRecord>("event", showEvent);
  on<{ readonly now: string }>("change", ({ now }) => {
    setEmulatorNow(now);
    onChange();
  });
}

function showCall({ time, operation, target, status, error }: CallRecord): void {
  add("calls", [time.slice(11, 19), operation ?? target, status ?? "connection reset", error]);
}

function showEvent({ event: { time, detail } }: EventRecord): void {
  const { eventType, externalMeetingId, externalUserId } = detail;
  add("events", [time.slice(11, 19), eventType.replace("chime:", ""), externalMeetingId, externalUserId]);
}

function add(id: string, parts: readonly (string | number | undefined)[]): void {
  const log = find(id);
  const entry = document.createElement("p");
  entry.textContent = parts.filter((part) => part !== undefined).join(" ");
  log.prepend(entry);
  if (log.childElementCount > LONGEST_LOG) log.lastElementChild?.remove();
}
