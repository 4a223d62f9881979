import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

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

/** Expects that axe finds nothing, in light and dark, wide and narrow. */
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
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: WIDTHS.wide, height: 800 });
}
