/** What is drawn of all rows that are here, beside the table. */
import { expect, test } from "./support/test.ts";

test("storage by organization: the largest first, each a link to its repositories @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=all");
  await page.getByRole("button", { name: "Storage" }).click();
  const chart = page.getByRole("region", { name: "Storage" });
  await expect(chart).toContainText(/Sizes as reported, of the 1,\d+ repositories loaded/);
  const bars = chart.getByRole("list", { name: "Storage" }).getByRole("listitem");
  const told = await bars.allInnerTexts();
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const sizes = told.map((text) => {
    const [, number, unit] = /([\d.]+) (B|[KMGT]iB)/.exec(text)!;
    return Number(number) * 1024 ** units.indexOf(unit!);
  });
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  const first = bars.first().getByRole("link");
  const name = await first.innerText();
  await first.click();
  await expect(list.field("Organization")).toHaveValue(name);
  await expect.poll(async () => (await list.keys()).every((key) => key.startsWith(`${name}/`))).toBe(true);
});

test("installers by repository: newest, installed, and what comes from several", async ({ dashboard, page }) => {
  const list = await dashboard.lists.installers.goto("size=all");
  await page.getByRole("button", { name: "Matrix" }).click();
  const chart = page.getByRole("region", { name: "Matrix" });
  await expect(chart).toContainText(/Of the [\d,]+ rows loaded · [\d,]+ installers in \d+ repositories/);
  const matrix = chart.getByRole("table", { name: "Matrix" });
  const repos = [...new Set((await list.keys()).map((key) => key.split("/")[0]!))];
  for (const repo of repos) await expect(matrix.getByRole("columnheader", { name: repo, exact: true })).toBeVisible();
  await expect(matrix.getByText("installed", { exact: false }).first()).toBeVisible();
  const link = matrix.getByRole("link").first();
  const version = await link.innerText();
  await link.click();
  await expect(list.panel.root).toBeVisible();
  await expect(list.panel.fact("Version")).toContainText(version);
});

test("people and teams, what each maintains, and what nobody does", async ({ dashboard, page }) => {
  const list = await dashboard.lists.installers.goto("size=all");
  await page.getByRole("button", { name: "Maintainers index" }).click();
  const chart = page.getByRole("region", { name: "Maintainers index" });
  await expect(chart).toContainText(/\d+ people and teams/);
  const installer = chart.getByRole("definition").first().getByRole("link").first();
  const name = (await installer.innerText()).split("/")[1]!;
  await installer.click();
  await expect(list.panel.title(name)).toBeVisible();
});
