/** A codec as an offer describes it. */
export interface VideoCodec {
  readonly payloadType: number;
  /** Such as `VP9`. */
  readonly name: string;
  /** The parameters of `a=fmtp`, such as `profile-id=0`; empty without any. */
  readonly parameters: string;
}

/** The video codecs that are forwarded. */
export const VIDEO_CODECS: readonly string[] = ["VP8", "VP9", "H264", "AV1"];

/** The payload type under which a receiver expects what the sender sends under its own; undefined where it has no such codec. */
export function matchingPayloadType(sent: VideoCodec, offered: readonly VideoCodec[]): number | undefined {
  const wanted = identityOf(sent);
  return offered.find((codec) => identityOf(codec) === wanted)?.payloadType;
}

/** What has to agree for one side to decode what the other encodes. Levels may differ. */
function identityOf({ name, parameters }: VideoCodec): string {
  const value = (key: string, otherwise: string) =>
    new RegExp(`(?:^|;)\\s*${key}=([^;\\s]+)`, "i").exec(parameters)?.[1]?.toLowerCase() ?? otherwise;
  const codec = name.toUpperCase();
  // Firefox leaves out the profile that is the default.
  if (codec === "VP9") return `${codec} ${value("profile-id", "0")}`;
  if (codec === "AV1") return `${codec} ${value("profile", "0")}`;
  if (codec !== "H264") return codec;
  return `${codec} ${value("packetization-mode", "0")} ${value("profile-level-id", "42e01f").slice(0, 4)}`;
}
