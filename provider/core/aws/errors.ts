import { isPartialFailure } from "../lifecycle/partialFailure";

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
  /** The host prints the stack of an error. This one explains itself, and its cause has the stack of the call. */
  override readonly stack = "";
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
    advice:
      "Run `pulumi up` again. If the problem persists, check that no other program uses the same clientRequestToken.",
  },
  {
    names: ["ForbiddenException", "AccessDeniedException", "AccessDenied"],
    why: "the AWS credentials are not authorized for this action",
    advice: "Allow the matching `chime:` action in IAM (the README lists them), then run `pulumi up` again.",
    quotes: true,
  },
  {
    names: ["RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture"],
    why: "the clock of this machine differs from that of AWS",
    advice: "Set the clock, for example by turning on NTP, then run `pulumi up` again.",
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
      "AuthFailure",
    ],
    why: "AWS did not accept the credentials",
    advice: CREDENTIALS_ADVICE,
  },
  {
    names: ["OptInRequired", "SubscriptionRequiredException"],
    why: "the AWS account is not subscribed to the service, or not to this region",
    advice: "Enable the region for the account (AWS Account Management, Regions), or choose another `region`.",
  },
  {
    names: ["ExpiredTokenException", "ExpiredToken"],
    why: "the AWS credentials have expired",
    advice: "Sign in again, for example with `aws sso login`, then run `pulumi up` again.",
  },
  {
    names: ["CredentialsProviderError", "TokenProviderError"],
    why: "the AWS SDK could not load credentials",
    advice:
      "Sign in with `aws sso login` if the profile uses IAM Identity Center, or set AWS_PROFILE, chime-sdk-meetings:profile, or " +
      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    quotes: true,
  },
  {
    names: ["NotFoundException", "ResourceNotFoundException", "NotFound"],
    why: "the meeting has ended",
    advice: "Run `pulumi up --refresh`: it notices the end and recreates the meeting.",
  },
  {
    names: ["AttendeeGoneError"],
    why: "an attendee was removed from the meeting, or the meeting has ended",
    advice: "Run `pulumi up --refresh`: it notices which of them, and creates the attendee or the meeting again.",
  },
  {
    names: ["ContradictionError"],
    why: "the service gave contradictory answers about whether it exists",
    advice: "The service is eventually consistent: run the same command again in a minute.",
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
    why: "requests were still throttled after 10 minutes of retries",
    advice: "Run `pulumi up` again; with many rooms, see `--parallel` and the request quotas in the README.",
  },
  {
    names: ["ServiceFailureException", "ServiceUnavailableException", "InternalFailure", "ServiceFailure"],
    why: "the service returned an internal error on every attempt",
    advice: "Run `pulumi up` again in a few minutes; AWS Health reports outages.",
    mayBeProcessed: true,
  },
  {
    names: ["ENOTFOUND", "EAI_AGAIN"],
    why: "the service's host name does not resolve",
    advice: "Check the network, and that `region` is one with a meetings endpoint (not only a media region).",
  },
  {
    names: [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "CERT_HAS_EXPIRED",
      "CERT_NOT_YET_VALID",
      "ERR_TLS_CERT_ALTNAME_INVALID",
    ],
    why: "the TLS certificate of the endpoint is not trusted",
    advice:
      "If a proxy inspects TLS, set NODE_EXTRA_CA_CERTS to its CA certificate. Otherwise check the endpoint and this machine's clock.",
  },
  {
    names: ["EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"],
    why: "the endpoint does not use TLS as its address says",
    advice: "Check the endpoint: an emulator without TLS has an address that begins with http://, not https://.",
  },
  {
    names: ["ERR_INVALID_URL"],
    why: "the endpoint is not a URL",
    advice:
      "Write chime-sdk-meetings:endpoint, or AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS, with its scheme, such as http://127.0.0.1:4599.",
  },
  {
    names: ["HTTP 301", "HTTP 302", "HTTP 303", "HTTP 307", "HTTP 308"],
    why: "the answer was a redirect, as a login page of a network sends it",
    advice: "Sign in to the network, or check the proxy and the endpoint.",
  },
  {
    names: ["HTTP 407"],
    why: "a proxy asks for authentication",
    advice: "Give the proxy's user name and password, or call AWS without the proxy.",
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
  why: "unexpected error",
  advice: "Run `pulumi up` again. If the problem persists, please report it with this message.",
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

/** AWS's exceptions for a wrong signature say only in their text that its time is the cause. */
const WRONG_TIME = /signature (not yet current|expired)|clock skew/i;

function explanationOf(error: unknown): Explanation {
  if (isRegionMissing(error)) return REGION_MISSING;
  const isWrongTime = error instanceof Error && WRONG_TIME.test(error.message);
  const status = metadataOf(error).httpStatusCode;
  const known = [...(isWrongTime ? ["RequestExpired"] : []), codeOf(error), nameOf(error), `HTTP ${status}`];
  // The order of `known`: what the text says is more exact than a code, and a code than an HTTP status.
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

function metadataOf(error: unknown): { requestId?: string; httpStatusCode?: number } {
  return (error as { $metadata?: { requestId?: string; httpStatusCode?: number } } | undefined)?.$metadata ?? {};
}
