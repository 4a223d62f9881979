/** A section of an offer with video. */
export interface OfferedVideoSection {
  readonly mid: string;
  readonly direction: "sendrecv" | "recvonly" | "inactive";
  readonly ssrc?: number;
  readonly rids?: readonly string[];
}

const FINGERPRINT = Array.from({ length: 32 }, () => "0A").join(":");

/** An offer in the form of Chromium's, with audio and the given sections of video. */
export function offer(videos: readonly OfferedVideoSection[] = []): string {
  const head = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"];
  const common = ["a=ice-ufrag:abcd", "a=ice-pwd:0123456789012345678901", `a=fingerprint:sha-256 ${FINGERPRINT}`];
  const audio = [
    "m=audio 9 UDP/TLS/RTP/SAVPF 111",
    ...common,
    "a=mid:0",
    "a=sendrecv",
    "a=rtpmap:111 opus/48000/2",
    "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    "a=ssrc:1000 cname:x",
  ];
  const sections = videos.flatMap(({ mid, direction, ssrc, rids = [] }) => [
    "m=video 9 UDP/TLS/RTP/SAVPF 96 98",
    ...common,
    `a=mid:${mid}`,
    `a=${direction}`,
    "a=rtpmap:96 VP8/90000",
    "a=rtpmap:98 VP9/90000",
    "a=fmtp:98 profile-id=0",
    "a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
    ...(ssrc === undefined ? [] : [`a=ssrc:${ssrc} cname:x`]),
    ...rids.map((rid) => `a=rid:${rid} send`),
  ]);
  return `${[...head, ...audio, ...sections].join("\r\n")}\r\n`;
}
