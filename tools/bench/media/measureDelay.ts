import { loadavg } from "node:os";
import { launchBrowser } from "../../browser/launchBrowser";
import { median } from "../report/statistics";
import type { LiveKit } from "./findLiveKit";
import { type MediaServerName, startMediaServer } from "./mediaServers";
import type { PageGlobals } from "./pageGlobals";
import type { Pages } from "./pages";

/** The one-way delay of audio with one who speaks, both ends timed by one clock. */
export interface DelayMeasurement {
  readonly kind: "delay";
  readonly server: MediaServerName;
  readonly load: number;
  readonly medianMs: number;
  readonly clicks: number;
}

export async function measureDelay(
  name: MediaServerName,
  seconds: number,
  pages: Pages,
  liveKit: LiveKit,
): Promise<DelayMeasurement> {
  const server = await startMediaServer(name, liveKit);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ permissions: ["microphone"] })).newPage();
    await page.goto(pages.urlOf(name));
    const admissions = [await server.admit("speaker"), await server.admit("listener")];
    const delays = await page.evaluate(
      (given) => (globalThis as unknown as PageGlobals).client.measureDelay(given.admissions, given.seconds),
      { admissions, seconds },
    );
    if (delays.length < seconds) throw new Error(`${name}: only ${delays.length} clicks were heard in ${seconds} s.`);
    return { kind: "delay", server: name, load: loadavg()[0] ?? 0, medianMs: median(delays), clicks: delays.length };
  } finally {
    await browser.close();
    await server.close();
  }
}
