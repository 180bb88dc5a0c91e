/** The versions of one line of a package stand together, if one wants them so. */
import type { Page } from "@playwright/test";
import type { Dashboard, List } from "./support/dashboard.ts";
import { ExportDialog } from "./support/export.ts";
import { expect, PACKAGE, test as base, type Upstream } from "./support/upstream.ts";
import { groupRows } from "./support/view.ts";
import { chinese } from "./support/words.ts";

/** Eleven lines, and two groups of what belongs to none. In no order. */
const RELEASES = [
  "latest", "2.0.0-rc.1", "build-10",
  ...[0, 2, 1].flatMap((patch) => Array.from({ length: 10 }, (_, minor) => `1.${(minor * 7) % 10}.${patch}`)),
  "edge", "1.9.3-rc.1", "2.0.0-rc.2", "build-2",
];
const RELEASED_FIRST = ["2.0.0-rc.2", "1.9.2", ...[8, 7, 6, 5, 4, 3, 2, 1, 0].map((minor) => `1.${minor}.2`), "build-2", "edge"];

/** Makes these the versions of {@link PACKAGE}. */
function release(upstream: Upstream, versions: string[]): void {
  const shelf = upstream.data.packages.find(({ row }) => `packages/${row["namespace"]}/${row["package"]}/versions` === PACKAGE)!;
  const [model] = shelf.versions;
  shelf.versions = versions.map((version, id) => ({ ...model!, id, version, size: 1000 - id }));
}

const test = base.extend({
  upstream: async ({ upstream }, use) => {
    release(upstream, RELEASES);
    await use(upstream);
  },
});

/** The button of a line. */
const buttonOf = (list: List, name: string, count: number) =>
  list.table.getByRole("button", { name: `Other versions ${name} (${count})`, exact: true });
const scope = (page: Page, lines: string) => expect(page.locator(".scope")).toContainText(`${lines}, grouped over all rows · `);
const NONE = "that belong to no line";

async function byLine(dashboard: Dashboard, page: Page, query = ""): Promise<List> {
  const list = await dashboard.lists.versions.goto(query);
  await groupRows(page, "Grouped by line");
  return list;
}

test("the versions of a line stand under its newest, unfolded on demand, and that is remembered @smoke", async ({ dashboard, page }) => {
  const list = await byLine(dashboard, page);
  await list.expectKeys(RELEASED_FIRST);
  await scope(page, "11 lines and versions of none");
  await expect(list.span, "the pages are of lines").toHaveText("1–13 of 13");
  await expect(list.found, "what is counted is rows").toHaveText(`${RELEASES.length} rows loaded`);
  await expect(page.getByText(`${RELEASES.length} matching`)).toBeVisible();
  await expect(buttonOf(list, "of line 2.0", 1), "a pre-release where there is no release").toBeVisible();
  await expect(buttonOf(list, NONE, 1)).toBeVisible();
  await expect(list.table.getByRole("button", { name: "Other floating versions (1)" })).toBeVisible();
  const button = buttonOf(list, "of line 1.9", 3);
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.focus();
  await page.keyboard.press("Enter");
  const [first, head, ...rest] = RELEASED_FIRST;
  await list.expectKeys([first!, head!, "1.9.3-rc.1", "1.9.1", "1.9.0", ...rest]);
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(button, "the keyboard stays where it is").toBeFocused();
  await page.keyboard.press("j");
  await expect(await list.link("1.9.3-rc.1")).toBeFocused();
  await expect(list.panel.root).toHaveCount(0);
  await button.click();
  await list.expectKeys(RELEASED_FIRST);
  await page.reload();
  await list.settled();
  await list.expectKeys(RELEASED_FIRST);
  await groupRows(page, "Flat");
  await expect(list.span).toHaveText(`1–25 of ${RELEASES.length}`);
  // Of this list alone.
  await groupRows(page, "Grouped by line");
  await dashboard.lists.installers.goto();
  await expect(page.locator(".scope")).not.toContainText("grouped");
});

