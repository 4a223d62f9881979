import * as pulumi from "@pulumi/pulumi";
import {
  MeetingNotifications,
  type MeetingNotificationsArgs,
  StandingRoom,
  type StandingRoomArgs,
} from "../../standing-room";

export const ACCOUNT = "111122223333";
export const REGION = "eu-central-1";

// biome-ignore lint/suspicious/noExplicitAny: the inputs of any AWS resource, which the tests look into
export type Inputs = Record<string, any>;

export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Inputs;
}

/** What each AWS resource answers that others build on. */
const ANSWERS: Readonly<Record<string, (name: string) => Inputs>> = {
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

const CALLS: Readonly<Record<string, Inputs>> = {
  "aws:index/getPartition:getPartition": { partition: "aws" },
  "aws:index/getRegion:getRegion": { region: REGION },
  "aws:index/getCallerIdentity:getCallerIdentity": { accountId: ACCOUNT },
};

export async function mockAws(): Promise<Resource[]> {
  const resources: Resource[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      resources.push({ type, name, inputs });
      return { id: `${name}-id`, state: { ...inputs, ...ANSWERS[type]?.(name) } };
    },
    call: ({ token, inputs }) => CALLS[token] ?? inputs,
  });
  return resources;
}

/** Declares a room and waits until every resource is registered. */
export async function declare(args: StandingRoomArgs) {
  const resources = await mockAws();
  const room = new StandingRoom("office", args);
  await settled();
  return { room, resources };
}

export async function declareNotifications(args?: MeetingNotificationsArgs) {
  const resources = await mockAws();
  const notifications = new MeetingNotifications("events", args);
  await settled();
  return { notifications, resources };
}

async function settled(): Promise<void> {
  await pulumi.runtime.disconnect();
}

export const find = (resources: readonly Resource[], type: string): Inputs => {
  const found = resources.filter((resource) => resource.type === type);
  if (found.length !== 1) throw new Error(`There are ${found.length} resources of type ${type}, not one.`);
  return found[0]?.inputs ?? {};
};

export const ROOMS = { mediaRegion: "eu-central-1", rooms: { standup: {} } };

export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: string;
  readonly Condition?: object;
}
