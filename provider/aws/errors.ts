import { isPartialFailure } from "../core/partialFailure";

/** One API call on behalf of one room, or of something in it, as messages name it. */
export interface Attempt {
  /** What the program wanted, as an infinitive: "create meeting", "add attendee \"alice\" to meeting". */
  readonly purpose: string;
  /** The room as the user knows it: the externalMeetingId, or the meeting's id where only that is known. */
  readonly room: string;
  /** Where it was tried; absent where the AWS SDK chooses. */
  readonly region: string | undefined;
  /** What to say where the room is not there; absent where this stack has made it and brings it back. */
  readonly whenGone?: Pick<Explanation, "why" | "advice">;
  /** The advice where the service may have processed the request although no answer arrived. */
  readonly whenLost?: string;
}

/** A call that failed, told in one sentence of what, on which room and why, and one of what to do. */
export class MeetingError extends Error {
  override readonly name = "MeetingError";
}

/** An answer with success that lacks what it is for. */
export class UnexpectedAnswerError extends Error {
  override readonly name = "UnexpectedAnswerError";
}

/** What the provider makes of an answer that says less by itself; the answer is its `cause`. */
class InterpretedError extends Error {}

/** A call for one attendee of a meeting: the service does not say which of the two it did not find. */
export class AttendeeGoneError extends InterpretedError {
  override readonly name = "AttendeeGoneError";
}

/** One call knows a meeting or an attendee, and another does not. */
export class ContradictionError extends InterpretedError {
  override readonly name = "ContradictionError";
}

interface Explanation {
  /** Names of exceptions or Node error codes. */
  readonly names: readonly string[];
  readonly why: string;
  readonly advice: string;
  /** Whether the original's own text adds something, and can hold nothing secret. */
  readonly quotes?: true;
  /** The service may have processed the request. */
  readonly mayBeProcessed?: true;
}

const CREDENTIALS_ADVICE = "Check the AWS credentials of this shell, for example with `aws sts get-caller-identity`.";

/** Every failure that is known by name. The service's own: the exceptions of its model, and three seen outside of it. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    names: ["BadRequestException", "ValidationException"],
    why: "the service refused an argument",
    advice: "Correct the argument that it names, and run `pulumi up` again.",
    quotes: true,
  },
  {
    names: ["ConflictException"],
    why: "another request for the same meeting was under way",
    advice: "Run `pulumi up` again; if it stays so, check that no other program uses the same clientRequestToken.",
  },
  {
    names: ["ForbiddenException", "AccessDeniedException", "AccessDenied"],
    why: "these AWS credentials may not do this",
    advice: "Allow the matching `chime:` action in IAM (the README lists them), then run `pulumi up` again.",
    quotes: true,
  },
  {
    names: [
      "UnauthorizedException",
      "UnrecognizedClientException",
      "MissingAuthenticationTokenException",
      "IncompleteSignatureException",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "InvalidClientTokenId",
    ],
    why: "AWS did not accept the credentials",
    advice: CREDENTIALS_ADVICE,
  },
  {
    names: ["ExpiredTokenException", "ExpiredToken", "TokenProviderError"],
    why: "the AWS credentials have expired",
    advice: "Sign in again, for example with `aws sso login`, then run `pulumi up` again.",
  },
  {
    names: ["CredentialsProviderError"],
    why: "no AWS credentials were found",
    advice: "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, where Pulumi runs.",
  },
  {
    names: ["NotFoundException", "ResourceNotFoundException", "NotFound"],
    why: "the meeting has ended",
    advice: "Run `pulumi up --refresh`: it notices the end and creates the meeting anew.",
  },
  {
    names: ["AttendeeGoneError"],
    why: "an attendee was removed from the meeting, or the meeting has ended",
    advice: "Run `pulumi up --refresh`: it notices which, and lets the attendee in again or creates the meeting anew.",
  },
  {
    names: ["ContradictionError"],
    why: "the service knows it in one call, and does not know it in another",
    advice: "Run the same command again in a minute: what lags behind in the service catches up.",
  },
  {
    names: ["LimitExceededException"],
    why: "a quota of the AWS account is reached",
    advice:
      "Delete meetings, or attendees of a full meeting, that are not needed, or ask AWS for a higher quota (Service Quotas, Amazon Chime SDK).",
    quotes: true,
  },
  {
    names: ["TooManyTagsException"],
    why: "the meeting would have more than 50 tags",
    advice: "Remove tags from the program, then run `pulumi up` again.",
  },
  {
    names: ["UnprocessableEntityException"],
    why: "the service understood the request but could not follow it",
    advice: "Correct the argument that it names, and run `pulumi up` again.",
    quotes: true,
  },
  {
    names: ["ThrottlingException", "ThrottledClientException", "TooManyRequestsException"],
    why: "the account's request rate stayed exhausted through every retry",
    advice: "Run `pulumi up` again; with many rooms, see `--parallel` and the request quotas in the README.",
  },
  {
    names: ["ServiceFailureException", "ServiceUnavailableException", "InternalFailure", "ServiceFailure"],
    why: "the service failed, also when asked again",
    advice: "Run `pulumi up` again in a few minutes; AWS Health reports outages.",
    mayBeProcessed: true,
  },
  {
    names: ["ENOTFOUND", "EAI_AGAIN"],
    why: "the service's host name does not resolve",
    advice: "Check the network, and that `region` is one with a meetings endpoint (not only a media region).",
  },
  {
    names: ["ECONNREFUSED"],
    why: "nothing answers at the endpoint",
    advice: "Check the network; with an emulator, that it runs where AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS points.",
  },
  {
    names: ["ECONNRESET", "EPIPE", "ETIMEDOUT", "TimeoutError", "RequestTimeout"],
    why: "the connection broke before an answer came",
    advice: "Run the same command again.",
    mayBeProcessed: true,
  },
  {
    names: ["SyntaxError", "UnexpectedAnswerError", "UnknownOperationException"],
    why: "the answer was not that of the service",
    advice: "Check for a proxy in between, and the endpoint in AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS.",
    mayBeProcessed: true,
  },
  {
    names: ["NotEmulated"],
    why: "the emulator does not know this operation",
    advice: "See the support table in the emulator's README.",
  },
];

const UNKNOWN_FAILURE: Explanation = {
  names: [],
  why: "an error that this provider does not know",
  advice: "Run `pulumi up` again; if it stays so, please report it with this message.",
  quotes: true,
};

const REGION_MISSING: Explanation = {
  names: [],
  why: "no AWS region is set",
  advice:
    "Set the argument `region`, or run `pulumi config set chime-sdk-meetings:region us-east-1`, or set AWS_REGION.",
};

/** Anything as long and dense as a join token, should a text ever repeat one. */
const CREDENTIAL_LIKE = /[\w+/=-]{60,}/g;
const LONGEST_QUOTE = 300;

