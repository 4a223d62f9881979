import { isPartialFailure } from "../lifecycle/partialFailure";
import { type ErrorExplanation, EXPLANATIONS, REGION_MISSING, UNKNOWN_FAILURE } from "./explanations";

/** An API call on behalf of a resource, as error messages name it. */
export interface CallContext {
  /** An infinitive: "create meeting", "add attendee \"alice\" to meeting". */
  readonly action: string;
  /** The meeting as the user knows it: its externalMeetingId, or its id where only that is known. */
  readonly target: string;
  /** The region of the call; absent where the AWS SDK chooses it. */
  readonly region: string | undefined;
  /** The explanation of a NotFound; absent for a meeting of this stack, which the next update recreates. */
  readonly onNotFound?: Pick<ErrorExplanation, "why" | "advice">;
  /** The advice where the service may have processed the request although no response arrived. */
  readonly onLostResponse?: string;
}

/** A failed call: one sentence says what failed and why, another one what to do. */
export class MeetingError extends Error {
  override readonly name = "MeetingError";
  /** The host prints the stack of an error. The message is enough here, and the cause has the stack of the call. */
  override readonly stack = "";
}

/** A successful response without its payload. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
}

/** An error derived from an ambiguous service error, which is kept as `cause`. */
class DerivedServiceError extends Error {}

/** NotFound for an attendee of a meeting: the response does not show which of the two does not exist. */
export class AttendeeGoneError extends DerivedServiceError {
  override readonly name = "AttendeeGoneError";
}

/** One operation finds a meeting or an attendee, and another one does not. */
export class InconsistentServiceError extends DerivedServiceError {
  override readonly name = "InconsistentServiceError";
}

/** Where the meeting that a resource belongs to is not found: it may belong to this stack or to another one. */
export const MEETING_NOT_FOUND_HINT = {
  why: "the meeting has ended, or was created in another region",
  advice:
    "Run `pulumi up`, which replaces a meeting of this stack that has ended; run it in the other stack if the meeting belongs to that " +
    "one. `region` must be the region that created the meeting.",
} as const;

/** Matches any text that is as long as a join token, in case a message contains one. */
const CREDENTIAL_LIKE = /[\w+/=-]{60,}/g;
const LONGEST_QUOTE = 300;

/** The error that the user reads; the original error is its `cause`. */
export function toUserError(error: unknown, context: CallContext): Error {
  if (error instanceof MeetingError || isPartialFailure(error)) return error;
  const explanation = explanationOf(error);
  const isGone = isNotFound(error) || error instanceof AttendeeGoneError;
  const { why, advice } = (isGone && context.onNotFound) || explanation;
  const lost = explanation.mayBeProcessed && context.onLostResponse ? ` ${context.onLostResponse}` : "";
  const where = context.region ? ` in ${context.region}` : "";
  const quoted = explanation.includeServiceMessage ? quote(error) : "";
  const message = `Cannot ${context.action} "${context.target}"${where}: ${why}${reference(error)}${quoted}. ${advice}${lost}`;
  return new MeetingError(message, { cause: withoutBody(error) });
}

/** Whether the service itself answered NotFound; a 404 of a proxy does not count. */
export function isNotFound(error: unknown): boolean {
  return ["NotFoundException", "ResourceNotFoundException", "NotFound"].includes(nameOf(error));
}

/** For an invalid signature, only the message of AWS's exception shows that the clock is the cause. */
const WRONG_TIME = /signature (not yet current|expired)|clock skew/i;

function explanationOf(error: unknown): ErrorExplanation {
  if (isRegionMissing(error)) return REGION_MISSING;
  const isWrongTime = error instanceof Error && WRONG_TIME.test(error.message);
  const status = metadataOf(error).httpStatusCode;
  const known = [...(isWrongTime ? ["RequestExpired"] : []), codeOf(error), nameOf(error), `HTTP ${status}`];
  // In the order of `known`: the message is more exact than a code, and a code is more exact than an HTTP status.
  const found = known.flatMap(
    (name) => EXPLANATIONS.find(({ names }) => name !== undefined && names.includes(name)) ?? [],
  );
  return found[0] ?? UNKNOWN_FAILURE;
}

/** The AWS SDK throws a plain Error with this text where its chain finds no region. */
function isRegionMissing(error: unknown): boolean {
  return error instanceof Error && /region is missing/i.test(error.message);
}

function reference(error: unknown): string {
  const original = error instanceof DerivedServiceError ? error.cause : error;
  const { requestId } = metadataOf(original);
  const name = codeOf(original) ?? nameOf(original);
  return requestId ? ` (${name}, request id ${requestId})` : ` (${name})`;
}

function quote(error: unknown): string {
  if (!(error instanceof Error) || error.message === "" || error.message === "UnknownError") return "";
  return `: ${quotable(error.message).replace(/\.$/, "")}`;
}

/** A message of the service, shortened, on one line, and without anything that could be a credential. */
export function quotable(text = ""): string {
  return text.replace(/\s+/g, " ").replace(CREDENTIAL_LIKE, "…").slice(0, LONGEST_QUOTE);
}

/** A parse error quotes the body, which may contain join tokens, so it is replaced. */
function withoutBody(error: unknown): unknown {
  return error instanceof SyntaxError ? new SyntaxError("The answer is not JSON.") : error;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}

function metadataOf(error: unknown): { requestId?: string; httpStatusCode?: number } {
  return (error as { $metadata?: { requestId?: string; httpStatusCode?: number } } | undefined)?.$metadata ?? {};
}
