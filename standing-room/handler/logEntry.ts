/** One line of the log. No member can hold a join token, and none names a person. */
export interface LogEntry {
  readonly level: "info" | "warn" | "error";
  /**
   * joined: the meeting was there. opened: this joiner created it. forgotten: an ended meeting was taken off the table.
   * orphaned: a meeting was created that nobody will be sent to. refused, unavailable, failed: the joiner got no meeting.
   */
  readonly outcome: "joined" | "opened" | "forgotten" | "ignored" | "orphaned" | "refused" | "unavailable" | "failed";
  readonly room?: string;
  readonly generation?: number;
  readonly meetingId?: string;
  readonly milliseconds?: number;
  /** The answer's HTTP status. */
  readonly status?: number;
  /** The answer's code, such as RoomNotFound. */
  readonly code?: string;
  /** Paths of what was wrong with a request; not the values. */
  readonly properties?: readonly string[];
  /** The AWS call that failed, how, and its request id. */
  readonly operation?: string;
  readonly failure?: string;
  readonly requestId?: string;
  readonly message?: string;
}
