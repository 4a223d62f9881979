import type { Choices } from "./choices";
import type { Clock } from "./clock";
import type { IdSource } from "./ids";
import type { Capabilities } from "./state/records";

export interface EmulatorOptions {
  /** TCP port; 0, the default, takes any free one. */
  readonly port?: number;
  /** Address to listen on. Default: 127.0.0.1, which other machines cannot reach. */
  readonly host?: string;
  /** Where the time comes from, before `advance` moves it. Default: the system's clock. */
  readonly clock?: Clock;
  /** Where ids and tokens come from. Default: random UUIDs. */
  readonly ids?: IdSource;
  /** 12 digits; the account of callers whose access key id is not itself 12 digits. Default: 111122223333. */
  readonly account?: string;
  /** Answers to points that AWS's documentation leaves open. */
  readonly choices?: Partial<Choices>;
}

/** A running emulator. */
export interface Emulator {
  /** Such as `http://127.0.0.1:4567`; what an AWS SDK takes as its endpoint. */
  readonly url: string;
  readonly port: number;
  /** Moves the emulator's clock ahead. Meetings whose time is over end. */
  advance(seconds: number): void;
  /** Back to the start: no meetings, no counts, the clock where it began. */
  reset(): void;
  /** How often each operation was called since the start, by its AWS name; refused calls count, too. */
  requests(): Record<string, number>;
  /** The meetings that have not ended, of all accounts and regions, in the order of their creation. */
  meetings(): MeetingSummary[];
  /** Stops. The port is free and every connection closed when the promise resolves. */
  close(): Promise<void>;
}

/** A meeting as the emulator sees it. It holds no join token. */
export interface MeetingSummary {
  readonly meetingId: string;
  readonly meetingArn: string;
  readonly account: string;
  readonly region: string;
  readonly externalMeetingId: string;
  readonly mediaRegion: string;
  readonly primaryMeetingId?: string;
  /** ISO 8601, by the emulator's clock. */
  readonly createdAt: string;
  /** When the meeting ends if nothing happens to it; absent for a replica, which ends with its primary. */
  readonly endsAt?: string;
  readonly tags: Record<string, string>;
  readonly attendees: AttendeeSummary[];
}

export interface AttendeeSummary {
  readonly attendeeId: string;
  readonly externalUserId: string;
  readonly capabilities: Capabilities;
  readonly isConnected: boolean;
}
