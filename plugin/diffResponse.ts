import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb.js";
import type { JsonObject } from "../provider/core/json";
import type { DiffResult } from "../provider/core/rules/changes";
import { type ChangeKind, differencesOf } from "./detailedDiff";

const { Kind } = PropertyDiff;

const KINDS = { add: Kind.ADD, delete: Kind.DELETE, update: Kind.UPDATE } as const;
const REPLACING_KINDS = { add: Kind.ADD_REPLACE, delete: Kind.DELETE_REPLACE, update: Kind.UPDATE_REPLACE } as const;

/** What `diff` of a life cycle decides, and the inputs that the engine shows with it. */
export interface Decision {
  readonly result: DiffResult;
  readonly oldInputs: JsonObject;
  readonly news: JsonObject;
  /** Outputs that the state lacks and an update adds without a call. */
  readonly missingOutputs: readonly string[];
}

/** The response to Diff. An empty list of differences means that nothing changes. */
export function toDiffResponse({ result, oldInputs, news, missingOutputs }: Decision): DiffResponse {
  const { changes, replaces = [], deleteBeforeReplace = false } = result;
  const response = new DiffResponse();
  const details = response.getDetaileddiffMap();
  const add = (property: string, path: string, kind: ChangeKind, isInput: boolean) => {
    const kinds = replaces.includes(property) ? REPLACING_KINDS : KINDS;
    details.set(path, new PropertyDiff().setKind(kinds[kind]).setInputdiff(isInput));
  };
  // Inputs that differ only in form, such as default capabilities that are written out, change nothing.
  const differences = changes === false ? [] : differencesOf(oldInputs, news);
  for (const { property, path, kind } of differences) add(property, path, kind, true);
  const shown = new Set(differences.map(({ property }) => property));
  // A meeting may be replaced or updated although no input differs: it has ended, is too old, or has drifted.
  for (const property of [...replaces, ...missingOutputs]) {
    if (!shown.has(property)) add(property, property, "update", property in news);
    shown.add(property);
  }
  const hasChanges = changes === true || shown.size > 0;
  return response
    .setChanges(hasChanges ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
    .setReplacesList(replaces)
    .setDiffsList([...shown])
    .setDeletebeforereplace(deleteBeforeReplace)
    .setHasdetaileddiff(hasChanges && shown.size > 0);
}
