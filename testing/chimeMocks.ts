import { runtime } from "@pulumi/pulumi";
import type { AttendeeInputs } from "../provider/attendee/outputs";
import { check as checkAttendee } from "../provider/attendee/schema";
import type { CheckFailure, CheckResult } from "../provider/core/check";
import type { Members } from "../provider/core/json";
import { check } from "../provider/meeting/check";
import type { MeetingInputs } from "../provider/meeting/outputs";
import type { TranscriptionInputs } from "../provider/transcription/outputs";
import { check as checkTranscription } from "../provider/transcription/schema";
import { mockedAttendeeResource, mockedLookup, mockedMeeting, mockedTranscription } from "./mockedMeeting";
import { withoutEnvelopes } from "./secretEnvelope";

type MockResourceArgs = runtime.MockResourceArgs;

/** What a mock answers for a resource. */
export interface MockResourceResult {
  /** The id; undefined for a resource without one, such as a component. */
  id: string | undefined;
  /** The outputs. */
  state: Record<string, unknown>;
}

/** A resource that the program under test has registered. */
export interface RegisteredResource {
  /** Type token, such as `aws:sqs/queue:Queue`. */
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  /** The inputs in plain, secrets too. */
  readonly inputs: Record<string, unknown>;
}

/** What the mocks answer for resources and functions of other packages. */
export interface ChimeMocksOptions {
  /**
   * Answers resources of other packages. Default: the inputs come back as outputs, with an id and an `arn` made of the name.
   */
  readonly newResource?: (args: MockResourceArgs) => MockResourceResult | Promise<MockResourceResult>;
  /**
   * Answers functions. Default: `getMeeting` of this package finds a meeting, `listAttendees` nobody; the arguments of functions of
   * other packages come back.
   */
  readonly call?: (args: runtime.MockCallArgs) => Record<string, unknown> | Promise<Record<string, unknown>>;
}

/** Mocks for `pulumi.runtime.setMocks`, and what the program has registered with them. */
export interface ChimeMocks extends runtime.Mocks {
  /** Every resource, in the order of registration. */
  readonly resources: readonly RegisteredResource[];
  /** The resource of this name; fails, naming those that there are, where there is none or more than one. */
  resource(name: string): RegisteredResource;
}

/** How a resource of this package is checked, and what the service would answer. */
interface MockedKind {
  readonly check: (news: Members) => CheckResult;
  readonly answer: (name: string, inputs: Members) => { id: string; state: Members };
}

const KINDS: Readonly<Record<string, MockedKind>> = {
  "pulumi-nodejs:dynamic/chime-sdk-meetings:Meeting": {
    check,
    answer: (name, inputs) => mockedMeeting(name, inputs as MeetingInputs),
  },
  "pulumi-nodejs:dynamic/chime-sdk-meetings:MeetingAttendee": {
    check: checkAttendee,
    answer: (_name, inputs) => mockedAttendeeResource(inputs as AttendeeInputs),
  },
  "pulumi-nodejs:dynamic/chime-sdk-meetings:MeetingTranscription": {
    check: checkTranscription,
    answer: (_name, inputs) => mockedTranscription(inputs as TranscriptionInputs),
  },
};

/**
 * Mocks under which this package's resources behave as they do in `pulumi up`: their arguments are checked, with the messages of
 * `pulumi preview`, and their outputs are realistic and the same in every run.
 *
 * ```ts
 * const mocks = chimeMocks();
 * await pulumi.runtime.setMocks(mocks);
 * ```
 */
export function chimeMocks(options: ChimeMocksOptions = {}): ChimeMocks {
  const resources: RegisteredResource[] = [];
  return {
    resources,
    resource: (name) => only(resources, name),
    async newResource(args) {
      const inputs = withoutEnvelopes(args.inputs) as Members;
      const { __provider: _text, ...own } = inputs;
      resources.push({ type: args.type, name: args.name, inputs: own });
      const kind = KINDS[args.type];
      if (!kind) return (options.newResource ?? echo)(args);
      refuse(args, inputs, kind.check(inputs).failures);
      // In a preview nothing is created, so outputs that are no inputs are unknown.
      return runtime.isDryRun() ? { id: undefined, state: args.inputs } : kind.answer(args.name, own);
    },
    call: async (args) => (options.call ?? mockedLookup)(args),
  };
}

function echo({ name, inputs }: MockResourceArgs): MockResourceResult {
  return { id: `${name}-id`, state: { arn: `arn:aws:mock:us-east-1:111122223333:${name}`, ...inputs } };
}

function refuse({ type, name }: MockResourceArgs, inputs: Members, failures: readonly CheckFailure[]): void {
  if (failures.length === 0) return;
  const lines = failures.map(({ property, reason }) => {
    const value = inputs[property] ?? "<nil>";
    return `${type} resource '${name}': property ${property} value {${value}} has a problem: ${reason}`;
  });
  throw new Error(lines.join("\n"));
}

function only(resources: readonly RegisteredResource[], name: string): RegisteredResource {
  const [found, ...others] = resources.filter((resource) => resource.name === name);
  if (found && others.length === 0) return found;
  const names = resources.map((resource) => `"${resource.name}" (${resource.type})`).join(", ") || "none";
  throw new Error(`${found ? "More than one" : "No"} resource is named "${name}". Registered are: ${names}.`);
}
