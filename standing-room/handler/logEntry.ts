/** What happened to one request. No member can hold a join token, names a person, or repeats text of the request. */
export interface LoggedEvent {
  /** WARN: a condition that can need attention. ERROR: a failure that needs attention. */
  readonly level: "INFO" | "WARN" | "ERROR";
  /**
   * joined: the meeting existed. opened: this request created it. forgotten: an ended meeting was removed from the table.
   * performed: an action was performed. ignored: an event that changed nothing. orphaned: a meeting was created that no joiner will get. refused, unavailable, failed:
   * the joiner got no meeting.
   */
  readonly outcome:
    | "joined"
    | "opened"
    | "forgotten"
    | "ignored"
    | "orphaned"
    | "performed"
    | "refused"
    | "unavailable"
    | "failed";
  /** The room's name. */
  readonly room?: string;
  /** The number of the room's meeting; each later meeting has a higher one. */
  readonly generation?: number;
  /** The name of the action that was performed. */
  readonly action?: string;
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
  /** The failure's text. */
  readonly failureMessage?: string;
  /** AWS's id of the failed call. */
  readonly failedRequestId?: string;
}

/** One entry of the log. The names of the members in snake case are those of Powertools for AWS Lambda. */
export interface LogEntry extends LoggedEvent {
  /** Lambda's id of the invocation. A response with a status of 500 or more has it as `requestId`. */
  readonly function_request_id: string;
  /** Whether this is the first invocation of its process. */
  readonly cold_start: boolean;
}
