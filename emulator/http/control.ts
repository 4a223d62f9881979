import type { Emulator } from "../emulator";
import { ServiceError } from "../errors";
import { type Answer, emptyAnswer, errorAnswer, jsonAnswer } from "./answer";
import type { HttpRequest } from "./request";

/** Paths under this prefix steer the emulator; AWS has nothing like them. */
export const CONTROL_PREFIX = "/_emulator/";

type Control = Pick<Emulator, "advance" | "reset" | "requests" | "meetings">;
type ControlRoute = (emulator: Control, content: Record<string, unknown>) => unknown;

/** What can be asked of the emulator, by method and path below the prefix. An answer of undefined is sent as 204. */
const CONTROL_ROUTES: Readonly<Record<string, ControlRoute>> = {
  "POST clock": (emulator, { advanceSeconds }) => {
    if (typeof advanceSeconds !== "number") {
      throw new RangeError('The clock takes a JSON body such as {"advanceSeconds": 360}.');
    }
    emulator.advance(advanceSeconds);
  },
  "POST reset": (emulator) => emulator.reset(),
  "GET requests": (emulator) => emulator.requests(),
  "GET meetings": (emulator) => emulator.meetings(),
};

export function answerControlRequest(request: HttpRequest, emulator: Control, requestId: string): Answer {
  const name = `${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`;
  const route = CONTROL_ROUTES[name];
  if (route === undefined) {
    const known = Object.keys(CONTROL_ROUTES).join(", ");
    return errorAnswer(
      new ServiceError("UnknownOperationException", `No control "${name}". Known: ${known}.`),
      requestId,
    );
  }
  try {
    const content = route(emulator, parseContent(request.body));
    return content === undefined ? emptyAnswer(204) : jsonAnswer(200, content);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return errorAnswer(new ServiceError("BadRequestException", error.message), requestId);
  }
}

function parseContent(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  const problem = new RangeError("The body of a control request is a JSON object.");
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    throw problem;
  }
  throw problem;
}
