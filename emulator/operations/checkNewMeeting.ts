import { ServiceError } from "../errors";
import { featuresProblem } from "../rules/capacity";
import { mediaRegionProblem } from "../rules/regions";
import type { Call } from "./operation";
import type { CreateMeetingRequest } from "./requests";

/** Refuses a new meeting that breaks a rule on several members, on other meetings, or on quotas. */
export function checkNewMeeting(request: CreateMeetingRequest, call: Call): void {
  const { choices, scope } = call;
  const region = choices.unknownMediaRegion === "reject" && mediaRegionProblem(request.MediaRegion, scope.region);
  const problem = region || featuresProblem(request.MeetingFeatures, choices);
  if (problem) throw new ServiceError(choices.violationError, problem);
  if (request.PrimaryMeetingId !== undefined) checkReplica(request.PrimaryMeetingId, call);
  checkActiveMeetings(call);
}

function checkReplica(primaryMeetingId: string, { store, scope, quotas }: Call): void {
  const primary = store.find(scope, primaryMeetingId);
  // BadRequest, since the model has no NotFoundException for the operations that create meetings.
  if (primary === undefined) {
    throw new ServiceError("BadRequestException", `PrimaryMeetingId ${primaryMeetingId} is no active meeting's.`);
  }
  if (primary.primaryMeetingId !== undefined) {
    throw new ServiceError("BadRequestException", `Meeting ${primaryMeetingId} is a replica; it can have none itself.`);
  }
  if (store.replicasOf(primary.meetingId).length >= quotas.replicasPerMeeting) {
    throw new ServiceError("LimitExceededException", `A meeting can have ${quotas.replicasPerMeeting} replicas.`);
  }
}

function checkActiveMeetings({ store, scope, quotas }: Call): void {
  if (!Number.isFinite(quotas.activeMeetings)) return;
  if (store.countIn(scope) >= quotas.activeMeetings) {
    throw new ServiceError(
      "LimitExceededException",
      `An account can have ${quotas.activeMeetings} active meetings in a region.`,
    );
  }
}
