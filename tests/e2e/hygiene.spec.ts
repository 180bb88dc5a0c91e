/** What the keeper of a registry asks of its rows. */
import { expect, test } from "./support/test.ts";

for (const name of ["repositories", "packages"] as const) {
  test(`housekeeping of ${name}: each question leads to as many rows as it counts @smoke`, async ({ dashboard, page }) => {
    const list = await dashboard.lists[name].goto("size=all");
    await page.getByRole("button", { name: "Housekeeping" }).click();
    const chart = page.getByRole("region", { name: "Housekeeping" });
    await expect(chart).toContainText(/Of the [\d,]+ rows loaded, [\d.]+ [TG]iB as reported/);
    const questions = chart.getByRole("list", { name: "Housekeeping" }).getByRole("listitem");
    const told = await questions.allInnerTexts();
    expect(told.length).toBeGreaterThanOrEqual(9);
    const count = (text: string) => Number(/([\d,]+) · [\d.]+ [KMGT]?i?B · <?\d+%/.exec(text)![1]!.replaceAll(",", ""));
    expect(told.map(count).slice(0, 3)).toEqual(told.map(count).slice(0, 3).sort((a, b) => b - a));
    let led = 0;
    for (const [at, text] of told.entries()) {
      const link = questions.nth(at).getByRole("link");
      if (count(text) === 0) {
        await expect(link).toHaveCount(0);
        continue;
      }
      const before = page.url();
      await link.click();
      await expect(page).toHaveURL(/find=/);
      await expect(page.locator(".find-count b")).toHaveText(new Intl.NumberFormat("en-US").format(count(text)));
      led += 1;
      await page.goBack();
      await expect(page).toHaveURL(before);
    }
    expect(led).toBeGreaterThan(4);
  });
}

test("a page of a list is asked about as that page", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("page=2");
  await page.getByRole("button", { name: "Housekeeping" }).click();
  const chart = page.getByRole("region", { name: "Housekeeping" });
  await expect(chart).toContainText("Of the 25 rows loaded");
  await chart.getByRole("link", { name: "The largest" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page).toHaveURL(/sort=-size/);
  await expect(list.rows).toHaveCount(10);
});

test.describe("in Chinese, on a phone", () => {
  test.use({ locale: "zh-CN", viewport: { width: 390, height: 844 } });

  test("the questions stand within the screen", async ({ dashboard, page }) => {
    await dashboard.page.goto("packages");
    await page.getByRole("button", { name: "清理线索" }).click();
    const chart = page.getByRole("region", { name: "清理线索" });
    await expect(chart.getByRole("link", { name: "90 天未更新", exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
