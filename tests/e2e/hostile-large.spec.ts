/** Texts of a megabyte in every field: see hostile-upstream.spec.ts. */
import { infest } from "../upstream/hostile.mjs";
import { expectHarmless, rowHeights, watch } from "./support/harm.ts";
import { expect, test, VIEWS } from "./support/upstream.ts";

// A trace would hold these texts some hundred times.
test.use({ trace: "off" });

test.beforeEach(({ page }) => watch(page));

for (const view of VIEWS) {
  test(`${view.name}: rows keep their height, the panel opens and closes`, async ({ dashboard, page, upstream }) => {
    const text = `<b>${"long ".repeat(100_000)}${"X".repeat(500_000)}`;
    infest(upstream.data, ["null", text]);
    // A row may have 16 MiB, and an installer has more texts than that.
    for (const row of upstream.data.installers) Object.assign(row, { annotations: {}, metadata: {}, version_list: [] });
    await page.goto(view.name === "versions" ? "packages/null/null/versions" : view.name);
    const list = dashboard.lists[view.name];
    await expect(list.rows).toHaveCount(2);
    const heights = await rowHeights(page);
    expect(heights).toHaveLength(1);
    await expectHarmless(page, "list");
    await dashboard.attended();
    const long = list.rows.filter({ hasText: "long long" }).getByRole("link").first();
    await long.evaluate((link) => (link as HTMLElement).click());
    await expect(list.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
    await expectHarmless(page, "panel");
    await page.keyboard.press("Escape");
    await expect(list.panel.root).toHaveCount(0);
    expect(await rowHeights(page)).toEqual(heights);
  });
}
