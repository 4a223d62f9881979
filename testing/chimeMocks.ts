import { runtime } from "@pulumi/pulumi";
import type { AttendeeInputs } from "../provider/core/attendee/outputs";
import { check as checkAttendee } from "../provider/core/attendee/schema";
import type { JsonObject } from "../provider/core/json";
import type { MeetingInputs } from "../provider/core/meeting/outputs";
import { check } from "../provider/core/meeting/schema";
import type { CheckFailure, CheckResult } from "../provider/core/rules/check";
import type { TranscriptionInputs } from "../provider/core/transcription/outputs";
import { check as checkTranscription } from "../provider/core/transcription/schema";
import { DEFAULT_REGION, mockedCall, mockedOther } from "./mockedAws";
import {
  existingAttendee,
  existingMeeting,
  type MockedResource,
  mockedAttendeeResource,
  mockedLookup,
  mockedMeeting,
  mockedTranscription,
} from "./mockedMeeting";
import { runToEnd } from "./runToEnd";
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
   * Answers resources of other packages; `undefined` leaves one to the default. Default: the inputs come back as outputs, with an
   * id, and what AWS would add where a standing room needs it: `arn`, `name`, `url`, `functionUrl`.
   */
  readonly newResource?: (
    args: MockResourceArgs,
  ) => MockResourceResult | undefined | Promise<MockResourceResult | undefined>;
  /**
   * Answers functions; `undefined` leaves one to the default. Default: `getMeeting` of this package finds a meeting,
   * `listAttendees` nobody; AWS's `getRegion`, `getPartition` and `getCallerIdentity` answer, and the arguments of any other function
   * come back.
   */
  readonly call?: (
    args: runtime.MockCallArgs,
  ) => Record<string, unknown> | undefined | Promise<Record<string, unknown> | undefined>;
}

/** How a program runs under mocks. */
export interface RunOptions {
  /** The stack's configuration; a key without a namespace, such as `attendees`, is the project's own. Default: none. */
  readonly config?: Readonly<Record<string, string>>;
  /** The name of the project. Default: `project`. */
  readonly project?: string;
  /** The name of the stack. Default: `stack`. */
  readonly stack?: string;
  /** Whether nothing is created, as in `pulumi preview`. Default: false. */
  readonly preview?: boolean;
}

/** Mocks for `pulumi.runtime.setMocks`, and what the program has registered with them. */
export interface ChimeMocks extends runtime.Mocks {
  /** Every resource, in the order of registration. */
  readonly resources: readonly RegisteredResource[];
  /** The resource of this name; fails, naming those that there are, where there is none or more than one. */
  resource(name: string): RegisteredResource;
  /**
   * Runs a program under these mocks, such as `() => import("../index.js")`, waits until all its resources are registered, and gives
   * what it gave. Fails with the messages of `pulumi preview` where an argument is wrong. Node.js runs a module once in a process:
   * a second program needs a module, or a function, of its own.
   */
  run<T>(program: () => T | Promise<T>, options?: RunOptions): Promise<T>;
}

/** How a resource of this package is checked, created, and read by its static `get`. */
interface MockedKind {
  readonly check: (news: JsonObject) => CheckResult;
  readonly create: (name: string, inputs: JsonObject) => MockedResource;
  readonly read: (id: string, inputs: JsonObject) => MockedResource;
}

const KINDS: Readonly<Record<string, MockedKind>> = {
  "pulumi-nodejs:dynamic/chime-sdk-meetings:Meeting": {
    check,
    create: (name, inputs) => mockedMeeting(name, inputs as MeetingInputs),
    read: (id, inputs) => ({ id, state: { ...existingMeeting(id, inputs["region"]), attendees: [] } }),
  },
  "pulumi-nodejs:dynamic/chime-sdk-meetings:MeetingAttendee": {
    check: checkAttendee,
    create: (_name, inputs) => mockedAttendeeResource(inputs as AttendeeInputs),
    read: (id, inputs) => existingAttendee(id, inputs["region"]),
  },
  "pulumi-nodejs:dynamic/chime-sdk-meetings:MeetingTranscription": {
    check: checkTranscription,
    create: (_name, inputs) => mockedTranscription(inputs as TranscriptionInputs),
    read: (id, inputs) => ({ id, state: { region: DEFAULT_REGION, ...inputs, meetingId: id } }),
  },
};

