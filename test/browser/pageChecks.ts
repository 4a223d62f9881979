import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** With a folder in this variable, pictures of the pages are written to it. */
const PICTURES = process.env["CHIME_MEETINGS_PICTURES"];

const WIDTHS = { wide: 1280, narrow: 390 };

/** Collects the violations of the Content-Security-Policy that a page reports. */
export function collectViolations(page: Page, violations: string[]): void {
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
}

/** An attendee in the roster of the join page. */
export const roster = (page: Page, text: string) =>
  page.getByRole("list", { name: "In the meeting" }).getByText(text, { exact: true });

/** Waits for a video that plays. */
export const sees = (page: Page, label: string) =>
  page.waitForFunction((text) => {
    const { document } = globalThis as unknown as { document: { querySelector(selector: string): unknown } };
    const video = document.querySelector(`video[aria-label="${text}"]`) as { currentTime: number } | null;
    return video !== null && video.currentTime > 0;
  }, label);

/** Expects that axe finds nothing, in light and dark, wide and narrow, and takes pictures under this name. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(`{ const module = undefined; ${AXE} }`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [size, width] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      const problems = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect(problems, `${name} ${colorScheme} ${size}`).to.deep.equal([]);
      if (PICTURES === undefined) continue;
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}-${size}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: WIDTHS.wide, height: 800 });
}