/** The failure of an attempt as the user should read it; the original is its `cause`. */
export function explain(error: unknown, attempt: Attempt): Error {
  if (error instanceof MeetingError || isPartialFailure(error)) return error;
  const explanation = explanationOf(error);
  const isGone = isNotFound(error) || error instanceof AttendeeGoneError;
  const { why, advice } = (isGone && attempt.whenGone) || explanation;
  const lost = explanation.mayBeProcessed && attempt.whenLost ? ` ${attempt.whenLost}` : "";
  const where = attempt.region ? ` in ${attempt.region}` : "";
  const said = explanation.quotes ? quote(error) : "";
  const message = `Cannot ${attempt.purpose} "${attempt.room}"${where}: ${why}${reference(error)}${said}. ${advice}${lost}`;
  return new MeetingError(message, { cause: withoutBody(error) });
}

/** Only the service's word that the thing is not there; a 404 of something in between does not count. */
export function isNotFound(error: unknown): boolean {
  return ["NotFoundException", "ResourceNotFoundException", "NotFound"].includes(nameOf(error));
}

function explanationOf(error: unknown): Explanation {
  if (isRegionMissing(error)) return REGION_MISSING;
  const known = [codeOf(error), nameOf(error)];
  return EXPLANATIONS.find(({ names }) => names.some((name) => known.includes(name))) ?? UNKNOWN_FAILURE;
}

/** The AWS SDK throws a plain Error with this text where its chain finds no region. */
function isRegionMissing(error: unknown): boolean {
  return error instanceof Error && /region is missing/i.test(error.message);
}

function reference(error: unknown): string {
  const said = error instanceof InterpretedError ? error.cause : error;
  const { requestId } = metadataOf(said);
  const name = codeOf(said) ?? nameOf(said);
  return requestId ? ` (${name}, request id ${requestId})` : ` (${name})`;
}

function quote(error: unknown): string {
  if (!(error instanceof Error) || error.message === "" || error.message === "UnknownError") return "";
  return `: ${quotable(error.message).replace(/\.$/, "")}`;
}

/** A text of the service, short and on one line, without anything that could be a credential. */
export function quotable(text = ""): string {
  return text.replace(/\s+/g, " ").replace(CREDENTIAL_LIKE, "…").slice(0, LONGEST_QUOTE);
}

/** A parse error quotes the body it could not read, which may hold tokens: only its kind is kept. */
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

function metadataOf(error: unknown): { requestId?: string } {
  return (error as { $metadata?: { requestId?: string } } | undefined)?.$metadata ?? {};
}
