import { MeetingError } from "../aws/errors";
import type { JsonObject } from "../json";
import { isPartialFailure } from "../lifecycle/partialFailure";
import type { ResourceLifecycle } from "../lifecycle/resourceLifecycle";
import type { CheckFailure } from "../rules/check";

/** The member in which the dynamic host keeps the text of the provider, in all inputs and outputs. */
const PROVIDER_KEY = "__provider";

/**
 * The life cycle for the dynamic host. The host's own member is removed from arguments, and added to results that need it.
 *
 * `optionalOutputs` are stored as `null` where they have no value: an output that is absent from the state is unknown in previews.
 */
export function atHostBoundary<Inputs extends JsonObject, Outputs extends JsonObject>(
  lifecycle: ResourceLifecycle<Inputs, Outputs>,
  optionalOutputs: readonly string[] = [],
): ResourceLifecycle<Inputs, Outputs> {
  const absent = Object.fromEntries(optionalOutputs.map((name) => [name, null]));
  const complete = (outputs: Outputs): Outputs => ({ ...absent, ...outputs });
  /** The host adds its member to results, but not to the properties of a partial failure, which could then never be deleted. */
  const completeFailure = async <T>(inputs: JsonObject, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (isPartialFailure(error)) {
        Object.assign(error.properties, { ...absent, ...error.properties, [PROVIDER_KEY]: inputs[PROVIDER_KEY] });
      }
      throw error;
    }
  };
  return {
    check: async (olds, news) => {
      const { inputs, failures } = await lifecycle.check(present(olds), present(news));
      return { inputs, failures: failures.map(toSentence) };
    },
    diff: async (id, olds, news) => {
      refuseForeignState(id, olds);
      return lifecycle.diff(id, present(olds), present(news));
    },
    create: (inputs) =>
      completeFailure(inputs, async () => {
        const { id, outs } = await lifecycle.create(present(inputs));
        return { id, outs: complete(outs) };
      }),
    read: async (id, olds) => {
      const { props, ...result } = await lifecycle.read(id, present(olds));
      return props ? { ...result, props: complete(props) } : result;
    },
    update: (id, olds, news) =>
      completeFailure(news, async () => {
        const { outs } = await lifecycle.update(id, present(olds), present(news));
        return { outs: complete(outs) };
      }),
    delete: (id, olds) => lifecycle.delete(id, present(olds)),
  };
}

/** Every state of this package has its version. By an alias, a program can pass the state of another dynamic resource. */
function refuseForeignState(id: string, { stateVersion }: JsonObject): void {
  if (stateVersion !== undefined) return;
  throw new MeetingError(
    `The state of ${id} was not written by pulumi-chime-sdk-meetings, so it cannot be taken over by an alias. Remove the alias. To keep ` +
      "a meeting that exists, declare it with `existingMeetingId`.",
  );
}

/** If a failure has a property, the engine prints its value, which may be secret and is wrong for a nested path. */
function toSentence({ property, reason }: CheckFailure): CheckFailure {
  return { property: "", reason: `${property} ${reason}` };
}

/** The members with a value, without the member of the host. */
function present<T extends JsonObject>(members: T): T {
  return Object.fromEntries(
    Object.entries(members).filter(([name, value]) => name !== PROVIDER_KEY && value !== null),
  ) as T;
}
