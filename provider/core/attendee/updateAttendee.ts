import { isDeepStrictEqual } from "node:util";
import type { ChimeApi } from "../aws/chimeApi";
import { toUserError } from "../aws/errors";
import { correctCapabilities } from "../chime/correctCapabilities";
import { toPlainJson } from "../json";
import { callContext } from "./callContext";
import { declarationOf, wantedCapabilities } from "./declaration";
import { type AttendeeDeclaration, type AttendeeInputs, type AttendeeOutputs, STATE_VERSION } from "./outputs";

/** Sets the declared capabilities of the attendee in place. Makes no call if it has them. */
export async function updateAttendee(
  chime: ChimeApi,
  olds: AttendeeOutputs,
  news: AttendeeInputs,
): Promise<AttendeeOutputs> {
  const { secretArguments } = news;
  const current = { declared: declarationOf(news), secretArguments, stateVersion: STATE_VERSION };
  const outs = toPlainJson({ ...olds, ...current }) as AttendeeOutputs & { readonly declared: AttendeeDeclaration };
  const capabilities = wantedCapabilities(news);
  const isLeftToService = news.capabilities === undefined && olds.declared?.capabilities === outs.declared.capabilities;
  if (isLeftToService || isDeepStrictEqual(olds.capabilities, capabilities)) return outs;
  const [corrected] = await correctCapabilities(chime, olds.meetingId, [{ ...olds, capabilities }]).catch((error) => {
    throw toUserError(error, callContext("update", olds));
  });
  return toPlainJson({ ...outs, capabilities, ...corrected });
}
