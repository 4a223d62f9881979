import { EXPLANATIONS } from "../../provider/core/aws/explanations";
import "../support/credentials";
import { expect } from "chai";
import {
  AttendeeGoneError,
  InconsistentServiceError,
  isNotFound,
  MeetingError,
  toUserError,
  UnexpectedAnswerError,
} from "../../provider/core/aws/errors";
import { PartialFailure } from "../../provider/core/lifecycle/partialFailure";

const ATTEMPT = { action: "create meeting", target: "standup", region: "us-east-1" };
const TOKEN = Buffer.from("9f8e7d6c-5b4a-3928-1706-000000000001:0a1b2c3d-2222-4222-8333-0123456f2713").toString(
  "base64",
);

/** Each name, with the reason and the advice that its user needs. */
const NAMES: readonly (readonly [name: string, why: RegExp, advice: RegExp])[] = [
  ["BadRequestException", /rejected an argument/, /Correct the argument/],
  ["ValidationException", /rejected an argument/, /Correct the argument/],
  ["ConflictException", /another request/, /clientRequestToken/],
  ["ForbiddenException", /not authorized for this action/, /`chime:` action in IAM/],
  ["AccessDeniedException", /not authorized for this action/, /`chime:` action in IAM/],
  ["AccessDenied", /not authorized for this action/, /`chime:` action in IAM/],
  ["UnauthorizedException", /did not accept the credentials/, /get-caller-identity/],
  ["UnrecognizedClientException", /did not accept the credentials/, /get-caller-identity/],
  ["MissingAuthenticationTokenException", /did not accept the credentials/, /get-caller-identity/],
  ["IncompleteSignatureException", /did not accept the credentials/, /get-caller-identity/],
  ["InvalidSignatureException", /did not accept the credentials/, /get-caller-identity/],
  ["SignatureDoesNotMatch", /did not accept the credentials/, /get-caller-identity/],
  ["InvalidClientTokenId", /did not accept the credentials/, /get-caller-identity/],
  ["ExpiredTokenException", /credentials have expired/, /aws sso login/],
  ["ExpiredToken", /credentials have expired/, /aws sso login/],
  ["TokenProviderError", /could not load credentials/, /aws sso login/],
  ["CredentialsProviderError", /could not load credentials/, /AWS_PROFILE/],
  ["RequestExpired", /clock of this machine/, /Set the clock/],
  ["RequestTimeTooSkewed", /clock of this machine/, /Set the clock/],
  ["RequestInTheFuture", /clock of this machine/, /Set the clock/],
  ["AuthFailure", /did not accept the credentials/, /get-caller-identity/],
  ["OptInRequired", /not subscribed/, /Enable the region/],
  ["SubscriptionRequiredException", /not subscribed/, /Enable the region/],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", /certificate .* not trusted/, /NODE_EXTRA_CA_CERTS/],
  ["SELF_SIGNED_CERT_IN_CHAIN", /certificate .* not trusted/, /NODE_EXTRA_CA_CERTS/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /certificate .* not trusted/, /NODE_EXTRA_CA_CERTS/],
  ["UNABLE_TO_GET_ISSUER_CERT", /certificate .* not trusted/, /NODE_EXTRA_CA_CERTS/],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", /certificate .* not trusted/, /NODE_EXTRA_CA_CERTS/],
  ["CERT_HAS_EXPIRED", /certificate .* not trusted/, /this machine's clock/],
  ["CERT_NOT_YET_VALID", /certificate .* not trusted/, /this machine's clock/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate .* not trusted/, /check the endpoint/],
  ["EPROTO", /does not use TLS/, /http:\/\//],
  ["ERR_SSL_WRONG_VERSION_NUMBER", /does not use TLS/, /http:\/\//],
  ["ERR_SSL_PACKET_LENGTH_TOO_LONG", /does not use TLS/, /http:\/\//],
  ["ERR_INVALID_URL", /endpoint is not a URL/, /chime-sdk-meetings:endpoint/],
  ["HTTP 301", /redirect/, /Sign in to the network/],
  ["HTTP 302", /redirect/, /Sign in to the network/],
  ["HTTP 303", /redirect/, /Sign in to the network/],
  ["HTTP 307", /redirect/, /Sign in to the network/],
  ["HTTP 308", /redirect/, /Sign in to the network/],
  ["HTTP 407", /proxy requires authentication/, /user name and password/],
  ["NotFoundException", /meeting has ended/, /up --refresh/],
  ["ResourceNotFoundException", /meeting has ended/, /up --refresh/],
  ["NotFound", /meeting has ended/, /up --refresh/],
  ["AttendeeGoneError", /attendee was removed/, /up --refresh/],
  ["InconsistentServiceError", /contradictory answers/, /in a minute/],
  ["LimitExceededException", /quota of the AWS account/, /Service Quotas/],
  ["TooManyTagsException", /more than 50 tags/, /Remove tags/],
  ["UnprocessableEntityException", /could not process the request/, /Correct the argument/],
  ["ThrottlingException", /still throttled after 10 minutes/, /--parallel/],
  ["ThrottledClientException", /still throttled after 10 minutes/, /--parallel/],
  ["TooManyRequestsException", /still throttled after 10 minutes/, /--parallel/],
  ["ServiceFailureException", /internal error on every attempt/, /AWS Health/],
  ["ServiceUnavailableException", /internal error on every attempt/, /AWS Health/],
  ["InternalFailure", /internal error on every attempt/, /AWS Health/],
  ["ServiceFailure", /internal error on every attempt/, /AWS Health/],
  ["ENOTFOUND", /host name does not resolve/, /`region`/],
  ["EAI_AGAIN", /host name does not resolve/, /`region`/],
  ["ECONNREFUSED", /no server listens at the endpoint/, /AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS/],
  ["ECONNRESET", /closed or timed out before a response/, /Run the same command again/],
  ["EPIPE", /closed or timed out before a response/, /Run the same command again/],
  ["ETIMEDOUT", /closed or timed out before a response/, /Run the same command again/],
  ["TimeoutError", /closed or timed out before a response/, /Run the same command again/],
  ["RequestTimeout", /closed or timed out before a response/, /Run the same command again/],
  ["AbortError", /operation was cancelled/, /Run the same command again/],
  ["ABORT_ERR", /operation was cancelled/, /Run the same command again/],
  ["SyntaxError", /not one of the service/, /proxy/],
  ["UnexpectedAnswerError", /not one of the service/, /proxy/],
  ["UnknownOperationException", /not one of the service/, /proxy/],
  ["NotEmulated", /does not support this operation/, /support table/],
];

function failure(name: string, message = "Said by the service."): Error {
  return Object.assign(new Error(message), { name, $metadata: { requestId: "request-1" } });
}

describe("errors", () => {
  it("have a test for each name of the table", () => {
    expect(NAMES.map(([name]) => name)).to.have.members(EXPLANATIONS.flatMap(({ names }) => names));
  });

  for (const [name, why, advice] of NAMES) {
    it(`explain ${name}: what failed, for which meeting, why, and what to do`, () => {
      const original = failure(name);
      const { message, cause } = toUserError(original, ATTEMPT);
      expect(message).to.match(/^Cannot create meeting "standup" in us-east-1: /);
      expect(message).to.match(why).and.match(advice);
      expect(message).to.contain(`(${name}, request id request-1)`);
      expect(message).to.match(/\.$/);
      expect(cause).to.equal(original);
    });
  }

  it("include the message of the service where it names the argument", () => {
    expect(toUserError(failure("BadRequestException", "MediaRegion mars-1 is unknown."), ATTEMPT).message).to.contain(
      "(BadRequestException, request id request-1): MediaRegion mars-1 is unknown. Correct",
    );
  });

  it("report unknown errors with the message of the service", () => {
    expect(toUserError(failure("TeapotException", "Short and stout."), ATTEMPT).message).to.equal(
      'Cannot create meeting "standup" in us-east-1: unexpected error ' +
        "(TeapotException, request id request-1): Short and stout. Run `pulumi up` again. If the problem persists, please report it " +
        "with this message.",
    );
  });

  it("explain an HTTP status without an exception of AWS", () => {
    const error = Object.assign(new Error("UnknownError"), { name: "Unknown", $metadata: { httpStatusCode: 407 } });
    expect(toUserError(error, ATTEMPT).message).to.match(/a proxy requires authentication \(Unknown\)\./);
  });

  it("explain an invalid signature by the clock where its message does", () => {
    const expired = failure("InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than …");
    expect(toUserError(expired, ATTEMPT).message).to.match(/clock of this machine/);
  });

  it("include the message of the AWS SDK about credentials", () => {
    const text =
      "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login.";
    expect(toUserError(failure("CredentialsProviderError", text), ATTEMPT).message).to.contain(text);
  });

  it("explain an error by its code of Node.js", () => {
    const error = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
    expect(toUserError(error, ATTEMPT).message).to.match(/no server listens at the endpoint \(ECONNREFUSED\)\./);
  });

  it("leave out the region where the SDK chooses it", () => {
    const { message } = toUserError(failure("ConflictException"), { ...ATTEMPT, region: undefined });
    expect(message).to.match(/^Cannot create meeting "standup": another request/);
  });

  it("explain how to set the region where there is none", () => {
    const { message } = toUserError(new Error("Region is missing"), { ...ATTEMPT, region: undefined });
    expect(message)
      .to.match(/no AWS region is set/)
      .and.match(/pulumi config set chime-sdk-meetings:region/);
  });

  it("have the name and request id of the service's error, not of the derived one", () => {
    for (const error of [
      new AttendeeGoneError("gone", { cause: failure("NotFoundException") }),
      new InconsistentServiceError("contradiction", { cause: failure("NotFoundException") }),
    ]) {
      expect(toUserError(error, ATTEMPT).message).to.contain("(NotFoundException, request id request-1)");
    }
  });

  it("are not explained twice", () => {
    const explained = new MeetingError("Explained.");
    const partial = new PartialFailure("id", {}, ["Partial."]);
    expect(toUserError(explained, ATTEMPT)).to.equal(explained);
    expect(toUserError(partial, ATTEMPT)).to.equal(partial);
  });

  it("can have thrown values as the cause that are not errors", () => {
    expect(toUserError("thrown text", ATTEMPT).message).to.match(/unexpected error \(string\)\./);
    expect(toUserError(undefined, ATTEMPT).message).to.match(/unexpected error \(undefined\)\./);
  });

  it("treat only NotFound of the service as the end of a meeting", () => {
    expect(isNotFound(failure("NotFoundException"))).to.equal(true);
    expect(isNotFound(Object.assign(new Error("404"), { $metadata: { httpStatusCode: 404 } }))).to.equal(false);
    expect(isNotFound(new UnexpectedAnswerError("nothing"))).to.equal(false);
  });

  it("do not contain anything that could be a join token", () => {
    const { message } = toUserError(failure("BadRequestException", `JoinToken ${TOKEN} is wrong`), ATTEMPT);
    expect(message).to.contain("JoinToken … is wrong").and.not.contain(TOKEN);
  });

  for (const text of ["", "UnknownError"]) {
    it(`have no text of the service for the message "${text}"`, () => {
      expect(toUserError(failure("BadRequestException", text), ATTEMPT).message).to.contain(
        "(BadRequestException, request id request-1). Correct",
      );
    });
  }

  it("have one space for several blanks and line breaks", () => {
    expect(toUserError(failure("BadRequestException", "one \n\t two."), ATTEMPT).message).to.contain(
      ": one two. Correct",
    );
  });

  it("replace the cause of a parse error, which may quote the response", () => {
    const { cause } = toUserError(new SyntaxError(`Unexpected token in ${TOKEN}`), ATTEMPT);
    expect((cause as Error).message).to.equal("The answer is not JSON.");
  });

  it("ignore a code that is no string", () => {
    const error = Object.assign(failure("ConflictException"), { code: 20 });
    expect(toUserError(error, ATTEMPT).message).to.contain("(ConflictException, request id request-1)");
  });

  it("explain contradictory responses", () => {
    const error = new InconsistentServiceError("conflict", { cause: failure("NotFoundException") });
    expect(toUserError(error, ATTEMPT).message).to.match(/: the service gave contradictory answers/);
  });

  it("have a short message on one line", () => {
    const { message } = toUserError(failure("BadRequestException", `one\n${"two ".repeat(1000)}`), ATTEMPT);
    expect(message).to.have.length.below(600).and.not.contain("\n");
  });
});
