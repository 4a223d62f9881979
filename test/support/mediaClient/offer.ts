/** The payload types of the client's offers, and the id of the header extension with the voice's level. */
export const OPUS_PAYLOAD_TYPE = 111;
export const VP8_PAYLOAD_TYPE = 96;
export const LEVEL_EXTENSION = 1;

export interface OfferOptions {
  readonly fingerprint: string;
  readonly audioSsrc: number;
  /** Of the camera; undefined for one that is off. */
  readonly videoSsrc: number | undefined;
  /** How many videos are received. */
  readonly receptions: number;
}

/** An offer in the order of the SDK's: audio, the own camera, and one section for each video that is received. */
export function writeOffer({ fingerprint, audioSsrc, videoSsrc, receptions }: OfferOptions): string {
  const common = [
    "c=IN IP4 0.0.0.0",
    "a=ice-ufrag:clnt",
    "a=ice-pwd:0123456789012345678901",
    `a=fingerprint:sha-256 ${fingerprint}`,
    "a=setup:actpass",
    "a=rtcp-mux",
  ];
  const audio = [
    `m=audio 9 UDP/TLS/RTP/SAVPF ${OPUS_PAYLOAD_TYPE}`,
    ...common,
    "a=mid:0",
    "a=sendrecv",
    `a=rtpmap:${OPUS_PAYLOAD_TYPE} opus/48000/2`,
    `a=extmap:${LEVEL_EXTENSION} urn:ietf:params:rtp-hdrext:ssrc-audio-level`,
    `a=ssrc:${audioSsrc} cname:client`,
  ];
  const video = (mid: number, direction: string) => [
    `m=video 9 UDP/TLS/RTP/SAVPF ${VP8_PAYLOAD_TYPE}`,
    ...common,
    `a=mid:${mid}`,
    `a=${direction}`,
    `a=rtpmap:${VP8_PAYLOAD_TYPE} VP8/90000`,
    `a=rtcp-fb:${VP8_PAYLOAD_TYPE} nack pli`,
  ];
  const camera = video(1, videoSsrc === undefined ? "inactive" : "sendrecv");
  const lines = [
    ...["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"],
    ...audio,
    ...camera,
    ...(videoSsrc === undefined ? [] : [`a=ssrc:${videoSsrc} cname:client`]),
    ...Array.from({ length: receptions }, (_, index) => video(index + 2, "recvonly")).flat(),
  ];
  return `${lines.join("\r\n")}\r\n`;
}
