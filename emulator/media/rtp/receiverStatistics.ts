import type { ReportBlock, SenderReport } from "./rtcp";

/** Sequence numbers wrap after 16 bits. */
const WRAP = 0x10000;

/** RFC 3550, section 6.4.1: the delay since a sender report is in 65536ths of a second. */
const DELAY_UNITS_PER_MILLISECOND = 65.536;

/** Counts what arrives from one source, for reports to its sender and for people. */
export class ReceiverStatistics {
  readonly ssrc: number;
  packets = 0;
  bytes = 0;
  #first: number | undefined;
  /** The highest sequence number, with the wraps counted. */
  #highest = 0;
  #reported = { expected: 0, packets: 0 };
  #senderReport: { readonly ntpMiddle: number; readonly at: number } | undefined;

  constructor(ssrc: number) {
    this.ssrc = ssrc;
  }

  /** How many packets are missing. Packets that arrive twice count against it. */
  get lost(): number {
    return this.#expected - this.packets;
  }

  onPacket(packet: Buffer, _now: number): void {
    const sequence = packet.readUInt16BE(2);
    this.packets += 1;
    this.bytes += packet.length;
    if (this.#first === undefined) {
      this.#first = sequence;
      this.#highest = sequence;
      return;
    }
    const ahead = (sequence - this.#highest) & 0xffff;
    if (ahead < WRAP / 2) this.#highest += ahead;
  }

  onSenderReport({ ntpMiddle }: SenderReport, now: number): void {
    this.#senderReport = { ntpMiddle, at: now };
  }

  /** The report block since the last one. */
  takeReport(now: number): ReportBlock {
    const expected = this.#expected - this.#reported.expected;
    const lost = expected - (this.packets - this.#reported.packets);
    this.#reported = { expected: this.#expected, packets: this.packets };
    const { ntpMiddle = 0, at = now } = this.#senderReport ?? {};
    return {
      ssrc: this.ssrc,
      fractionLost: lost > 0 && expected > 0 ? Math.min(255, Math.floor((lost * 256) / expected)) : 0,
      totalLost: this.lost,
      highestSequence: this.#highest >>> 0,
      // Transports of one machine have none to speak of, and no sender acts on it.
      jitter: 0,
      lastSenderReport: ntpMiddle,
      delaySinceLastSenderReport: Math.round((now - at) * DELAY_UNITS_PER_MILLISECOND) >>> 0,
    };
  }

  get #expected(): number {
    return this.#first === undefined ? 0 : this.#highest - this.#first + 1;
  }
}
