/** Addresses that say how their list is laid out: columns, density, grouping, cards. */
import type { Page } from "@playwright/test";
import type { List } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";

const LAYOUT = "columns=name,updated,size,-category,-nothing,pulls&density=roomy";
const HEADINGS = ["Name", "Updated", "Size", "Pulls", "Tags"];

const opener = (page: Page) => page.getByRole("button", { name: "Columns and view" });
const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Columns and view" });
const memory = (page: Page, list = "repositories") => page.evaluate((list) => localStorage.getItem(`gantry.layout.${list}`), list);
const headings = (list: List) => list.table.getByRole("columnheader");
const height = async (list: List) => (await list.rows.first().boundingBox())!.height;

/** What this browser remembers of the repositories: normal rows, without sizes. */
async function remember(page: Page): Promise<string> {
  const kept = "normal;0;25;-size;";
  await page.addInitScript((kept) => {
    if (!sessionStorage.getItem("kept")) localStorage.setItem("gantry.layout.repositories", kept);
    sessionStorage.setItem("kept", "yes");
  }, kept);
  return kept;
}

test("an address wins over memory, survives filter, page, sort, panel, reload and Back, and changes no memory @smoke", async ({ dashboard, page }) => {
  const kept = await remember(page);
  const list = await dashboard.lists.repositories.goto(LAYOUT);
  const isLaidOut = async (what: string, search: RegExp) => {
    await expect(page, what).toHaveURL(search);
    await expect(headings(list), what).toHaveText(HEADINGS);
    await expect.poll(() => height(list), what).toBe(48);
    expect(new URL(page.url()).search, what).toContain(LAYOUT);
  };
  await isLaidOut("at first", /columns=/);
  await list.pageLink("Next page").click();
  await isLaidOut("on another page", /page=2/);
  await list.sortBy("Pulls");
  await isLaidOut("sorted", /sort=-pulls/);
  await list.rows.nth(2).getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await isLaidOut("with a panel", /open=/);
  await page.reload();
  await isLaidOut("after a reload", /open=/);
  await page.keyboard.press("Escape");
  await expect(list.panel.root).toHaveCount(0);
  await list.pageSize.selectOption("50");
  await isLaidOut("with another page size", /size=50/);
  await list.select("Category").selectOption("database");
  await isLaidOut("filtered", /category=database/);
  await list.find.fill("a");
  await list.find.press("Enter");
  await isLaidOut("with something looked for", /find=a/);
  await page.getByRole("link", { name: "Clear all" }).click();
  await isLaidOut("with nothing filtered", /sort=-pulls&size=50&columns/);
  await page.goBack();
  await isLaidOut("one step back", /find=a/);
  await page.goForward();
  await isLaidOut("and forward", /sort=-pulls&size=50&columns/);
  expect(await memory(page), "the page size was chosen, and nothing else").toBe(kept.replace("25", "50"));
  // The list itself is laid out as remembered.
  await dashboard.entry("Repositories").click();
  await expect(page).toHaveURL(/repositories$/);
  await expect(headings(list)).toHaveText(["Name", "Category", "Tags", "Pulls", "Updated"]);
  await expect.poll(() => height(list)).toBe(40);
  await page.goBack();
  await isLaidOut("back at the address that says so", /columns/);
});

test("a change in the dialog takes the keys out of the address, and what was changed is remembered", async ({ dashboard, page }) => {
  await remember(page);
  const list = await dashboard.lists.repositories.goto("sort=-size");
  await list.goto(`sort=-size&page=2&${LAYOUT}`);
  const frame = page.locator(".table-frame");
  await frame.evaluate((frame) => frame.scrollTo(0, 300));
  await opener(page).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole("radio", { name: "Roomy" })).toBeChecked();
  await dialog.getByRole("combobox", { name: "Refresh" }).selectOption("300");
  await expect(page, "no part of the layout").toHaveURL(/density=roomy/);
  await dialog.getByRole("checkbox", { name: "Tags" }).uncheck();
  await expect(page).toHaveURL(/repositories\?sort=-size&page=2$/);
  await expect(headings(list)).toHaveText(["Name", "Updated", "Size", "Pulls"]);
  expect(await memory(page)).toBe("roomy;300;25;name,updated,size,-category,pulls,-count;");
  await page.keyboard.press("Escape");
  expect(await frame.evaluate((frame) => frame.scrollTop), "the rows stay where they are").toBe(300);
  await page.reload();
  await expect(headings(list)).toHaveText(["Name", "Updated", "Size", "Pulls"]);
  await page.goBack();
  await expect(page, "the entry was replaced").toHaveURL(/repositories\?sort=-size$/);
});

