import { checkParticipant } from "../addParticipant";
import type { Emulator } from "../emulator";
import { ServiceError } from "../errors";
import { checkFault } from "../faults/checkFault";
import { checkTranscript } from "../media/transcriptText";
import { type Answer, emptyAnswer, errorAnswer, jsonAnswer } from "./answer";
import { matchPath, pathPattern } from "./pathPattern";
import type { HttpRequest } from "./request";

/** Paths under this prefix steer the emulator; AWS has nothing like them. */
export const CONTROL_PREFIX = "/_emulator/";

/** The part of the emulator that can be steered over HTTP. */
export type Control = Omit<Emulator, "url" | "port" | "close">;

interface ControlRequest {
  readonly labels: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What can be asked of the emulator, by method and path below the prefix. An answer of undefined is sent as 204. */
const CONTROLS: Readonly<Record<string, (emulator: Control, request: ControlRequest) => unknown>> = {
  "POST /clock": (emulator, { content }) => emulator.advance(readSeconds(content)),
  "POST /reset": (emulator) => emulator.reset(),
  "GET /requests": (emulator) => emulator.requests(),
  "GET /meetings": (emulator) => emulator.meetings(),
  "DELETE /meetings/{MeetingId}": (emulator, { labels }) => emulator.endMeeting(labels["MeetingId"] ?? ""),
  "POST /meetings/{MeetingId}/attendees/{AttendeeId}/connect": (emulator, { labels }) =>
    emulator.connect(labels["MeetingId"] ?? "", labels["AttendeeId"] ?? ""),
  "POST /meetings/{MeetingId}/attendees/{AttendeeId}/disconnect": (emulator, { labels, content }) =>
    emulator.disconnect(labels["MeetingId"] ?? "", labels["AttendeeId"] ?? "", { dropped: readDropped(content) }),
  "GET /meetings/{MeetingId}/media": (emulator, { labels }) => emulator.media(labels["MeetingId"] ?? ""),
  "POST /meetings/{MeetingId}/participants": (emulator, { labels, content }) =>
    emulator.addParticipant(labels["MeetingId"] ?? "", checkParticipant(content)),
  "POST /meetings/{MeetingId}/transcript": (emulator, { labels, content }) =>
    emulator.sendTranscript(labels["MeetingId"] ?? "", checkTranscript(content)),
  "GET /client-events": (emulator) => emulator.clientEvents(),
  "GET /events": (emulator) => emulator.events(),
  "GET /faults": (emulator) => emulator.faults(),
  "POST /faults": (emulator, { content }) => emulator.addFault(checkFault(content)),
  "DELETE /faults": (emulator) => emulator.clearFaults(),
};

const ROUTES = Object.entries(CONTROLS).map(([name, run]) => {
  const [method = "", path = ""] = name.split(" ");
  return { method, pattern: pathPattern(path), run };
});

/** Answers a request below the prefix; its errors look like those of the service. */
export function answerControlRequest(request: HttpRequest, emulator: Control, requestId: string): Answer {
  try {
    const { run, labels } = findControl(request);
    const answer = run(emulator, { labels, content: parseContent(request) });
    return answer === undefined ? emptyAnswer(204) : jsonAnswer(200, answer);
  } catch (error) {
    if (error instanceof ServiceError) return errorAnswer(error, requestId);
    if (error instanceof RangeError)
      return errorAnswer(new ServiceError("BadRequestException", error.message), requestId);
    throw error;
  }
}

function findControl({ method, path }: HttpRequest) {
  const below = path.slice(CONTROL_PREFIX.length - 1);
  for (const route of ROUTES) {
    const labels = route.method === method ? matchPath(route.pattern, below) : undefined;
    if (labels !== undefined) return { run: route.run, labels };
  }
  const known = ROUTES.map((route) => `${route.method} ${CONTROL_PREFIX}${route.pattern.join("/")}`).join(", ");
  throw new ServiceError("UnknownOperationException", `No control is at ${method} ${path}. There are ${known}.`);
}

function parseContent({ body, contentType = "" }: HttpRequest): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  // A page of another origin can send other types without asking the emulator first.
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new RangeError("A control request with a body needs the header Content-Type: application/json.");
  }
  const content = parseJson(body.toString("utf8"));
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new RangeError("The body of a control request is a JSON object.");
  }
  return content as Readonly<Record<string, unknown>>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readDropped({ dropped = false }: Readonly<Record<string, unknown>>): boolean {
  if (typeof dropped === "boolean") return dropped;
  throw new RangeError('A disconnection takes no body, or a JSON object such as {"dropped": true}.');
}

function readSeconds({ advanceSeconds }: Readonly<Record<string, unknown>>): number {
  if (typeof advanceSeconds === "number") return advanceSeconds;
  throw new RangeError('The clock takes a JSON object such as {"advanceSeconds": 360}.');
}
