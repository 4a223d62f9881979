/** One line of the log. No member can hold a join token, and none names a person. */
export interface LogEntry {
  /** warn: a condition that can need attention. error: a failure that needs attention. */
  readonly level: "info" | "warn" | "error";
  /**
   * joined: the meeting existed. opened: this request created it. forgotten: an ended meeting was removed from the table.
   * orphaned: a meeting was created that no joiner will get. refused, unavailable, failed: the joiner got no meeting.
   */
  readonly outcome: "joined" | "opened" | "forgotten" | "ignored" | "orphaned" | "refused" | "unavailable" | "failed";
  /** The room's name. */
  readonly room?: string;
  /** The number of the room's meeting; each later meeting has a higher one. */
  readonly generation?: number;
  /** AWS's id of the meeting. */
  readonly meetingId?: string;
  /** Duration of the request. */
  readonly milliseconds?: number;
  /** The response's HTTP status. */
  readonly status?: number;
  /** The response's error code, such as RoomNotFound. */
  readonly code?: string;
  /** Paths of the request's violations, without the values. */
  readonly properties?: readonly string[];
  /** The AWS operation that failed. */
  readonly operation?: string;
  /** The failure's name, such as ThrottlingException. */
  readonly failure?: string;
  /** AWS's id of the failed request. */
  readonly requestId?: string;
  /** The failure's text. */
  readonly message?: string;
}
