import type * as sdk from "@aws-sdk/client-chime-sdk-meetings";

/** The calls of the service that the provider makes, in the API's own shapes. */
export interface ChimeApi {
  /** The control-plane region in use. Rejects where none is configured. */
  region(): Promise<string>;
  createMeetingWithAttendees(
    request: sdk.CreateMeetingWithAttendeesRequest,
  ): Promise<sdk.CreateMeetingWithAttendeesResponse>;
  createAttendee(request: sdk.CreateAttendeeRequest): Promise<sdk.CreateAttendeeResponse>;
  batchCreateAttendee(request: sdk.BatchCreateAttendeeRequest): Promise<sdk.BatchCreateAttendeeResponse>;
  updateAttendeeCapabilities(
    request: sdk.UpdateAttendeeCapabilitiesRequest,
  ): Promise<sdk.UpdateAttendeeCapabilitiesResponse>;
  getAttendee(request: sdk.GetAttendeeRequest): Promise<sdk.GetAttendeeResponse>;
  deleteAttendee(request: sdk.DeleteAttendeeRequest): Promise<unknown>;
  startMeetingTranscription(request: sdk.StartMeetingTranscriptionRequest): Promise<unknown>;
  stopMeetingTranscription(request: sdk.StopMeetingTranscriptionRequest): Promise<unknown>;
  getMeeting(request: sdk.GetMeetingRequest): Promise<sdk.GetMeetingResponse>;
  deleteMeeting(request: sdk.DeleteMeetingRequest): Promise<unknown>;
  listAttendees(request: sdk.ListAttendeesRequest): Promise<sdk.ListAttendeesResponse>;
  tagResource(request: sdk.TagResourceRequest): Promise<unknown>;
  untagResource(request: sdk.UntagResourceRequest): Promise<unknown>;
  listTagsForResource(request: sdk.ListTagsForResourceRequest): Promise<sdk.ListTagsForResourceResponse>;
}

/** Returns the API of a region. Default: the region of the AWS SDK's default chain. */
export type ChimeApiFor = (region?: string) => ChimeApi;

/** The region that a call was sent to, for its error message; undefined where the AWS SDK finds none. */
export function effectiveRegion(chime: ChimeApi, region: string | undefined): Promise<string | undefined> {
  return region === undefined ? chime.region().catch(() => undefined) : Promise.resolve(region);
}
