import { chromium, type Browser as PlaywrightBrowser } from "playwright-core";
import { findBrowser } from "./findBrowser";

/** A camera and a microphone without devices, and sound without a click; nothing in the background calls out. */
const FLAGS = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  // Without a network, Chromium gathers no candidates otherwise.
  "--allow-loopback-in-peer-connection",
  "--auto-select-desktop-capture-source=Entire screen",
  "--mute-audio",
  "--no-sandbox",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
];

/** Starts a headless Chromium with a fake camera and microphone. */
export function launchBrowser(): Promise<PlaywrightBrowser> {
  const { executable, env } = findBrowser();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath: executable,
    args: FLAGS,
    env: { ...Object.fromEntries(inherited), ...env },
    // The test runner ends the browser itself.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
