import type { Page } from "playwright-core";

/** Waits for a video with this accessible name that plays. */
export async function waitForVideo(page: Page, label: string): Promise<void> {
  await page.waitForFunction((text) => {
    const { document } = globalThis as unknown as { document: { querySelector(selector: string): unknown } };
    const video = document.querySelector(`video[aria-label="${text}"]`) as { currentTime: number } | null;
    return video !== null && video.currentTime > 0;
  }, label);
}
