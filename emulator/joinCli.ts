#!/usr/bin/env node
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { readJoinInfo } from "./join/readJoinInfo";
import { serveJoinPage } from "./join/serveJoinPage";

const HELP = `Usage: pulumi stack output joinInfo --show-secrets --json | npx chime-sdk-meetings-join --as NAME

Joins a meeting of Amazon Chime SDK, or of the emulator, in a browser of this machine. Reads { Meeting, Attendee }, or an object with
one of them for each name, as JSON from the standard input. Serves a page on 127.0.0.1 for one person, once.

  --as <name>   who joins; not needed where the input is of one person
  --no-open     print the address instead of opening a browser
  -h, --help    print this help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { as: { type: "string" }, "no-open": { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (process.stdin.isTTY) throw new RangeError(`The standard input has no join information.\n\n${HELP}`);
  const page = await serveJoinPage(readJoinInfo(await text(process.stdin), values.as));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => page.close());
  console.log(`open ${page.url}`);
  if (!values["no-open"]) openBrowser(page.url);
  await page.opened;
  page.close();
}

/** The address is printed, so a machine without such a command is no failure. */
function openBrowser(url: string): void {
  const commands: Readonly<Record<string, readonly [string, ...string[]]>> = {
    darwin: ["open", url],
    win32: ["rundll32", "url.dll,FileProtocolHandler", url],
  };
  const [command, ...args] = commands[process.platform] ?? ["xdg-open", url];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

main().catch((error: unknown) => {
  // The user can correct what fails at the start: an unknown flag, an input that cannot be read.
  console.error(`chime-sdk-meetings-join: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
