import type { dynamic } from "@pulumi/pulumi";
import { programError } from "../program/programError";
import { isMocked } from "./registration";
import { findInstallation } from "./serialization/installation";
import { resolvesToPackageName } from "./serialization/resolvesToPackageName";
import { unsupportedReason } from "./serialization/unsupportedReason";

/** Returns a provider module in a form that Pulumi can serialize. */
type Form = (module: dynamic.ResourceProvider) => dynamic.ResourceProvider;

/** One copy of each module: Pulumi serializes each object once, which takes some milliseconds. */
const copies = new WeakMap<dynamic.ResourceProvider, dynamic.ResourceProvider>();

let form: Form | undefined;

/**
 * The provider in a form that Pulumi can serialize into the state of a resource. That is the module itself, which becomes one
 * short `require`. Where Pulumi would derive a wrong name from the path of the module, it is a copy of the module: Pulumi then
 * serializes its functions, as it does for a linked package. Throws an error with advice where Pulumi can serialize neither.
 */
export function serializableProvider(module: dynamic.ResourceProvider): dynamic.ResourceProvider {
  form ??= chooseForm();
  return form(module);
}

function chooseForm(): Form {
  const installation = { ...findInstallation(), ...(isMocked() ? { isFoundByProgram: true } : {}) };
  const why = unsupportedReason(installation);
  if (why !== undefined) throw programError(why);
  return resolvesToPackageName(installation) ? (module) => module : copyOf;
}

function copyOf(module: dynamic.ResourceProvider): dynamic.ResourceProvider {
  const copy = copies.get(module) ?? { ...module };
  copies.set(module, copy);
  return copy;
}
