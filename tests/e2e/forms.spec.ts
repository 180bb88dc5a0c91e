import { key } from "./support/api.ts";
import * as clock from "./support/clock.ts";
import { Requests } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";

test.describe("typing", () => {
  test("counts 250 ms after the last key, with one request", async ({ dashboard, page }) => {
    await clock.install(page);
    const list = await dashboard.lists.repositories.goto();
    const requests = new Requests(page);
    await clock.stop(page);
    const field = list.field("Repository name");
    await field.pressSequentially("gate");
    await page.clock.runFor(200);
    await field.pressSequentially("way");
    await page.clock.runFor(240);
    expect(page.url()).not.toContain("name=");
    expect(requests.count).toBe(0);
    await page.clock.runFor(20);
    await expect(page).toHaveURL(/name=gateway$/);
    await page.clock.resume();
    await list.settled();
    expect(requests.count).toBe(1);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("gateway");
  });

  test("counts at once with Enter", async ({ dashboard, page }) => {
    await clock.install(page);
    const list = await dashboard.lists.packages.goto();
    await clock.stop(page);
    await list.field("Package name").fill("cli");
    await list.field("Package name").press("Enter");
    await expect(page).toHaveURL(/package_name=cli$/);
  });

  test("does not count in the middle of a composition", async ({ dashboard, page, api }) => {
    await clock.install(page);
    const list = await dashboard.lists.repositories.goto();
    const requests = new Requests(page);
    await clock.stop(page);
    const field = list.field("Organization");
    await field.focus();
    // What an input method does while one types the sounds of 智能.
    const browser = await page.context().newCDPSession(page);
    for (const text of ["z", "zh", "zhi", "zhi n", "zhi neng"]) {
      await browser.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.clock.runFor(1000);
    }
    await expect(field).toHaveValue("zhi neng");
    expect(requests.count).toBe(0);
    expect(page.url()).not.toContain("namespace=");
    await browser.send("Input.insertText", { text: "智能" });
    await expect(field).toHaveValue("智能");
    await page.clock.runFor(300);
    await expect(page).toHaveURL(new RegExp(`namespace=${encodeURIComponent("智能")}$`));
    await page.clock.resume();
    const { rows } = await api.repositories({ namespace: "智能" });
    expect(rows.length).toBeGreaterThan(0);
    await list.expectKeys(rows.map(key.repository));
    expect(requests.count).toBe(1);
  });

  test("Enter that ends a composition sends nothing", async ({ dashboard, page }) => {
    const list = await dashboard.lists.packages.goto();
    const field = list.field("Package name");
    await field.focus();
    await field.dispatchEvent("compositionstart");
    await field.evaluate((input: HTMLInputElement) => {
      input.value = "zhong";
      input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: true }));
    });
    expect(page.url()).not.toContain("package_name");
  });

  test("the field keeps what is typed while answers arrive", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const field = list.field("Repository name");
    let release: (() => void) | undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    await page.route(/name%3A%3Ag%7C/, async (route) => {
      await first;
      await route.continue().catch(() => undefined);
    });
    await field.fill("g");
    await expect(page).toHaveURL(/name=g$/);
    await field.pressSequentially("ateway");
    release!();
    await expect(field).toHaveValue("gateway");
    await expect(page).toHaveURL(/name=gateway$/);
    await expect(field).toHaveValue("gateway");
  });
});

