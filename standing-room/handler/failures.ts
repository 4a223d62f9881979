import { Refusal, type RefusalParts } from "./refusal";
import { UpstreamError } from "./upstreamError";

interface FailureRule {
  /** Default: any failure. */
  readonly failures?: readonly string[];
  /** Where the same exception means different things. Default: any operation. */
  readonly operations?: readonly string[];
  readonly answer: RefusalParts;
}

const ATTENDEE_OPERATIONS = ["CreateAttendee", "UpdateAttendeeCapabilities"];

const TABLE_OPERATIONS = ["GetItem", "PutItem"];

/** What a joiner is told when a call to AWS fails. The first row that fits counts. */
const FAILURE_RULES: readonly FailureRule[] = [
  {
    failures: [
      "ThrottlingException",
      "ThrottledClientException",
      "TooManyRequestsException",
      "ProvisionedThroughputExceededException",
      "RequestLimitExceeded",
    ],
    answer: {
      status: 503,
      code: "Throttled",
      message: "Too many people are joining at this moment. Try again.",
      retryAfterSeconds: 2,
    },
  },
  {
    failures: ["LimitExceededException"],
    operations: ATTENDEE_OPERATIONS,
    answer: { status: 409, code: "RoomFull", message: "The room's meeting takes no more attendees." },
  },
  {
    failures: ["LimitExceededException"],
    operations: ["CreateMeeting"],
    answer: {
      status: 503,
      code: "QuotaReached",
      message: "The AWS account has as many meetings as its quota allows. Try again later.",
      retryAfterSeconds: 30,
    },
  },
  {
    failures: ["BadRequestException", "ValidationException", "UnprocessableEntityException"],
    operations: ATTENDEE_OPERATIONS,
    answer: {
      status: 400,
      code: "RefusedByService",
      message: "The service refused this attendee or its capabilities.",
    },
  },
  {
    operations: TABLE_OPERATIONS,
    answer: {
      status: 503,
      code: "TableUnavailable",
      message: "The table of the rooms could not be read or written. Try again.",
      retryAfterSeconds: 2,
    },
  },
  {
    failures: [
      "ServiceUnavailableException",
      "ServiceFailureException",
      "InternalServerError",
      "InternalFailure",
      "SyntaxError",
      "TimeoutError",
      "ECONNRESET",
      "ECONNREFUSED",
      "EPIPE",
      "ETIMEDOUT",
      "ENOTFOUND",
      "EAI_AGAIN",
      "EHOSTUNREACH",
      "ConflictException",
    ],
    answer: {
      status: 503,
      code: "ServiceUnavailable",
      message: "The meeting service did not answer. Try again.",
      retryAfterSeconds: 2,
    },
  },
];

const UNEXPECTED: RefusalParts = {
  status: 500,
  code: "Failed",
  message: "The room could not be joined. The function's log says why.",
};

/** The answer to a joiner for whatever went wrong. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof UpstreamError)) return new Refusal(UNEXPECTED);
  const rule = FAILURE_RULES.find(
    ({ failures, operations }) =>
      (failures === undefined || failures.includes(error.failure)) &&
      (operations === undefined || operations.includes(error.operation)),
  );
  return new Refusal(rule?.answer ?? UNEXPECTED);
}
