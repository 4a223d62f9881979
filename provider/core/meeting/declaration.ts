import { isDeepStrictEqual } from "node:util";
import { DEFAULT_CAPABILITIES, type DeclaredAttendee, type JoinedAttendee } from "../chime/attendees";
import { toPlainJson } from "../json";
import { attendeesFingerprint, featuresFingerprint, tagsFingerprint } from "./fingerprint";
import type { Declaration, MeetingInputs, MeetingOutputs } from "./outputs";
import { PROPERTIES } from "./schema";

type Declarable = Pick<MeetingInputs, "attendees" | "meetingFeatures" | "tags" | "region">;

/** The first version of the state that records which optional arguments were declared. */
const RECORDS_DECLARED_ARGUMENTS = 2;

/** The part of the state that describes declared arguments whose outputs are values of the service. */
export function declarationOf(inputs: Declarable, joined: readonly JoinedAttendee[]): Declaration {
  return toPlainJson({
    attendees: attendeesFingerprint(inputs.attendees),
    meetingFeatures: featuresFingerprint(inputs.meetingFeatures),
    tags: tagsFingerprint(inputs.tags),
    capabilities: declaredCapabilities(inputs.attendees, joined),
    region: inputs.region === undefined ? undefined : true,
  }) as Declaration;
}

/** For a state without a declaration, it is derived from the outputs. */
export function recordedDeclaration(olds: MeetingOutputs): Declaration {
  return olds.declared ?? declarationOf(olds, olds.attendees);
}

/**
 * The declaration of a meeting that was not created from arguments: every argument that the service returns counts as declared,
 * except for default capabilities.
 */
export function impliedDeclaration(found: MeetingOutputs): Declaration {
  const attendees = found.attendees.map(({ externalUserId, capabilities }) =>
    capabilities === undefined || isDeepStrictEqual(capabilities, DEFAULT_CAPABILITIES)
      ? { externalUserId }
      : { externalUserId, capabilities },
  );
  return declarationOf({ ...found, attendees }, found.attendees);
}

/**
 * The arguments that describe the meeting as it is. `read` returns them to the engine, which then shows drift as a difference of
 * inputs, and copies them for `ignoreChanges`. Undefined where the state does not record which optional arguments were declared.
 */
export function inputsOf(outputs: MeetingOutputs): MeetingInputs | undefined {
  const { stateVersion, declared, attendees } = outputs;
  if (declared === undefined || stateVersion < RECORDS_DECLARED_ARGUMENTS) return undefined;
  const repeated = PROPERTIES.filter(({ path }) => outputs[path] !== undefined).map(({ path }) => [
    path,
    outputs[path],
  ]);
  const { region, meetingFeatures, ...rest } = Object.fromEntries(repeated);
  return {
    ...rest,
    ...(declared.region ? { region } : {}),
    ...(declared.meetingFeatures === undefined ? {} : { meetingFeatures }),
    attendees: attendees.map(({ externalUserId, attendeeId, capabilities }) => {
      const isDeclared = declared.capabilities === true || declared.capabilities?.includes(attendeeId);
      return { externalUserId, ...(isDeclared && capabilities ? { capabilities } : {}) };
    }),
  } as MeetingInputs;
}

/** The ids of the attendees with declared capabilities; `true` for all of them, which is shorter. */
function declaredCapabilities(declared: readonly DeclaredAttendee[], joined: readonly JoinedAttendee[]) {
  const users = new Set(
    declared.filter(({ capabilities }) => capabilities).map(({ externalUserId }) => externalUserId),
  );
  if (users.size === 0) return undefined;
  if (users.size === declared.length) return true;
  return joined.filter(({ externalUserId }) => users.has(externalUserId)).map(({ attendeeId }) => attendeeId);
}
