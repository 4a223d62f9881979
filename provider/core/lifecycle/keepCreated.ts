import type { JsonObject } from "../json";
import { isPartialFailure } from "./partialFailure";
import type { ResourceLifecycle } from "./resourceLifecycle";

/**
 * Skips `delete` for an id that `create` has returned in this process.
 *
 * The engine creates a replacement before it deletes the old resource, unless `deleteBeforeReplace` is set. Where AWS answers the
 * creation with what exists already (a repeated ClientRequestToken, a known ExternalUserId, the one transcription of a meeting),
 * old and new resource have the same id, and the deletion of the old one would remove the new one.
 */
export function keepCreated<Inputs extends JsonObject, Outputs extends JsonObject>(
  lifecycle: ResourceLifecycle<Inputs, Outputs>,
  resource: string,
  log: (text: string) => void,
): ResourceLifecycle<Inputs, Outputs> {
  const created = new Set<string>();
  return {
    ...lifecycle,
    create: async (inputs) => {
      try {
        const result = await lifecycle.create(inputs);
        created.add(result.id);
        return result;
      } catch (error) {
        if (isPartialFailure(error)) created.add(error.id);
        throw error;
      }
    },
    delete: async (id, olds) => {
      if (!created.delete(id)) return lifecycle.delete(id, olds);
      log(`The ${resource} ${id} is kept: this update created a resource with the same id, which is in use.`);
    },
  };
}
