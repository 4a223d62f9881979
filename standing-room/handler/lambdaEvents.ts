/** What Lambda hands over for a request to a function URL (payload format 2.0), as far as it is read. */
export interface FunctionUrlEvent {
  readonly requestContext: { readonly http: { readonly method: string; readonly path: string } };
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

export interface FunctionUrlAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An event of a meeting as EventBridge delivers it (developer guide, "Using events"), as far as it is read. */
export interface MeetingStateChange {
  readonly "detail-type": "Chime Meeting State Change";
  readonly detail?: { readonly eventType: string; readonly meetingId?: string; readonly externalMeetingId?: string };
}

export function isMeetingStateChange(event: object): event is MeetingStateChange {
  return (event as Partial<MeetingStateChange>)["detail-type"] === "Chime Meeting State Change";
}

export function isFunctionUrlEvent(event: object): event is FunctionUrlEvent {
  return (event as Partial<FunctionUrlEvent>).requestContext?.http !== undefined;
}
