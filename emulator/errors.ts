/** The service's own exceptions and their statuses, from the service model. */
export const MODELLED_ERRORS = {
  BadRequestException: 400,
  ConflictException: 409,
  ForbiddenException: 403,
  LimitExceededException: 400,
  NotFoundException: 404,
  ResourceNotFoundException: 404,
  ServiceFailureException: 500,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  TooManyTagsException: 400,
  UnauthorizedException: 401,
  UnprocessableEntityException: 422,
} as const;

/** Errors that AWS services answer with although this service's model does not name them. */
export const COMMON_ERRORS = {
  AccessDeniedException: 403,
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  ThrottledClientException: 429,
  UnknownOperationException: 404,
  ValidationException: 400,
} as const;

/** Answers of the emulator itself. 501 is not among the statuses that AWS SDKs retry. */
const EMULATOR_ERRORS = {
  NotEmulated: 501,
} as const;

const STATUSES = { ...MODELLED_ERRORS, ...COMMON_ERRORS, ...EMULATOR_ERRORS };

export type ErrorName = keyof typeof STATUSES;

/** What an error carries besides its message. */
export interface ErrorDetails {
  /** The ARN that the request was about; only the two errors of the tag operations have it. */
  readonly resourceName?: string;
  /** Sent as the header Retry-After; only ServiceUnavailableException has it. */
  readonly retryAfterSeconds?: number;
}

/** An error that is answered to the client in the form of AWS. */
export class ServiceError extends Error {
  override readonly name: ErrorName;
  readonly status: number;
  readonly details: ErrorDetails;

  constructor(name: ErrorName, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = name;
    this.status = STATUSES[name];
    this.details = details;
  }
}
