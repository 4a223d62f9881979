import { cellOf, type IdSource } from "./ids";

/** The addresses that a client of the meeting would connect to. They have the form of real ones, and lead nowhere. */
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