/** What the program has registered, and what of it was refused. */
interface Registrations {
  readonly resources: RegisteredResource[];
  readonly refusals: Error[];
}

/** Components of this package: they are made of other resources, and have no answer of their own. */
const OWN_COMPONENT = /^chime-sdk-meetings:index:/;

/**
 * Mocks under which this package's resources behave as they do in `pulumi up`: their arguments are checked, with the messages of
 * `pulumi preview`, and their outputs are realistic and the same in every run.
 *
 * ```ts
 * const mocks = chimeMocks();
 * await mocks.run(() => import("../index.js")); // your program
 * expect(mocks.resource("standup").inputs.attendees).to.have.length(2);
 * ```
 */
export function chimeMocks(options: ChimeMocksOptions = {}): ChimeMocks {
  const registrations: Registrations = { resources: [], refusals: [] };
  const mocks: ChimeMocks = {
    resources: registrations.resources,
    resource: (name) => only(registrations.resources, name),
    run: (program, choices) => run(mocks, registrations, program, choices),
    newResource: (args) => answer(args, registrations, options),
    call: async (args) => (await options.call?.(args)) ?? mockedLookup(args) ?? mockedCall(args),
  };
  return mocks;
}

async function run<T>(
  mocks: ChimeMocks,
  { refusals }: Registrations,
  program: () => T | Promise<T>,
  { config = {}, project = "project", stack = "stack", preview = false }: RunOptions = {},
): Promise<T> {
  const keys = Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]);
  runtime.setAllConfig(Object.fromEntries(keys));
  await runtime.setMocks(mocks, project, stack, preview);
  const { given, failure } = await runToEnd(program);
  const [refusal = failure] = refusals;
  if (refusal !== undefined) throw refusal;
  return given;
}

async function answer(
  args: MockResourceArgs,
  { resources, refusals }: Registrations,
  { newResource }: ChimeMocksOptions,
): Promise<MockResourceResult> {
  const inputs = withoutEnvelopes(args.inputs) as JsonObject;
  const { __provider: _text, ...own } = inputs;
  resources.push({ type: args.type, name: args.name, inputs: own });
  const kind = KINDS[args.type];
  // A static `get` passes the id, and none of the arguments that a new resource needs.
  if (kind && args.id) return kind.read(args.id, own);
  if (kind) {
    const refusal = refusalOf(args, kind.check(inputs).failures);
    if (refusal) {
      refusals.push(refusal);
      throw refusal;
    }
  }
  const users = kind || OWN_COMPONENT.test(args.type) ? undefined : await newResource?.(args);
  if (users) return users;
  // In a preview nothing is created, so outputs that are no inputs are unknown.
  if (runtime.isDryRun()) return { id: undefined, state: args.inputs };
  return kind ? kind.create(args.name, own) : mockedOther(args);
}

function refusalOf({ type, name }: MockResourceArgs, failures: readonly CheckFailure[]) {
  if (failures.length === 0) return undefined;
  const lines = failures.map(
    ({ property, reason }) => `${type} resource '${name}' has a problem: ${property} ${reason}`,
  );
  return new Error(lines.join("\n"));
}

function only(resources: readonly RegisteredResource[], name: string): RegisteredResource {
  const [found, ...others] = resources.filter((resource) => resource.name === name);
  if (found && others.length === 0) return found;
  const names = resources.map((resource) => `"${resource.name}" (${resource.type})`).join(", ") || "none";
  throw new Error(`${found ? "More than one" : "No"} resource is named "${name}". Registered are: ${names}.`);
}
