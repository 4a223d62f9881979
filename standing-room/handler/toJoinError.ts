import { JoinError, type JoinErrorOptions } from "./joinError";
import { UpstreamError } from "./upstreamError";

interface FailureRule {
  /** Default: any failure. */
  readonly failures?: readonly string[];
  /** Where the same exception means different things. Default: any operation. */
  readonly operations?: readonly string[];
  readonly answer: JoinErrorOptions;
}

const ATTENDEE_OPERATIONS = ["CreateAttendee", "UpdateAttendeeCapabilities"];

const TABLE_OPERATIONS = ["GetItem", "PutItem", "UpdateItem"];

/** The response for each failed call to AWS. The first row that matches applies. */
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
      message: "Requests are throttled at this moment. Try again.",
      retryAfterSeconds: 2,
    },
  },
  {
    failures: ["LimitExceededException"],
    operations: ATTENDEE_OPERATIONS,
    answer: { status: 409, code: "RoomFull", message: "The room's meeting has the most attendees that it can have." },
  },
  {
    failures: ["LimitExceededException"],
    operations: ["CreateMeeting"],
    answer: {
      status: 503,
      code: "QuotaReached",
      message: "The quota of active meetings of the AWS account is exhausted. Try again later.",
      retryAfterSeconds: 30,
    },
  },
  {
    failures: ["BadRequestException", "ValidationException", "UnprocessableEntityException"],
    operations: ATTENDEE_OPERATIONS,
    answer: {
      status: 400,
      code: "RefusedByService",
      message: "The service rejected this attendee or its capabilities.",
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

const UNEXPECTED: JoinErrorOptions = {
  status: 500,
  code: "Failed",
  message: "The room could not be joined. The function's log has the reason.",
};

/** The response for any error. */
export function toJoinError(error: unknown): JoinError {
  if (error instanceof JoinError) return error;
  if (!(error instanceof UpstreamError)) return new JoinError(UNEXPECTED);
  const rule = FAILURE_RULES.find(
    ({ failures, operations }) =>
      (failures === undefined || failures.includes(error.failure)) &&
      (operations === undefined || operations.includes(error.operation)),
  );
  return new JoinError(rule?.answer ?? UNEXPECTED);
}
