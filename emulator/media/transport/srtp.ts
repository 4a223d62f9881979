import { createCipheriv } from "node:crypto";
import { headerLength } from "../rtp/rtp";
import { ReplayWindow } from "./replayWindow";
import { CIPHERS, type SrtpCipher, type SrtpProfile } from "./srtpCiphers";

/** The sources that one connection may use at a time. */
const MOST_SOURCES = 64;

const RTCP_INDEX_END = 0x80000000;
const MOST_PACKETS = 2 ** 48;

/** The labels of the six session keys (RFC 3711, section 4.3). */
const LABELS = { rtp: [0, 1, 2], rtcp: [3, 4, 5] } as const;

/** Master key and salt of one direction. */
export interface SrtpKeys {
  readonly key: Buffer;
  readonly salt: Buffer;
}

/** Protects and unprotects the RTP and RTCP packets of one direction (RFC 3711). */
export class SrtpContext {
  readonly #rtp: SrtpCipher;
  readonly #rtcp: SrtpCipher;
  /** By source: the position in the 48-bit sequence of packets. */
  readonly #received = new Map<number, ReplayWindow>();
  readonly #sent = new Map<number, number>();
  readonly #receivedRtcp = new Map<number, ReplayWindow>();
  #rtcpIndex = 0;

  constructor(profile: SrtpProfile, { key, salt }: SrtpKeys) {
    const cipher = CIPHERS[profile];
    const create = ([encryption, authentication, salting]: readonly [number, number, number]) =>
      cipher.create(
        deriveKey(key, salt, encryption, 16),
        deriveKey(key, salt, authentication, 20),
        deriveKey(key, salt, salting, cipher.saltLength),
      );
    this.#rtp = create(LABELS.rtp);
    this.#rtcp = create(LABELS.rtcp);
  }

  protect(packet: Buffer): Buffer {
    const ssrc = packet.readUInt32BE(8);
    const index = nextIndex(this.#sent.get(ssrc), packet.readUInt16BE(2));
    this.#sent.set(ssrc, Math.max(index, this.#sent.get(ssrc) ?? 0));
    return this.#rtp.sealRtp(packet, headerLength(packet) ?? packet.length, ssrc, index);
  }

  /** Undefined for a packet that is malformed, replayed, too old or not authentic. */
  unprotect(packet: Buffer): Buffer | undefined {
    const header = headerLength(packet);
    if (header === undefined || packet.length < header + this.#rtp.overhead) return undefined;
    const ssrc = packet.readUInt32BE(8);
    const window = this.#received.get(ssrc);
    const index = nextIndex(window?.highest, packet.readUInt16BE(2));
    if (index >= MOST_PACKETS || window?.hasSeen(index)) return undefined;
    const opened = this.#rtp.openRtp(packet, header, ssrc, index);
    if (opened === undefined || !accept(this.#received, ssrc, index)) return undefined;
    return opened;
  }

  protectRtcp(packet: Buffer): Buffer {
    const index = this.#rtcpIndex;
    this.#rtcpIndex = (index + 1) % RTCP_INDEX_END;
    return this.#rtcp.sealRtcp(packet, packet.readUInt32BE(4), index);
  }

  /** Undefined for a packet that is malformed, replayed, too old or not authentic. */
  unprotectRtcp(packet: Buffer): Buffer | undefined {
    if (packet.length < 8 + 4 + this.#rtcp.overhead) return undefined;
    const ssrc = packet.readUInt32BE(4);
    const opened = this.#rtcp.openRtcp(packet, ssrc);
    if (opened === undefined || this.#receivedRtcp.get(ssrc)?.hasSeen(opened.index)) return undefined;
    return accept(this.#receivedRtcp, ssrc, opened.index) ? opened.packet : undefined;
  }
}

/** Only authentic packets get here, so a client can use up no sources but its own. */
function accept(windows: Map<number, ReplayWindow>, ssrc: number, index: number): boolean {
  const window = windows.get(ssrc) ?? new ReplayWindow();
  if (!windows.has(ssrc)) {
    if (windows.size >= MOST_SOURCES) return false;
    windows.set(ssrc, window);
  }
  window.accept(index);
  return true;
}

/** RFC 3711, section 3.3.1: the index whose lower 16 bits are the sequence number, and which is closest to the highest one. */
function nextIndex(highest: number | undefined, sequence: number): number {
  if (highest === undefined) return sequence;
  const rollover = Math.floor(highest / 0x10000);
  const ahead = sequence - (highest % 0x10000);
  if (ahead > 0x8000) return Math.max(0, rollover - 1) * 0x10000 + sequence;
  return (ahead < -0x8000 ? rollover + 1 : rollover) * 0x10000 + sequence;
}

/** RFC 3711, section 4.3.1, with a key derivation rate of 0. */
export function deriveKey(masterKey: Buffer, masterSalt: Buffer, label: number, length: number): Buffer {
  const block = Buffer.alloc(16);
  masterSalt.copy(block, 0, 0, 14);
  block[7] = (block[7] as number) ^ label;
  return createCipheriv("aes-128-ctr", masterKey, block).update(Buffer.alloc(length));
}
