import { key, type Package } from "./support/api.ts";
import { expect, test } from "./support/test.ts";
import { bytes, exactBytes, expectSorted, grouped, localTime } from "./support/values.ts";

const PERMISSIONS: Record<number, string> = { 7: "Manage", 3: "Edit", 1: "Read" };

test("lists what the server lists, with its total @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.packages.goto();
  const packages = await api.packages();
  const shown = packages.slice(0, 25);
  expect(packages.length).toBeGreaterThan(400);
  await list.expectKeys(shown.map(key.package));
  await expect(list.span).toHaveText(`1–25 of ${packages.length}`);
  await expect(page.getByText(`${packages.length} matching`)).toBeVisible();
  await expect(dashboard.entry("Packages")).toContainText(String(packages.length));
  expect(await list.column("Versions")).toEqual(shown.map((row) => grouped(row.num_versions)));
  expect(await list.column("Size")).toEqual(shown.map((row) => bytes(row.size)));
  expect(await list.column("Creator")).toEqual(shown.map((row) => row.creator));
  expect(await list.column("Permission")).toEqual(shown.map((row) => PERMISSIONS[row.self_auth]));
  const visibility = (row: Package) => (row.visibility === "public" ? "Public" : "Private");
  expect(await list.column("Visibility")).toEqual(shown.map(visibility));
});

test.describe("filters by", () => {
  test("package name", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.packages.goto();
    await list.field("Package name").fill("cli");
    const rows = await api.packages({ package_name: "cli" });
    await expect(page).toHaveURL(/packages\?package_name=cli$/);
    await expect(list.span).toContainText(`of ${rows.length}`);
    await list.expectKeys(rows.slice(0, 25).map(key.package));
    await expect(list.chips).toHaveText(["Package name: cli"]);
  });

  test("organization", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.packages.goto();
    await list.field("Organization").fill("mobile");
    const rows = await api.packages({ namespace: "mobile" });
    await expect(page).toHaveURL(/packages\?namespace=mobile$/);
    await expect(list.span).toContainText(`of ${rows.length}`);
    await list.expectKeys(rows.slice(0, 25).map(key.package));
  });

  test("both, from the address", async ({ dashboard, api }) => {
    const list = await dashboard.lists.packages.goto("package_name=sdk&namespace=iot-edge");
    const rows = await api.packages({ package_name: "sdk", namespace: "iot-edge" });
    expect(rows.length).toBeGreaterThan(0);
    await list.expectKeys(rows.slice(0, 25).map(key.package));
    await expect(list.field("Package name")).toHaveValue("sdk");
    await expect(list.field("Organization")).toHaveValue("iot-edge");
  });
});

test("pages by next, number and last, and back to the first", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.packages.goto();
  const all = (await api.packages()).map(key.package);
  const last = Math.ceil(all.length / 25);
  const expectPage = async (number: number) => {
    await list.expectKeys(all.slice((number - 1) * 25, number * 25));
    await expect(list.span).toHaveText(`${(number - 1) * 25 + 1}–${Math.min(number * 25, all.length)} of ${all.length}`);
  };
  await list.pageLink("Next page").click();
  await expect(page).toHaveURL(/packages\?page=2$/);
  await expectPage(2);
  await list.pageLink("Page 3").click();
  await expectPage(3);
  await list.pageLink("Last page").click();
  await expectPage(last);
  await expect(list.pageLink("Next page")).toBeDisabled();
  await list.pageLink("Previous page").click();
  await expectPage(last - 1);
  await list.pageLink("First page").click();
  await expectPage(1);
});

test("has pages of 10 to 200 rows", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.packages.goto();
  const all = (await api.packages()).map(key.package);
  for (const size of [200, 10]) {
    await list.pageSize.selectOption(String(size));
    await expect(page).toHaveURL(new RegExp(`packages\\?size=${size}$`));
    await list.expectKeys(all.slice(0, size));
  }
});

test.describe("sorts all rows by", () => {
  const columns: [string, string, (row: Package) => string | number][] = [
    ["Name", "name", (row) => row.namespace],
    ["Visibility", "visibility", (row) => ["public", "private"].indexOf(row.visibility)],
    ["Versions", "versions", (row) => row.num_versions],
    ["Size", "size", (row) => row.size],
    ["Creator", "creator", (row) => row.creator],
    ["Permission", "permission", (row) => row.self_auth],
    ["Updated", "updated", (row) => row.updated],
  ];
  test("each column, both ways", async ({ dashboard, api }) => {
    const list = await dashboard.lists.packages.goto("size=50");
    const rows = await api.packages();
    for (const [title, name, value] of columns) {
      await test.step(title, () => expectSorted(list, { title, name, rows, key: key.package, value }));
    }
  });

  test("size over all pages, not only the one shown", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.packages.goto("page=2");
    await list.sortBy("Size");
    await expect(page).toHaveURL(/packages\?sort=-size$/);
    const sizes = (await api.packages()).map((row) => row.size).sort((a, b) => b - a);
    await expect.poll(() => list.column("Size")).toEqual(sizes.slice(0, 25).map(bytes));
    await expect(page.getByText("sorted within this page")).toHaveCount(0);
  });
});

