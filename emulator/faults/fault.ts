import type { COMMON_ERRORS, MODELLED_ERRORS } from "../errors";

/** The operations whose answer lists attendees that failed. */
export const PARTIALLY_FAILING: readonly string[] = ["BatchCreateAttendee", "CreateMeetingWithAttendees"];

/** The effects on clients that join, not on calls. */
export const CLIENT_EFFECTS: readonly string[] = ["dropSignaling", "noMedia", "slowJoin", "audioStatus"];

/** What goes wrong with a call, and with which calls. */
export type Fault = FaultEffect & {
  /** The operation that it hits, by its AWS name. Default: any; with partialFailure, any that can fail in part. */
  readonly operation?: string;
  /** How many calls it hits before it is gone. Default: 1, or no limit if there is a probability. */
  readonly count?: number;
  /** From 0 to 1: how likely it hits a call. Default: 1. */
  readonly probability?: number;
  /** What the draws start from: the same seed hits the same calls of a sequence. Default: 1. */
  readonly seed?: number;
};

/** What can go wrong. */
export type FaultEffect =
  | ErrorFault
  | PartialFailureFault
  | DelayFault
  | ResetFault
  | GarbageFault
  | NotYetVisibleFault
  | ClientFault;

/** What can go wrong for a client that joins. It hits joins, not calls, and has no `operation`. */
export type ClientFault = DropSignalingFault | NoMediaFault | SlowJoinFault | AudioStatusFault;

/** The signaling connection breaks, which the client answers by reconnecting. */
export interface DropSignalingFault {
  /** The connection is cut, without a close frame. */
  readonly effect: "dropSignaling";
  /** How long after the client is present. Default: 0. */
  readonly afterMilliseconds?: number;
}

/** The client gets no address for its media, so that its ICE never connects. */
export interface NoMediaFault {
  /** Signaling works, audio and video do not. */
  readonly effect: "noMedia";
}

/** The JOIN is answered late. The SDK gives up after 15 seconds. */
export interface SlowJoinFault {
  /** The JOIN_ACK is late. */
  readonly effect: "slowJoin";
  /** How late. */
  readonly milliseconds: number;
}

/** The client gets an audio status and is out of the meeting. */
export interface AudioStatusFault {
  /** An AUDIO_STATUS frame is sent. */
  readonly effect: "audioStatus";
  /** Such as 500, by which the SDK reconnects, or 409, call at capacity. */
  readonly status: number;
  /** How long after the client is present. Default: 0. */
  readonly afterMilliseconds?: number;
}

/**
 * What the call creates is not found by the first calls for it, which are answered with NotFoundException. A public issue reports that of
 * CreateAttendee right after CreateMeeting.
 */
export interface NotYetVisibleFault {
  /** The meeting, or the attendees, that the call creates are not found at first. */
  readonly effect: "notYetVisible";
  /** How many calls for each do not find it. */
  readonly calls: number;
  /** The operations that do not find it. Default: all. */
  readonly hiddenFrom?: readonly string[];
}

/** The call is refused and has no effect. */
export interface ErrorFault {
  /** An error is answered. */
  readonly effect: "error";
  /** The error's name, one of the service's or of AWS's common ones. */
  readonly error: keyof typeof MODELLED_ERRORS | keyof typeof COMMON_ERRORS;
  /** The error's text. Default: one of the emulator's. */
  readonly message?: string;
  /** Sent with ServiceUnavailableException as the header Retry-After. */
  readonly retryAfterSeconds?: number;
}

/** Some attendees of CreateMeetingWithAttendees or BatchCreateAttendee fail; the answer is a 200 that lists them in Errors. */
export interface PartialFailureFault {
  /** Attendees are listed in `Errors`. */
  readonly effect: "partialFailure";
  /** Who fails. Default: everybody. */
  readonly externalUserIds?: readonly string[];
  /** Default: ServiceFailure. Which codes AWS sends is not documented. */
  readonly errorCode?: string;
  /** The text beside the code. */
  readonly errorMessage?: string;
}

/** The call is answered later than usual, in real time. */
export interface DelayFault {
  /** The answer is late. */
  readonly effect: "delay";
  /** How late. */
  readonly milliseconds: number;
}

/** The connection is reset. */
export interface ResetFault {
  /** Before the call takes effect, or after. */
  readonly effect: "resetBefore" | "resetAfter";
}

/** The call takes effect, and its answer cannot be read. */
export interface GarbageFault {
  /** The answer is no JSON. */
  readonly effect: "garbage";
  /** Default: 200. */
  readonly status?: number;
}

/** A fault that is waiting for calls. */
export type ActiveFault = Fault & {
  /** Its number, 1 for the first since the start. */
  readonly id: number;
  /** How many calls it has hit so far. */
  readonly hits: number;
};
