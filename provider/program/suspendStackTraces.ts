/** Pulumi's setting to find promises that are never settled. Without it, Pulumi does not show the stack traces of promises. */
const stackTracesAreNeeded = process.env["PULUMI_DEBUG_PROMISE_LEAKS"] !== undefined;

/**
 * Sets `Error.stackTraceLimit` to 0. `resume` restores the limit, captures a stack trace on the given error, and returns it.
 *
 * Pulumi captures a stack trace for each of four promises of each output, and maps it by source maps. That took four fifths of
 * the time before a program with many meetings registered its first resource. The source position of a resource, which Pulumi
 * stores in the state, is captured independently of the limit. It includes constructors, so a base class for this would change
 * states.
 */
export function suspendStackTraces(): (error?: unknown) => unknown {
  const { stackTraceLimit } = Error;
  if (!stackTracesAreNeeded) Error.stackTraceLimit = 0;
  return function resume(error) {
    Error.stackTraceLimit = stackTraceLimit;
    if (error instanceof Error) Error.captureStackTrace(error, resume);
    return error;
  };
}
