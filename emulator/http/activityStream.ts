import type { Writable } from "node:stream";
import type { EventRecord } from "../events/eventLog";
import type { Answer } from "./answer";
import type { CallRecord } from "./logLine";

/** How many calls a page gets that is opened after them. */
const KEPT_CALLS = 30;

/** A page that does not read is disconnected beyond this. The browser connects again. */
const LARGEST_BACKLOG = 1024 * 1024;

/** What pages are told, by the name of the event. */
export interface Activity {
  /** A call of AWS's API. */
  readonly call: CallRecord;
  /** An event of a meeting. */
  readonly event: EventRecord;
  /** Meetings, faults or the clock have changed. */
  readonly change: { readonly now: string };
}

/** Tells the pages that are open what happens, by server-sent events. */
export class ActivityStream {
  readonly #connections = new Set<Writable>();
  #calls: CallRecord[] = [];

  /** The answer to a page that listens. It begins with the latest calls. */
  answer(headers: Readonly<Record<string, string>>): Answer {
    return {
      status: 200,
      headers: { ...headers, "content-type": "text/event-stream", "cache-control": "no-store" },
      // A comment makes the browser report that the stream is open.
      body: [": open\n\n", ...this.#calls.map((call) => encode("call", call))].join(""),
      stream: (connection) => {
        this.#connections.add(connection);
        connection.once("close", () => this.#connections.delete(connection));
      },
    };
  }

  send<Name extends keyof Activity>(name: Name, content: Activity[Name]): void {
    if (name === "call") this.#calls = [...this.#calls.slice(1 - KEPT_CALLS), content as CallRecord];
    for (const connection of this.#connections) {
      connection.write(encode(name, content));
      if (connection.writableLength > LARGEST_BACKLOG) connection.destroy();
    }
  }
}

function encode(name: string, content: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`;
}
