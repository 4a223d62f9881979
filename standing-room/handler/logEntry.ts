/** One line of the log. No member can hold a join token, and none names a person. */
export interface LogEntry {
  /** warn: nothing is broken, but somebody should look. error: it is. */
  readonly level: "info" | "warn" | "error";
  /**
   * joined: the meeting was there. opened: this joiner created it. forgotten: an ended meeting was taken off the table.
   * orphaned: a meeting was created that nobody will be sent to. refused, unavailable, failed: the joiner got no meeting.
   */
  readonly outcome: "joined" | "opened" | "forgotten" | "ignored" | "orphaned" | "refused" | "unavailable" | "failed";
  /** The room's name. */
  readonly room?: string;
  /** Which of the room's meetings it was: a number that grows with each. */
  readonly generation?: number;
  /** AWS's id of the meeting. */
  readonly meetingId?: string;
  /** How long the answer took. */
  readonly milliseconds?: number;
  /** The answer's HTTP status. */
  readonly status?: number;
  /** The answer's code, such as RoomNotFound. */
  readonly code?: string;
  /** Paths of what was wrong with a request; not the values. */
  readonly properties?: readonly string[];
  /** The AWS call that failed, how, and its request id. */
  readonly operation?: string;
  /** The failure's name, such as ThrottlingException. */
  readonly failure?: string;
  /** AWS's id of the failed request. */
  readonly requestId?: string;
  /** The failure's text. */
  readonly message?: string;
}
