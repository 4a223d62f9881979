import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Timer } from "./pacer";

/** HTTP dates have a resolution of one second, so smaller differences are ignored. */
const SMALLEST_DIFFERENCE_MS = 2_000;

const TIMEOUT_MS = 2_000;

/** The time at the service, in milliseconds since the epoch. */
export type ServiceTime = () => Promise<number>;

/**
 * Reads the time at the service. AWS has the same time as this machine; an emulator may have moved its clock. So where an endpoint
 * is configured, the `Date` header of one unsigned request per process gives the difference. Never fails: an endpoint without an
 * answer is assumed to have the time of this machine.
 */
export function createServiceClock({ now }: Timer, endpoint: () => string | undefined): ServiceTime {
  let difference: Promise<number> | undefined;
  return async () => {
    difference ??= differenceOf(now, endpoint());
    return now() + (await difference);
  };
}

async function differenceOf(now: () => number, url: string | undefined): Promise<number> {
  if (url === undefined) return 0;
  try {
    const difference = Date.parse((await dateAt(url)) ?? "") - now();
    return Math.abs(difference) >= SMALLEST_DIFFERENCE_MS ? difference : 0;
  } catch {
    return 0;
  }
}

/** By `node:http`, since the `fetch` of Node.js takes 30 MB, and nothing else here needs it. */
function dateAt(url: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const address = new URL(url);
    const request = address.protocol === "https:" ? requestHttps : requestHttp;
    request(address, { method: "HEAD", agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) })
      .once("response", (response) => resolve(response.resume().headers.date))
      .on("error", reject)
      .end();
  });
}
