import { VIDEO_CODECS, type VideoCodec } from "../room/video/codec";
import { type Offer, type OfferedCodec, type OfferedSection, parseOffer, SdpError } from "../sdp/parseOffer";
import type { SectionAnswer } from "../sdp/writeAnswer";
import type { Subscribe } from "../signaling/messages";

/** `duplex` of a client that sends video. */
const SENDING: readonly (number | undefined)[] = [2, 3];

const MEDIA_TYPE_VIDEO = 2;

const AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
const LAYER_ID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

/** The audio of an offer. */
export interface OfferedAudio {
  readonly section: OfferedSection;
  readonly payloadType: number;
  /** The id of the header extension with the voice's level. */
  readonly levelExtension: number | undefined;
}

/** The camera or the shared screen that an offer sends. */
export interface OfferedVideo {
  readonly section: OfferedSection;
  readonly codecs: readonly VideoCodec[];
  /** The names of the encodings of a simulcast; empty without one. */
  readonly rids: readonly string[];
  readonly ridExtension: number | undefined;
  /** The first synchronization source, of an offer that names any. */
  readonly ssrc: number | undefined;
  readonly layers: readonly { readonly maxBitrateKbps: number; readonly framerate: number }[];
  readonly trackLabel: string;
}

/** A video that the client asks for. */
export interface OfferedReception {
  readonly mid: string;
  readonly streamId: number;
  readonly targetBitrateKbps: number | undefined;
  readonly codecs: readonly VideoCodec[];
}

/** What a SUBSCRIBE frame asks for. */
export interface Plan {
  readonly audio: OfferedAudio | undefined;
  readonly video: OfferedVideo | undefined;
  readonly receptions: readonly OfferedReception[];
}

/** The offer, or why it is none. */
export function readOffer(text: string | undefined): Offer | string {
  if (text === undefined) return "A SUBSCRIBE frame needs its sdpOffer; a compressed one is not taken.";
  try {
    return parseOffer(text);
  } catch (error) {
    if (error instanceof SdpError) return error.message;
    throw error;
  }
}

/** Reads what the client wants to send and to receive from its frame and its offer. */
export function plan(subscribe: Subscribe, { sections }: Offer): Plan {
  const audio = sections.find(({ kind, isStopped }) => kind === "audio" && !isStopped);
  return {
    audio: audio && planAudio(audio),
    video: planVideo(subscribe, sections),
    receptions: planReceptions(subscribe, sections),
  };
}

function planAudio(section: OfferedSection): OfferedAudio | undefined {
  const opus = section.codecs.find(({ name, clockRate }) => name.toLowerCase() === "opus" && clockRate === 48_000);
  if (opus === undefined) return undefined;
  return { section, payloadType: opus.payloadType, levelExtension: section.extensions.get(AUDIO_LEVEL) };
}

function planVideo(
  { duplex, sendStreams = [] }: Subscribe,
  sections: readonly OfferedSection[],
): OfferedVideo | undefined {
  const streams = sendStreams.filter(({ mediaType }) => mediaType === MEDIA_TYPE_VIDEO);
  const section = sections.find(
    ({ kind, isStopped, direction }) =>
      kind === "video" && !isStopped && (direction === "sendrecv" || direction === "sendonly"),
  );
  if (section === undefined || streams.length === 0 || !SENDING.includes(duplex)) return undefined;
  const { rids, ssrcs, extensions } = section;
  const described = rids.length > 0 ? rids.map((_, index) => streams[index] ?? {}) : streams.slice(0, 1);
  return {
    section,
    codecs: videoCodecs(section),
    rids,
    ridExtension: extensions.get(LAYER_ID),
    ssrc: ssrcs[0],
    layers: described.map(({ maxBitrateKbps = 0, framerate = 0 }) => ({ maxBitrateKbps, framerate })),
    trackLabel: streams[0]?.trackLabel ?? "",
  };
}

/** The stream ids run along the video sections; 0 stands for one that receives nothing. */
function planReceptions(subscribe: Subscribe, sections: readonly OfferedSection[]): OfferedReception[] {
  const { receiveStreamIds = [], videoSubscriptionConfiguration = [] } = subscribe;
  const videos = sections.filter(({ kind }) => kind === "video");
  return videos.flatMap((section, index) => {
    const streamId = receiveStreamIds[index] ?? 0;
    if (streamId === 0 || section.isStopped || section.direction !== "recvonly") return [];
    const { targetBitrateKbps } = videoSubscriptionConfiguration.find(({ mid }) => mid === section.mid) ?? {};
    return [
      { mid: section.mid, streamId, targetBitrateKbps: targetBitrateKbps || undefined, codecs: videoCodecs(section) },
    ];
  });
}

function videoCodecs({ codecs }: OfferedSection): VideoCodec[] {
  return codecs.filter(isForwarded).map(({ payloadType, name, parameters }) => ({ payloadType, name, parameters }));
}

function isForwarded({ name, clockRate }: OfferedCodec): boolean {
  return VIDEO_CODECS.includes(name.toUpperCase()) && clockRate === 90_000;
}

/** The sources of what the client receives, by the mid of the section. */
export interface AnsweredSources {
  readonly audioSsrc: number;
  readonly videoSsrcs: ReadonlyMap<string, number>;
  readonly isVideoAccepted: boolean;
}

/** One answer for each section of the offer. */
export function answerSections({ sections }: Offer, planned: Plan, sources: AnsweredSources): SectionAnswer[] {
  return sections.map((section) => {
    if (section.isStopped) return undefined;
    if (section === planned.audio?.section) return answerAudio(planned.audio, sources.audioSsrc);
    if (section.kind !== "video") return undefined;
    const payloadTypes = videoCodecs(section).map(({ payloadType }) => payloadType);
    if (payloadTypes.length === 0) return undefined;
    const ssrc = sources.videoSsrcs.get(section.mid);
    if (ssrc !== undefined) return { direction: "sendonly", payloadTypes, source: sourceOf("v", section.mid, ssrc) };
    const isSent = section === planned.video?.section && sources.isVideoAccepted;
    if (!isSent) return { direction: "inactive", payloadTypes };
    return { direction: "recvonly", payloadTypes, rids: section.rids };
  });
}

const MIRRORED = { sendrecv: "sendrecv", sendonly: "recvonly", recvonly: "sendonly", inactive: "inactive" } as const;

function answerAudio({ section, payloadType }: OfferedAudio, ssrc: number): SectionAnswer {
  const direction = MIRRORED[section.direction];
  const isReceived = direction === "sendrecv" || direction === "sendonly";
  return { direction, payloadTypes: [payloadType], ...(isReceived && { source: sourceOf("a", section.mid, ssrc) }) };
}

/** The label by which the client finds out whose stream a track is. */
export function trackLabel(mid: string): string {
  return `v_${mid}`;
}

function sourceOf(prefix: "a" | "v", mid: string, ssrc: number) {
  return { ssrc, streamId: `${prefix}_${mid}`, trackId: `${prefix}t_${mid}` };
}