test("lines are of all rows that are left by range, pre-releases and words, in any order, and so are files", async ({ dashboard, page }) => {
  const list = await byLine(dashboard, page);
  const range = list.filters.getByRole("searchbox", { name: /^Version range/ });
  await range.fill(">=1.8 || 1.2");
  await list.expectKeys(["2.0.0-rc.2", "1.9.2", "1.8.2", "1.2.2"]);
  await scope(page, "4 lines");
  const stable = list.filters.getByRole("checkbox", { name: "No pre-releases" });
  await stable.check();
  await list.expectKeys(["1.9.2", "1.8.2", "1.2.2"]);
  await expect(buttonOf(list, "of line 1.9", 2)).toBeVisible();
  await list.find.fill("-version:=1.9.2 1.9");
  await list.expectKeys(["1.9.1"]);
  await scope(page, "1 line");
  await buttonOf(list, "of line 1.9", 1).click();
  await list.expectKeys(["1.9.1", "1.9.0"]);
  await list.find.fill("");
  await list.expectKeys(["1.9.2", "1.9.1", "1.9.0", "1.8.2", "1.2.2"]);
  const dialog = await new ExportDialog(page).open();
  expect((await dialog.takeJson<{ version: string }>()).rows.map(({ version }) => version)).toEqual(["1.9.2", "1.9.1", "1.9.0", "1.8.2", "1.2.2"]);
  await dialog.rows("All 9 found").check();
  expect((await dialog.takeJson<{ version: string }>()).rows).toHaveLength(9);
  await page.keyboard.press("Escape");
  // In another order, each line stands where the first of its rows does.
  await stable.uncheck();
  await range.fill("");
  // The line of chips goes with the last one, and the headings move.
  await expect(page).not.toHaveURL(/range=/);
  await list.sortBy("Size");
  await expect(list.heading("Size")).toHaveAttribute("aria-sort", "descending");
  const minors = [0, 7, 4, 1, 8, 5, 2, 9, 6, 3].flatMap((minor) => (minor === 9 ? ["1.9.2", "1.9.1", "1.9.0"] : [`1.${minor}.2`]));
  // The newest of the line stands for it, and the unfolded line stays so, newest first.
  const unfolded = minors.flatMap((version) => (version === "1.9.2" ? [version, "1.9.3-rc.1"] : [version]));
  await list.expectKeys(["edge", "2.0.0-rc.2", "build-2", ...unfolded]);
});

test("pages are of lines, whichever of them are unfolded", async ({ dashboard, page }) => {
  const list = await byLine(dashboard, page, "size=10");
  await list.expectKeys(RELEASED_FIRST.slice(0, 10));
  await expect(list.span).toHaveText("1–10 of 13");
  await buttonOf(list, "of line 1.8", 2).click();
  await expect(list.rows).toHaveCount(12);
  await list.pageLink("Page 2").click();
  await list.expectKeys(RELEASED_FIRST.slice(10));
  await expect(list.span).toHaveText("11–13 of 13");
  await list.expectMatchesAddress();
});

test("the line of the open row is unfolded, and stays folded when one folds it", async ({ dashboard, page }) => {
  const list = await byLine(dashboard, page);
  await list.goto("open=1.9.0");
  await expect(list.panel.title("1.9.0")).toBeVisible();
  await expect(await list.link("1.9.0")).toHaveAttribute("aria-current", "true");
  const button = buttonOf(list, "of line 1.9", 3);
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await button.click();
  await list.expectKeys(RELEASED_FIRST);
  await expect(list.panel.root).toBeVisible();
});

test("by major version where there would be too many lines, as the timeline has them", async ({ dashboard, page, upstream }) => {
  release(upstream, Array.from({ length: 14 }, (_, major) => [`${major}.0.0`, `${major}.0.1`]).flat());
  const list = await byLine(dashboard, page);
  await scope(page, "14 lines");
  await list.expectKeys(Array.from({ length: 14 }, (_, at) => `${13 - at}.0.1`));
  const button = buttonOf(list, "of line 13", 1);
  await expect(button).toBeVisible();
  // What is left does not make other lines of them.
  const range = list.filters.getByRole("searchbox", { name: /^Version range/ });
  await range.fill(">=13");
  await scope(page, "1 line");
  await expect(button).toBeVisible();
  await page.getByRole("button", { name: "Timeline" }).click();
  const lines = page.getByRole("list", { name: "Version lines" }).getByRole("link");
  await expect(lines).toHaveCount(14);
  await expect(lines.first()).toContainText("13.0.1");
});

test.describe("on a phone, in Chinese", () => {
  test.use({ locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("lines unfold by a touch, and nothing sticks out", async ({ dashboard, page, upstream }) => {
    release(upstream, [...RELEASES, "2.0.0-rc.20260101.3+build.77", ...Array.from({ length: 1200 }, (_, at) => `0.9.${at}`)]);
    const list = await dashboard.in(chinese).lists.versions.goto("", PACKAGE);
    await page.getByRole("button", { name: "列与视图" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "按版本线分组" }).check();
    await page.keyboard.press("Escape");
    await expect(page.getByText(/^12 条版本线及不属于版本线的版本，按全部行分组 · /)).toBeAttached();
    const button = list.table.getByRole("button", { name: "版本线 1.9 的其他版本（3）" });
    await button.tap();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(list.rows).toHaveCount(RELEASED_FIRST.length + 1 + 3);
    for (const row of await list.rows.filter({ has: page.getByRole("button") }).all()) {
      const [box, name] = [(await row.getByRole("button").boundingBox())!, (await row.locator("code").boundingBox())!];
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      expect(name.x + name.width, "the version is not covered").toBeLessThanOrEqual(box.x);
      expect(name.width, "and is there").toBeGreaterThan(20);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
