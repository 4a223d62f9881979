import { Policy } from "@pulumi/aws/iam/policy";
import type { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { FunctionUrl } from "@pulumi/aws/lambda/functionUrl";
import { Permission } from "@pulumi/aws/lambda/permission";
import type * as pulumi from "@pulumi/pulumi";
import { joinStatements, policyDocument } from "./permissions";
import type { StandingRoomArgs } from "./standingRoomArgs";

/** Headers of a signed browser request; `x-amz-content-sha256` is set by AWS's own signers. */
const REQUEST_HEADERS = ["content-type", "authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];
const CORS_SECONDS = 300;

interface JoinUrl {
  readonly url: FunctionUrl;
  readonly policy: Policy;
}

/** Creates the URL to join at, and the IAM policy for its callers. */
export function createJoinUrl(
  name: string,
  fn: LambdaFunction,
  { authorizationType = "AWS_IAM", allowedOrigins, tags }: StandingRoomArgs,
  parent: pulumi.Resource,
): JoinUrl {
  // Lambda verifies no tokens: the function does.
  const isSigned = authorizationType === "AWS_IAM";
  const cors = allowedOrigins && {
    allowOrigins: allowedOrigins,
    allowMethods: ["POST"],
    allowHeaders: REQUEST_HEADERS,
    exposeHeaders: ["retry-after", "www-authenticate"],
    maxAge: CORS_SECONDS,
  };
  const url = new FunctionUrl(
    `${name}-url`,
    { functionName: fn.name, authorizationType: isSigned ? "AWS_IAM" : "NONE", ...(cors ? { cors } : {}) },
    { parent },
  );
  if (!isSigned) allowPublicAccess(name, fn, parent);
  const policy = new Policy(
    `${name}-join-policy`,
    {
      description: "May join the standing rooms behind one join URL.",
      policy: fn.arn.apply((arn) => policyDocument(joinStatements(arn))),
      ...(tags ? { tags } : {}),
    },
    { parent },
  );
  return { url, policy };
}

/** A URL without authentication needs both permissions as well, since October 2025 (Lambda developer guide, "Control access"). */
function allowPublicAccess(name: string, fn: LambdaFunction, parent: pulumi.Resource): void {
  const anyone = { function: fn.name, principal: "*" };
  new Permission(
    `${name}-public-url`,
    { ...anyone, action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "NONE" },
    { parent },
  );
  new Permission(
    `${name}-public-invoke`,
    { ...anyone, action: "lambda:InvokeFunction", invokedViaFunctionUrl: true },
    { parent },
  );
}
