/** An offer that is not one. Its message names the rule, and quotes nothing of the offer. */
export class SdpError extends Error {
  override readonly name = "SdpError";
}

export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

/** A codec that an offer lists. */
export interface OfferedCodec {
  readonly payloadType: number;
  /** Such as `VP9`; empty for a payload type without `a=rtpmap`. */
  readonly name: string;
  readonly clockRate: number;
  /** What follows the clock rate, such as the `2` of `opus/48000/2`. */
  readonly channels: string | undefined;
  /** The parameters of `a=fmtp`; empty without any. */
  readonly parameters: string;
  /** The values of `a=rtcp-fb`. */
  readonly feedback: readonly string[];
}

/** One media section of an offer. */
export interface OfferedSection {
  readonly kind: string;
  readonly mid: string;
  readonly protocol: string;
  readonly direction: Direction;
  /** Port 0 without `a=bundle-only`: the section is not used any more. Firefox offers new bundled sections with port 0. */
  readonly isStopped: boolean;
  readonly codecs: readonly OfferedCodec[];
  /** The ids of header extensions by URI. */
  readonly extensions: ReadonlyMap<string, number>;
  readonly ssrcs: readonly number[];
  /** The encodings of a simulcast that is sent. */
  readonly rids: readonly string[];
}

/** What an answer needs of an offer. */
export interface Offer {
  /** The SHA-256 fingerprint of the certificate, in upper case with colons. */
  readonly fingerprint: string;
  readonly sections: readonly OfferedSection[];
}

/** An offer of the SDK with 25 videos has 60 kB. */
const LONGEST_OFFER = 512 * 1024;
const MOST_SECTIONS = 64;
const MOST_CODECS = 96;
/** Names of sections and encodings are echoed in the answer. */
const TOKEN = /^[\w-]{1,64}$/;

/** Reads an offer (RFC 8866) as far as an answer needs it. Throws an SdpError. */
export function parseOffer(text: string): Offer {
  if (text.length > LONGEST_OFFER) throw new SdpError(`An offer must have at most ${LONGEST_OFFER} characters.`);
  const lines = text.split(/\r?\n/);
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith("m=")) groups.push([]);
    groups.at(-1)?.push(line);
  }
  const [session = [], ...sections] = groups;
  if (sections.length === 0) throw new SdpError("An offer must have at least one media section.");
  if (sections.length > MOST_SECTIONS)
    throw new SdpError(`An offer must have at most ${MOST_SECTIONS} media sections.`);
  const fingerprint = [session, ...sections].flatMap((group) => values(group, "fingerprint"))[0];
  return { fingerprint: readFingerprint(fingerprint), sections: sections.map(parseSection) };
}

function readFingerprint(value = ""): string {
  const [algorithm = "", digest = ""] = value.split(" ");
  if (algorithm.toLowerCase() === "sha-256" && /^([0-9a-f]{2}:){31}[0-9a-f]{2}$/i.test(digest))
    return digest.toUpperCase();
  throw new SdpError("An offer must have the SHA-256 fingerprint of its certificate.");
}

function parseSection(lines: readonly string[]): OfferedSection {
  const [, kind = "", port = "", protocol = "", formats = ""] =
    /^m=(\S+) (\d+)\S* (\S+) (.+)$/.exec(lines[0] ?? "") ?? [];
  const [mid = ""] = values(lines, "mid");
  if (kind === "" || !/^[\w/]+$/.test(protocol))
    throw new SdpError("A media section must have a kind, a port, a protocol and formats.");
  if (!TOKEN.test(mid)) throw new SdpError("A media section must have a mid of 1 to 64 letters, digits, - and _.");
  const direction =
    (["sendonly", "recvonly", "inactive"] as const).find((one) => lines.includes(`a=${one}`)) ?? "sendrecv";
  return {
    kind,
    mid,
    protocol,
    direction,
    isStopped: port === "0" && !lines.includes("a=bundle-only"),
    codecs: kind === "audio" || kind === "video" ? parseCodecs(lines, formats) : [],
    extensions: new Map(values(lines, "extmap").flatMap(parseExtension)),
    ssrcs: [...new Set(values(lines, "ssrc").flatMap(parseSsrc))],
    rids: values(lines, "rid").flatMap(parseRid),
  };
}

function parseCodecs(lines: readonly string[], formats: string): OfferedCodec[] {
  const maps = byPayloadType(values(lines, "rtpmap"));
  const parameters = byPayloadType(values(lines, "fmtp"));
  const feedback = byPayloadType(values(lines, "rtcp-fb"));
  const payloadTypes = formats.split(" ").filter((format) => /^\d{1,3}$/.test(format));
  return payloadTypes.slice(0, MOST_CODECS).map((format) => {
    const [name = "", clockRate = "0", channels] = (maps.get(format)?.[0] ?? "").split("/");
    return {
      payloadType: Number(format),
      name,
      clockRate: Number(clockRate),
      channels,
      parameters: parameters.get(format)?.[0] ?? "",
      feedback: feedback.get(format) ?? [],
    };
  });
}

/** The values of an attribute whose value begins with a payload type, by payload type. */
function byPayloadType(attributes: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const attribute of attributes) {
    const space = attribute.indexOf(" ");
    const format = attribute.slice(0, space);
    const rest = attribute.slice(space + 1);
    if (space > 0) found.set(format, [...(found.get(format) ?? []), rest]);
  }
  return found;
}

function parseExtension(value: string): [string, number][] {
  const [, id, uri] = /^(\d{1,3})(?:\/\S+)? (\S+)/.exec(value) ?? [];
  return id !== undefined && uri !== undefined ? [[uri, Number(id)]] : [];
}

function parseSsrc(value: string): number[] {
  const ssrc = Number(/^(\d{1,10})(?: |$)/.exec(value)?.[1]);
  return ssrc > 0 && ssrc <= 0xffffffff ? [ssrc] : [];
}

function parseRid(value: string): string[] {
  const [rid = "", direction] = value.split(" ");
  return direction === "send" && TOKEN.test(rid) ? [rid] : [];
}

/** The values of all attributes of a name, in order. */
function values(lines: readonly string[], name: string): string[] {
  const prefix = `a=${name}:`;
  return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length).trim());
}
