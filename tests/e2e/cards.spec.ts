/** Installers as cards: the same rows, by the same roles and names, side by side. */
import type { Page } from "@playwright/test";
import { key } from "./support/api.ts";
import type { List } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";
import { test as upstreamTest } from "./support/upstream.ts";
import { choose } from "./support/view.ts";

const show = (page: Page, as: "Table" | "Cards") => choose(page, "Shown as", as);

/** How many cards stand in each line, by what is drawn; and how wide they are. */
async function lines(list: List): Promise<{ across: number; width: number; heights: number }> {
  const boxes = await list.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON() as DOMRect));
  const across = boxes.filter(({ top }) => top === boxes[0]!.top).length;
  return { across, width: boxes[0]!.width, heights: new Set(boxes.map(({ height }) => Math.round(height))).size };
}

test("cards show what the rows of the table show, open by click and key, and are remembered @smoke", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.installers.goto();
  const { rows } = await api.installers();
  await show(page, "Cards");
  await list.expectKeys(rows.map(key.installer));
  const { across, width, heights } = await lines(list);
  expect(across).toBe(4);
  expect(width).toBeGreaterThan(260);
  expect(heights, "all of one height").toBe(1);
  // What a screen reader is told is a table all the same: by the browser, which takes what is no table to the eye for none.
  const browser = await page.context().newCDPSession(page);
  const { nodes } = await browser.send("Accessibility.getFullAXTree");
  const told = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
  expect([told("table"), told("row"), told("columnheader"), told("cell") + told("gridcell")]).toEqual([1, 26, 6, 150]);
  const card = list.rows.nth(1);
  await expect(card.getByRole("cell")).toHaveCount(6);
  for (const text of [rows[1]!.name, rows[1]!.version, rows[1]!.repo, rows[1]!.desc]) {
    await expect(card.getByText(text, { exact: true })).toBeVisible();
  }
  // A click anywhere in a card opens it.
  await card.getByText(rows[1]!.desc, { exact: true }).click();
  await expect(list.panel.title(rows[1]!.name)).toBeVisible();
  await expect(card.getByRole("link")).toHaveAttribute("aria-current", "true");
  await expect.poll(async () => (await lines(list)).across, "beside the panel").toBe(2);
  await expect(card).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(card.getByRole("link")).toBeFocused();
  await page.keyboard.press("j");
  await expect(list.rows.nth(2).getByRole("link")).toBeFocused();
  await page.reload();
  await list.settled();
  expect((await lines(list)).across).toBe(4);
  await show(page, "Table");
  expect((await lines(list)).across).toBe(1);
});

test("cards are sorted by their headings, marked where something was found, and picked", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.installers.goto();
  await show(page, "Cards");
  await list.sortBy("Repository");
  await expect(list.heading("Repository")).toHaveAttribute("aria-sort", "ascending");
  await list.expectKeys((await api.installers({ order_by: "repo", is_descending: false })).rows.map(key.installer));
  await expect(list.heading("Description"), "nothing to sort by, and still a heading").toBeAttached();
  await list.find.fill("edge");
  await expect(list.found).toHaveText(/^\d+ of 25 rows loaded$/);
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("found")?.size ?? 0)).toBeGreaterThan(0);
  await list.find.fill("");
  await page.getByRole("button", { name: "Select rows" }).click();
  const box = list.rows.nth(2).getByRole("checkbox");
  await box.click();
  await expect(box).toBeChecked();
  await expect(list.panel.root).toHaveCount(0);
  const [tick, name] = [(await box.boundingBox())!, (await list.rows.nth(2).locator(".full-name").boundingBox())!];
  expect(tick.x + tick.width).toBeLessThanOrEqual(name.x);
});