test("a layout that is reset leaves the address and the memory", async ({ dashboard, page }) => {
  const list = await dashboard.lists.installers.goto("density=roomy&rows=grouped&show=cards");
  await opener(page).click();
  await dialogOf(page).getByRole("button", { name: "Reset" }).click();
  await expect(page).toHaveURL(/installers$/);
  expect(await memory(page, "installers")).toBeNull();
  await expect(list.rows).toHaveCount(25);
  await expect.poll(() => height(list)).toBe(32);
});

test.describe("a link with the layout", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is copied, says so, and shows the same to whoever opens it", async ({ browser, dashboard, page }) => {
    const kept = await remember(page);
    const list = await dashboard.lists.repositories.goto("namespace=iot-edge&sort=-size");
    await opener(page).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Copy a link with this layout" }).click();
    await expect(dialog.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/^http.*\/repositories\?namespace=iot-edge&sort=-size&columns=name,-size,category,tags,pulls,updated&density=normal$/);
    expect(new URL(page.url()).search, "the address stays as it is").toBe("?namespace=iot-edge&sort=-size");
    expect(await memory(page)).toBe(kept);
    const shown = await headings(list).allTextContents();
    const keys = await list.keys();
    const other = await (await browser.newContext()).newPage();
    await other.addInitScript(() => localStorage.setItem("gantry.layout.repositories", "roomy;0;25;-updated;"));
    await other.goto(link);
    const there = other.getByRole("main").getByRole("table");
    await expect(there.getByRole("columnheader")).toHaveText(shown);
    await expect(there.getByRole("row")).toHaveCount(keys.length + 1);
    await expect.poll(async () => (await there.getByRole("row").nth(1).boundingBox())!.height).toBe(40);
    await other.context().close();
  });

  test("says so when it cannot be copied, and leaves it selected", async ({ dashboard, page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      document.execCommand = () => false;
    });
    await dashboard.lists.packages.goto();
    await opener(page).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Copy a link with this layout" }).click();
    await expect(dialog.getByRole("status").filter({ hasText: "Could not copy" })).toBeVisible();
    expect(await page.evaluate(() => getSelection()!.toString())).toMatch(/\/packages\?columns=name,.*&density=compact$/);
  });
});

test("groups and cards are told, too, and only where there are any", async ({ dashboard, page }) => {
  const list = await dashboard.lists.installers.goto("size=all&rows=grouped&show=cards");
  await expect(page.getByText(/^\d+ installers, grouped over all rows/)).toBeVisible();
  const boxes = await Promise.all([0, 1].map((at) => list.rows.nth(at).boundingBox()));
  expect(boxes[0]!.y, "side by side").toBe(boxes[1]!.y);
  expect(await memory(page, "installers")).toBeNull();
  await list.rows.first().getByRole("link").click();
  await expect(page).toHaveURL(/open=.*&rows=grouped&show=cards$/);
  const packages = await dashboard.lists.packages.goto("rows=grouped&show=cards");
  await expect(packages.rows).toHaveCount(25);
  await opener(page).click();
  await expect(dialogOf(page).locator("code").filter({ hasText: "/packages?" })).not.toContainText(/rows=|show=/);
});

