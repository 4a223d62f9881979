import type { CheckFailure } from "../../provider/core/rules/check";
import { checkJoinRequest, type JoinRequest } from "./checkJoinRequest";
import { toRefusal } from "./failures";
import { forgetMeeting } from "./forgetMeeting";
import { joinRoom } from "./joinRoom";
import {
  type FunctionUrlAnswer,
  type FunctionUrlEvent,
  isFunctionUrlEvent,
  isMeetingStateChange,
  type MeetingStateChange,
} from "./lambdaEvents";
import type { LogEntry } from "./logEntry";
import type { RoomParts } from "./parts";
import { Refusal } from "./refusal";
import type { RoomTemplates } from "./roomTemplates";
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

/** Answers a request to join; an event of a meeting's end is taken note of, and answered by nothing. */
export type RoomHandler = (event: object) => Promise<FunctionUrlAnswer | undefined>;

export function createRoomHandler(rooms: RoomTemplates, parts: RoomParts): RoomHandler {
  return async (event) => {
    if (isFunctionUrlEvent(event)) return answerJoin(event, rooms, parts);
    if (isMeetingStateChange(event)) await noteStateChange(event, parts);
    else throw new Error("The event is neither a request to the function URL nor a Chime Meeting State Change.");
    return undefined;
  };
}

async function answerJoin(event: FunctionUrlEvent, rooms: RoomTemplates, parts: RoomParts): Promise<FunctionUrlAnswer> {
  const start = parts.now();
  let request: JoinRequest | undefined;
  try {
    request = checkJoinRequest(postedBody(event), rooms);
    const { Meeting, Attendee, generation, isNew } = await joinRoom(request, parts);
    parts.log({
      level: "info",
      outcome: isNew ? "opened" : "joined",
      room: request.room,
      generation,
      meetingId: Meeting.MeetingId,
      milliseconds: parts.now() - start,
    });
    return answer(200, { Meeting, Attendee });
  } catch (error) {
    const refusal = toRefusal(error);
    const room = request ? { room: request.room } : {};
    parts.log({ ...failureEntry(error, refusal), ...room, milliseconds: parts.now() - start });
    return refuse(refusal);
  }
}

async function noteStateChange({ detail }: MeetingStateChange, parts: RoomParts): Promise<void> {
  if (!detail) return parts.log({ level: "warn", outcome: "ignored" });
  const { eventType, meetingId, externalMeetingId: room } = detail;
  if (eventType !== "chime:MeetingEnded" || !meetingId || !room) return;
  const isForgotten = await forgetMeeting(room, meetingId, parts);
  parts.log({ level: "info", outcome: isForgotten ? "forgotten" : "ignored", room, meetingId });
}

function postedBody({ requestContext, body = "", isBase64Encoded }: FunctionUrlEvent): string {
  if (requestContext.http.method !== "POST") {
    throw new Refusal({ status: 405, code: "MethodNotAllowed", message: "Join with POST." });
  }
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

function refuse({ status, code, message, violations, retryAfterSeconds }: Refusal): FunctionUrlAnswer {
  const headers: Record<string, string> = {
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    ...(status === 405 ? { allow: "POST" } : {}),
  };
  return answer(status, { error: code, message, ...(violations ? { violations } : {}) }, headers);
}

/** The answer holds a credential: nothing on the way may keep it. */
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

function failureEntry(error: unknown, { status, code, violations }: Refusal): LogEntry {
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
