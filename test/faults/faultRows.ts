import type { Emulator, Fault } from "../../emulator";
import type { COMMON_ERRORS, MODELLED_ERRORS } from "../../emulator/errors";

type ErrorName = keyof typeof MODELLED_ERRORS | keyof typeof COMMON_ERRORS;

/** One way in which a call goes wrong, and what the provider is expected to make of it. */
export interface FaultRow {
  readonly name: string;
  readonly fault: Fault;
  /** How often the call is made in all while the fault lasts; `paced`: for ten minutes. */
  readonly tries: number | "paced";
  /** The reason as the user reads it. */
  readonly why: string;
  /** The call took effect, although its answer was lost. */
  readonly tookEffect?: true;
  /** The service answered, so that there is a request id to tell. */
  readonly answered?: true;
}

/** How the provider is to tell each exception, and how often it is to ask. Written down here, not taken from the provider. */
const EXCEPTIONS: Readonly<Record<ErrorName, readonly [tries: FaultRow["tries"], why: string]>> = {
  AccessDeniedException: [1, "the AWS credentials are not authorized for this action"],
  BadRequestException: [1, "the service rejected an argument"],
  ConflictException: [6, "another request for the same meeting was in progress"],
  ForbiddenException: [1, "the AWS credentials are not authorized for this action"],
  LimitExceededException: [1, "a quota of the AWS account is reached"],
  NotFoundException: [1, "the meeting has ended"],
  ResourceNotFoundException: [1, "the meeting has ended"],
  ServiceFailureException: [5, "the service returned an internal error on every attempt"],
  ServiceUnavailableException: [5, "the service returned an internal error on every attempt"],
  ThrottlingException: ["paced", "requests were still throttled after 10 minutes of retries"],
  TooManyTagsException: [1, "the meeting would have more than 50 tags"],
  UnauthorizedException: [1, "AWS did not accept the credentials"],
  UnprocessableEntityException: [1, "the service could not process the request"],
  IncompleteSignatureException: [1, "AWS did not accept the credentials"],
  InvalidSignatureException: [1, "AWS did not accept the credentials"],
  MissingAuthenticationTokenException: [1, "AWS did not accept the credentials"],
  RequestEntityTooLargeException: [1, "unexpected error"],
  SerializationException: [1, "unexpected error"],
  ThrottledClientException: ["paced", "requests were still throttled after 10 minutes of retries"],
  UnknownOperationException: [1, "the response is not one of the service"],
  ValidationException: [1, "the service rejected an argument"],
};

const exceptionRows = Object.entries(EXCEPTIONS).map(
  ([name, [tries, why]]): FaultRow => ({
    name,
    fault: { effect: "error", error: name as ErrorName },
    tries,
    why,
    answered: true,
  }),
);

const BROKEN = "the connection was closed or timed out before a response arrived";
const NOT_AN_ANSWER = "the response is not one of the service";

const transportRows: readonly FaultRow[] = [
  { name: "timeout", fault: { effect: "delay", milliseconds: 600_000 }, tries: 5, why: BROKEN, tookEffect: true },
  { name: "reset before", fault: { effect: "resetBefore" }, tries: 5, why: BROKEN },
  { name: "reset after", fault: { effect: "resetAfter" }, tries: 5, why: BROKEN, tookEffect: true },
  { name: "garbage", fault: { effect: "garbage" }, tries: 1, why: NOT_AN_ANSWER, tookEffect: true },
  { name: "garbage 502", fault: { effect: "garbage", status: 502 }, tries: 5, why: NOT_AN_ANSWER, tookEffect: true },
];

/** Only calls that add attendees can succeed by half. */
const partialRow: FaultRow = {
  name: "partial Errors[]",
  fault: { effect: "partialFailure", errorCode: "ServiceFailure", errorMessage: "Not now." },
  tries: 3,
  why: "(ServiceFailure: Not now.)",
};

const ADDS_ATTENDEES = ["CreateMeetingWithAttendees", "BatchCreateAttendee"];

export function faultRowsFor(call: string): FaultRow[] {
  return [...exceptionRows, ...transportRows, ...(ADDS_ATTENDEES.includes(call) ? [partialRow] : [])];
}

/** Without an end, the fault lasts for as long as the attempt asks. */
export function inject(emulator: Emulator, { fault }: FaultRow, call: string, { lasting }: { lasting: boolean }): void {
  emulator.addFault({ ...fault, operation: call, count: lasting ? 100_000 : 1 });
}
