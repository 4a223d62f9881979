import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../tools/browser/launchBrowser";
import type { Client, ClientEvent, JoinOptions } from "./page/client";

const CLIENT = join(__dirname, "../../../test/browser/page/client.ts");
const HTML =
  '<!doctype html><meta charset="utf-8"><title>Test client</title><audio autoplay></audio><script src="/client.js"></script>';

/** On a busy machine, video takes seconds to start. */
const TIMEOUT_MS = 40_000;

/** The package that the page is bundled with. */
export type SdkPackage = "amazon-chime-sdk-js" | "amazon-chime-sdk-js-oldest";

/** Pages in real browsers that join meetings with an unmodified amazon-chime-sdk-js. */
export class JoiningPages {
  readonly #browsers: Browser[];
  readonly #server: Server;
  readonly #url: string;

  private constructor(browsers: Browser[], server: Server, url: string) {
    this.#browsers = browsers;
    this.#server = server;
    this.#url = url;
  }

  static async start(sdk: SdkPackage = "amazon-chime-sdk-js", processes = 2): Promise<JoiningPages> {
    const [script, ...browsers] = await Promise.all([
      bundle(sdk),
      ...Array.from({ length: processes }, () => launchBrowser()),
    ]);
    const server = createServer((request, response) => {
      const isScript = request.url === "/client.js";
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html").end(isScript ? script : HTML);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new JoiningPages(browsers, server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  /** A page, in turn in one of the processes. */
  async open(index = 0): Promise<JoiningPage> {
    const browser = this.#browsers[index % this.#browsers.length] as Browser;
    const page = await browser.newPage();
    await page.goto(this.#url);
    return new JoiningPage(page);
  }

  async close(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function bundle(sdk: SdkPackage): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [CLIENT],
    bundle: true,
    write: false,
    platform: "browser",
    // Without these, packages of Node.js are bundled.
    mainFields: ["browser", "module", "main"],
    conditions: ["browser"],
    define: { global: "window" },
    alias: sdk === "amazon-chime-sdk-js" ? {} : { "amazon-chime-sdk-js": sdk },
    logLevel: "error",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** What a client takes to join: an element of the output `joinInfo`. */
export interface JoinInput {
  readonly Meeting: unknown;
  readonly Attendee: unknown;
}

/** The client of one page. */
export class JoiningPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Connects over TCP alone, as to a container that publishes only the HTTP port. */
  async ignoreUdpCandidates(): Promise<void> {
    await this.evaluate((client) => client.ignoreUdpCandidates());
  }

  /** Joins, and resolves when audio and video have started. */
  async join(input: JoinInput, options: JoinOptions = {}): Promise<void> {
    await this.begin(input, options);
    await this.event("started");
  }

  /** Begins to join. */
  async begin(input: JoinInput, options: JoinOptions = {}): Promise<void> {
    await this.evaluate((client, [given, chosen]) => client.join(given, chosen), [input, options] as const);
  }

  evaluate<Result, Argument = undefined>(
    run: (client: Client, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const script = `(argument) => (${run.toString()})(window.client, argument)`;
    // biome-ignore lint/security/noGlobalEval: the function runs in the page, which is this project's own.
    return this.page.evaluate(([text, given]) => eval(text as string)(given), [
      script,
      argument,
    ] as const) as Promise<Result>;
  }

  /** Waits for an event with these details. */
  async event(what: string, details: Readonly<Record<string, unknown>> = {}): Promise<ClientEvent> {
    const find = async () =>
      (await this.evaluate(({ events }) => events)).find(
        (event) => event.what === what && Object.entries(details).every(([name, value]) => event[name] === value),
      );
    await this.until(async () => (await find()) !== undefined, `the event ${what} ${JSON.stringify(details)}`);
    return (await find()) as ClientEvent;
  }

  /** Waits for the video of an attendee, playing. */
  async video(attendeeId: string): Promise<void> {
    await this.until(async () => {
      const videos = await this.evaluate((client) => client.shownVideos());
      return videos.some((video) => video.attendeeId === attendeeId && video.width > 0 && video.seconds > 0.3);
    }, `the video of ${attendeeId}`);
  }

  /** Waits until no video of an attendee is shown. */
  async noVideo(attendeeId: string): Promise<void> {
    await this.until(async () => {
      const videos = await this.evaluate((client) => client.shownVideos());
      return !videos.some((video) => video.attendeeId === attendeeId);
    }, `no video of ${attendeeId}`);
  }

  /** Waits until something is heard, or nothing. */
  async hears(isHeard: boolean): Promise<void> {
    // The fake microphone beeps once a second.
    await this.until(
      async () => (await this.evaluate((client) => client.heardPeak(1500))) > 0.05 === isHeard,
      isHeard ? "a sound" : "silence",
    );
  }

  async until(condition: () => Promise<boolean>, expected: string): Promise<void> {
    const end = Date.now() + TIMEOUT_MS;
    while (!(await condition())) {
      if (Date.now() > end) {
        const events = JSON.stringify(await this.evaluate((client) => client.events));
        throw new Error(`The page waited ${TIMEOUT_MS / 1000} s for ${expected}. Its events: ${events}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
