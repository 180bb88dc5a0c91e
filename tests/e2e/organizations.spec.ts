/** Organizations that rows have named, offered beside the field that filters by one. */
import type { Page } from "@playwright/test";
import { key } from "./support/api.ts";
import { expect, test } from "./support/test.ts";

const NAME = "Choose an organization";
const offered = (page: Page) => page.getByRole("group", { name: NAME }).getByRole("button");

test("those of the rows are offered beside the field, and chosen by click and by key @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto("size=200&page=3");
  const { rows } = await api.repositories({ offset: 400, limit: 200 });
  const names = [...new Set(rows.map((row) => row.namespace))].sort();
  expect(names.length).toBeGreaterThan(1);
  const button = list.filters.getByRole("button", { name: NAME });
  await button.click();
  await expect(offered(page)).toHaveText(names);
  await offered(page).nth(1).click();
  await expect(page).toHaveURL(new RegExp(`repositories\\?namespace=${names[1]}&size=200$`));
  await expect(list.field("Organization")).toHaveValue(names[1]!);
  await expect(offered(page)).toHaveCount(0);
  await list.expectKeys((await api.repositories({ namespace: names[1]!, limit: 200 })).rows.map(key.repository));
  // Those seen before are still there.
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(offered(page)).toHaveText(names);
  await page.keyboard.press("Tab");
  await expect(offered(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`namespace=${names[0]}&`));
  await page.goBack();
  await expect(list.field("Organization")).toHaveValue(names[1]!);
});

test("the arrows go into the names and through them", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=200");
  const button = list.filters.getByRole("button", { name: NAME });
  await expect(button).toBeEnabled();
  await button.press("Enter");
  await expect(offered(page).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(offered(page).nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(offered(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(offered(page).nth(0)).toBeFocused();
});

test("Escape closes the list of names and nothing else", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await expect(list.filters.getByRole("button", { name: NAME })).toBeEnabled();
  await list.filters.getByRole("button", { name: NAME }).press("Enter");
  await expect(offered(page).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offered(page)).toHaveCount(0);
  await expect(list.panel.root).toBeVisible();
  await expect(list.filters.getByRole("button", { name: NAME })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list.panel.root).toHaveCount(0);
});

test("what repositories have named is offered for packages, but not what is others'", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto("center=thirdparty");
  const { rows } = await api.repositories({ center: "thirdparty" });
  await list.filters.getByRole("button", { name: NAME }).click();
  await expect(offered(page)).toHaveText([...new Set(rows.map((row) => row.namespace))].sort());
  await page.keyboard.press("Escape");
  await list.choice("Images", "Own").check();
  await list.settled();
  const own = new Set((await api.repositories()).rows.map((row) => row.namespace));
  const packages = await api.packages();
  await dashboard.entry("Packages").click();
  await dashboard.lists.packages.settled();
  await dashboard.lists.packages.filters.getByRole("button", { name: NAME }).click();
  await expect(offered(page)).toHaveText([...new Set([...own, ...packages.map((row) => row.namespace)])].sort());
});

test("the button is there before any name is, and moves nothing", async ({ dashboard, page }) => {
  let release: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/v2\/manage\/repos/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto("repositories");
  const list = dashboard.lists.repositories;
  const button = list.filters.getByRole("button", { name: NAME });
  await expect(button).toBeDisabled();
  const places = () => list.filters.locator("> *").evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  const before = await places();
  release!();
  await list.settled();
  await expect(button).toBeEnabled();
  expect(await places()).toEqual(before);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the list of names is within the screen", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto("size=200");
    await list.filters.getByRole("button", { name: NAME }).click();
    const box = (await page.getByRole("group", { name: NAME }).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y + box.height).toBeLessThanOrEqual(844);
  });
});
