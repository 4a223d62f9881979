import type { Choices } from "../choices";
import { ServiceError } from "../errors";
import type { EventRecord } from "../events/eventLog";
import type { IdSource } from "../ids";
import { readPageFile } from "../join/pageFile";
import { mediaSources, pageHeaders } from "../join/pageHeaders";
import { toAttendee, toMeeting } from "../operations/wire";
import type { AttendeeRecord, MeetingRecord } from "../state/records";
import type { ActivityStream } from "./activityStream";
import { type Answer, errorAnswer, jsonAnswer } from "./answer";
import { CONTROL_PREFIX } from "./control";
import type { HttpRequest } from "./request";

/** The folder of the pages. */
const FOLDER = `${CONTROL_PREFIX}pages/`;

/** The files of the pages, by path. */
const FILES: Readonly<Record<string, string>> = {
  "/": "rooms.html",
  [`${FOLDER}rooms.js`]: "rooms.js",
  [`${FOLDER}rooms.css`]: "rooms.css",
  [`${FOLDER}page.css`]: "page.css",
  [`${FOLDER}join.html`]: "join.html",
  [`${FOLDER}join.js`]: "join.js",
  [`${FOLDER}join.css`]: "join.css",
};

export interface PageDeps {
  readonly activity: ActivityStream;
  readonly choices: Choices;
  readonly ids: IdSource;
  /** The events of meetings, oldest first. */
  events(): readonly EventRecord[];
  findAttendee(meetingId: string, attendeeId: string): [MeetingRecord, AttendeeRecord];
  /** The address of the media for the host that a request names; undefined without media. */
  mediaUrlFor(host: string | undefined): string | undefined;
}

/**
 * Answers the requests of the pages: their files, their stream of activity, and the join information of one attendee. The page of `/`
 * is for browsers alone; other clients get the answer of a readiness probe.
 */
export function answerPageRequest(request: HttpRequest, deps: PageDeps): Answer | undefined {
  const { method, path, accept = "" } = request;
  if (method === "GET" && path === `${CONTROL_PREFIX}activity`)
    return deps.activity.answer(pageHeaders([]), deps.events);
  if (method === "POST" && path === `${FOLDER}join-info`) return answerJoinInfo(request, deps);
  const name = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  if (method !== "GET" || name === undefined) return undefined;
  if (path === "/" && !accept.includes("text/html")) return undefined;
  const { type, content } = readPageFile(name);
  return { status: 200, headers: { ...pageHeaders(sourcesFor(request, deps)), "content-type": type }, body: content };
}

/** Media are at the host of the request, or at the public address. */
function sourcesFor({ host }: HttpRequest, { mediaUrlFor }: PageDeps): string[] {
  const url = mediaUrlFor(host);
  return url === undefined ? [] : mediaSources({ SignalingUrl: url.replace(/^http/, "ws"), EventIngestionUrl: url });
}

/** Only a page of the emulator's own origin can read it, which `checkOrigin` has checked. */
function answerJoinInfo({ query, host }: HttpRequest, deps: PageDeps): Answer {
  try {
    const mediaUrl = deps.mediaUrlFor(host);
    if (mediaUrl === undefined) {
      throw new ServiceError("BadRequestException", "The meetings of an emulator without media cannot be joined.");
    }
    const [meeting, attendee] = deps.findAttendee(query.get("meetingId") ?? "", query.get("attendeeId") ?? "");
    const info = { Meeting: toMeeting(meeting, { choices: deps.choices, mediaUrl }), Attendee: toAttendee(attendee) };
    return jsonAnswer(200, info, { "cache-control": "no-store" });
  } catch (error) {
    if (error instanceof ServiceError) return errorAnswer(error, deps.ids.uuid());
    throw error;
  }
}
