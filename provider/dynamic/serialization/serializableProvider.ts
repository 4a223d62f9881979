import type { dynamic } from "@pulumi/pulumi";
import { programError } from "../programError";
import { isMocked } from "../registration";
import { findInstallation } from "./installation";
import { resolvesToPackageName } from "./resolvesToPackageName";
import { unsupportedReason } from "./unsupportedReason";

/** Gives a provider module in a form that Pulumi can write. */
type Form = (module: dynamic.ResourceProvider) => dynamic.ResourceProvider;

/** One copy of each module: Pulumi writes each object once, which takes it some milliseconds. */
const copies = new WeakMap<dynamic.ResourceProvider, dynamic.ResourceProvider>();

let form: Form | undefined;

/**
 * The provider in the form in which Pulumi can write it into the state of a resource: the module itself, which becomes one short
 * `require`. Where Pulumi would name the module wrongly, it is a copy, whose functions are written out instead, as those of a
 * linked package are. Throws an error that says what to do where Pulumi can write neither.
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
