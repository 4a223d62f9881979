import type { CreateAttendeeRequest } from "@aws-sdk/client-chime-sdk-meetings";
import { type ChimeApi, effectiveRegion } from "../aws/chimeApi";
import { toUserError, UnexpectedAnswerError } from "../aws/errors";
import { retryNotVisible } from "../aws/notFound";
import type { Timer } from "../aws/pacer";
import { toJoinedAttendees } from "../chime/attendees";
import { toPlainJson } from "../json";
import { PartialFailure } from "../lifecycle/partialFailure";
import type { CreateResult } from "../lifecycle/resourceLifecycle";
import { pascalCaseKeys } from "../wireCase";
import type { CreateOne } from "./attendeeBatcher";
import { additionContext } from "./callContext";
import { declarationOf } from "./declaration";
import { type AttendeeInputs, type AttendeeOutputs, STATE_VERSION, toResourceId } from "./outputs";
import { updateAttendee } from "./updateAttendee";

/**
 * Creates the attendee. For an ExternalUserId that is in the meeting already, the service returns the existing attendee, so a
 * creation can be repeated.
 */
export async function createAttendee(
  chime: ChimeApi,
  inputs: AttendeeInputs,
  createOne: CreateOne,
  timer: Timer,
): Promise<CreateResult<AttendeeOutputs>> {
  const outs = await join(chime, inputs, (request) => retryNotVisible(() => createOne(request), timer)).catch(
    async (error) => {
      const region = await effectiveRegion(chime, inputs.region);
      throw toUserError(error, additionContext({ ...inputs, region }));
    },
  );
  const id = toResourceId(outs.meetingId, outs.attendeeId);
  // AWS does not document whether CreateAttendee changes the capabilities of an existing attendee. `updateAttendee` makes
  // no call if it does.
  return updateAttendee(chime, outs, inputs).then(
    (corrected) => ({ id, outs: corrected }),
    (error: Error) => {
      throw new PartialFailure(id, { ...outs }, [
        `Attendee "${inputs.externalUserId}" is in meeting "${inputs.meetingId}", but without the declared capabilities. ` +
          "Run `pulumi up` again, which sets them.",
        error.message,
      ]);
    },
  );
}

async function join(chime: ChimeApi, inputs: AttendeeInputs, createOne: CreateOne): Promise<AttendeeOutputs> {
  const { meetingId, externalUserId, capabilities } = inputs;
  const region = await chime.region();
  const request = pascalCaseKeys({ meetingId, externalUserId, ...(capabilities ? { capabilities } : {}) });
  const { Attendee = {} } = await createOne(request as CreateAttendeeRequest);
  if (!Attendee.AttendeeId) throw new UnexpectedAnswerError("The response has no attendee.");
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
