import type { DataMessage } from "../signaling/messages";
import type { Member } from "./member";

/** What the SDK accepts for sending (`realtimeSendDataMessage`). */
const LONGEST_DATA = 2048;
const TOPIC = /^[a-zA-Z0-9_-]{1,36}$/;

/** The longest lifetime; longer ones are cut. The documentation of the SDK has 5 minutes as its example. */
const LONGEST_LIFETIME_MILLISECONDS = 300_000;

/** Messages that one attendee may send in a second, and at once after a pause. AWS's figure for clients is not documented. */
const MESSAGES_PER_SECOND = 100;

/** Messages with a lifetime that are kept for those who join later; older ones are dropped beyond it. */
const LARGEST_BACKLOG = 1000;

/** Why a message is not delivered, or undefined if it is. */
export function dataMessageProblem({ topic = "", data = Buffer.alloc(0) }: DataMessage): string | undefined {
  if (!TOPIC.test(topic)) {
    return "The topic of a data message has 1 to 36 letters, digits, hyphens and underscores.";
  }
  if (data.length > LONGEST_DATA) return `The data of a data message has ${LONGEST_DATA} bytes at most.`;
  return undefined;
}

interface Kept {
  readonly sender: Member;
  readonly message: DataMessage;
  readonly expiresAt: number;
}

/** Stamps data messages, limits their rate and keeps those with a lifetime. */
export class DataMessages {
  readonly #now: () => number;
  readonly #allowances = new WeakMap<Member, { messages: number; at: number }>();
  #kept: Kept[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The message as the receivers get it. One that is throttled has the ingest time 0, and only its sender gets it. */
  accept(sender: Member, { topic = "", data = Buffer.alloc(0), lifetimeMs = 0 }: DataMessage): DataMessage {
    const now = this.#now();
    const isThrottled = !this.#takeAllowance(sender, now);
    const message: DataMessage = {
      topic,
      data,
      lifetimeMs,
      senderAttendeeId: sender.ownerId,
      ingestTimeNs: isThrottled ? 0n : BigInt(Math.trunc(now)) * 1_000_000n,
      senderExternalUserId: sender.externalUserId,
    };
    if (!isThrottled && lifetimeMs > 0) {
      this.#keep({ sender, message, expiresAt: now + Math.min(lifetimeMs, LONGEST_LIFETIME_MILLISECONDS) });
    }
    return message;
  }

  /** The messages that are not over, of senders that satisfy the condition, in the order of their arrival. */
  backlog(isVisible: (sender: Member) => boolean): DataMessage[] {
    const now = this.#now();
    this.#kept = this.#kept.filter(({ expiresAt }) => expiresAt > now);
    return this.#kept.filter(({ sender }) => isVisible(sender)).map(({ message }) => message);
  }

  #keep(kept: Kept): void {
    this.#kept.push(kept);
    if (this.#kept.length > LARGEST_BACKLOG) this.#kept.shift();
  }

  #takeAllowance(sender: Member, now: number): boolean {
    const last = this.#allowances.get(sender) ?? { messages: MESSAGES_PER_SECOND, at: now };
    const refilled = last.messages + ((now - last.at) / 1000) * MESSAGES_PER_SECOND;
    const messages = Math.min(MESSAGES_PER_SECOND, refilled);
    const isAllowed = messages >= 1;
    this.#allowances.set(sender, { messages: isAllowed ? messages - 1 : messages, at: now });
    return isAllowed;
  }
}
