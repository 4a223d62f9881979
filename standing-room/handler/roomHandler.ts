import { randomUUID } from "node:crypto";
import type { JsonObject } from "../../provider/core/json";
import { performAction } from "./actions/performAction";
import { checkJoinRequest, type JoinRequest } from "./checkJoinRequest";
import { failureEvent } from "./failureEvent";
import { forgetMeeting } from "./forgetMeeting";
import type { Person } from "./identity/person";
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
  const deadline = startDeadline(startTimer);
  let request: JoinRequest | undefined;
  try {
    const text = postedBody(event);
    const person = await deadline.limit(authenticate(event, deps));
    const body = parseBody(text);
    let performed: Performed;
    if (Object.hasOwn(body, "action")) {
      performed = await deadline.limit(act(body, person, deps));
    } else {
      request = checkJoinRequest(body, rooms, person);
      performed = await deadline.limit(join(request, deps));
    }
    deps.log({ ...performed.event, milliseconds: deps.now() - start });
    return answer(200, performed.body);
  } catch (error) {
    const refusal = toJoinError(error);
    const room = request ? { room: request.room } : {};
    deps.log({ ...failureEvent(error, refusal), ...room, milliseconds: deps.now() - start });
    return refuse(refusal, requestId);
  } finally {
    deadline.stop();
  }
}

/** Limits everything that a request waits for: AWS's responses and their retries, other processes, the identity provider. */
function startDeadline(startTimer: StartTimer) {
  let stop = () => {};
  const late = new Promise<never>((_resolve, reject) => {
    stop = startTimer(MAX_WAIT_MS, () => reject(busy()));
  });
  // It may be over while nothing is waited for.
  late.catch(() => undefined);
  return { limit: <Result>(work: Promise<Result>) => Promise.race([work, late]), stop };
}

/** What was done, for the log and for the response. */
interface Performed {
  readonly event: LoggedEvent;
  readonly body: object;
}

async function authenticate({ headers }: FunctionUrlEvent, deps: RoomDeps): Promise<Person | undefined> {
  return deps.authenticate?.(headers?.["authorization"]);
}

async function act(body: JsonObject, person: Person | undefined, deps: RoomDeps): Promise<Performed> {
  const { action, room, answer: performed } = await performAction(body, person, deps);
  return { event: { level: "INFO", outcome: "performed", action, room }, body: performed };
}

async function join(request: JoinRequest, deps: RoomDeps): Promise<Performed> {
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
