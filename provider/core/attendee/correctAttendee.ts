import { isDeepStrictEqual } from "node:util";
import type { ChimeApi } from "../aws/chimeApi";
import { toUserError } from "../aws/errors";
import { correctCapabilities } from "../chime/correctCapabilities";
import { toPlainJson } from "../json";
import { attemptTo } from "./attempt";
import { declarationOf, wantedCapabilities } from "./declaration";
import { type AttendeeDeclaration, type AttendeeInputs, type AttendeeOutputs, STATE_VERSION } from "./outputs";

/** Gives the attendee the declared capabilities, in place; no call where it has them. */
export async function correctAttendee(
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
    throw toUserError(error, attemptTo("update", olds));
  });
  return toPlainJson({ ...outs, capabilities, ...corrected });
}