test("nothing moves while cards arrive", async ({ dashboard, page }) => {
  const list = await dashboard.lists.installers.goto();
  await show(page, "Cards");
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/repos\/installers/, async (route) => {
    await held;
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as (PerformanceEntry & { sources: { node: Element | null }[] })[]) {
        shifts.push(entry.sources.map(({ node }) => node?.className ?? "").join(" "));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.reload();
  const placeholder = page.locator(".placeholder-row").nth(5);
  await expect(placeholder).toBeVisible();
  const before = await placeholder.boundingBox();
  release();
  await list.settled();
  await expect(list.rows).toHaveCount(25);
  expect(await list.rows.nth(5).boundingBox(), "a card stands where its placeholder stood").toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("cards stand one under the other", async ({ dashboard, page }) => {
    const list = await dashboard.lists.installers.goto();
    await show(page, "Cards");
    const { across, width } = await lines(list);
    expect(across).toBe(1);
    expect(width).toBeGreaterThan(340);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expect(list.rows.first().getByRole("cell").filter({ hasText: /\S/ })).toHaveCount(6);
  });
});

test("other lists have no cards", async ({ dashboard, page }) => {
  await dashboard.lists.packages.goto();
  await page.getByRole("button", { name: "Columns and view" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns and view" });
  await expect(dialog.getByRole("radio", { name: "Compact" })).toBeVisible();
  await expect(dialog.getByRole("group", { name: "Shown as" })).toHaveCount(0);
});

upstreamTest("of very many cards those in sight are drawn, in whole lines, wherever one scrolls", async ({ dashboard, page, upstream }) => {
  const [model] = upstream.data.installers;
  const name = (at: number) => `chart-${String(at).padStart(4, "0")}`;
  const COUNT = 2001;
  upstream.data.installers = Array.from({ length: COUNT }, (_, at) => ({ ...model!, repo: "main", name: name(at), version: "1.0.0" }));
  const list = await dashboard.lists.installers.goto("size=all");
  await show(page, "Cards");
  const frame = page.locator(".table-frame");
  /** The cards that can be seen, by number, with the place of each: line and column. */
  const seen = () => frame.evaluate((frame) => {
    const { top, bottom, left } = frame.getBoundingClientRect();
    return [...frame.querySelectorAll("tbody tr:has(.row-link)")].flatMap((row) => {
      const box = row.getBoundingClientRect();
      if (box.bottom <= top || box.top >= bottom) return [];
      const number = Number(/chart-(\d{4})/.exec(row.textContent ?? "")![1]);
      return [{ number, left: Math.round(box.left - left), line: Math.round((box.top - top + frame.scrollTop) / (box.height + 12)) }];
    });
  });
  const expectSeen = async (where: string, columns: number) => {
    await expect.poll(async () => {
      const cards = await seen();
      const lefts = [...new Set(cards.map(({ left }) => left))].toSorted((a, b) => a - b);
      const first = cards[0];
      return first !== undefined && lefts.length === columns
        && cards.length >= Math.min(3 * columns, COUNT - first.number)
        // None is missing, and each stands where it would if all of them were drawn.
        && cards.every(({ number, left }, at) => number === first.number + at && left === lefts[number % columns])
        && cards.every(({ number, line }) => line === Math.floor(number / columns));
    }, `cards are where they belong ${where}`).toBe(true);
    expect(await list.rows.count()).toBeLessThan(150);
  };
  await expectSeen("at the head", 4);
  const height = await frame.evaluate((frame) => frame.scrollHeight);
  for (const share of [0.3, 0.31, 0.9, 0.5, 1]) {
    await frame.evaluate((frame, share) => frame.scrollTo(0, share * frame.scrollHeight), share);
    await expectSeen(`at ${share}`, 4);
    expect(await frame.evaluate((frame) => frame.scrollHeight), "the bar stays as long as it was").toBe(height);
  }
  await expect(list.table.getByRole("link", { name: name(COUNT - 1) })).toBeInViewport();
  // Back on the page, they are where they were.
  await frame.evaluate((frame) => frame.scrollTo(0, 0.7 * frame.scrollHeight));
  await expectSeen("before another page", 4);
  const left = (await seen())[0]!.number;
  await dashboard.entry("Overview").click();
  await expect(dashboard.heading("Overview")).toBeVisible();
  await page.goBack();
  await list.settled();
  await expectSeen("after another page", 4);
  expect((await seen())[0]!.number).toBe(left);
  // Another width makes other lines, around the same cards.
  await frame.evaluate((frame) => frame.scrollTo(0, 0.5 * frame.scrollHeight));
  await expectSeen("in the middle", 4);
  const first = (await seen())[0]!.number;
  const opened = list.rows.filter({ hasText: name(first + 9) });
  await opened.getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await expectSeen("beside a panel", 2);
  await expect(opened).toBeInViewport({ ratio: 1 });
});
