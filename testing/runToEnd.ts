import { setImmediate as nextTurn } from "node:timers/promises";
import { runtime } from "@pulumi/pulumi";

export interface Outcome<T> {
  /** What the program gave. */
  readonly given: T;
  /** The first error of a value that a resource needs, if any. */
  readonly failure: unknown;
}

/**
 * Runs a program and waits until all its resources are registered, or a value has failed that one of them needs.
 *
 * Pulumi reports such a failure by unhandled rejections only, one for each resource, and never comes to an end then. So they are
 * listened to here, and by nobody else meanwhile: a test runner would blame a test for them that expects just this error.
 */
export async function runToEnd<T>(program: () => T | Promise<T>): Promise<Outcome<T>> {
  const others = process.rawListeners("unhandledRejection");
  let fail: (reason: unknown) => void = () => undefined;
  const failing = new Promise<unknown>((resolve) => {
    fail = resolve;
  });
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", fail);
  try {
    const given = await program();
    await Promise.race([runtime.disconnect(), failing]);
    // Node.js reports rejections when nothing else is left to do in a turn of the event loop.
    return { given, failure: await Promise.race([failing, nextTurn()]) };
  } finally {
    process.off("unhandledRejection", fail);
    for (const other of others) process.on("unhandledRejection", other as NodeJS.UnhandledRejectionListener);
  }
}
