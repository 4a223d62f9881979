/** Who speaks. Its identity is the key: one object for the life of a speaker. */
export interface AudioSpeaker {
  /** The id of the attendee; a content share has the id of its attendee with `#content`. */
  readonly attendeeId: string;
  /** The attendee that a content share belongs to; of others the same as `attendeeId`. */
  readonly ownerId: string;
  readonly isContent: boolean;
  /** The meeting of its attendee: the room's own one, or a replica. */
  readonly meetingId: string;
  /** Whether its audio is dropped: it is muted, or may not send. Read at each packet. */
  readonly isSilenced: boolean;
}

/** Who hears. */
export interface AudioListener {
  /** The payload type of Opus in the listener's own offer. */
  readonly payloadType: number;
  /** The synchronization source of what the listener gets. */
  readonly ssrc: number;
  /** Whether the listener hears the speaker; false for its own voice, and without the capability to receive. Read 50 times a second. */
  hears(speaker: AudioSpeaker): boolean;
  /** Sends an RTP packet to the listener; SRTP protects it below. */
  send(packet: Buffer): void;
}

/** The audio of one room. Every listener gets 50 packets a second at all times; they are silence where no one speaks. */
export interface RoomAudio {
  addListener(listener: AudioListener): void;
  removeListener(listener: AudioListener): void;
  /**
   * A whole RTP packet with Opus, in the order of arrival.
   * @param level the voice's level in -dBov from 0, the loudest, to 127, silence (RFC 6464); undefined where the packet has none
   */
  onPacket(speaker: AudioSpeaker, packet: Buffer, level: number | undefined): void;
  removeSpeaker(speaker: AudioSpeaker): void;
  /** Stops every clock. */
  close(): void;
}