test.describe("what the grammar of API 1 can not carry", () => {
  for (const [label, text, forbidden] of [
    ["Organization", "a|b", "|"],
    ["Repository name", "x::y", "::"],
    ["Repository name", "pipe|", "|"],
  ] as const) {
    test(`“${text}” as ${label} is refused at the field, and nothing typed is lost`, async ({ dashboard, page }) => {
      const list = await dashboard.lists.repositories.goto();
      const before = await list.keys();
      const requests = new Requests(page);
      const field = list.field(label);
      await field.fill(text);
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(list.filters.getByRole("alert")).toHaveText(`${label} may not contain “${forbidden}”`);
      await expect(field).toHaveValue(text);
      await expect(field).toHaveAccessibleDescription(/may not contain/);
      expect(requests.count).toBe(0);
      expect(await list.keys()).toEqual(before);
      await field.fill("web");
      await expect(field).not.toHaveAttribute("aria-invalid", "true");
      await expect(list.filters.getByRole("alert")).toHaveCount(0);
      await expect(page).toHaveURL(/=web$/);
      await list.settled();
      expect(requests.count).toBe(1);
    });
  }

  test("survives a reload in the address", async ({ dashboard, page }) => {
    await page.goto("repositories?name=a%7Cb");
    const field = dashboard.lists.repositories.field("Repository name");
    await expect(field).toHaveValue("a|b");
    await expect(field).toHaveAttribute("aria-invalid", "true");
  });
});

test.describe("chips", () => {
  test("each takes its own filter away; clear all takes all, but not sort and size", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto(
      "namespace=platform&name=a&category=database&sort=-size&page=1&size=10",
    );
    await expect(list.chips).toHaveText(["Organization: platform", "Repository name: a", "Category: Database"]);
    await page.getByRole("link", { name: "Remove filter Repository name: a" }).click();
    await expect(page).toHaveURL(/repositories\?namespace=platform&category=database&sort=-size&size=10$/);
    await expect(list.field("Repository name")).toHaveValue("");
    await expect(list.chips).toHaveText(["Organization: platform", "Category: Database"]);
    await page.getByRole("link", { name: "Clear all" }).click();
    await expect(page).toHaveURL(/repositories\?sort=-size&size=10$/);
    await expect(list.chips).toHaveCount(0);
    await expect(list.field("Organization")).toHaveValue("");
    await expect(list.select("Category")).toHaveValue("");
    await page.goBack();
    await expect(list.chips).toHaveText(["Organization: platform", "Category: Database"]);
  });

  test("of packages and installers", async ({ dashboard, page }) => {
    const packages = await dashboard.lists.packages.goto("package_name=a&namespace=web");
    await page.getByRole("link", { name: "Remove filter Package name: a" }).click();
    await expect(page).toHaveURL(/packages\?namespace=web$/);
    await expect(packages.chips).toHaveText(["Organization: web"]);
    const installers = await dashboard.lists.installers.goto("key_words=a&installed=true");
    await page.getByRole("link", { name: "Remove filter State: Installed" }).click();
    await expect(page).toHaveURL(/installers\?key_words=a$/);
    await expect(installers.choice("State", "All")).toBeChecked();
    await page.getByRole("link", { name: "Remove filter Keywords: a" }).click();
    await expect(page).toHaveURL(/installers$/);
    await expect(installers.field("Keywords")).toHaveValue("");
  });

  test("clear all keeps the center: it chooses a list, it does not narrow one", async ({ dashboard, page }) => {
    await dashboard.lists.repositories.goto("center=thirdparty&name=a");
    await page.getByRole("link", { name: "Clear all" }).first().click();
    await expect(page).toHaveURL(/repositories\?center=thirdparty$/);
  });
});

test("blanks around what is typed do not count", async ({ dashboard, api }) => {
  const list = await dashboard.lists.packages.goto();
  await list.field("Package name").fill("  cli ");
  const rows = await api.packages({ package_name: "cli" });
  await expect(list.span).toContainText(`of ${rows.length}`);
});

test("nonsense in the address is the default", async ({ dashboard, api }) => {
  const list = await dashboard.lists.repositories.goto("center=moon&sort=-colour&page=zero&size=7&open=&unknown=1&%%%");
  await list.expectKeys((await api.repositories()).rows.map(key.repository));
  await expect(list.choice("Images", "Own")).toBeChecked();
  await expect(list.pageSize).toHaveValue("25");
});
