/** Packet types of RTCP (RFC 3550, section 12.1, and RFC 4585, section 6.1). */
const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const PAYLOAD_FEEDBACK = 206;

/** Formats of payload-specific feedback: RFC 4585, section 6.3.1; RFC 5104, section 4.3.1; draft-alvestrand-rmcat-remb-03. */
const PICTURE_LOSS = 1;
const FULL_INTRA_REQUEST = 4;
const APPLICATION_LAYER = 15;

const VERSION_2 = 0x80;
const LARGEST_MANTISSA = 0x3ffff;

/** A sender's clock, which receiver reports refer to. */
export interface SenderReport {
  readonly kind: "senderReport";
  readonly ssrc: number;
  /** The middle 32 bits of the NTP timestamp. */
  readonly ntpMiddle: number;
  /** The RTP timestamp of the same moment. */
  readonly rtpTimestamp: number;
}

/** A receiver needs a key frame of these sources. */
export interface KeyFrameRequest {
  readonly kind: "keyFrameRequest";
  readonly mediaSsrcs: readonly number[];
}

/** What a receiver reports about one source (RFC 3550, section 6.4.1). */
export interface ReportBlock {
  readonly ssrc: number;
  /** Lost since the last report, in 256ths of what was expected. */
  readonly fractionLost: number;
  readonly totalLost: number;
  /** With the number of wraps in the upper 16 bits. */
  readonly highestSequence: number;
  /** In units of the timestamp. */
  readonly jitter: number;
  readonly lastSenderReport: number;
  /** In 65536ths of a second. */
  readonly delaySinceLastSenderReport: number;
}

/** The parts of a compound packet that matter here. A packet that is cut off yields what comes before. */
export function parseRtcp(packet: Buffer): (SenderReport | KeyFrameRequest)[] {
  const found: (SenderReport | KeyFrameRequest)[] = [];
  let at = 0;
  while (at + 8 <= packet.length) {
    const end = at + (packet.readUInt16BE(at + 2) + 1) * 4;
    if (end > packet.length || (packet[at] as number) >> 6 !== 2) return found;
    const part = parsePart(packet.subarray(at, end));
    if (part !== undefined) found.push(part);
    at = end;
  }
  return found;
}

function parsePart(part: Buffer): SenderReport | KeyFrameRequest | undefined {
  const format = (part[0] as number) & 0x1f;
  if (part[1] === SENDER_REPORT && part.length >= 28) {
    const ssrc = part.readUInt32BE(4);
    return { kind: "senderReport", ssrc, ntpMiddle: part.readUInt32BE(10), rtpTimestamp: part.readUInt32BE(16) };
  }
  if (part[1] !== PAYLOAD_FEEDBACK || part.length < 12) return undefined;
  if (format === PICTURE_LOSS) return { kind: "keyFrameRequest", mediaSsrcs: [part.readUInt32BE(8)] };
  if (format !== FULL_INTRA_REQUEST) return undefined;
  const mediaSsrcs: number[] = [];
  for (let at = 12; at + 8 <= part.length; at += 8) mediaSsrcs.push(part.readUInt32BE(at));
  return { kind: "keyFrameRequest", mediaSsrcs };
}

/** Picture loss indication: asks the sender of a source for a key frame. */
export function writePli(senderSsrc: number, mediaSsrc: number): Buffer {
  const packet = header(PICTURE_LOSS, PAYLOAD_FEEDBACK, 12);
  packet.writeUInt32BE(senderSsrc, 4);
  packet.writeUInt32BE(mediaSsrc, 8);
  return packet;
}

/** The most blocks that one report has room for: their number has 5 bits. */
const MOST_BLOCKS = 31;

export function writeReceiverReport(senderSsrc: number, blocks: readonly ReportBlock[]): Buffer {
  const written = blocks.slice(0, MOST_BLOCKS);
  const packet = header(written.length, RECEIVER_REPORT, 8 + 24 * written.length);
  packet.writeUInt32BE(senderSsrc, 4);
  for (const [index, block] of written.entries()) writeBlock(packet, 8 + 24 * index, block);
  return packet;
}

function writeBlock(packet: Buffer, at: number, block: ReportBlock): void {
  packet.writeUInt32BE(block.ssrc, at);
  packet[at + 4] = block.fractionLost;
  packet.writeIntBE(Math.max(-0x800000, Math.min(0x7fffff, block.totalLost)), at + 5, 3);
  packet.writeUInt32BE(block.highestSequence, at + 8);
  packet.writeUInt32BE(block.jitter, at + 12);
  packet.writeUInt32BE(block.lastSenderReport, at + 16);
  packet.writeUInt32BE(block.delaySinceLastSenderReport, at + 20);
}

/** Receiver estimated maximum bitrate: what the senders of these sources may use, in bits a second. */
export function writeRemb(senderSsrc: number, bitsPerSecond: number, mediaSsrcs: readonly number[]): Buffer {
  const packet = header(APPLICATION_LAYER, PAYLOAD_FEEDBACK, 20 + 4 * mediaSsrcs.length);
  packet.writeUInt32BE(senderSsrc, 4);
  packet.write("REMB", 12, "latin1");
  let exponent = 0;
  while (bitsPerSecond / 2 ** exponent > LARGEST_MANTISSA) exponent += 1;
  const mantissa = Math.floor(bitsPerSecond / 2 ** exponent);
  packet[16] = mediaSsrcs.length;
  packet.writeUIntBE(exponent * 2 ** 18 + mantissa, 17, 3);
  for (const [index, ssrc] of mediaSsrcs.entries()) packet.writeUInt32BE(ssrc, 20 + 4 * index);
  return packet;
}

function header(count: number, type: number, length: number): Buffer {
  const packet = Buffer.alloc(length);
  packet[0] = VERSION_2 | count;
  packet[1] = type;
  packet.writeUInt16BE(length / 4 - 1, 2);
  return packet;
}
