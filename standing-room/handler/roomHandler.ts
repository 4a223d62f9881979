import { randomUUID } from "node:crypto";
import { performAction } from "./actions/performAction";
import { checkJoinRequest, type JoinRequest } from "./checkJoinRequest";
import { failureEvent } from "./failureEvent";
import { forgetMeeting } from "./forgetMeeting";
import { busy, MAX_WAIT_MS } from "./joinBackoff";
import { JoinError } from "./joinError";
import { joinRoom } from "./joinRoom";
import {
  type FunctionUrlAnswer,
  type FunctionUrlEvent,
  type InvocationContext,
  isFunctionUrlEvent,
  isMeetingStateChange,
  type MeetingStateChange,
} from "./lambdaEvents";
import type { LogEntry, LoggedEvent } from "./logEntry";
import { parseBody } from "./parseBody";
import type { RoomDeps } from "./roomDeps";
import type { RoomTemplates } from "./roomTemplates";
import { toJoinError } from "./toJoinError";

/** Handles a request to the function URL, and the event of a meeting's end, which has no response. */
export type RoomHandler = (event: object, context?: InvocationContext) => Promise<FunctionUrlAnswer | undefined>;

/** The dependencies of the handler, whose log gets each event with the ids of its invocation. */
export interface RoomHandlerDeps extends Omit<RoomDeps, "log"> {
  readonly log: (entry: LogEntry) => void;
  /** Calls back once after these milliseconds, unless what it returns is called before. Default: in real time. */
  readonly startTimer?: StartTimer;
}

type StartTimer = (milliseconds: number, onEnd: () => void) => () => void;

const startRealTimer: StartTimer = (milliseconds, onEnd) => {
  const timer = setTimeout(onEnd, milliseconds);
  return () => clearTimeout(timer);
};

export function createRoomHandler(rooms: RoomTemplates, handlerDeps: RoomHandlerDeps): RoomHandler {
  let isColdStart = true;
  return async (event, context) => {
    const requestId = context?.awsRequestId ?? randomUUID();
    const invocation = { function_request_id: requestId, cold_start: isColdStart };
    isColdStart = false;
    const deps: RoomDeps = { ...handlerDeps, log: (logged) => handlerDeps.log({ ...logged, ...invocation }) };
    if (isFunctionUrlEvent(event)) {
      const { startTimer = startRealTimer } = handlerDeps;
      return answerRequest(event, requestId, { rooms, deps, startTimer });
    }
    if (isMeetingStateChange(event)) await noteStateChange(event, deps);
    else throw new Error("The event is neither a request to the function URL nor a Chime Meeting State Change.");
    return undefined;
  };
}

interface RequestContext {
  readonly rooms: RoomTemplates;
  readonly deps: RoomDeps;
  readonly startTimer: StartTimer;
}

async function answerRequest(
  event: FunctionUrlEvent,
  requestId: string,
  { rooms, deps, startTimer }: RequestContext,
): Promise<FunctionUrlAnswer> {
  const start = deps.now();
  const seen: { request?: JoinRequest } = {};
  try {
    const { event: logged, body } = await beforeDeadline(perform(event, rooms, deps, seen), startTimer);
    deps.log({ ...logged, milliseconds: deps.now() - start });
    return answer(200, body);
  } catch (error) {
    const refusal = toJoinError(error);
    const room = seen.request ? { room: seen.request.room } : {};
    deps.log({ ...failureEvent(error, refusal), ...room, milliseconds: deps.now() - start });
    return refuse(refusal, requestId);
  }
}

/** Limits everything that a request waits for: AWS's responses and their retries, other processes, the identity provider. */
async function beforeDeadline<Result>(work: Promise<Result>, startTimer: StartTimer): Promise<Result> {
  let stopTimer = () => {};
  const late = new Promise<never>((_resolve, reject) => {
    stopTimer = startTimer(MAX_WAIT_MS, () => reject(busy()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stopTimer();
  }
}

interface Performed {
  readonly event: LoggedEvent;
  readonly body: object;
}

/** Performs an action, or lets a person join. `seen` gets the request, for the log of a failure. */
async function perform(
  event: FunctionUrlEvent,
  rooms: RoomTemplates,
  deps: RoomDeps,
  seen: { request?: JoinRequest },
): Promise<Performed> {
  const text = postedBody(event);
  const person = await deps.authenticate?.(event.headers?.["authorization"]);
  const body = parseBody(text);
  if (Object.hasOwn(body, "action")) {
    const { action, room, answer: performed } = await performAction(body, person, deps);
    return { event: { level: "INFO", outcome: "performed", action, room }, body: performed };
  }
  const request = checkJoinRequest(body, rooms, person);
  seen.request = request;
  await deps.rateLimit?.count(request.externalUserId);
  const { Meeting, Attendee, generation, isNew } = await joinRoom(request, deps);
  const joined = { room: request.room, generation, meetingId: Meeting.MeetingId };
  return { event: { level: "INFO", outcome: isNew ? "opened" : "joined", ...joined }, body: { Meeting, Attendee } };
}

async function noteStateChange({ detail }: MeetingStateChange, deps: RoomDeps): Promise<void> {
  if (!detail) return deps.log({ level: "WARN", outcome: "ignored" });
  const { eventType, meetingId, externalMeetingId: room } = detail;
  if (eventType !== "chime:MeetingEnded" || !meetingId || !room) return;
  const isForgotten = await forgetMeeting(room, meetingId, deps);
  deps.log({ level: "INFO", outcome: isForgotten ? "forgotten" : "ignored", room, meetingId });
}

function postedBody({ requestContext, body = "", isBase64Encoded }: FunctionUrlEvent): string {
  if (requestContext.http.method !== "POST") {
    throw new JoinError({ status: 405, code: "MethodNotAllowed", message: "Join with POST." });
  }
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

/** A failure of the function or of AWS has the id by which the log has its cause. */
function refuse(
  { status, code, message, violations, retryAfterSeconds }: JoinError,
  requestId: string,
): FunctionUrlAnswer {
  const headers: Record<string, string> = {
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
  };
  const found = { ...(violations ? { violations } : {}), ...(status < 500 ? {} : { requestId }) };
  return answer(status, { error: code, message, ...found }, headers);
}

/** The response has a credential, which no cache may store. */
function answer(statusCode: number, body: object, headers: Record<string, string> = {}): FunctionUrlAnswer {
  return {
    statusCode,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}
