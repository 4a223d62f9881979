/** The members that are used of Lambda's context. */
export interface InvocationContext {
  readonly awsRequestId: string;
}

/** The members that are used of Lambda's event for a request to a function URL (payload format 2.0). */
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

/** The members that are used of a meeting's event in EventBridge (developer guide, "Using events"). */
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
