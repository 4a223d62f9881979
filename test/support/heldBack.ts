import { ChimeSDKMeetingsClient } from "@aws-sdk/client-chime-sdk-meetings";
import { findRoute } from "../../emulator/http/routes";
import type { RequestHandler } from "../../provider/core/aws/sdkChimeApi";

type HttpRequest = Parameters<RequestHandler["handle"]>[0];

/**
 * Holds back the calls that a fault delays, and lets the client give them up in the moment in which they are held back, so that no test
 * waits for a time-out. After `release`, the emulator processes them, when the client has given them up.
 */
export function heldBack() {
  let waiting: (() => void)[] = [];
  let pending: { readonly operation: string | undefined; readonly timeOut: () => void }[] = [];
  let delayed: string | undefined;

  return {
    /** The `wait` of the emulator. */
    wait: () => {
      for (const { operation, timeOut } of pending) if (operation === delayed) timeOut();
      return new Promise<void>((resolve) => waiting.push(resolve));
    },
    /** Sends requests by the AWS SDK's own handler; those of `operation`, which the fault delays, time out. */
    handlerFor(operation: string): RequestHandler {
      delayed = operation;
      const { requestHandler: handler } = new ChimeSDKMeetingsClient({ region: "us-east-1" }).config;
      const handle: RequestHandler["handle"] = async (request, options) => {
        const controller = new AbortController();
        const timedOut = new Promise<never>((_resolve, reject) => {
          const timeOut = () => {
            controller.abort();
            reject(Object.assign(new Error("The request timed out."), { name: "TimeoutError" }));
          };
          pending = [...pending, { operation: operationOf(request), timeOut }];
        });
        const sent = handler.handle(request, { ...options, abortSignal: controller.signal });
        // Where the request has timed out, its response is of no interest.
        sent.catch(() => undefined);
        timedOut.catch(() => undefined);
        return Promise.race([sent, timedOut]);
      };
      return Object.assign(Object.create(handler), { handle });
    },
    release: async () => {
      for (const resolve of waiting) resolve();
      waiting = [];
      // The emulator continues in microtasks, which are done by then.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function operationOf({ method, path, query }: HttpRequest): string | undefined {
  const selector = query?.["operation"];
  return findRoute(method, path, typeof selector === "string" ? selector : undefined)?.route.operation;
}
