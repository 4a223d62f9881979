import type { COMMON_ERRORS, MODELLED_ERRORS } from "../errors";

/** The operations whose answer lists attendees that failed. */
export const PARTIALLY_FAILING: readonly string[] = ["BatchCreateAttendee", "CreateMeetingWithAttendees"];

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

export type FaultEffect =
  | ErrorFault
  | PartialFailureFault
  | DelayFault
  | { readonly effect: "resetBefore" }
  | { readonly effect: "resetAfter" }
  | GarbageFault;

/** The call is refused and has no effect. */
export interface ErrorFault {
  readonly effect: "error";
  readonly error: keyof typeof MODELLED_ERRORS | keyof typeof COMMON_ERRORS;
  readonly message?: string;
  /** Sent with ServiceUnavailableException as the header Retry-After. */
  readonly retryAfterSeconds?: number;
}

/** Some attendees of CreateMeetingWithAttendees or BatchCreateAttendee fail; the answer is a 200 that lists them in Errors. */
export interface PartialFailureFault {
  readonly effect: "partialFailure";
  /** Who fails. Default: everybody. */
  readonly externalUserIds?: readonly string[];
  /** Default: ServiceFailure. Which codes AWS sends is not documented. */
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/** The call is answered later than usual, in real time. */
export interface DelayFault {
  readonly effect: "delay";
  readonly milliseconds: number;
}

/** The call takes effect, and its answer cannot be read. */
export interface GarbageFault {
  readonly effect: "garbage";
  /** Default: 200. */
  readonly status?: number;
}

/** A fault that is waiting for calls. */
export type ActiveFault = Fault & {
  readonly id: number;
  /** How many calls it has hit so far. */
  readonly hits: number;
};
