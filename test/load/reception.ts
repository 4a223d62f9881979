import { OPUS_PAYLOAD_TYPE } from "../support/mediaClient/offer";

const OPUS_UNITS_PER_MILLISECOND = 48;
const TIMESTAMP_END = 2 ** 32;

/** The tag of AEAD_AES_128_GCM, which the clients offer first. */
const TAG_BYTES = 16;

/** What one client receives in a window of time. */
export class Reception {
  audioPackets = 0;
  videoPackets = 0;
  /** Bytes of RTP, without what SRTP adds. */
  audioBytes = 0;
  videoBytes = 0;
  /** Audio packets that did not follow the one before by number and by timestamp. */
  gaps = 0;
  readonly #tagBytes: number;
  #isOpen = false;
  #last: { readonly sequence: number; readonly timestamp: number } | undefined;
  /** How long the packets were on their way, but for a constant. */
  readonly #transits: number[] = [];
  #elapsedUnits = 0;

  /** @param areOpened whether the packets are decrypted, or those of SRTP */
  constructor(areOpened: boolean) {
    this.#tagBytes = areOpened ? 0 : TAG_BYTES;
  }

  /** From now on packets count. */
  open(): void {
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
  }

  readonly onRtp = (packet: Buffer): void => {
    if (!this.#isOpen) return;
    if (((packet[1] ?? 0) & 0x7f) === OPUS_PAYLOAD_TYPE) this.#onAudio(packet);
    else {
      this.videoPackets += 1;
      this.videoBytes += packet.length - this.#tagBytes;
    }
  };

  /** The buffer, in milliseconds, that plays 99 of 100 packets in time. */
  get jitterBufferMilliseconds(): number {
    const sorted = [...this.#transits].sort((one, other) => one - other);
    return (sorted[Math.floor(sorted.length * 0.99)] ?? 0) - (sorted[0] ?? 0);
  }

  /** How much later the last packets of the window are than the first ones, in milliseconds: a stream that falls behind grows it. */
  get delayGrowthMilliseconds(): number {
    const quarter = Math.floor(this.#transits.length / 4);
    return Math.min(...this.#transits.slice(-quarter)) - Math.min(...this.#transits.slice(0, quarter));
  }

  #onAudio(packet: Buffer): void {
    this.audioPackets += 1;
    this.audioBytes += packet.length - this.#tagBytes;
    const sequence = packet.readUInt16BE(2);
    const timestamp = packet.readUInt32BE(4);
    if (this.#last !== undefined) {
      const step = (timestamp - this.#last.timestamp + TIMESTAMP_END) % TIMESTAMP_END;
      if (((sequence - this.#last.sequence) & 0xffff) !== 1 || step !== 20 * OPUS_UNITS_PER_MILLISECOND) this.gaps += 1;
      this.#elapsedUnits += step;
    }
    this.#last = { sequence, timestamp };
    this.#transits.push(performance.now() - this.#elapsedUnits / OPUS_UNITS_PER_MILLISECOND);
  }
}
