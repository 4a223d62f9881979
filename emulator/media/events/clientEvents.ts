import { type Answer, emptyAnswer, jsonAnswer } from "../../http/answer";
import type { HttpRequest } from "../../http/request";
import { EVENT_INGESTION_PATH } from "../../mediaPlacement";
import type { ClientEvent } from "./clientEvent";

/** How many events are kept; older ones are dropped. */
const LOG_LENGTH = 1000;

/** Events with more characters than that as JSON are not kept: they are none of the SDK's. */
const LONGEST_EVENT = 16_384;

/** The latest events of all clients, oldest first. */
export class ClientEvents {
  #events: ClientEvent[] = [];

  all(): ClientEvent[] {
    return [...this.#events];
  }

  clear(): void {
    this.#events = [];
  }

  /** Whether the request is one to the event ingestion address. */
  isFor({ path }: HttpRequest): boolean {
    return path === EVENT_INGESTION_PATH;
  }

  /** Answers a request of a page of any origin. Who sends the events is not checked. */
  answer({ method, origin, body, requestedHeaders }: HttpRequest): Answer {
    const headers = {
      "access-control-allow-origin": origin ?? "*",
      "access-control-allow-headers": requestedHeaders ?? "authorization, content-type",
      "access-control-allow-methods": "POST, OPTIONS",
      "access-control-max-age": "600",
      vary: "origin",
    };
    if (method === "OPTIONS") return emptyAnswer(204, headers);
    if (method !== "POST") return jsonAnswer(405, { message: "Events are sent by POST." }, headers);
    const events = parseEvents(body.toString("utf8"));
    if (events === undefined) return jsonAnswer(400, { message: "The body is no list of events as JSON." }, headers);
    this.#events = [...this.#events, ...events].slice(-LOG_LENGTH);
    return jsonAnswer(200, {}, headers);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The events of a batch: those of each of its entries, with the attributes that the batch and the entry have in common. */
function parseEvents(text: string): ClientEvent[] | undefined {
  const batch = parseJson(text);
  if (!isFields(batch)) return undefined;
  const { events, ...common } = batch;
  if (!Array.isArray(events)) return undefined;
  return events.filter(isFields).flatMap((entry) => {
    const { payloads, ...shared } = entry;
    const payloadList: unknown[] = Array.isArray(payloads) ? payloads : [payloads ?? {}];
    return payloadList.filter(isFields).flatMap((payload) => toEvent({ ...common, ...shared, ...payload }));
  });
}

function toEvent({ name, ts, ...attributes }: Fields): ClientEvent[] {
  const event = {
    name: String(name ?? ""),
    ...(typeof ts === "number" && { timestampMs: ts }),
    attributes: withoutTokens(attributes),
  };
  return JSON.stringify(event).length > LONGEST_EVENT ? [] : [event];
}

function withoutTokens(attributes: Fields): Fields {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([key]) => !/token|authorization/i.test(key))
      .map(([key, value]) => [key, isFields(value) ? withoutTokens(value) : value]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
