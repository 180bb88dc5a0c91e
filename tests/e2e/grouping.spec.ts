/** Rows of one installer stand together, if one wants them so: where the server sends one row a version. */
import type { Locator, Page } from "@playwright/test";
import type { Dashboard, List } from "./support/dashboard.ts";
import { expect, test as base } from "./support/upstream.ts";
import { groupRows } from "./support/view.ts";
import { chinese } from "./support/words.ts";

const VERSIONS = ["1.9.0", "2.0.0-rc.1", "1.10.0", "0.9.0"];

/** 30 installers of four versions each, a third of them in two repositories; and 20 of one version. */
const test = base.extend({
  upstream: async ({ upstream }, use) => {
    const [model] = upstream.data.installers;
    const row = (repo: string, name: string, version: string) => ({ ...model!, repo, name, version, version_list: [{ version, create_time: "1" }] });
    const number = (at: number) => String(at).padStart(2, "0");
    upstream.data.installers = [
      ...Array.from({ length: 30 }, (_, at) => VERSIONS.flatMap((version) => [
        row("main", `chart-${number(at)}`, version),
        ...(at % 3 ? [] : [row("other", `chart-${number(at)}`, version)]),
      ])).flat(),
      ...Array.from({ length: 20 }, (_, at) => row("main", `single-${number(at)}`, "latest")),
    ];
    await use(upstream);
  },
});
const TOTAL = 180;

interface Row {
  /** `repo/name` */
  installer: string;
  name: string;
  version: string;
  key: string;
}

interface Group {
  head: Row;
  others: Row[];
}

function row(key: string): Row {
  const [repo, name, version] = key.split("/");
  return { installer: `${repo}/${name}`, name: name!, version: version!, key };
}

/** The rows by installer, each group where its first row stood: the newest release, and the others, newest first. */
function groupsOf(keys: string[]): Group[] {
  const order = ["2.0.0-rc.1", "1.10.0", "1.9.0", "0.9.0"];
  const groups = new Map<string, Row[]>();
  for (const one of keys.map(row)) groups.set(one.installer, [...(groups.get(one.installer) ?? []), one]);
  return [...groups.values()].map((group) => {
    const newestFirst = group.toSorted((a, b) => order.indexOf(a.version) - order.indexOf(b.version));
    const head = newestFirst.find(({ version }) => !version.includes("-")) ?? newestFirst[0]!;
    return { head, others: newestFirst.filter((one) => one !== head) };
  });
}

/** Opens the list and groups it; what it was before, and its groups. */
async function grouped(dashboard: Dashboard, page: Page, query: string): Promise<{ list: List; flat: string[]; groups: Group[]; heads: string[] }> {
  const list = await dashboard.lists.installers.goto(query);
  await expect(list.rows).not.toHaveCount(0);
  const flat = await list.keys();
  const groups = groupsOf(flat);
  await groupRows(page, "Grouped by installer");
  return { list, flat, groups, heads: groups.map(({ head }) => head.key) };
}

/** The button of a row that stands for others. */
async function buttonOf(list: List, { key, name }: Row): Promise<Locator> {
  const at = (await list.keys()).indexOf(key);
  expect(at, key).toBeGreaterThanOrEqual(0);
  return list.rows.nth(at).getByRole("button", { name: `Other versions of ${name} (` });
}

