import { createHash } from "node:crypto";
import { ServiceError } from "../errors";
import { newMeetingId } from "../ids";
import { mediaPlacement } from "../mediaPlacement";
import { meetingArn } from "../scope";
import type { MeetingRecord } from "../state/records";
import { checkNewMeeting } from "./checkNewMeeting";
import type { Call } from "./operation";
import type { CreateMeetingRequest } from "./requests";

/** The active meeting that was created with the request's token, or else a new one, which is not kept yet. */
export function prepareMeeting(request: CreateMeetingRequest, call: Call): MeetingRecord {
  const active = call.store.findByToken(call.scope, request.ClientRequestToken);
  if (active === undefined) {
    checkNewMeeting(request, call);
    return buildMeeting(request, call);
  }
  if (call.choices.changedReplay === "conflict" && active.requestDigest !== digest(request)) {
    throw new ServiceError("ConflictException", "The ClientRequestToken has made a meeting with other parameters.");
  }
  return active;
}

/** Keeps a prepared meeting; an active one stays as it is. */
export function openMeeting(meeting: MeetingRecord, { store, events, choices }: Call): void {
  if (!store.add(meeting)) return;
  if (choices.meetingStarted === "creation") {
    events.addMeetingEvent("chime:MeetingStarted", meeting, meeting.createdAt);
  }
}

function buildMeeting(request: CreateMeetingRequest, { scope, ids, clock }: Call): MeetingRecord {
  const meetingId = newMeetingId(ids, scope.region);
  const now = clock.now();
  return {
    meetingId,
    arn: meetingArn(scope, meetingId),
    scope,
    clientRequestToken: request.ClientRequestToken,
    requestDigest: digest(request),
    externalMeetingId: request.ExternalMeetingId,
    mediaRegion: request.MediaRegion,
    mediaPlacement: mediaPlacement(ids, meetingId, request.MediaRegion, scope.region),
    meetingHostId: request.MeetingHostId,
    features: request.MeetingFeatures,
    notifications: request.NotificationsConfiguration,
    primaryMeetingId: request.PrimaryMeetingId?.toLowerCase(),
    tenantIds: request.TenantIds ?? [],
    createdAt: now,
    idleSince: now,
    wasJoined: false,
    transcription: undefined,
    tags: new Map(request.Tags?.map(({ Key, Value }) => [Key, Value])),
    nextOrdinal: 1,
    attendees: new Map(),
  };
}

/** Tells requests apart; attendees are left out, since they are matched by their external user ids. */
function digest(request: CreateMeetingRequest): string {
  const parameters = { ...request, Attendees: undefined };
  return createHash("sha256").update(JSON.stringify(parameters)).digest("base64");
}
