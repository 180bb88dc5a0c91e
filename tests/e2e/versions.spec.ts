import { key, type PackageVersion } from "./support/api.ts";
import { expect, test } from "./support/test.ts";
import { bytes, exactBytes, expectSorted, grouped, localTime } from "./support/values.ts";

const [NAMESPACE, PACKAGE] = ["iot-edge", "edge-agent"];

test("lists all versions, the newest first @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.versions.goto();
  const all = await api.versions(NAMESPACE, PACKAGE);
  expect(all.length).toBeGreaterThan(100);
  await expect(list.span).toHaveText(`1–25 of ${all.length}`);
  await expect(dashboard.heading(`Versions of ${NAMESPACE}/${PACKAGE}`)).toBeVisible();
  await expect(page.getByText(`${all.length} matching`)).toBeVisible();
  const shown = await list.keys();
  expect(shown).toEqual([...shown].sort(newestFirst));
  const highest = all.map(key.version).sort(newestFirst)[0];
  expect(shown[0]).toBe(highest);
  const row = (version: string) => all.find((row) => row.version === version)!;
  expect(await list.column("Size")).toEqual(shown.map((version) => bytes(row(version).size)));
  expect(await list.column("Files")).toEqual(shown.map((version) => grouped(row(version).num_files)));
  expect(await list.column("Creator")).toEqual(shown.map((version) => row(version).creator));
  await expect(dashboard.entry("Packages")).toHaveAttribute("aria-current", "page");
});

test("versions that are numbers are in order of their numbers, and the highest is the newest", async ({ dashboard, page }) => {
  const numbers = Array.from({ length: 16 }, (_, at) => `V${at + 1}`);
  await page.route(/v2\/manage\/.*\/versions$/, (route) => route.fulfill({
    json: numbers.map((version, id) => ({ id, version, package: PACKAGE, namespace: NAMESPACE })),
  }));
  const list = await dashboard.lists.versions.goto();
  await list.expectKeys([...numbers].reverse());
  const packages = await dashboard.lists.packages.goto(`name=${PACKAGE}`);
  await packages.rows.first().getByRole("link").first().click();
  const versions = packages.panel.section("Versions").getByRole("listitem");
  await expect(versions.first()).toContainText("V16");
  await expect(versions.first()).toContainText("newest");
});

test("the total size is that of all versions", async ({ dashboard, api, page }) => {
  await dashboard.lists.versions.goto();
  const all = await api.versions(NAMESPACE, PACKAGE);
  const sum = all.reduce((sum, row) => sum + row.size, 0);
  await expect(page.getByText(`${bytes(sum)} in all`)).toBeVisible();
});

test("pages, and changes the size of the pages", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.versions.goto();
  const all = (await api.versions(NAMESPACE, PACKAGE)).map(key.version);
  const seen = new Set(await list.keys());
  const last = Math.ceil(all.length / 25);
  for (let number = 2; number <= last; number++) {
    await list.pageLink(number % 2 ? `Page ${number}` : "Next page").click();
    await expect(page).toHaveURL(new RegExp(`versions\\?page=${number}$`));
    await expect(list.span).toHaveText(new RegExp(`^${(number - 1) * 25 + 1}–`));
    for (const version of await list.keys()) seen.add(version);
  }
  expect(seen).toEqual(new Set(all));
  await list.pageLink("First page").click();
  await list.pageLink("Last page").click();
  await expect(page).toHaveURL(new RegExp(`page=${last}$`));
  await list.pageSize.selectOption("200");
  await expect(page).toHaveURL(/versions\?size=200$/);
  await expect(list.rows).toHaveCount(all.length);
});