test("the versions of an installer stand under its newest, unfolded on demand, and that is remembered @smoke", async ({ dashboard, page }) => {
  const { list, flat, groups, heads } = await grouped(dashboard, page, "size=100");
  expect(flat).toHaveLength(100);
  expect(heads.length).toBeLessThan(50);
  const many = groups[1]!;
  await list.expectKeys(heads);
  await expect(page.getByText(`${heads.length} installers, grouped within this page`)).toBeVisible();
  await expect(list.span, "the page is one of rows").toHaveText(`1–100 of ${TOTAL}`);
  const buttons = list.table.getByRole("button", { name: /^Other versions of / });
  await expect(buttons).toHaveCount(groups.filter(({ others }) => others.length > 0).length);
  const button = await buttonOf(list, many.head);
  await expect(button).toHaveAccessibleName(`Other versions of ${many.head.name} (${many.others.length})`);
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.focus();
  await page.keyboard.press("Enter");
  const unfolded = groups.flatMap((one) => (one === many ? [one.head, ...one.others] : [one.head])).map(({ key }) => key);
  await list.expectKeys(unfolded);
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(button, "the keyboard stays where it is").toBeFocused();
  await expect(list.panel.root, "a button of a row opens no panel").toHaveCount(0);
  // The others stand further in than the one they belong to.
  const left = async ({ key }: Row) => (await (await list.link(key)).locator(".full-name").boundingBox())!.x;
  expect(await left(many.others[0]!)).toBeGreaterThan((await left(many.head)) + 8);
  await page.keyboard.press("j");
  await expect(await list.link(many.others[0]!.key)).toBeFocused();
  await button.click();
  await list.expectKeys(heads);
  await page.reload();
  await list.settled();
  await list.expectKeys(heads);
  await groupRows(page, "Flat");
  await list.expectKeys(flat);
  await expect(page.getByText("grouped within this page")).toHaveCount(0);
});

test("an installer of one row stands for the versions that it lists, the newest first", async ({ dashboard, page, upstream }) => {
  const listing = upstream.data.installers.find((row) => row["name"] === "single-00")!;
  const versions = ["1.8.0", "1.9.0", "1.10.0"].map((version) => ({ version, create_time: "1" }));
  Object.assign(listing, { version: "1.9.0", version_list: versions });
  const list = await dashboard.lists.installers.goto("key_words=single-0");
  const flat = await list.keys();
  await groupRows(page, "Grouped by installer");
  await list.expectKeys(flat);
  const buttons = list.table.getByRole("button", { name: /^Other versions of / });
  await expect(buttons).toHaveCount(1);
  await expect(buttons).toHaveAccessibleName("Other versions of single-00 (2)");
  await buttons.click();
  const at = flat.indexOf("main/single-00/1.9.0");
  const shown = flat.map((key) => key.split("/")[2]).toSpliced(at + 1, 0, "1.10.0", "1.8.0");
  await expect.poll(() => list.column("Version")).toEqual(shown);
  // What opens is the row that lists them, and it alone looks open.
  await list.rows.nth(at + 1).getByRole("link").click();
  await expect(list.panel.title("single-00")).toBeVisible();
  await expect(list.panel.fact("Version")).toContainText("1.9.0");
  await expect(list.table.locator("a[aria-current]")).toHaveCount(1);
  await expect(list.rows.nth(at).getByRole("link")).toHaveAttribute("aria-current", "true");
  // They cannot be picked by themselves.
  await page.getByRole("button", { name: "Select rows" }).click();
  await expect(list.table.getByRole("checkbox")).toHaveCount(flat.length);
  await page.getByRole("button", { name: "Select rows" }).click();
  await page.keyboard.press("Escape");
  await buttons.click();
  await list.expectKeys(flat);
});

test("over all rows, in the order of the list, and narrowed by what is looked for", async ({ dashboard, page }) => {
  const { list, flat, heads } = await grouped(dashboard, page, "size=all");
  expect(flat).toHaveLength(TOTAL);
  expect(heads).toHaveLength(60);
  await list.expectKeys(heads);
  await expect(page.getByText("60 installers, grouped over all rows")).toBeVisible();
  await expect(list.found, "what is counted is rows").toHaveText(`${TOTAL} rows loaded`);
  // In another order, each stands where the first of its rows does.
  await list.sortBy("Name");
  await list.sortBy("Name");
  await expect(list.heading("Name")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => row((await list.keys())[0]!).name).toBe("single-19");
  await expect.poll(async () => (await list.keys()).toSorted()).toEqual(heads.toSorted());
  await list.find.fill("name:=chart-04 -version:=1.10.0");
  await list.expectKeys(["main/chart-04/1.9.0"]);
  await expect(list.found).toHaveText(`3 of ${TOTAL} rows loaded`);
  await (await buttonOf(list, row("main/chart-04/1.9.0"))).click();
  await list.expectKeys(["1.9.0", "2.0.0-rc.1", "0.9.0"].map((version) => `main/chart-04/${version}`));
});

