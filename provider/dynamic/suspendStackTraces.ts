/** Pulumi's own switch to find promises that are never settled: only then does it show the stacks that it notes. */
const notesAreWanted = process.env["PULUMI_DEBUG_PROMISE_LEAKS"] !== undefined;

/**
 * Keeps stack traces empty until the function that is returned is called. It gives the error that it is handed a stack trace, and
 * back.
 *
 * Pulumi notes a stack trace with each of four promises of each output. With the source maps that it looks up for it, that is four
 * fifths of the time that a program with many rooms takes before its first resource is registered. Where a resource stands in
 * the program, Pulumi finds out apart from that, and still does. It writes that into the state, constructors included, so this is
 * no class of its own between theirs.
 */
export function suspendStackTraces(): (error?: unknown) => unknown {
  const { stackTraceLimit } = Error;
  if (!notesAreWanted) Error.stackTraceLimit = 0;
  return function resume(error) {
    Error.stackTraceLimit = stackTraceLimit;
    if (error instanceof Error) Error.captureStackTrace(error, resume);
    return error;
  };
}
