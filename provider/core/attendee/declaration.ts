import { isDeepStrictEqual } from "node:util";
import { type Capabilities, DEFAULT_CAPABILITIES } from "../chime/attendees";
import { fingerprint } from "../rules/fingerprint";
import type { AttendeeDeclaration, AttendeeInputs, AttendeeOutputs } from "./outputs";

/** The part of the state that describes the declared arguments. Absent capabilities are equivalent to the default ones. */
export function declarationOf(inputs: AttendeeInputs): AttendeeDeclaration {
  const optional = (["capabilities", "region"] as const).filter((name) => inputs[name] !== undefined);
  return { capabilities: fingerprint(wantedCapabilities(inputs)), optional };
}

/**
 * The declaration of an attendee that was not created from arguments: every argument that the service returns counts as declared,
 * except for default capabilities.
 */
export function impliedDeclaration(found: AttendeeOutputs): AttendeeDeclaration {
  const { capabilities, ...others } = found;
  const isDefault = capabilities === undefined || isDeepStrictEqual(capabilities, DEFAULT_CAPABILITIES);
  return declarationOf(isDefault ? others : { ...others, capabilities });
}

export function wantedCapabilities({ capabilities = DEFAULT_CAPABILITIES }: AttendeeInputs): Capabilities {
  return capabilities;
}

/**
 * The arguments that describe the attendee as it is. `read` returns them to the engine, which then shows drift as a difference of
 * inputs, and copies them for `ignoreChanges`. Undefined where the state does not record which optional arguments were declared.
 */
export function inputsOf({
  meetingId,
  externalUserId,
  declared,
  ...outputs
}: AttendeeOutputs): AttendeeInputs | undefined {
  if (declared?.optional === undefined) return undefined;
  const optional = [...declared.optional, "secretArguments"].map((name) => [name, outputs[name]] as const);
  return { meetingId, externalUserId, ...Object.fromEntries(optional.filter(([, value]) => value !== undefined)) };
}
