/** A meeting whose cost is measured. */
export interface Scenario {
  readonly title: string;
  readonly attendees: number;
  /** How many attendees send audio, 50 packets a second. */
  readonly senders: number;
  /** Whether the senders speak one after the other, for a second each; otherwise all speak at once. */
  readonly inTurn: boolean;
  /** Whether each attendee sends a video of 1.2 Mbit/s and receives those of all others. */
  readonly hasVideo: boolean;
}

const audio = (title: string, attendees: number, senders: number, inTurn = false): Scenario => ({
  title,
  attendees,
  senders,
  inTurn,
  hasVideo: false,
});

export const SCENARIOS: readonly Scenario[] = [
  audio("one alone", 1, 1),
  audio("a pair", 2, 2),
  { ...audio("a pair with video", 2, 2), hasVideo: true },
  audio("four who speak in turn", 4, 4, true),
  audio("50, one speaks", 50, 1),
  audio("50, all speak", 50, 50),
  audio("250, no one sends", 250, 0),
  audio("250, one speaks", 250, 1),
  audio("250, all speak", 250, 250),
];
