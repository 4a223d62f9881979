import { cellOf, type IdSource } from "./ids";

/** The addresses that a client of the meeting connects to. */
export interface MediaPlacement {
  readonly AudioHostUrl: string;
  readonly AudioFallbackUrl: string;
  readonly SignalingUrl: string;
  readonly TurnControlUrl: string;
  readonly ScreenDataUrl: string;
  readonly ScreenViewingUrl: string;
  readonly ScreenSharingUrl: string;
  readonly EventIngestionUrl: string;
}

/** Where clients send their events. */
export const EVENT_INGESTION_PATH = "/v1/client-events";

/**
 * The addresses of the emulator itself. Those of the screen share of old clients and of a relay have them, too, so that no client calls
 * AWS; nothing answers there.
 * @param baseUrl the emulator's address as clients know it, such as `http://localhost:4567`
 */
export function emulatedMediaPlacement(baseUrl: string, meetingId: string): MediaPlacement {
  const base = baseUrl.replace(/\/$/, "");
  const webSocket = base.replace(/^http/, "ws");
  return {
    AudioHostUrl: base.replace(/^https?:\/\//, ""),
    AudioFallbackUrl: `${webSocket}/calls/${meetingId}`,
    SignalingUrl: `${webSocket}/control/${meetingId}`,
    TurnControlUrl: `${base}/v2/turn_sessions`,
    ScreenDataUrl: `${webSocket}/v2/screen/${meetingId}`,
    ScreenViewingUrl: `${webSocket}/ws/connect?X-BitHub-Call-Id=${meetingId}`,
    ScreenSharingUrl: `${webSocket}/v2/screen/${meetingId}`,
    EventIngestionUrl: `${base}${EVENT_INGESTION_PATH}`,
  };
}

/** The address, if it is one of HTTP; a RangeError says the rule. */
export function parsePublicUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new RangeError("A public address is a URL with http or https, such as https://emulator.test.");
}

/** Addresses in the form of real ones, which lead nowhere. */
export function mediaPlacement(
  ids: IdSource,
  meetingId: string,
  mediaRegion: string,
  controlRegion: string,
): MediaPlacement {
  const code = hostCode(mediaRegion);
  const media = `m2.${code}.app.chime.aws`;
  const screen = `wss://bitpw.${media}:443`;
  return {
    AudioHostUrl: `${ids.uuid().replaceAll("-", "")}.k.${media}:3478`,
    AudioFallbackUrl: `wss://wss.k.${media}:443/calls/${meetingId}`,
    SignalingUrl: `wss://signal.${media}/control/${meetingId}`,
    TurnControlUrl: `https://${cellOf(controlRegion)}.cell.${controlRegion}.meetings.chime.aws/v2/turn_sessions`,
    ScreenDataUrl: `${screen}/v2/screen/${meetingId}`,
    ScreenViewingUrl: `${screen}/ws/connect?passcode=null&viewer_uuid=null&X-BitHub-Call-Id=${meetingId}`,
    ScreenSharingUrl: `${screen}/v2/screen/${meetingId}`,
    // The code of the control region, in four of five public recordings.
    EventIngestionUrl: `https://data.svc.${hostCode(controlRegion)}.ingest.chime.aws/v1/client-events`,
  };
}

/** Codes in host names that differ from the rule, as public recordings show them. */
const SEEN_CODES: Readonly<Record<string, string>> = { "ap-south-1": "ao1", "af-south-1": "fs1" };

/** `us-east-1` is `ue1` in host names: the first letter of each word, and the number. */
function hostCode(region: string): string {
  const seen = SEEN_CODES[region];
  if (seen !== undefined) return seen;
  return region
    .split("-")
    .map((word) => word.charAt(0))
    .join("");
}