test.describe("sorts all rows by", () => {
  const columns: [string, string, (row: PackageVersion) => string | number][] = [
    ["Size", "size", (row) => row.size],
    ["Files", "files", (row) => row.num_files],
    ["Creator", "creator", (row) => row.creator],
    ["Created", "created", (row) => row.CreatedAt],
    ["Updated", "updated", (row) => row.UpdatedAt],
  ];
  test("each column, both ways", async ({ dashboard, api }) => {
    const list = await dashboard.lists.versions.goto("size=50");
    const rows = await api.versions(NAMESPACE, PACKAGE);
    for (const [title, name, value] of columns) {
      await test.step(title, () => expectSorted(list, { title, name, rows, key: key.version, value }));
    }
  });

  test("Version, both ways", async ({ dashboard, api }) => {
    const list = await dashboard.lists.versions.goto("size=200");
    const all = (await api.versions(NAMESPACE, PACKAGE)).map(key.version).sort(newestFirst);
    await list.sortBy("Version");
    await expect(list.heading("Version")).toHaveAttribute("aria-sort", "descending");
    await list.expectKeys(all);
    await list.sortBy("Version");
    await expect(list.heading("Version")).toHaveAttribute("aria-sort", "ascending");
    await list.expectKeys([...all].reverse());
  });
});

test("the panel has every field of the row @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.versions.goto();
  const [version] = await list.keys();
  const row = (await api.versions(NAMESPACE, PACKAGE)).find((row) => row.version === version)!;
  await (await list.link(row.version)).click();
  await expect(page).toHaveURL(new RegExp(`versions\\?open=${row.version}$`));
  const { panel } = list;
  await expect(panel.title(row.version)).toBeVisible();
  if (row.description) await expect(panel.root).toContainText(row.description);
  await expect(panel.fact("Version")).toHaveText(row.version);
  await expect(panel.fact("Package name")).toHaveText(row.package);
  await expect(panel.fact("ID")).toHaveText(String(row.id));
  await expect(panel.fact("Size")).toHaveText(exactBytes(row.size));
  await expect(panel.fact("Files")).toHaveText(grouped(row.num_files));
  await expect(panel.fact("Visibility")).toHaveText(row.visibility === "public" ? "Public" : "Private");
  await expect(panel.fact("Organization")).toHaveText(row.namespace);
  await expect(panel.fact("Tenant")).toHaveText(row.domain);
  await expect(panel.fact("Creator")).toHaveText(row.creator);
  await expect(panel.fact("Created")).toContainText(`${localTime(row.CreatedAt)} UTC+8 · `);
  await expect(panel.fact("Updated")).toContainText(`${localTime(row.UpdatedAt)} UTC+8 · `);
});

test("a deep link shows sort, page, size and panel, and leads back to the packages @smoke", async ({ dashboard, api, page }) => {
  const all = (await api.versions(NAMESPACE, PACKAGE)).sort((a, b) => b.CreatedAt.localeCompare(a.CreatedAt));
  const rows = all.slice(10, 20).map(key.version);
  const query = `sort=-created&page=2&size=10&open=${rows[0]}`;
  const list = await dashboard.lists.versions.goto(query);
  await expect(page).toHaveURL(new RegExp(`versions\\?${query}$`));
  await list.expectKeys(rows);
  await expect(list.panel.title(rows[0]!)).toBeVisible();
  await list.expectMatchesAddress();
  await dashboard.main.getByRole("link", { name: "Packages", exact: true }).click();
  await expect(page).toHaveURL(/packages$/);
  await expect(dashboard.heading("Packages")).toBeVisible();
});

test.describe("an unknown package", () => {
  test.use({ provokesFailures: true });
  test("is named as such", async ({ dashboard, page }) => {
    await page.goto("packages/nobody/nothing/versions");
    await expect(dashboard.alert).toContainText("The server does not know this");
    await expect(dashboard.alert).toContainText("there is no package nothing in nobody");
  });
});

/** The newest semantic version first. */
function newestFirst(a: string, b: string): number {
  const parts = (version: string) => /^v?(\d+)\.(\d+)\.(\d+)(?:-(.*))?$/i.exec(version)!;
  const [pa, pb] = [parts(a), parts(b)];
  for (const index of [1, 2, 3]) {
    const difference = Number(pb[index]) - Number(pa[index]);
    if (difference) return difference;
  }
  if (!pa[4] || !pb[4]) return (pa[4] ? 1 : 0) - (pb[4] ? 1 : 0);
  return pb[4].localeCompare(pa[4], "en", { numeric: true });
}