test("the panel has every field of the row, and its versions @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.packages.goto();
  const row = (await api.packages()).slice(0, 25).find((row) => row.num_versions > 10 && row.description)!;
  await (await list.link(key.package(row))).click();
  await expect(page).toHaveURL(new RegExp(`open=${row.namespace}/${row.package}$`));
  const { panel } = list;
  await expect(panel.title(row.package)).toBeVisible();
  await expect(panel.root).toContainText(row.description);
  await expect(panel.fact("Package name")).toHaveText(row.package);
  await expect(panel.fact("ID")).toHaveText(String(row.id));
  await expect(panel.fact("Size")).toHaveText(exactBytes(row.size));
  await expect(panel.fact("Versions")).toHaveText(grouped(row.num_versions));
  await expect(panel.fact("Visibility")).toHaveText(row.visibility === "public" ? "Public" : "Private");
  await expect(panel.fact("Permission")).toHaveText(PERMISSIONS[row.self_auth]!);
  await expect(panel.fact("Organization")).toHaveText(row.namespace);
  await expect(panel.fact("Tenant")).toHaveText(row.domain);
  await expect(panel.fact("Creator")).toHaveText(row.creator);
  await expect(panel.fact("Created")).toContainText(`${localTime(row.created)} UTC+8 · `);
  await expect(panel.fact("Updated")).toContainText(`${localTime(row.updated)} UTC+8 · `);
  const versions = await api.versions(row.namespace, row.package);
  const links = panel.section("Versions").getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(10);
  const known = new Set(versions.map(key.version));
  for (const version of await links.allInnerTexts()) expect(known).toContain(version);
  const first = (await links.first().innerText()).trim();
  await links.first().click();
  await expect(page).toHaveURL(new RegExp(`packages/${row.namespace}/${row.package}/versions\\?open=${first}$`));
  await expect(dashboard.lists.versions.panel.title(first)).toBeVisible();
});

test("leads to all versions", async ({ dashboard, api, page }) => {
  const [row] = await api.packages();
  const list = await dashboard.lists.packages.goto(`open=${key.package(row!)}`);
  await list.panel.root.getByRole("link", { name: "All versions" }).click();
  await expect(page).toHaveURL(new RegExp(`packages/${row!.namespace}/${row!.package}/versions$`));
  await expect(dashboard.heading(`Versions of ${row!.namespace}/${row!.package}`)).toBeVisible();
});

test("the number of versions leads straight to them, with the mouse and with v", async ({ dashboard, api, page, context }) => {
  const [row] = (await api.packages()).filter((row) => row.num_versions > 0);
  const list = await dashboard.lists.packages.goto(`package_name=${row!.package}`);
  const address = new RegExp(`packages/${row!.namespace}/${row!.package}/versions$`);
  const line = list.rows.filter({ hasText: `${row!.namespace}/${row!.package}` }).first();
  const count = line.getByText(grouped(row!.num_versions), { exact: true });
  const tab = context.waitForEvent("page");
  await count.click({ button: "middle" });
  await expect(await tab).toHaveURL(address);
  await count.click();
  await expect(page).toHaveURL(address);
  await page.goBack();
  await line.getByRole("link").focus();
  await page.keyboard.press("v");
  await expect(page).toHaveURL(address);
  await expect(dashboard.heading(`Versions of ${row!.namespace}/${row!.package}`)).toBeVisible();
});

test("a package without versions says so", async ({ dashboard, api }) => {
  const row = (await api.packages()).find((row) => row.num_versions === 0)!;
  const list = await dashboard.lists.packages.goto(`package_name=${row.package}&open=${key.package(row)}`);
  await expect(list.panel.section("Versions")).toContainText("No versions are listed.");
  await list.panel.root.getByRole("link", { name: "All versions" }).click();
  await expect(dashboard.main.getByText("This package has no versions")).toBeVisible();
});

test("a deep link shows filters, sort, page, size and panel @smoke", async ({ dashboard, api, page }) => {
  const rows = (await api.packages({ namespace: "platform" })).sort((a, b) => b.size - a.size).slice(10, 20);
  const row = rows.find((row) => /^[\w-]+$/.test(row.package))!;
  const query = `namespace=platform&sort=-size&page=2&size=10&open=${key.package(row)}`;
  const list = await dashboard.lists.packages.goto(query);
  await expect(page).toHaveURL(new RegExp(`packages\\?${query}$`));
  await list.expectKeys(rows.map(key.package));
  await expect(list.panel.title(row.package)).toBeVisible();
  await list.expectMatchesAddress();
});
