/** Pictures of every view, to be looked at. They are compared with nothing. */
import type { Page } from "@playwright/test";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "./support/test.ts";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "screenshots");
const EVERY: [string, string, boolean][] = [
  ["overview", "", false],
  ["repositories", "repositories?namespace=platform&sort=-size", true],
  ["packages", "packages", true],
  ["versions", "packages/iot-edge/edge-agent/versions", true],
  ["installers", "installers", true],
];

async function take(page: Page, name: string): Promise<void> {
  await expect(page.locator("h1")).toBeAttached();
  await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].filter((image) => image.complete).map((image) => image.decode().catch(() => undefined)));
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });
  const bytes = await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
  expect(bytes.length).toBeGreaterThan(5_000);
}

const SCREENS = [["1440", { width: 1440, height: 900 }], ["390", { width: 390, height: 844 }]] as const;

/** In both themes, on both screens: neither needs the page to be loaded anew. */
async function takeAll(page: Page, name: string, language: string): Promise<void> {
  for (const [screen, viewport] of SCREENS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await take(page, `${name}-${screen}-${colorScheme}-${language}`);
    }
  }
  await page.setViewportSize(SCREENS[0][1]);
}

for (const locale of ["en-US", "zh-CN"]) {
  test.describe(locale, () => {
    test.use({ locale });
    for (const [name, address, panel] of EVERY) {
      test(`pictures of ${name}`, async ({ page }) => {
        const language = locale.slice(0, 2);
        await page.clock.setFixedTime("2026-11-22T04:00:00Z");
        await page.goto(address);
        await takeAll(page, name, language);
        if (!panel) return;
        await page.locator("tbody").getByRole("link").nth(1).click();
        await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
        await takeAll(page, `${name}-panel`, language);
      });
    }
  });
}

test("the picture of the README", async ({ page }) => {
  await page.clock.setFixedTime("2026-11-22T04:00:00Z");
  await page.goto("repositories?namespace=platform&sort=-size");
  await page.locator("tbody").getByRole("link").nth(2).click();
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
  await take(page, "readme");
});