test("the group of the open row is unfolded, and stays folded when one folds it", async ({ dashboard, page }) => {
  const { list, groups, heads } = await grouped(dashboard, page, "size=100");
  const { head, others } = groups[2]!;
  await list.goto(`size=100&open=${encodeURIComponent(others[1]!.key)}`);
  await expect(list.panel.title(head.name)).toBeVisible();
  const link = await list.link(others[1]!.key);
  await expect(link).toHaveAttribute("aria-current", "true");
  const button = await buttonOf(list, head);
  await expect(button).toHaveAttribute("aria-expanded", "true");
  // Once it is closed, the row is still there, and the keyboard on it.
  await page.keyboard.press("Escape");
  await expect(list.panel.root).toHaveCount(0);
  await expect(link).toBeFocused();
  await link.click();
  await expect(list.panel.root).toBeVisible();
  await button.click();
  await list.expectKeys(heads);
  await expect(list.panel.root).toBeVisible();
  // Who opens the row that stands for the others sees no row move.
  await (await list.link(head.key)).click();
  await expect(page).toHaveURL(new RegExp(head.version));
  await list.expectKeys(heads);
});

test("the head of a group, its panel and the matrix name the same version as the newest", async ({ dashboard, page, upstream }) => {
  // Each row lists all versions.
  const all = VERSIONS.map((version) => ({ version, create_time: "1" }));
  for (const row of upstream.data.installers) if (String(row["name"]).startsWith("chart-")) row["version_list"] = all;
  const { list, groups } = await grouped(dashboard, page, "size=100");
  const { head } = groups[0]!;
  expect(head.version).toBe("1.10.0");
  await page.getByRole("button", { name: "Matrix" }).click();
  const line = page.getByRole("table", { name: "Matrix" }).getByRole("row").filter({ has: page.getByRole("rowheader", { name: head.name }) });
  const repo = head.installer.split("/")[0]!;
  const column = await page.getByRole("table", { name: "Matrix" }).getByRole("columnheader").allInnerTexts();
  await expect(line.getByRole("cell").nth(column.indexOf(repo) - 1).getByRole("link")).toHaveText(head.version);
  const newest = list.panel.section("Versions").getByRole("listitem").filter({ has: page.getByText("newest", { exact: true }) });
  for (const { key, version } of [head, groups[0]!.others[0]!]) {
    await list.goto(`size=100&open=${encodeURIComponent(key)}`);
    await expect(list.panel.fact("Version")).toContainText(version);
    await expect(newest).toHaveCount(1);
    await expect(newest.locator("code")).toHaveText(head.version);
  }
});

test("what is picked is what is shown", async ({ dashboard, page }) => {
  const { list, groups } = await grouped(dashboard, page, "size=100");
  const { head, others } = groups[0]!;
  await page.getByRole("button", { name: "Select rows" }).click();
  const bar = page.getByRole("group", { name: "Select rows" });
  await bar.getByRole("button", { name: "Select all shown" }).click();
  await expect(bar).toContainText(`${groups.length} selected`);
  await (await buttonOf(list, head)).click();
  const at = (await list.keys()).indexOf(others[0]!.key);
  await expect(bar, "to unfold is not to pick").toContainText(`${groups.length} selected`);
  await list.rows.nth(at).getByRole("checkbox").click();
  await expect(bar).toContainText(`${groups.length + 1} selected`);
});

test("other lists know no groups", async ({ dashboard, page }) => {
  await dashboard.lists.packages.goto();
  await page.getByRole("button", { name: "Columns and view" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns and view" });
  await expect(dialog.getByRole("radio", { name: "Compact" })).toBeVisible();
  await expect(dialog.getByRole("group", { name: "Rows" })).toHaveCount(0);
});

test.describe("on a phone, in Chinese", () => {
  test.use({ locale: "zh-CN", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("groups unfold by a touch, and nothing sticks out", async ({ dashboard, page }) => {
    const list = await dashboard.in(chinese).lists.installers.goto("size=50");
    await page.getByRole("button", { name: "列与视图" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "按安装包分组" }).check();
    await page.keyboard.press("Escape");
    await expect(page.getByText(/^\d+ 个安装包，仅在本页内分组 · /)).toBeAttached();
    const button = list.table.getByRole("button", { name: /的其他版本（\d+）$/ }).first();
    const before = await list.rows.count();
    await button.tap();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    expect(await list.rows.count()).toBeGreaterThan(before);
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
