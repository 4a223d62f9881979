import { newMeetingId } from "../ids";
import { mediaPlacement } from "../mediaPlacement";
import { meetingArn } from "../scope";
import type { MeetingRecord } from "../state/records";
import type { Call } from "./operation";
import type { CreateMeetingRequest } from "./requests";

/** The active meeting that was created with the request's token, or else a new one. */
export function openMeeting(request: CreateMeetingRequest, call: Call): MeetingRecord {
  const active = call.store.findByToken(call.scope, request.ClientRequestToken);
  if (active !== undefined) return active;
  const meeting = buildMeeting(request, call);
  call.store.add(meeting);
  return meeting;
}

function buildMeeting(request: CreateMeetingRequest, { scope, ids, clock }: Call): MeetingRecord {
  const meetingId = newMeetingId(ids, scope.region);
  const now = clock.now();
  return {
    meetingId,
    arn: meetingArn(scope, meetingId),
    scope,
    clientRequestToken: request.ClientRequestToken,
    externalMeetingId: request.ExternalMeetingId,
    mediaRegion: request.MediaRegion,
    mediaPlacement: mediaPlacement(ids, meetingId, request.MediaRegion, scope.region),
    ...(request.MeetingHostId !== undefined && { meetingHostId: request.MeetingHostId }),
    ...(request.MeetingFeatures !== undefined && { features: request.MeetingFeatures }),
    ...(request.NotificationsConfiguration !== undefined && { notifications: request.NotificationsConfiguration }),
    ...(request.PrimaryMeetingId !== undefined && { primaryMeetingId: request.PrimaryMeetingId }),
    tenantIds: request.TenantIds ?? [],
    createdAt: now,
    idleSince: now,
    tags: new Map(request.Tags?.map(({ Key, Value }) => [Key, Value])),
    nextOrdinal: 1,
    attendees: new Map(),
  };
}