test("a view is saved with the layout or without, and opens so", async ({ dashboard, page }) => {
  await remember(page);
  const list = await dashboard.lists.repositories.goto("sort=-size");
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  const rail = dashboard.navigation.getByRole("region", { name: "Saved views" });
  const save = async (name: string, withLayout: boolean) => {
    await page.getByRole("button", { name: "Save as a view" }).click();
    const choice = dialog.getByRole("checkbox", { name: "With columns and density" });
    await expect(choice).toBeChecked({ checked: !withLayout && page.url().includes("columns=") });
    await choice.setChecked(withLayout);
    await dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first().fill(name);
    await page.keyboard.press("Enter");
    await expect(rail.getByRole("link", { name })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  };
  await save("Plain", false);
  await save("As it looks", true);
  const saved = async () => (JSON.parse((await page.evaluate(() => localStorage.getItem("gantry.views")))!) as { views: { address: string }[] }).views.map((view) => view.address);
  expect(await saved()).toEqual([
    "/repositories?sort=-size",
    "/repositories?sort=-size&columns=name,-size,category,tags,pulls,updated&density=normal",
  ]);
  await page.evaluate(() => localStorage.setItem("gantry.layout.repositories", "roomy;0;25;;"));
  await dashboard.entry("Packages").click();
  await dashboard.lists.packages.settled();
  await rail.getByRole("link", { name: "As it looks" }).click();
  await expect(headings(list)).toHaveText(["Name", "Category", "Tags", "Pulls", "Updated"]);
  await expect.poll(() => height(list)).toBe(40);
  await expect(rail.getByRole("link", { name: "As it looks" })).toHaveAttribute("aria-current", "page");
  await rail.getByRole("link", { name: "Plain" }).click();
  await expect(headings(list)).toHaveText(["Name", "Category", "Size", "Tags", "Pulls", "Updated"]);
  await expect.poll(() => height(list)).toBe(48);
  expect(await memory(page)).toBe("roomy;0;25;;");
  // Of an address with a layout a view can be saved without it.
  await list.goto(`sort=-pulls&${LAYOUT}`);
  await save("Without", false);
  expect((await saved()).at(-1)).toBe("/repositories?sort=-pulls");
  // What another page looks like is no matter of a list.
  await dashboard.entry("Overview").click();
  await rail.getByRole("button", { name: "Manage saved views" }).click();
  await expect(dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first()).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: "With columns and density" })).toHaveCount(0);
});

test("a view of a page that is no list keeps what its address says", async ({ dashboard, page }) => {
  await page.addInitScript(() => localStorage.setItem("gantry.views", JSON.stringify({ views: [{ name: "One", address: "/packages" }] })));
  await page.goto("compare?list=packages&show=left");
  await dashboard.navigation.getByRole("button", { name: "Manage saved views" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  await dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first().fill("Two");
  await page.keyboard.press("Enter");
  await expect(dashboard.navigation.getByRole("link", { name: "Two" })).toHaveAttribute("href", /\/compare\?list=packages&show=left$/);
});

test("columns that were chosen are there on a phone, too", async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { repositories, installers } = dashboard.lists;
  const shown = (list: List) => list.table.getByRole("columnheader").filter({ visible: true });
  await repositories.goto();
  await expect(shown(repositories)).toHaveText(["Name", "Size", "Updated"]);
  await repositories.goto("columns=name,pulls,tags,-size,-updated,-category");
  await expect(shown(repositories)).toHaveText(["Name", "Pulls", "Tags"]);
  await installers.goto("columns=name,state,repo,-version,-text,-timestamp");
  await expect(shown(installers)).toHaveText(["Name", "State", "Repository"]);
  expect((await installers.rows.first().getByRole("cell").first().boundingBox())!.width).toBeGreaterThan(140);
});

test("nonsense in an address is passed over", async ({ dashboard, page }) => {
  const kept = await remember(page);
  const list = dashboard.lists.repositories;
  const usual = ["Name", "Category", "Tags", "Pulls", "Updated"];
  for (const [search, wanted, rows] of [
    ["columns=nothing,-,%00,%F0%9F%98%80&density=huge&rows=many&show=posters", usual, 40],
    ["columns=&density=&rows=&show=", usual, 40],
    ["columns=gone,-pulls,pulls,-name,updated,updated,&density=ROOMY", ["Name", "Updated", "Category", "Size", "Tags"], 40],
    [`columns=${"x,".repeat(500)}-updated&density=compact`, ["Name", "Category", "Size", "Tags", "Pulls"], 32],
  ] as const) {
    await list.goto(search);
    await expect(headings(list), search).toHaveText(wanted);
    await expect.poll(() => height(list), search).toBe(rows);
    await expect(dashboard.alert).toHaveCount(0);
  }
  expect(await memory(page)).toBe(kept);
});
