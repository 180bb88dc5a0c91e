/** What has changed in a list since the last visit: the browser keeps what a whole list said, and the next tab tells. */
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { Dashboard, List } from "./support/dashboard.ts";
import { connection, expect, otherConnection, SignIn, test, type Upstream } from "./support/upstream.ts";

/** A new tab: what the browser keeps for a tab is gone, what it keeps across visits is there. */
async function visit(context: BrowserContext): Promise<Dashboard> {
  return new Dashboard(await context.newPage());
}

/** The line that says what has changed. */
function note(page: Page): Locator {
  return page.getByRole("main").getByRole("status").filter({ hasText: /^Since / });
}

/** The row of the third package: others have names that begin like its own. */
function third(list: List): Locator {
  return list.rows.filter({ hasText: /package-3(?!\d)/ });
}

/** How many lists the browser keeps. */
function kept(page: Page): Promise<number> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("gantry.since.")).length);
}

/** Opens a list, and waits until the browser keeps so many of them. */
async function read(list: List, query = "", lists = 1): Promise<List> {
  await list.goto(query);
  await new Dashboard(list.page).attended();
  await expect.poll(() => kept(list.page)).toBe(lists);
  return list;
}

/** A package less, one more, and one larger. */
function changePackages(upstream: Upstream): void {
  const { packages } = upstream.data;
  packages[3]!.row.size = 12_345_678;
  packages[3]!.row.updated = "2026-11-21T10:00:00Z";
  packages[4] = { ...packages[4]!, row: { ...packages[4]!.row, package: "just-pushed" } };
}

test("new, changed and gone rows are told to the next visit, and stay until they were seen", async ({ context, dashboard, page, upstream }) => {
  await read(dashboard.lists.packages);
  await expect(note(page), "a first visit has nothing to compare with").toHaveCount(0);
  await page.close();

  changePackages(upstream);
  const second = await visit(context);
  const list = await read(second.lists.packages);
  const said = note(second.page);
  await expect(said).toContainText(/^Since \d{4}-\d\d-\d\d \d\d:\d\d UTC\+8: 1 new, 1 changed, 1 gone/);
  await expect(said).toContainText("Gone: 智能制造/package-4");
  await expect(third(list)).toContainText("Changed: Size, Updated");
  await expect(list.row("just-pushed")).toContainText("New");
  await expect(list.row("package-5")).not.toContainText(/New|Changed/);

  // A reload is the same visit, and so are another order, another page size and an open row.
  await second.page.reload();
  await second.attended();
  await expect(said).toContainText(": 1 new, 1 changed, 1 gone");
  await list.goto("sort=-size&size=50");
  await second.attended();
  await expect(said).toContainText(": 1 new, 1 changed, 1 gone");
  await list.row("just-pushed").getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await expect(said).toContainText(": 1 new, 1 changed, 1 gone");

  await said.getByRole("button", { name: "Mark as seen" }).press("Enter");
  await expect(said).toHaveCount(0);
  await expect(third(list)).not.toContainText("Changed");
  await second.page.reload();
  await second.attended();
  await expect(list.rows.first()).toBeVisible();
  await expect(said).toHaveCount(0);
  // From then on it is compared with what was seen.
  upstream.data.packages.pop();
  await second.page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(said).toContainText(": 0 new, 0 changed, 1 gone");
});

test("what one visit has shown is no news to the next", async ({ context, dashboard, page, upstream }) => {
  await read(dashboard.lists.packages);
  await page.close();
  changePackages(upstream);
  const second = await visit(context);
  await read(second.lists.packages);
  await expect(note(second.page)).toBeVisible();
  await second.page.close();
  const third = await visit(context);
  await read(third.lists.packages);
  upstream.data.packages.pop();
  await third.page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(note(third.page)).toContainText(": 0 new, 0 changed, 1 gone");
});

test("versions and installers that are all here are compared, too", async ({ context, dashboard, page, upstream }) => {
  const versions = new List(page, dashboard.words, "packages/dev/package-5/versions", dashboard.words.versionsOf);
  await read(versions);
  await read(dashboard.lists.installers, "size=50", 2);
  await page.close();
  upstream.data.packages[5]!.versions.shift();
  upstream.data.installers[2]!.state = "INSTALLED";
  const { page: later, words, lists } = await visit(context);
  await read(new List(later, words, versions.path, versions.title), "", 2);
  await expect(note(later)).toContainText(/: 0 new, 0 changed, 1 gone.*Gone: 1\.0\.5/s);
  await read(lists.installers, "size=all", 2);
  await expect(note(later)).toContainText(": 0 new, 1 changed, 0 gone");
  await expect(lists.installers.rows.filter({ hasText: "Changed: State" })).toHaveCount(1);
});

