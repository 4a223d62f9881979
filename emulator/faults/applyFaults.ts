import { ServiceError } from "../errors";
import { type Answer, garbageAnswer, RESET } from "../http/answer";
import type { ErrorFault, Fault, FaultEffect, PartialFailureFault } from "./fault";

/** How the emulator lets real time pass. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Runs a call as the faults that hit it demand; the call gets the partial failure among them, if there is one. */
export async function applyFaults(
  faults: readonly Fault[],
  wait: Wait,
  run: (partialFailure: PartialFailureFault | undefined) => Answer,
): Promise<Answer | typeof RESET> {
  for (const { milliseconds } of withEffect(faults, "delay")) await wait(milliseconds);
  if (withEffect(faults, "resetBefore").length > 0) return RESET;
  const [error] = withEffect(faults, "error");
  if (error !== undefined) throw toServiceError(error);
  const [partialFailure] = withEffect(faults, "partialFailure");
  const answer = run(partialFailure);
  if (withEffect(faults, "resetAfter").length > 0) return RESET;
  const [garbage] = withEffect(faults, "garbage");
  return garbage === undefined ? answer : garbageAnswer(garbage.status ?? 200);
}

/** Messages that AWS was seen to send; others only say that the error was asked for. */
const MESSAGES: Partial<Record<ErrorFault["error"], string>> = {
  ServiceFailureException: "Service has experienced an unexpected failure",
  ThrottledClientException: "Rate exceeded",
  ThrottlingException: "Rate exceeded",
};

function toServiceError({ error, message, retryAfterSeconds }: ErrorFault): ServiceError {
  return new ServiceError(error, message ?? MESSAGES[error] ?? "The emulator was told to answer this error.", {
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

function withEffect<Effect extends FaultEffect["effect"]>(faults: readonly Fault[], effect: Effect) {
  return faults.filter((fault): fault is Extract<Fault, { effect: Effect }> => fault.effect === effect);
}
