import * as pulumi from "@pulumi/pulumi";
import {
  MeetingNotifications,
  type MeetingNotificationsArgs,
  StandingRoom,
  type StandingRoomArgs,
} from "../../standing-room";
import { AWS_CALLS, awsOutputs, type Inputs } from "../support/awsAnswers";

export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Inputs;
}

export async function mockAws(): Promise<Resource[]> {
  const resources: Resource[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      resources.push({ type, name, inputs });
      return { id: `${name}-id`, state: { ...inputs, ...awsOutputs(type, name) } };
    },
    call: ({ token, inputs }) => AWS_CALLS[token] ?? inputs,
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
