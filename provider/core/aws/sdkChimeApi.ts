import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "./chimeApi";
import type { Timer } from "./pacer";
import { createRetryStrategy } from "./retryStrategy";

export interface SdkSettings {
  readonly region?: string | undefined;
  /** Where the service answers; without one, the AWS SDK decides (AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS, or AWS itself). */
  readonly endpoint?: string | undefined;
  /** A profile of the AWS configuration files, for credentials and, without `region`, the region. */
  readonly profile?: string | undefined;
  readonly timer: Timer;
  /** Default: 30 seconds. */
  readonly requestTimeoutMs?: number;
}

/** A request without an answer for this long is tried again: by the same ClientRequestToken it finds what it made. */
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** The service through the AWS SDK. Credentials come from the SDK's own chain, at each call. */
export function createSdkChimeApi(settings: SdkSettings): ChimeApi {
  const { region, endpoint, profile, timer, requestTimeoutMs = REQUEST_TIMEOUT_MS } = settings;
  const client = new sdk.ChimeSDKMeetingsClient({
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(profile ? { profile } : {}),
    retryStrategy: createRetryStrategy(timer),
    requestHandler: {
      requestTimeout: requestTimeoutMs,
      // Without it the SDK only warns, and waits for ever.
      throwOnRequestTimeout: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
    },
  });
  return {
    region: () => client.config.region(),
    createMeetingWithAttendees: (request) => client.send(new sdk.CreateMeetingWithAttendeesCommand(request)),
    createAttendee: (request) => client.send(new sdk.CreateAttendeeCommand(request)),
    batchCreateAttendee: (request) => client.send(new sdk.BatchCreateAttendeeCommand(request)),
    updateAttendeeCapabilities: (request) => client.send(new sdk.UpdateAttendeeCapabilitiesCommand(request)),
    getAttendee: (request) => client.send(new sdk.GetAttendeeCommand(request)),
    deleteAttendee: (request) => client.send(new sdk.DeleteAttendeeCommand(request)),
    startMeetingTranscription: (request) => client.send(new sdk.StartMeetingTranscriptionCommand(request)),
    stopMeetingTranscription: (request) => client.send(new sdk.StopMeetingTranscriptionCommand(request)),
    getMeeting: (request) => client.send(new sdk.GetMeetingCommand(request)),
    deleteMeeting: (request) => client.send(new sdk.DeleteMeetingCommand(request)),
    listAttendees: (request) => client.send(new sdk.ListAttendeesCommand(request)),
    tagResource: (request) => client.send(new sdk.TagResourceCommand(request)),
    untagResource: (request) => client.send(new sdk.UntagResourceCommand(request)),
    listTagsForResource: (request) => client.send(new sdk.ListTagsForResourceCommand(request)),
  };
}
