import { createHash } from "node:crypto";
import { runtime } from "@pulumi/pulumi";
import type { JsonObject } from "../provider/core/json";

/** The account of every mocked ARN: the one of AWS's documentation. */
export const ACCOUNT = "111122223333";
export const DEFAULT_REGION = "us-east-1";

interface MockedResource {
  readonly id: string;
  readonly state: JsonObject;
}

/** What follows `arn:aws:`, by type (AWS's Service Authorization Reference, "Resource types"). */
const ARNS: Readonly<Record<string, string>> = {
  "aws:cloudwatch/eventRule:EventRule": "events:REGION:ACCOUNT:rule/NAME",
  "aws:cloudwatch/logGroup:LogGroup": "logs:REGION:ACCOUNT:log-group:NAME",
  "aws:dynamodb/table:Table": "dynamodb:REGION:ACCOUNT:table/NAME",
  "aws:iam/policy:Policy": "iam::ACCOUNT:policy/NAME",
  "aws:iam/role:Role": "iam::ACCOUNT:role/NAME",
  "aws:lambda/function:Function": "lambda:REGION:ACCOUNT:function:NAME",
  "aws:sns/topic:Topic": "sns:REGION:ACCOUNT:NAME",
  "aws:sqs/queue:Queue": "sqs:REGION:ACCOUNT:NAME",
};

/** Where a type's id is something else than its name, the output that it is. */
const IDS: Readonly<Record<string, string>> = {
  "aws:iam/policy:Policy": "arn",
  "aws:sns/topic:Topic": "arn",
  "aws:sqs/queue:Queue": "url",
};

/** Outputs besides `name` and `arn`. */
const ADDRESSES: Readonly<Record<string, (name: string, region: string) => JsonObject>> = {
  "aws:lambda/functionUrl:FunctionUrl": (name, region) => ({
    functionUrl: `https://${createHash("sha256").update(name).digest("hex").slice(0, 32)}.lambda-url.${region}.on.aws/`,
  }),
  "aws:sqs/queue:Queue": (name, region) => ({ url: `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}` }),
};

const CALLS: Readonly<Record<string, (region: string) => JsonObject>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:user/mocked`,
    id: ACCOUNT,
    userId: "AIDAMOCKED",
  }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" }),
  "aws:index/getRegion:getRegion": (region) => ({ region, name: region, id: region }),
};

/**
 * What AWS would add to the inputs of a resource: the `name`, `arn` and addresses of those that standing rooms and notifications
 * are made of. Any other has its inputs, an id and an `arn` made of its name.
 */
export function mockedOther({ type, name, inputs }: runtime.MockResourceArgs): MockedResource {
  const region = configuredRegion();
  const address = ADDRESSES[type]?.(name, region);
  const template = ARNS[type];
  if (template === undefined) {
    return {
      id: `${name}-id`,
      state: { arn: `arn:aws:mock:${DEFAULT_REGION}:${ACCOUNT}:${name}`, ...inputs, ...address },
    };
  }
  const own = String(inputs["name"] ?? name);
  const arn = `arn:aws:${template.replace("REGION", region).replace("ACCOUNT", ACCOUNT).replace("NAME", own)}`;
  const state: JsonObject = { ...inputs, name: own, arn, ...address };
  return { id: String(state[IDS[type] ?? "name"]), state };
}

/** What a function of the AWS package answers about the account; another gives its arguments back. */
export function mockedCall({ token, inputs }: runtime.MockCallArgs): JsonObject {
  return CALLS[token]?.(configuredRegion()) ?? inputs;
}

function configuredRegion(): string {
  return runtime.getConfig("aws:region") ?? DEFAULT_REGION;
}
