import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

test("/ focuses the filter of each list", async ({ dashboard, page }) => {
  for (const [name, label] of [
    ["repositories", "Repository name"],
    ["packages", "Package name"],
    ["installers", "Keywords"],
  ] as const) {
    const list = await dashboard.lists[name].goto();
    await page.keyboard.press("/");
    await expect(list.field(label)).toBeFocused();
    await expect(list.field(label)).toHaveValue("");
    // In a field it is a letter like any other.
    await page.keyboard.press("/");
    await expect(list.field(label)).toHaveValue("/");
  }
});

test("j, k and the arrows move through the rows, Enter opens, Esc closes", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const link = (index: number) => list.rows.nth(index).getByRole("link");
  await page.keyboard.press("j");
  await expect(link(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(link(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(link(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(list.panel.root).toBeVisible();
  await expect(link(1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("j");
  await expect(link(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(link(2)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");
  await expect(list.panel.root).toHaveCount(0);
  await expect(page).toHaveURL(/repositories$/);
});

test("after Esc the keyboard goes on from the row that was open", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await list.rows.nth(5).getByRole("link").click();
  await list.panel.root.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await expect(list.panel.root).toHaveCount(0);
  await expect(list.rows.nth(5).getByRole("link")).toBeFocused();
});

test("the focus goes with a column that is moved", async ({ dashboard, page }) => {
  await dashboard.lists.repositories.goto();
  await page.getByRole("button", { name: "Columns and view" }).click();
  const columns = page.getByRole("dialog", { name: "Columns and view" }).getByRole("group", { name: "Columns" });
  const moved = columns.getByRole("listitem").filter({ hasText: "Updated" });
  await expect(moved).toBeVisible();
  const places = await columns.getByRole("listitem").count();
  const at = async () => (await columns.getByRole("listitem").allInnerTexts()).findIndex((text) => text.includes("Updated"));
  const start = await at();
  await moved.getByRole("button", { name: "Move Updated up" }).focus();
  for (let place = start - 1; place >= 1; place--) {
    await page.keyboard.press("Enter");
    await expect.poll(at).toBe(place);
    await expect(moved.getByRole("button", { name: place === 1 ? "Move Updated down" : "Move Updated up" })).toBeFocused();
  }
  for (let place = 2; place < places; place++) {
    await page.keyboard.press("Enter");
    await expect.poll(at).toBe(place);
    await expect(moved.getByRole("button", { name: place === places - 1 ? "Move Updated up" : "Move Updated down" })).toBeFocused();
  }
});

test("after Load all the keyboard goes on in the rows, or in the dialog", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await dashboard.attended();
  const load = (within: Locator) => within.getByRole("link", { name: /^Load all/ }).press("Enter");
  await load(dashboard.main);
  await list.settled();
  await expect(list.rows.first().getByRole("link")).toBeFocused();
  await page.keyboard.press("j");
  await expect(list.rows.nth(1).getByRole("link")).toBeFocused();
  await list.goto("size=25");
  await dashboard.attended();
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await load(dialog);
  await list.settled();
  await expect(dialog.getByRole("button", { name: "Download" })).toBeFocused();
});

test("the focused row is scrolled into view", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=50");
  for (let step = 0; step < 40; step++) await page.keyboard.press("j");
  await expect(list.rows.nth(39).getByRole("link")).toBeFocused();
  await expect(list.rows.nth(39)).toBeInViewport({ ratio: 1 });
});

test("1 to 4 go to the views", async ({ dashboard, page }) => {
  await page.goto("");
  await expect(dashboard.heading("Overview")).toBeVisible();
  for (const [number, name] of [["2", "Repositories"], ["3", "Packages"], ["4", "Installers"], ["1", "Overview"]]) {
    await page.keyboard.press(number!);
    await expect(dashboard.heading(name!)).toBeVisible();
    await expect(dashboard.entry(name!)).toHaveAttribute("aria-current", "page");
  }
});

test("? lists the shortcuts; Esc closes the list and no panel", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  for (const what of ["Focus the filter", "Move through the rows", "Open the row", "Close the panel", "Go to a view", "Show this list"]) {
    await expect(dialog).toContainText(what);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(list.panel.root).toBeVisible();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
});

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const has = () => target.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 60 && !(await has()); step++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

test("the tools of a list are reached, used and left with the keyboard alone", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.packages.goto();
  const button = (name: string) => dashboard.main.getByRole("button", { name, exact: true });
  const [facets, request] = [page.getByRole("region", { name: "Facets" }), page.getByRole("region", { name: "Request" })];
  await tabTo(page, button("Facets"));
  await page.keyboard.press("Enter");
  await expect(button("Facets")).toHaveAttribute("aria-expanded", "true");
  await expect(button("Facets")).toBeFocused();
  await expect(facets.getByRole("group", { name: "Visibility" })).toBeVisible();
  // On through the toolbar, by both of the keys that press a button.
  for (const [opener, key, name] of [["Export", "Space", "Export"], ["Columns and view", "Enter", "Columns and view"]] as const) {
    await tabTo(page, button(opener));
    await page.keyboard.press(key);
    const dialog = page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    const inside = () => dialog.evaluate((dialog) => dialog.contains(document.activeElement));
    await expect.poll(inside, "the focus is in the dialog").toBe(true);
    await page.keyboard.press("Tab");
    expect(await inside()).toBe(true);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(button(opener)).toBeFocused();
  }
  await tabTo(page, button("Request"));
  await page.keyboard.press("Space");
  await expect(request.getByRole("definition").first()).toContainText("/v2/manage/packages");
  await expect(button("Request")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(request).toHaveCount(0);
  await expect(button("Request")).toBeFocused();
  // What they opened comes behind them.
  const box = facets.getByRole("group", { name: "Visibility" }).getByRole("checkbox", { name: /^Private/ });
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await expect(box).toBeFocused();
  await expect(list.find).toHaveValue("visibility:=private");
  const all = await api.packages();
  await expect(list.found).toHaveText(`${all.filter((row) => row.visibility === "private").length} of ${all.length} rows loaded`);
});

test("letters with Control are the browser's", async ({ dashboard, page }) => {
  await dashboard.lists.repositories.goto();
  await page.keyboard.press("Control+j");
  await expect(page.locator("tbody a:focus")).toHaveCount(0);
});

test("the skip link comes first and leads to the content", async ({ dashboard, page }) => {
  await dashboard.lists.repositories.goto();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(dashboard.main).toBeFocused();
  await expect(dashboard.heading("Repositories")).toBeAttached();
});

test("whatever has the focus shows it", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("namespace=web");
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await page.reload();
  await list.settled();
  await expect(list.panel.root).toBeVisible();
  const kinds = new Map<string, boolean>();
  for (let step = 0; step < 160; step++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A ring may be drawn by the element itself, by what stands for it, or by a frame around it.
      const candidates: Element[] = [element];
      if (element.nextElementSibling && element.matches("input[type=radio]")) candidates.push(element.nextElementSibling);
      for (let up = element.parentElement, depth = 0; up && depth < 3; up = up.parentElement, depth++) candidates.push(up);
      const ring = (candidate: Element) => drawn(candidate) || drawn(candidate, "::after");
      const drawn = (candidate: Element, part?: string) => {
        const style = getComputedStyle(candidate, part);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && candidate.matches(":focus-visible, :focus-within, :has(+ *)")
          || style.boxShadow !== "none" && candidate.matches(":focus-visible, :focus-within");
      };
      const label = `${element.tagName.toLowerCase()}.${element.className} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 20) ?? ""}`;
      const sibling = element.nextElementSibling;
      const besides = element.matches("input[type=radio]") && sibling !== null && getComputedStyle(sibling).outlineStyle !== "none";
      return { label, visible: besides || candidates.some(ring) };
    });
    if (!found) break;
    kinds.set(found.label, found.visible);
  }
  expect(kinds.size).toBeGreaterThan(40);
  expect([...kinds].filter(([, visible]) => !visible).map(([label]) => label)).toEqual([]);
});
