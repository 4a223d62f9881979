export interface ErrorExplanation {
  /** Names of exceptions or Node error codes. */
  readonly names: readonly string[];
  readonly why: string;
  readonly advice: string;
  /** Whether the message includes that of the error, which must not contain secrets. */
  readonly includeServiceMessage?: true;
  /** The service may have processed the request. */
  readonly mayBeProcessed?: true;
}

const CREDENTIALS_ADVICE = "Check the AWS credentials of this shell, for example with `aws sts get-caller-identity`.";

/** All failures that are known by name: the exceptions of the service model, others that AWS returns, and codes of Node.js. */
export const EXPLANATIONS: readonly ErrorExplanation[] = [
  {
    names: ["BadRequestException", "ValidationException"],
    why: "the service rejected an argument",
    advice: "Correct the argument that it names, and run `pulumi up` again.",
    includeServiceMessage: true,
  },
  {
    names: ["ConflictException"],
    why: "another request for the same meeting was in progress",
    advice:
      "Run `pulumi up` again. If the problem persists, check that no other program uses the same clientRequestToken.",
  },
  {
    names: ["ForbiddenException", "AccessDeniedException", "AccessDenied"],
    why: "the AWS credentials are not authorized for this action",
    advice: "Allow the matching `chime:` action in IAM (the documentation lists them), then run `pulumi up` again.",
    includeServiceMessage: true,
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
    includeServiceMessage: true,
  },
  {
    names: ["NotFoundException", "ResourceNotFoundException", "NotFound"],
    why: "the meeting has ended",
    advice: "Run `pulumi up --refresh`, which detects that and recreates the meeting.",
  },
  {
    names: ["AttendeeGoneError"],
    why: "an attendee was removed from the meeting, or the meeting has ended",
    advice: "Run `pulumi up --refresh`, which detects which of them is missing and recreates it.",
  },
  {
    names: ["InconsistentServiceError"],
    why: "the service gave contradictory answers about whether it exists",
    advice: "The service is eventually consistent: run the same command again in a minute.",
  },
  {
    names: ["LimitExceededException"],
    why: "a quota of the AWS account is reached",
    advice:
      "Delete meetings, or attendees of a full meeting, that are not needed, or ask AWS for a higher quota (Service Quotas, Amazon Chime SDK).",
    includeServiceMessage: true,
  },
  {
    names: ["TooManyTagsException"],
    why: "the meeting would have more than 50 tags",
    advice: "Remove tags from the program, then run `pulumi up` again.",
  },
  {
    names: ["UnprocessableEntityException"],
    why: "the service could not process the request",
    advice: "Correct the argument that it names, and run `pulumi up` again.",
    includeServiceMessage: true,
  },
  {
    names: ["ThrottlingException", "ThrottledClientException", "TooManyRequestsException"],
    why: "requests were still throttled after 10 minutes of retries",
    advice: "Run `pulumi up` again. For many meetings, see `--parallel` and the request quotas in the documentation.",
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
    why: "the URL of the endpoint begins with https://, but the endpoint does not use TLS",
    advice: "Check the endpoint: the URL of an emulator without TLS begins with http://.",
  },
  {
    names: ["ERR_INVALID_URL"],
    why: "the endpoint is not a URL",
    advice:
      "Write chime-sdk-meetings:endpoint, or AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS, with its scheme, such as http://127.0.0.1:4599.",
  },
  {
    names: ["HTTP 301", "HTTP 302", "HTTP 303", "HTTP 307", "HTTP 308"],
    why: "the response is a redirect, such as to the login page of a network",
    advice: "Sign in to the network, or check the proxy and the endpoint.",
  },
  {
    names: ["HTTP 407"],
    why: "a proxy requires authentication",
    advice: "Configure the user name and password of the proxy, or call AWS without the proxy.",
  },
  {
    names: ["ECONNREFUSED"],
    why: "no server listens at the endpoint",
    advice: "Check the network. For an emulator, check that it runs at the URL in AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS.",
  },
  {
    names: ["ECONNRESET", "EPIPE", "ETIMEDOUT", "TimeoutError", "RequestTimeout"],
    why: "the connection was closed or timed out before a response arrived",
    advice: "Run the same command again.",
    mayBeProcessed: true,
  },
  {
    names: ["AbortError", "ABORT_ERR"],
    why: "the operation was cancelled",
    advice: "Run the same command again.",
    mayBeProcessed: true,
  },
  {
    names: ["SyntaxError", "UnexpectedAnswerError", "UnknownOperationException"],
    why: "the response is not one of the service",
    advice:
      "Check whether a proxy responds instead of the service, and the endpoint in AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS.",
    mayBeProcessed: true,
  },
  {
    names: ["NotEmulated"],
    why: "the emulator does not support this operation",
    advice: "See the support table in the emulator's README.",
  },
];

/** For errors that the table does not know. */
export const UNKNOWN_FAILURE: ErrorExplanation = {
  names: [],
  why: "unexpected error",
  advice: "Run `pulumi up` again. If the problem persists, please report it with this message.",
  includeServiceMessage: true,
};

/** The AWS SDK throws an error without a name of its own here. */
export const REGION_MISSING: ErrorExplanation = {
  names: [],
  why: "no AWS region is set",
  advice:
    "Set the argument `region`, or run `pulumi config set chime-sdk-meetings:region us-east-1`, or set AWS_REGION.",
};
