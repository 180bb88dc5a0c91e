/** A list that is loaded anew: now and then, and what came of it. */
import * as clock from "./support/clock.ts";
import { Requests } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";

for (const [interval, seconds] of [["30 s", 30], ["1 min", 60], ["5 min", 300]] as const) {
  test(`a list is loaded anew every ${interval} if one wishes, and says as of when it is`, async ({ dashboard, page }) => {
    await clock.install(page);
    const list = await dashboard.lists.repositories.goto();
    const asOf = page.getByText(/^as of \d\d:\d\d:\d\d UTC\+8$/);
    const first = await asOf.innerText();
    const requests = new Requests(page);
    const refresh = page.getByRole("dialog").getByRole("combobox", { name: "Refresh" });
    await page.getByRole("button", { name: "Columns and view" }).click();
    await clock.stop(page);
    await refresh.selectOption(`Every ${interval}`);
    await page.keyboard.press("Escape");
    await page.clock.fastForward((seconds - 1) * 1000);
    await page.clock.runFor(100);
    await list.settled();
    expect(requests.count, "not a second too early").toBe(0);
    for (const time of [1, 2]) {
      await page.clock.fastForward((time === 1 ? 1 : seconds) * 1000);
      await expect.poll(() => requests.count).toBe(time);
      await page.clock.runFor(100);
      await list.settled();
    }
    await expect(asOf).not.toHaveText(first);
    await expect(list.rows).toHaveCount(25);
    await page.getByRole("button", { name: "Columns and view" }).click();
    await refresh.selectOption("Never");
    await page.clock.fastForward(2 * seconds * 1000);
    await list.settled();
    expect(requests.count).toBe(2);
  });
}

test("a hidden page is not loaded anew until it is looked at", async ({ dashboard, page }) => {
  await clock.install(page);
  const list = await dashboard.lists.repositories.goto();
  await page.getByRole("button", { name: "Columns and view" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Refresh" }).selectOption("Every 30 s");
  await page.keyboard.press("Escape");
  const requests = new Requests(page);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true }), hidden);
  await hide(true);
  await page.clock.fastForward(65_000);
  await list.settled();
  expect(requests.count).toBe(0);
  await hide(false);
  await page.clock.fastForward(31_000);
  await expect.poll(() => requests.count).toBe(1);
});

test("after a refresh, rows that are new, changed and gone are told until that was seen", async ({ dashboard, page }) => {
  // What the server says, with a row less, a row more, and a row that says something else.
  let isChanged = false;
  await page.route(/\/v2\/manage\/repos\?/, async (route) => {
    const response = await route.fetch();
    const rows = (await response.json()) as { name: string; num_download: number }[];
    if (isChanged) {
      rows[1]!.num_download += 1;
      rows[3] = { ...rows[3]!, name: "just-pushed" };
    }
    await route.fulfill({ response, json: rows });
  });
  const list = await dashboard.lists.repositories.goto();
  const keys = await list.keys();
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await list.settled();
  const note = dashboard.main.getByRole("status").filter({ hasText: /^Since \d\d:\d\d:\d\d UTC\+8: / });
  await expect(note).toHaveCount(0);
  isChanged = true;
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(note).toContainText(/: 1 new, 1 changed, 1 gone/);
  await expect(note).toContainText(`Gone: ${keys[3]}`);
  await expect(list.rows.nth(1)).toContainText("Changed");
  await expect(list.rows.nth(3)).toContainText(/just-pushed.*New/);
  await expect(list.rows.nth(0)).not.toContainText(/New|Changed/);
  // They stay until they were seen, however often the list is loaded.
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await list.settled();
  await expect(note).toContainText(/: 1 new, 1 changed, 1 gone/);
  await note.getByRole("button", { name: "Mark as seen" }).click();
  await expect(note).toHaveCount(0);
  await expect(list.rows.nth(1)).not.toContainText("Changed");
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await list.settled();
  await expect(note).toHaveCount(0);
});
