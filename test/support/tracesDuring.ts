/** Every stack trace that is formatted meanwhile, as its frames. */
export function tracesDuring(run: () => unknown): NodeJS.CallSite[][] {
  const traces: NodeJS.CallSite[][] = [];
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error, frames) => {
    traces.push(frames);
    return String(error);
  };
  try {
    run();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
  return traces;
}
