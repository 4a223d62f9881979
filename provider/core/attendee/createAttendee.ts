import type { CreateAttendeeRequest } from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "../aws/chimeApi";
import { explain, UnexpectedAnswerError } from "../aws/errors";
import type { Timer } from "../aws/pacer";
import { regionAsked } from "../aws/regionAsked";
import { retryNotVisible } from "../aws/retryNotVisible";
import { toPlainJson } from "../json";
import { PartialFailure } from "../lifecycle/partialFailure";
import type { CreateResult } from "../lifecycle/resourceLifecycle";
import { toJoinedAttendees } from "../meeting/convert";
import { pascalCaseKeys } from "../wireCase";
import type { Admit } from "./admission";
import { attemptToAdd } from "./attempt";
import { correctAttendee } from "./correctAttendee";
import { declarationOf } from "./declaration";
import { hasDrifted } from "./diff";
import { type AttendeeInputs, type AttendeeOutputs, STATE_VERSION } from "./outputs";
import { toResourceId } from "./resourceId";

/**
 * Lets the attendee into the meeting. The service answers an ExternalUserId that is in it already with the attendee it has, so an
 * attempt that is run again finds what it made.
 */
export async function createAttendee(
  chime: ChimeApi,
  inputs: AttendeeInputs,
  admit: Admit,
  timer: Timer,
): Promise<CreateResult<AttendeeOutputs>> {
  const outs = await join(chime, inputs, (request) => retryNotVisible(() => admit(request), timer)).catch(
    async (error) => {
      const region = await regionAsked(chime, inputs.region);
      throw explain(error, attemptToAdd({ ...inputs, region }));
    },
  );
  const id = toResourceId(outs.meetingId, outs.attendeeId);
  if (!hasDrifted(outs, inputs)) return { id, outs };
  // Whether an attendee that was there takes on the capabilities asked for is not established: this one did not.
  return correctAttendee(chime, outs, inputs).then(
    (corrected) => ({ id, outs: corrected }),
    (error: Error) => {
      throw new PartialFailure(id, { ...outs }, [
        `Attendee "${inputs.externalUserId}" is in meeting "${inputs.meetingId}", but not with the declared capabilities. ` +
          "Run `pulumi up` again: it sets them.",
        error.message,
      ]);
    },
  );
}

async function join(chime: ChimeApi, inputs: AttendeeInputs, admit: Admit): Promise<AttendeeOutputs> {
  const { meetingId, externalUserId, capabilities } = inputs;
  const region = await chime.region();
  const request = pascalCaseKeys({ meetingId, externalUserId, ...(capabilities ? { capabilities } : {}) });
  const { Attendee = {} } = await admit(request as CreateAttendeeRequest);
  if (!Attendee.AttendeeId) throw new UnexpectedAnswerError("The answer names no attendee.");
  const [answered] = toJoinedAttendees([Attendee]);
  return toPlainJson({
    ...answered,
    meetingId,
    externalUserId,
    region,
    declared: declarationOf(inputs),
    secretArguments: inputs.secretArguments,
    stateVersion: STATE_VERSION,
  }) as AttendeeOutputs;
}
