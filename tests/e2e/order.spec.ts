/** Where columns go for want of room, their headings do: order and direction are chosen in the form. */
import { key, type Api } from "./support/api.ts";
import type { List } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";

/** Columns that a phone shows no heading of: the order, its name in the address, and what rows are sorted by. */
const SORTED: Record<"repositories" | "packages" | "versions", [string, string, (api: Api) => Promise<[string, number][]>]> = {
  repositories: ["Pulls", "pulls", async (api) =>
    (await api.repositories()).rows.map((row) => [key.repository(row), row.num_download])],
  packages: ["Versions", "versions", async (api) => (await api.packages()).map((row) => [key.package(row), row.num_versions])],
  versions: ["Files", "files", async (api) =>
    (await api.versions("iot-edge", "edge-agent")).map((row) => [key.version(row), row.num_files])],
};

/** Whether the rows shown are in that order. */
async function isSorted(list: List, values: Map<string, number>, way: 1 | -1): Promise<boolean> {
  const shown = (await list.keys()).map((key) => values.get(key)!);
  return shown.length > 1 && new Set(shown).size > 1
    && shown.every((value, at) => at === 0 || way * (shown[at - 1]! - value) <= 0);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const [name, [title, column, read]] of Object.entries(SORTED)) {
    test(`${name} are sorted by what has no heading there, both ways, and reload keeps it`, async ({ api, dashboard, page }) => {
      const values = new Map(await read(api));
      const list = await dashboard.lists[name as keyof typeof SORTED].goto();
      const original = await list.keys();
      await expect(list.heading(title)).toBeHidden();
      const order = list.select("Order by");
      await expect(order.getByRole("option", { selected: true })).toHaveText(name === "versions" ? "Default order" : "Server’s order");
      await expect(list.filters.getByRole("link", { name: /reverse the order/ })).toHaveCount(0);
      await order.selectOption(title);
      await expect(page).toHaveURL(new RegExp(`sort=-?${column}$`));
      const first = page.url().includes("sort=-") ? -1 : 1;
      const direction = (way: 1 | -1) => list.filters.getByRole("link", { name: `${way === 1 ? "Ascending" : "Descending"}: reverse the order` });
      await expect(direction(first)).toBeVisible();
      await expect.poll(() => isSorted(list, values, first)).toBe(true);
      const sorted = await list.keys();
      await page.reload();
      await list.expectKeys(sorted);
      await expect(order).toHaveValue(column);
      // By key, and from where the order was chosen.
      await order.focus();
      await page.keyboard.press("Tab");
      await expect(direction(first)).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(direction(first === 1 ? -1 : 1)).toBeVisible();
      await expect.poll(() => isSorted(list, values, first === 1 ? -1 : 1)).toBe(true);
      await order.selectOption("");
      await expect(page).not.toHaveURL(/sort=/);
      await list.expectKeys(original);
    });
  }

  test("installers are sorted by the same field, also as cards", async ({ api, dashboard, page }) => {
    const list = await dashboard.lists.installers.goto("show=cards");
    await list.select("Order by").selectOption("Repository");
    await list.expectKeys((await api.installers({ order_by: "repo", is_descending: false })).rows.map(key.installer));
    await list.filters.getByRole("link", { name: "Ascending: reverse the order" }).click();
    await list.expectKeys((await api.installers({ order_by: "repo", is_descending: true })).rows.map(key.installer));
    await expect(page).toHaveURL(/sort=-repo&show=cards$/);
  });
});

test("where every column has its heading, no other list asks for the order", async ({ dashboard }) => {
  for (const [name, [title]] of Object.entries(SORTED)) {
    const list = await dashboard.lists[name as keyof typeof SORTED].goto();
    await expect(list.heading(title)).toBeVisible();
    await expect(list.filters.getByRole("combobox", { name: "Order by", includeHidden: true })).toBeHidden();
  }
});
