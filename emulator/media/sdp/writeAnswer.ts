import type { Direction, Offer, OfferedCodec, OfferedSection } from "./parseOffer";

/** An address at which the emulator receives media. */
export interface Candidate {
  readonly protocol: "udp" | "tcp";
  readonly address: string;
  readonly port: number;
}

/** How a section is answered; undefined rejects it. */
export type SectionAnswer =
  | {
      readonly direction: Direction;
      /** The accepted ones, of those that are offered. */
      readonly payloadTypes: readonly number[];
      /** The encodings of a simulcast that is received. */
      readonly rids?: readonly string[];
      /** What the emulator sends in this section. */
      readonly source?: { readonly ssrc: number; readonly streamId: string; readonly trackId: string };
    }
  | undefined;

/** The emulator's end of the connection. */
export interface AnsweringEnd {
  readonly usernameFragment: string;
  readonly password: string;
  readonly fingerprint: string;
  readonly candidates: readonly Candidate[];
  /** The same for all answers of a connection. */
  readonly sessionId: number;
  /** Higher with each answer. */
  readonly version: number;
}

/** Header extensions that are accepted. The last one must be accepted from the first answer on, or a later simulcast offer fails. */
const ACCEPTED_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  audio: ["urn:ietf:params:rtp-hdrext:ssrc-audio-level", "urn:ietf:params:rtp-hdrext:sdes:mid"],
  video: ["urn:ietf:params:rtp-hdrext:sdes:mid", "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"],
};

/** Feedback of video that the emulator understands. Retransmissions are not among it. */
const ACCEPTED_FEEDBACK: readonly string[] = ["goog-remb", "ccm fir", "nack pli"];

const OPUS_PARAMETERS = "minptime=10;useinbandfec=1";

/** Answers an offer, section by section (RFC 8829). */
export function writeAnswer(offer: Offer, end: AnsweringEnd, answers: readonly SectionAnswer[]): string {
  const accepted = offer.sections.filter((_section, index) => answers[index] !== undefined);
  const lines = [
    "v=0",
    `o=- ${end.sessionId} ${end.version} IN IP4 127.0.0.1`,
    "s=-",
    "t=0 0",
    `a=group:BUNDLE ${accepted.map(({ mid }) => mid).join(" ")}`,
    "a=ice-lite",
    "a=msid-semantic: WMS *",
    ...offer.sections.flatMap((section, index) => {
      const answer = answers[index];
      return answer === undefined ? rejected(section) : writeSection(section, answer, end, section === accepted[0]);
    }),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

function rejected({ kind, protocol, codecs, mid }: OfferedSection): string[] {
  return [`m=${kind} 0 ${protocol} ${codecs[0]?.payloadType ?? 0}`, "c=IN IP4 0.0.0.0", "a=inactive", `a=mid:${mid}`];
}

function writeSection(
  section: OfferedSection,
  { direction, payloadTypes, rids = [], source }: NonNullable<SectionAnswer>,
  end: AnsweringEnd,
  isFirst: boolean,
): string[] {
  const codecs = section.codecs.filter(({ payloadType }) => payloadTypes.includes(payloadType));
  const port = end.candidates[0]?.port ?? 9;
  return [
    `m=${section.kind} ${port} ${section.protocol} ${codecs.map(({ payloadType }) => payloadType).join(" ")}`,
    "c=IN IP4 0.0.0.0",
    ...(isFirst ? [...end.candidates.map(writeCandidate), "a=end-of-candidates"] : []),
    `a=ice-ufrag:${end.usernameFragment}`,
    `a=ice-pwd:${end.password}`,
    `a=fingerprint:sha-256 ${end.fingerprint}`,
    "a=setup:passive",
    `a=mid:${section.mid}`,
    ...extensions(section),
    `a=${direction}`,
    "a=rtcp-mux",
    "a=rtcp-rsize",
    ...codecs.flatMap((codec) => writeCodec(section.kind, codec)),
    ...rids.map((rid) => `a=rid:${rid} recv`),
    ...(rids.length > 0 ? [`a=simulcast:recv ${rids.join(";")}`] : []),
    ...(source ? writeSource(source) : []),
  ];
}

/** RFC 8445, section 5.1.2: host candidates, UDP before TCP, in the order of the list. */
function writeCandidate({ protocol, address, port }: Candidate, index: number): string {
  const priority = (protocol === "udp" ? 126 : 90) * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;
  const suffix = protocol === "udp" ? "typ host" : "typ host tcptype passive";
  return `a=candidate:${index + 1} 1 ${protocol} ${priority} ${address} ${port} ${suffix}`;
}

function extensions({ kind, extensions: offered }: OfferedSection): string[] {
  return (ACCEPTED_EXTENSIONS[kind] ?? []).flatMap((uri) => {
    const id = offered.get(uri);
    return id === undefined ? [] : [`a=extmap:${id} ${uri}`];
  });
}

function writeCodec(kind: string, codec: OfferedCodec): string[] {
  const { payloadType, name, clockRate, channels, parameters, feedback } = codec;
  const map = `a=rtpmap:${payloadType} ${name}/${clockRate}${channels ? `/${channels}` : ""}`;
  if (kind === "audio") return [map, `a=fmtp:${payloadType} ${OPUS_PARAMETERS}`];
  const accepted = ACCEPTED_FEEDBACK.filter((one) => feedback.includes(one));
  return [
    map,
    ...accepted.map((one) => `a=rtcp-fb:${payloadType} ${one}`),
    ...(parameters === "" ? [] : [`a=fmtp:${payloadType} ${parameters}`]),
  ];
}

function writeSource({ ssrc, streamId, trackId }: { ssrc: number; streamId: string; trackId: string }): string[] {
  return [
    `a=msid:${streamId} ${trackId}`,
    `a=ssrc:${ssrc} cname:emulator`,
    `a=ssrc:${ssrc} msid:${streamId} ${trackId}`,
  ];
}
