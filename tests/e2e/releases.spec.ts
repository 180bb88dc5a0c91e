/** The versions of a package: ranges, lines, steps, time. */
import { expect, test } from "./support/test.ts";

test("a range narrows the versions, says when it is none, and a line is a link to one @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.versions.goto("size=all");
  const all = await list.keys();
  const line = all.map((key) => /^(\d+\.\d+)\./.exec(key)?.[1]).find((name) => name !== undefined)!;
  const range = list.filters.getByRole("searchbox", { name: /^Version range/ });
  await range.fill(`>=${line}.0`);
  await expect(page).toHaveURL(/range=/);
  await expect.poll(() => list.keys()).not.toEqual(all);
  await range.fill(">=");
  await expect(list.filters).toContainText("Not a version range");
  await list.expectKeys(all);
  await range.fill("");
  await page.getByRole("button", { name: "Timeline" }).click();
  const chart = page.getByRole("region", { name: "Timeline" });
  await expect(chart.getByRole("list", { name: "Timeline" }).getByRole("listitem")).not.toHaveCount(0);
  // By major versions where there would be too many lines.
  const link = chart.getByRole("list", { name: "Version lines" }).getByRole("link").first();
  const name = (await link.innerText()).split(/\s/)[0]!;
  await link.click();
  await expect(range).toHaveValue(name);
  await expect.poll(() => list.keys()).not.toEqual(all);
  const held = await list.keys();
  for (const key of held) expect(key).toMatch(new RegExp(`^v?${name.replace(".", "\\.")}(\\.|$)`));
  expect(all).toEqual(expect.arrayContaining(held));
});

test("pre-releases are left out on demand", async ({ dashboard, page }) => {
  const list = await dashboard.lists.versions.goto("size=all");
  const all = await list.keys();
  await list.filters.getByRole("checkbox", { name: "No pre-releases" }).check();
  await expect(page).toHaveURL(/stable=true/);
  await list.expectKeys(all.filter((key) => !/^v?\d+\.\d+(\.\d+)?-/.test(key)));
});

test("the panel of a version tells what changed since the one before", async ({ dashboard }) => {
  const list = await dashboard.lists.versions.goto("size=all");
  const keys = (await list.keys()).filter((key) => /^\d+\.\d+\.\d+$/.test(key));
  await (await list.link(keys[0]!)).click();
  const since = list.panel.section(`Since ${keys[1]!}`);
  await expect(since.getByRole("definition").first()).toHaveText(/^(Major|Minor|Patch)$/);
  await expect(since.getByRole("definition").nth(1)).toHaveText(/^([+−][\d.,]+ .?i?B|unchanged|–)$/);
});
