import type { Members } from "./json";
import { isPartialFailure } from "./partialFailure";
import type { ResourceLifecycle } from "./resourceLifecycle";

/** Where the dynamic host keeps the provider's own text, in every bag of properties. */
const PROVIDER_KEY = "__provider";

/** The life cycle as the host calls it: the host's own member is taken out of what comes in, and put back where it expects it. */
export function atHostBoundary<Inputs extends Members, Outputs extends Members>(
  lifecycle: ResourceLifecycle<Inputs, Outputs>,
): ResourceLifecycle<Inputs, Outputs> {
  return {
    check: (olds, news) => lifecycle.check(own(olds), own(news)),
    diff: (id, olds, news) => lifecycle.diff(id, own(olds), own(news)),
    create: (inputs) => keepingProvider(inputs, () => lifecycle.create(own(inputs))),
    read: (id, olds) => lifecycle.read(id, own(olds)),
    update: (id, olds, news) => keepingProvider(news, () => lifecycle.update(id, own(olds), own(news))),
    delete: (id, olds) => lifecycle.delete(id, own(olds)),
  };
}

function own<T extends Members>(bag: T): T {
  const { [PROVIDER_KEY]: _text, ...rest } = bag;
  return rest as T;
}

/** The host adds its member to results, but not to the properties of a partial failure, which could then never be deleted. */
async function keepingProvider<T>(inputs: Members, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isPartialFailure(error)) error.properties[PROVIDER_KEY] = inputs[PROVIDER_KEY];
    throw error;
  }
}
