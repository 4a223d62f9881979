import * as sdk from "@aws-sdk/client-chime-sdk-meetings";
import type { ChimeApi } from "./chimeApi";
import type { Timer } from "./pacer";
import { createRetryStrategy } from "./retryStrategy";

export interface SdkSettings {
  readonly region?: string | undefined;
  /** The URL of the service. Default: that of the AWS SDK (AWS_ENDPOINT_URL_CHIME_SDK_MEETINGS, or the one of AWS). */
  readonly endpoint?: string | undefined;
  /** A profile of the AWS configuration files, for credentials and, without `region`, the region. */
  readonly profile?: string | undefined;
  readonly timer: Timer;
  /** Default: 30 seconds. */
  readonly requestTimeoutMs?: number;
  /** Sends the requests. Default: the handler of the AWS SDK. Tests inject one that decides when a request times out. */
  readonly requestHandler?: RequestHandler;
}

/** What the AWS SDK sends requests with. */
export type RequestHandler = sdk.ChimeSDKMeetingsClientResolvedConfig["requestHandler"];

/** A request without a response is retried after this time. A retried creation has the same ClientRequestToken. */
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** The service through the AWS SDK. The AWS SDK resolves credentials by its default chain, at each call. */
export function createSdkChimeApi(settings: SdkSettings): ChimeApi {
  const { region, endpoint, profile, timer, requestTimeoutMs = REQUEST_TIMEOUT_MS } = settings;
  const client = new sdk.ChimeSDKMeetingsClient({
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(profile ? { profile } : {}),
    retryStrategy: createRetryStrategy(timer),
    requestHandler: settings.requestHandler ?? {
      requestTimeout: requestTimeoutMs,
      // By default, the AWS SDK only logs a warning and continues to wait.
      throwOnRequestTimeout: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
    },
  });
  // A cancelled request rejects with an AbortError.
  const options = timer.signal ? { abortSignal: timer.signal } : {};
  return {
    region: () => client.config.region(),
    createMeetingWithAttendees: (request) => client.send(new sdk.CreateMeetingWithAttendeesCommand(request), options),
    createAttendee: (request) => client.send(new sdk.CreateAttendeeCommand(request), options),
    batchCreateAttendee: (request) => client.send(new sdk.BatchCreateAttendeeCommand(request), options),
    updateAttendeeCapabilities: (request) => client.send(new sdk.UpdateAttendeeCapabilitiesCommand(request), options),
    getAttendee: (request) => client.send(new sdk.GetAttendeeCommand(request), options),
    deleteAttendee: (request) => client.send(new sdk.DeleteAttendeeCommand(request), options),
    startMeetingTranscription: (request) => client.send(new sdk.StartMeetingTranscriptionCommand(request), options),
    stopMeetingTranscription: (request) => client.send(new sdk.StopMeetingTranscriptionCommand(request), options),
    getMeeting: (request) => client.send(new sdk.GetMeetingCommand(request), options),
    deleteMeeting: (request) => client.send(new sdk.DeleteMeetingCommand(request), options),
    listAttendees: (request) => client.send(new sdk.ListAttendeesCommand(request), options),
    tagResource: (request) => client.send(new sdk.TagResourceCommand(request), options),
    untagResource: (request) => client.send(new sdk.UntagResourceCommand(request), options),
    listTagsForResource: (request) => client.send(new sdk.ListTagsForResourceCommand(request), options),
  };
}
