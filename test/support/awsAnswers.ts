/* What AWS would return for the resources of a standing room, as far as other resources use it. */

export const ACCOUNT = "111122223333";
export const REGION = "eu-central-1";

// biome-ignore lint/suspicious/noExplicitAny: the inputs of any AWS resource, which the tests look into
export type Inputs = Record<string, any>;

const OUTPUTS: Readonly<Record<string, (name: string) => Inputs>> = {
  "aws:dynamodb/table:Table": (name) => ({ name, arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}` }),
  "aws:cloudwatch/logGroup:LogGroup": (name) => ({ name, arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}` }),
  "aws:lambda/function:Function": (name) => ({ name, arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}` }),
  "aws:lambda/functionUrl:FunctionUrl": () => ({ functionUrl: `https://abc.lambda-url.${REGION}.on.aws/` }),
  "aws:cloudwatch/eventRule:EventRule": (name) => ({ name, arn: `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}` }),
  "aws:iam/policy:Policy": (name) => ({ arn: `arn:aws:iam::${ACCOUNT}:policy/${name}` }),
  "aws:iam/role:Role": (name) => ({ arn: `arn:aws:iam::${ACCOUNT}:role/${name}` }),
  "aws:sqs/queue:Queue": (name) => ({
    name,
    arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
    url: `https://sqs.example/${name}`,
  }),
  "aws:sns/topic:Topic": (name) => ({ arn: `arn:aws:sns:${REGION}:${ACCOUNT}:${name}` }),
};

/** The outputs of a resource besides its inputs. */
export const awsOutputs = (type: string, name: string): Inputs => OUTPUTS[type]?.(name) ?? {};

/** The results of functions by their tokens. */
export const AWS_CALLS: Readonly<Record<string, Inputs>> = {
  "aws:index/getPartition:getPartition": { partition: "aws" },
  "aws:index/getRegion:getRegion": { region: REGION },
  "aws:index/getCallerIdentity:getCallerIdentity": { accountId: ACCOUNT },
};
