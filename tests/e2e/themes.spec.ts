import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

/** How bright the page is, from 0 to 255. */
async function brightness(page: Page): Promise<number> {
  const shot = await page.screenshot({ clip: { x: 700, y: 10, width: 4, height: 4 }, scale: "css" });
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const context = new OffscreenCanvas(1, 1).getContext("2d")!;
    context.drawImage(image, 0, 0);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return (red! + green! + blue!) / 3;
  }, [...shot]);
}

test("light and dark follow the system, until one is chosen, which is remembered", async ({ dashboard, page }) => {
  await dashboard.lists.repositories.goto();
  expect(await brightness(page)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => brightness(page)).toBeLessThan(60);
  const theme = page.getByRole("combobox", { name: "Theme" });
  await expect(theme).toHaveValue("system");
  await theme.selectOption("Light");
  await expect.poll(() => brightness(page)).toBeGreaterThan(200);
  await page.reload();
  await dashboard.lists.repositories.settled();
  await expect(theme).toHaveValue("light");
  expect(await brightness(page)).toBeGreaterThan(200);
  await theme.selectOption("Dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.reload();
  await dashboard.lists.repositories.settled();
  expect(await brightness(page)).toBeLessThan(60);
  await theme.selectOption("System");
  await expect.poll(() => brightness(page)).toBeGreaterThan(200);
});

test("nothing moves where less motion is asked for", async ({ dashboard, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const list = await dashboard.lists.repositories.goto();
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => {
    const { duration } = one.effect?.getComputedTiming() ?? {};
    return typeof duration === "number" && duration > 1;
  }).length);
  expect(moving).toBe(0);
});
