/** An event that a client has sent to its event ingestion address. */
export interface ClientEvent {
  /** Such as `meetingStartSucceeded` or `meetingEnded`. */
  readonly name: string;
  /** Milliseconds since the epoch, by the client's clock; absent if the client sent none. */
  readonly timestampMs?: number;
  /** The attributes of the event, its session and its client, as they were sent, without tokens. */
  readonly attributes: Readonly<Record<string, unknown>>;
}
