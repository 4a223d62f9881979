/** Components that are being created, each by the function that fails it. */
const running = new Set<(reason: unknown) => void>();
let isListening = false;

/**
 * Runs a method, and rejects as soon as an error is unhandled: Pulumi's SDK reports in this way that an argument of a resource could not
 * be computed, or that the engine has rejected a resource. Which component it belongs to is not known, so that each one fails which is
 * being created: the update fails anyway.
 */
export async function orUnhandled<T>(method: () => Promise<T>): Promise<T> {
  listen();
  let fail: (reason: unknown) => void = () => {};
  const unhandled = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // Without this, the error of one component would be unhandled again in the others.
  unhandled.catch(() => {});
  running.add(fail);
  try {
    const result = await Promise.race([method(), unhandled]);
    // Node.js reports an unhandled error when the promises that are settled have been processed.
    await Promise.race([new Promise((resolve) => setImmediate(resolve)), unhandled]);
    return result;
  } finally {
    running.delete(fail);
  }
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  process.on("unhandledRejection", (reason) => {
    if (running.size === 0) return console.error(reason instanceof Error ? reason.message : reason);
    for (const fail of running) fail(reason);
  });
}
