import type { Writable } from "node:stream";
import type { EventRecord } from "../events/eventLog";
import type { Answer } from "./answer";
import type { CallRecord } from "./logLine";

/** How many calls and events before its request a page gets. */
const KEPT = 30;

/** A page that does not read is disconnected beyond this. The browser connects again. */
const LARGEST_BACKLOG = 1024 * 1024;

/** The content of each server-sent event, by its name. */
export interface Activity {
  /** A call of AWS's API. */
  readonly call: CallRecord;
  /** An event of a meeting. */
  readonly event: EventRecord;
  /** Meetings, faults or the clock have changed. */
  readonly change: { readonly now: string };
}

/** Sends calls, events and changes to the open pages, as server-sent events. */
export class ActivityStream {
  readonly #connections = new Set<Writable>();
  #calls: CallRecord[] = [];

  /** The answer to a page. It begins with the latest calls and events. */
  answer(headers: Readonly<Record<string, string>>, events: () => readonly EventRecord[]): Answer {
    return {
      status: 200,
      headers: { ...headers, "content-type": "text/event-stream" },
      // A comment makes the browser report that the stream is open.
      body: ": open\n\n",
      stream: (connection) => {
        for (const call of this.#calls) connection.write(encode("call", call));
        for (const event of events().slice(-KEPT)) connection.write(encode("event", event));
        this.#connections.add(connection);
        connection.once("close", () => this.#connections.delete(connection));
      },
    };
  }

  send<Name extends keyof Activity>(name: Name, content: Activity[Name]): void {
    if (name === "call") this.#calls = [...this.#calls.slice(1 - KEPT), content as CallRecord];
    if (this.#connections.size === 0) return;
    const text = encode(name, content);
    for (const connection of this.#connections) {
      connection.write(text);
      if (connection.writableLength > LARGEST_BACKLOG) connection.destroy();
    }
  }
}

function encode(name: string, content: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`;
}
