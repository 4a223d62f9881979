import * as pulumi from "@pulumi/pulumi";
import { camelCaseKeys } from "../../provider/core/wireCase";

/** What the engine knows of an output: its value where it has one, and whether it is secret. */
export interface Observed {
  readonly value: unknown;
  readonly known: boolean;
  readonly secret: boolean;
}

export async function observe(output: pulumi.Output<unknown>): Promise<Observed> {
  const { promise, isKnown } = output as unknown as { promise(): Promise<unknown>; isKnown: Promise<boolean> };
  return {
    value: await promise.call(output),
    known: await isKnown,
    secret: await pulumi.isSecret(output),
  };
}

/** The registered resources, in their order, as mocks see them. */
export type Registered = pulumi.runtime.MockResourceArgs[];

interface MockOptions {
  readonly preview?: boolean;
  /** Stack configuration, with full keys such as `aws:region`. */
  readonly config?: Record<string, string>;
}

/** Removes the stack configuration, which Pulumi keeps for all test files of a process. */
export function resetConfiguration(): void {
  pulumi.runtime.setAllConfig({});
}

/** Mocks that answer a Meeting as a user's own test would: the inputs, and what the service adds. */
export async function mockEngine({ preview = false, config = {} }: MockOptions = {}): Promise<Registered> {
  const registered: Registered = [];
  pulumi.runtime.setAllConfig(config);
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.push(args);
        if (preview) return { id: undefined, state: args.inputs };
        return { id: `${args.name}-id`, state: { ...args.inputs, ...answerTo(args) } };
      },
      call: ({ inputs }) => inputs,
    },
    "project",
    "test",
    preview,
  );
  return registered;
}

function answerTo({ name, inputs }: pulumi.runtime.MockResourceArgs) {
  const attendees = (inputs.attendees ?? []) as { externalUserId: string }[];
  return {
    meetingId: `${name}-id`,
    meetingArn: `arn:aws:chime:us-east-1:111122223333:meeting/${name}-id`,
    mediaPlacement: camelCaseKeys({ AudioHostUrl: "audio.example", SignalingUrl: "wss://signal.example" }),
    createdAt: "2026-01-01T00:00:00.000Z",
    attendees: attendees.map((attendee) => ({
      ...attendee,
      attendeeId: `${attendee.externalUserId}-id`,
      joinToken: `token of ${attendee.externalUserId}`,
    })),
  };
}
