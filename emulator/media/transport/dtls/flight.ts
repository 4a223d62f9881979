import type { MediaClock, Stop } from "../../mediaClock";
import { type HandshakeMessage, writeMessage } from "./reassembly";
import { RECORD, type RecordWriter } from "./records";

/** A message of a flight, with the epoch of its records. */
export interface OutgoingMessage {
  readonly message: HandshakeMessage;
  readonly epoch: 0 | 1;
}

/** RFC 6347, section 4.2.4.1, recommends 1 second; a peer on the same machine answers sooner. The wait doubles each time. */
const FIRST_WAIT_MS = 500;
/** After 6 repetitions and 63.5 seconds the handshake has failed. */
const MOST_REPETITIONS = 6;
/** Repetitions that the peer's own ones cause are bounded as well. */
const MOST_RESENDS = 32;

/** Below the MTU of every path, with the headers of IP, UDP and DTLS. */
const LONGEST_FRAGMENT = 1100;
const LONGEST_DATAGRAM = 1200;

/** Sends the messages of a flight in few datagrams, and repeats them until the peer answers (RFC 6347, section 4.2.4). */
export class Flight {
  readonly #writer: RecordWriter;
  readonly #clock: MediaClock;
  readonly #sendDatagram: (datagram: Buffer) => void;
  #write: () => readonly Buffer[] = () => [];
  #resends = 0;
  #stop: Stop | undefined;

  constructor(writer: RecordWriter, clock: MediaClock, sendDatagram: (datagram: Buffer) => void) {
    this.#writer = writer;
    this.#clock = clock;
    this.#sendDatagram = sendDatagram;
  }

  /** Repeats the flight until the next one is sent. */
  send(messages: readonly OutgoingMessage[], onTimeout: () => void): void {
    this.#write = () => messages.flatMap((one) => this.#records(one));
    this.#transmit();
    this.#repeatAfter(FIRST_WAIT_MS, MOST_REPETITIONS, onTimeout);
  }

  /** The last flight is repeated only if the peer repeats its own. */
  sendLast(finished: OutgoingMessage): void {
    this.stop();
    const changeCipherSpec = Buffer.from([1]);
    this.#write = () => [this.#writer.write(RECORD.changeCipherSpec, changeCipherSpec, 0), ...this.#records(finished)];
    this.#transmit();
  }

  resend(): void {
    if (this.#resends >= MOST_RESENDS) return;
    this.#resends += 1;
    this.#transmit();
  }

  stop(): void {
    this.#stop?.();
  }

  #repeatAfter(wait: number, left: number, onTimeout: () => void): void {
    this.#stop = this.#clock.after(wait, () => {
      if (left === 0) {
        onTimeout();
        return;
      }
      this.#transmit();
      this.#repeatAfter(wait * 2, left - 1, onTimeout);
    });
  }

  #transmit(): void {
    let datagram = Buffer.alloc(0);
    for (const record of this.#write()) {
      if (datagram.length > 0 && datagram.length + record.length > LONGEST_DATAGRAM) {
        this.#sendDatagram(datagram);
        datagram = Buffer.alloc(0);
      }
      datagram = Buffer.concat([datagram, record]);
    }
    if (datagram.length > 0) this.#sendDatagram(datagram);
  }

  #records({ message, epoch }: OutgoingMessage): Buffer[] {
    const records: Buffer[] = [];
    for (let start = 0; start === 0 || start < message.body.length; start += LONGEST_FRAGMENT) {
      const end = Math.min(start + LONGEST_FRAGMENT, message.body.length);
      records.push(this.#writer.write(RECORD.handshake, writeMessage(message, start, end), epoch));
    }
    return records;
  }
}
