import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { joinStatements, policyDocument } from "./permissions";
import type { JoinAuthorizationType, StandingRoomArgs } from "./standingRoomArgs";

const AUTHORIZATION_TYPES: readonly string[] = ["AWS_IAM", "NONE"] satisfies readonly JoinAuthorizationType[];

/** Headers of a signed browser request; `x-amz-content-sha256` is set by AWS's own signers. */
const REQUEST_HEADERS = ["content-type", "authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];
const CORS_SECONDS = 300;

interface JoinUrl {
  readonly url: aws.lambda.FunctionUrl;
  readonly policy: aws.iam.Policy;
}

/** The URL to join at, and the policy that lets a caller use it. */
export function createJoinUrl(
  name: string,
  fn: aws.lambda.Function,
  { authorizationType = "AWS_IAM", allowedOrigins, tags }: StandingRoomArgs,
  parent: pulumi.Resource,
): JoinUrl {
  checkAuthorizationType(authorizationType);
  const cors = allowedOrigins && {
    allowOrigins: allowedOrigins,
    allowMethods: ["POST"],
    allowHeaders: REQUEST_HEADERS,
    exposeHeaders: ["retry-after"],
    maxAge: CORS_SECONDS,
  };
  const url = new aws.lambda.FunctionUrl(
    `${name}-url`,
    { functionName: fn.name, authorizationType, ...(cors ? { cors } : {}) },
    { parent },
  );
  if (authorizationType === "NONE") admitEverybody(name, fn, parent);
  const policy = new aws.iam.Policy(
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

/** Checked at run time, because programs in JavaScript are not type-checked. */
function checkAuthorizationType(authorizationType: string): void {
  if (AUTHORIZATION_TYPES.includes(authorizationType)) return;
  throw new Error(`authorizationType must be "AWS_IAM" or "NONE", got "${authorizationType}".`);
}

/** Also without authentication a URL needs both permissions, since October 2025 (Lambda developer guide, "Control access"). */
function admitEverybody(name: string, fn: aws.lambda.Function, parent: pulumi.Resource): void {
  const everybody = { function: fn.name, principal: "*" };
  new aws.lambda.Permission(
    `${name}-public-url`,
    { ...everybody, action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "NONE" },
    { parent },
  );
  new aws.lambda.Permission(
    `${name}-public-invoke`,
    { ...everybody, action: "lambda:InvokeFunction", invokedViaFunctionUrl: true },
    { parent },
  );
}
