import type { CheckFailure } from "../../provider/core/rules/check";
import { checkJoinRequest, type JoinRequest } from "./checkJoinRequest";
import { forgetMeeting } from "./forgetMeeting";
import { JoinError } from "./joinError";
import { joinRoom } from "./joinRoom";
import {
  type FunctionUrlAnswer,
  type FunctionUrlEvent,
  isFunctionUrlEvent,
  isMeetingStateChange,
  type MeetingStateChange,
} from "./lambdaEvents";
import type { LogEntry } from "./logEntry";
import type { RoomDeps } from "./roomDeps";
import type { RoomTemplates } from "./roomTemplates";
import { toJoinError } from "./toJoinError";
import { UpstreamError } from "./upstreamError";

const LOGGED_PROPERTIES: readonly string[] = [
  "room",
  "externalUserId",
  "mediaRegion",
  "capabilities",
  "capabilities.audio",
  "capabilities.video",
  "capabilities.content",
];

/** Handles a request to the function URL, and the event of a meeting's end, which has no response. */
export type RoomHandler = (event: object) => Promise<FunctionUrlAnswer | undefined>;

export function createRoomHandler(rooms: RoomTemplates, deps: RoomDeps): RoomHandler {
  return async (event) => {
    if (isFunctionUrlEvent(event)) return answerJoin(event, rooms, deps);
    if (isMeetingStateChange(event)) await noteStateChange(event, deps);
    else throw new Error("The event is neither a request to the function URL nor a Chime Meeting State Change.");
    return undefined;
  };
}

async function answerJoin(event: FunctionUrlEvent, rooms: RoomTemplates, deps: RoomDeps): Promise<FunctionUrlAnswer> {
  const start = deps.now();
  let request: JoinRequest | undefined;
  try {
    request = checkJoinRequest(postedBody(event), rooms);
    const { Meeting, Attendee, generation, isNew } = await joinRoom(request, deps);
    deps.log({
      level: "info",
      outcome: isNew ? "opened" : "joined",
      room: request.room,
      generation,
      meetingId: Meeting.MeetingId,
      milliseconds: deps.now() - start,
    });
    return answer(200, { Meeting, Attendee });
  } catch (error) {
    const refusal = toJoinError(error);
    const room = request ? { room: request.room } : {};
    deps.log({ ...failureEntry(error, refusal), ...room, milliseconds: deps.now() - start });
    return refuse(refusal);
  }
}

async function noteStateChange({ detail }: MeetingStateChange, deps: RoomDeps): Promise<void> {
  if (!detail) return deps.log({ level: "warn", outcome: "ignored" });
  const { eventType, meetingId, externalMeetingId: room } = detail;
  if (eventType !== "chime:MeetingEnded" || !meetingId || !room) return;
  const isForgotten = await forgetMeeting(room, meetingId, deps);
  deps.log({ level: "info", outcome: isForgotten ? "forgotten" : "ignored", room, meetingId });
}

function postedBody({ requestContext, body = "", isBase64Encoded }: FunctionUrlEvent): string {
  if (requestContext.http.method !== "POST") {
    throw new JoinError({ status: 405, code: "MethodNotAllowed", message: "Join with POST." });
  }
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

function refuse({ status, code, message, violations, retryAfterSeconds }: JoinError): FunctionUrlAnswer {
  const headers: Record<string, string> = {
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    ...(status === 405 ? { allow: "POST" } : {}),
  };
  return answer(status, { error: code, message, ...(violations ? { violations } : {}) }, headers);
}

/** The response has a credential, which no cache may store. */
function answer(statusCode: number, body: object, headers: Record<string, string> = {}): FunctionUrlAnswer {
  return {
    statusCode,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}

/** The name of an unknown member is text of the request, which is not logged. */
function loggedProperties(violations: readonly CheckFailure[]): string[] {
  const names = violations.map(({ property }) =>
    LOGGED_PROPERTIES.includes(property) ? property : "(unknown member)",
  );
  return [...new Set(names)];
}

function failureEntry(error: unknown, { status, code, violations }: JoinError): LogEntry {
  const said = { status, code, ...(violations ? { properties: loggedProperties(violations) } : {}) };
  if (error instanceof UpstreamError) {
    const { operation, failure, requestId, message, quotesRequest } = error;
    const cause = { operation, failure, ...(quotesRequest ? {} : { message }), ...(requestId ? { requestId } : {}) };
    return status < 500
      ? { level: "warn", outcome: "refused", ...said, ...cause }
      : { level: "error", outcome: status === 503 ? "unavailable" : "failed", ...said, ...cause };
  }
  if (status < 500) return { level: "info", outcome: "refused", ...said };
  if (status === 503) return { level: "warn", outcome: "unavailable", ...said };
  const message = error instanceof Error ? `${error.name}: ${error.stack?.split("\n")[1]?.trim() ?? ""}` : typeof error;
  return { level: "error", outcome: "failed", ...said, message };
}
