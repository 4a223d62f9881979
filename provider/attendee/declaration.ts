import { DEFAULT_CAPABILITIES, fingerprint } from "../meeting/fingerprint";
import type { Capabilities } from "../meeting/outputs";
import type { AttendeeInputs } from "./outputs";

/** What the state keeps of the declared capabilities: to leave them out is to declare all of them. */
export function declaredCapabilities(inputs: AttendeeInputs): { readonly capabilities: string } {
  return { capabilities: fingerprint(wantedCapabilities(inputs)) };
}

export function wantedCapabilities({ capabilities = DEFAULT_CAPABILITIES }: AttendeeInputs): Capabilities {
  return capabilities;
}