test("of a list of which a part is here nothing is kept or told; once all of it is, it is", async ({ context, dashboard, page, upstream }) => {
  await read(dashboard.lists.repositories, "", 0);
  await read(dashboard.lists.repositories, "size=all");
  await page.close();
  // Its pulls are no news.
  upstream.data.repositories[1]!.num_download = 1_000_000;
  upstream.data.repositories.shift();
  const second = await visit(context);
  const list = await read(second.lists.repositories);
  await expect(list.rows).toHaveCount(25);
  await expect(note(second.page)).toHaveCount(0);
  await second.page.getByRole("link", { name: "Load all 59" }).click();
  await expect(note(second.page)).toContainText(": 0 new, 0 changed, 1 gone");
});

test("filters are lists of their own", async ({ context, dashboard, page, upstream }) => {
  await read(dashboard.lists.packages, "package_name=package-1");
  await read(dashboard.lists.packages, "", 2);
  await page.close();
  changePackages(upstream);
  const second = await visit(context);
  const list = await read(second.lists.packages, "package_name=package-1", 2);
  await expect(list.rows.first()).toBeVisible();
  await list.field("Package name").fill("");
  await expect(note(second.page)).toContainText(": 1 new, 1 changed, 1 gone");
  await list.field("Package name").fill("package-1");
  await expect(note(second.page)).toHaveCount(0);
});

test.describe("two connections", () => {
  test.use({ config: { connections: [connection("one"), otherConnection("two")] } });

  test("do not mix", async ({ context, dashboard, page, upstream, other }) => {
    other.data.packages.length = 7;
    await read(dashboard.lists.packages);
    await read(dashboard.lists.packages, "connection=two", 2);
    await expect(note(page)).toHaveCount(0);
    await page.close();
    other.data.packages.pop();
    const second = await visit(context);
    const list = await read(second.lists.packages, "connection=two", 2);
    await expect(note(second.page)).toContainText(": 0 new, 0 changed, 1 gone");
    await list.goto("connection=one");
    await second.attended();
    await expect(list.rows).toHaveCount(25);
    await expect(note(second.page)).toHaveCount(0);
    upstream.data.packages.pop();
    await second.page.getByRole("button", { name: "Refresh", exact: true }).click();
    await expect(note(second.page)).toContainText(": 0 new, 0 changed, 1 gone");
  });
});

test.describe("with a token", () => {
  test.use({ config: { connections: [connection("one", "token")] } });

  test("what is seen with it is not compared with what is seen without, and it is not kept", async ({ dashboard, page, upstream }) => {
    await read(dashboard.lists.packages);
    upstream.data.packages.length = 10;
    upstream.options.swr.token = "a-secret-of-the-user";
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await new SignIn(page).with("a-secret-of-the-user");
    await expect.poll(() => kept(page)).toBe(2);
    await expect(dashboard.lists.packages.rows).toHaveCount(10);
    await expect(note(page)).toHaveCount(0);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("secret");
  });
});

test("very long lists are not kept, and what someone else wrote there does no harm", async ({ context, dashboard, page, upstream }) => {
  const [model] = upstream.data.packages;
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ ...model!, row: { ...model!.row, id: at, package: `package-${at}` } }));
  upstream.data.packages = rows(5001);
  await read(dashboard.lists.packages, "", 0);
  upstream.data.packages = rows(5000);
  await read(dashboard.lists.packages);
  const break_ = (text: string) =>
    page.evaluate((text) => {
      for (const key of Object.keys(localStorage).filter((key) => key.startsWith("gantry.since"))) localStorage.setItem(key, text);
    }, text);
  for (const text of ["", "nonsense", "1 99999999999999999999 size", "1 1 size\n000dev/package-1\n00"]) {
    await break_(text);
    upstream.data.packages = rows(20);
    const { page: later, lists } = await visit(context);
    await read(lists.packages);
    await expect.poll(() => later.evaluate(() => localStorage.getItem("gantry.since"))).toMatch(/^[0-9a-f]+ \d+$/);
    await expect(note(later)).toHaveCount(0);
    await later.close();
  }
});

test("the line and the marks stand well on a phone and in the dark, and read as Chinese", async ({ context, dashboard, page, upstream }) => {
  await read(dashboard.lists.packages);
  await page.close();
  changePackages(upstream);
  const second = await visit(context);
  await read(second.lists.packages);
  for (const width of [1440, 390]) {
    await second.page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ["light", "dark"] as const) {
      await second.page.emulateMedia({ colorScheme });
      await expect(note(second.page)).toBeInViewport({ ratio: 1 });
      const row = third(second.lists.packages);
      await expect(row.getByText("package-3", { exact: true }), "the name has its room").toBeInViewport({ ratio: 1 });
      await row.hover();
      const { violations } = await new AxeBuilder({ page: second.page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
    }
  }
  await second.page.setViewportSize({ width: 1440, height: 844 });
  await second.page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
  await expect(second.main.getByRole("status").filter({ hasText: /^自 \d{4}-.*起：新增 1，变更 1，消失 1/ })).toBeVisible();
  await expect(second.main.getByRole("row", { name: /package-3/ })).toContainText("已变更：大小、更新时间");
});
