/** Rows picked out of a list: compared, copied, exported. */
import { key, type Repository } from "./support/api.ts";
import { ExportDialog } from "./support/export.ts";
import { expect, test } from "./support/test.ts";
import { exactBytes, grouped } from "./support/values.ts";

test("rows are picked by click, Shift and key, compared side by side, and their names copied, and they alone exported @smoke", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const keys = await list.keys();
  await page.getByRole("button", { name: "Select rows" }).click();
  const bar = page.getByRole("group", { name: "Select rows" });
  const compare = bar.getByRole("button", { name: "Compare" });
  await expect(bar).toContainText("0 selected");
  await expect(compare).toBeDisabled();
  const box = (key: string) => list.table.getByRole("checkbox", { name: `Select ${key}`, exact: true });
  await box(keys[1]!).click();
  await expect(box(keys[1]!)).toBeChecked();
  await box(keys[4]!).click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("4 selected");
  await box(keys[2]!).press("Space");
  await expect(box(keys[2]!)).not.toBeChecked();
  await expect(bar).toContainText("3 selected");
  // A box opens nothing.
  await expect(list.panel.root).toHaveCount(0);
  await compare.click();
  const dialog = page.getByRole("dialog", { name: "Compare" });
  await expect(dialog.getByRole("columnheader")).toHaveText([keys[1]!, keys[3]!, keys[4]!]);
  const name = dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^Name / }) });
  await expect(name.getByRole("rowheader")).toContainText("differs");
  await expect(name.getByRole("cell")).toHaveText([keys[1]!, keys[3]!, keys[4]!].map((key) => key.split("/")[1]!));
  const told = (name: RegExp) => dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) }).getByRole("cell");
  const category = { app_server: "App server", framework_app: "Framework", lang: "Language" } as Record<string, string>;
  const { rows: repositories } = await api.repositories();
  const picks = [keys[1], keys[3], keys[4]].map((picked) => repositories.find((row) => key.repository(row) === picked)!);
  const word = (row: Repository) => category[row.category] ?? new RegExp(`^${row.category}$`, "i");
  await expect(told(/^Category category/)).toHaveText(picks.map(word));
  const rows = await dialog.getByRole("row").count();
  await dialog.getByRole("checkbox", { name: "Only what differs" }).check();
  expect(await dialog.getByRole("row").count()).toBeLessThan(rows);
  await expect(name).toBeVisible();
  await page.keyboard.press("Escape");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await bar.getByRole("button", { name: "Copy names" }).click();
  await expect(bar).toContainText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe([keys[1], keys[3], keys[4]].join("\n"));
  await bar.getByRole("button", { name: "Export" }).click();
  const dialogToExport = new ExportDialog(page);
  await expect(dialogToExport.rows("3 selected")).toBeChecked();
  const exported = (await dialogToExport.takeJson<Repository>()).rows;
  const sent = (await api.repositories()).rows;
  const known = ({ size, num_images, num_download, path, tags }: Repository) => ({ size, num_images, num_download, path, tags });
  expect(exported.map(key.repository)).toEqual([keys[1], keys[3], keys[4]]);
  expect(exported.map(known)).toEqual([sent[1]!, sent[3]!, sent[4]!].map(known));
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: "Select all shown" }).click();
  await expect(bar).toContainText("25 selected");
  await bar.getByRole("button", { name: "Select none" }).click();
  await expect(bar).toContainText("0 selected");
});

test("rows picked on several pages are compared, copied and exported together", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const bar = page.getByRole("group", { name: "Select rows" });
  const box = (key: string) => list.table.getByRole("checkbox", { name: `Select ${key}`, exact: true });
  const first = await list.keys();
  await page.getByRole("button", { name: "Select rows" }).click();
  await box(first[0]!).click();
  await box(first[2]!).click();
  await list.pageLink("Page 2").click();
  await list.settled();
  await expect.poll(() => list.keys()).not.toContain(first[0]);
  const second = await list.keys();
  await box(second[1]!).click();
  await expect(bar).toContainText("3 selected");
  const picked = [first[0]!, first[2]!, second[1]!];
  await bar.getByRole("button", { name: "Compare" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare" });
  await expect(dialog.getByRole("columnheader")).toHaveText(picked);
  await page.keyboard.press("Escape");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await bar.getByRole("button", { name: "Copy names" }).click();
  await expect(bar).toContainText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(picked.join("\n"));
  // On a page that holds none of them.
  await list.pageLink("Page 3").click();
  await list.settled();
  await bar.getByRole("button", { name: "Export" }).click();
  const file = new ExportDialog(page);
  await expect(file.rows("3 selected")).toBeChecked();
  const { request, rows } = await file.takeJson<Repository>();
  expect(rows.map(key.repository)).toEqual(picked);
  expect(request.match(/GET /g), "one for each page that they came from").toHaveLength(2);
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: "Compare" }).click();
  await expect(dialog.getByRole("columnheader")).toHaveText(picked);
});

test("the row whose link is focused is picked by Space, and nothing scrolls", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=50");
  await page.getByRole("button", { name: "Select rows" }).click();
  const bar = page.getByRole("group", { name: "Select rows" });
  const [second] = [list.rows.nth(1)];
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const link = second.getByRole("link");
  await expect(link).toBeFocused();
  const top = (await second.boundingBox())!.y;
  await page.keyboard.press("Space");
  await expect(second.getByRole("checkbox")).toBeChecked();
  await expect(bar).toContainText("1 selected");
  await expect(link).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await expect(bar).toContainText("2 selected");
  await page.keyboard.press("k");
  await page.keyboard.press("Space");
  await expect(bar).toContainText("1 selected");
  expect((await second.boundingBox())!.y).toBe(top);
});

test("versions picked of one package are none of another's", async ({ api, dashboard, page }) => {
  const other = (await api.packages({ namespace: "iot-edge" })).find((row) => row.package !== "edge-agent")!.package;
  const list = await dashboard.lists.versions.goto();
  await page.getByRole("button", { name: "Select rows" }).click();
  const bar = page.getByRole("group", { name: "Select rows" });
  await list.rows.first().getByRole("checkbox").click();
  await expect(bar).toContainText("1 selected");
  const packages = page.getByRole("link", { name: "Packages" }).first();
  await packages.evaluate((link, other) => {
    const elsewhere = link.cloneNode(true) as HTMLAnchorElement;
    elsewhere.href = location.href.replace("edge-agent", other).replace(/\?.*/, "");
    elsewhere.textContent = "elsewhere";
    link.after(elsewhere);
  }, other);
  await page.getByRole("link", { name: "elsewhere" }).click();
  await expect(page).toHaveURL(new RegExp(`/${other}/`));
  await expect(bar).toContainText("0 selected");
});

test("two versions of a package are compared side by side", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.versions.goto();
  const keys = await list.keys();
  const all = await api.versions("iot-edge", "edge-agent");
  const picked = [keys[0]!, keys[3]!].map((version) => all.find((row) => row.version === version)!);
  await page.getByRole("button", { name: "Select rows" }).click();
  for (const { version } of picked) await list.table.getByRole("checkbox", { name: `Select ${version}`, exact: true }).click();
  await page.getByRole("group", { name: "Select rows" }).getByRole("button", { name: "Compare" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare" });
  await expect(dialog.getByRole("columnheader")).toHaveText(picked.map((row) => row.version));
  const cells = (name: string) => dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^\\S.* ${name}( |$)`) }) }).getByRole("cell");
  await expect(cells("version")).toHaveText(picked.map((row) => row.version));
  await expect(cells("package")).toHaveText(["edge-agent", "edge-agent"]);
  await expect(cells("size")).toHaveText(picked.map((row) => exactBytes(row.size)));
  await expect(cells("num_files")).toHaveText(picked.map((row) => grouped(row.num_files)));
  await dialog.getByRole("checkbox", { name: "Only what differs" }).check();
  await expect(cells("size")).toHaveCount(2);
  await expect(cells("package")).toHaveCount(0);
});

test("a row is told as the JSON that the server sent, folded away until one asks for it", async ({ dashboard, page }) => {
  const list = await dashboard.lists.installers.goto();
  await list.rows.first().getByRole("link").click();
  const json = list.panel.root.locator("pre");
  await expect(json).toBeHidden();
  await list.panel.root.getByText("Raw JSON").click();
  const row = JSON.parse(await json.innerText()) as Record<string, unknown>;
  expect(`${row["repo"] as string}/${row["name"] as string}/${row["version"] as string}`).toBe((await list.keys())[0]);
  expect(page.url()).toContain("open=");
});

test("what Gantry does not know stays in the raw JSON, as it was written", async ({ dashboard, page }) => {
  const sent = '{"x-unknown":12345678901234567890.50,"namespace":"a","package":"first","num_versions":1, "note":"\\u0041"}';
  await page.route(/v2\/manage/, (route) =>
    route.fulfill({ contentType: "application/json", body: `["no row",${sent},{"namespace":"a","package":"second"}]` }));
  const list = await dashboard.lists.packages.goto();
  const json = list.panel.root.locator("pre");
  await list.rows.nth(0).getByRole("link").first().click();
  await list.panel.root.getByText("Raw JSON").click();
  await expect(json).toHaveText(
    '{\n  "x-unknown": 12345678901234567890.50,\n  "namespace": "a",\n  "package": "first",\n  "num_versions": 1,\n  "note": "\\u0041"\n}',
    { useInnerText: true },
  );
  await list.rows.nth(1).getByRole("link").first().click();
  await list.panel.root.getByText("Raw JSON").click();
  await expect(json).toHaveText('{\n  "namespace": "a",\n  "package": "second"\n}', { useInnerText: true });
});

test("where the answer was too large to keep, the panel says whose JSON it shows", async ({ dashboard, page }) => {
  const row = (name: string, note: string) => JSON.stringify({ namespace: "a", package: name, note });
  await page.route(/v2\/manage/, (route) =>
    route.fulfill({ contentType: "application/json", body: `[${row("first", "")},${row("second", "x".repeat(4 << 20))}]` }));
  const list = await dashboard.lists.packages.goto();
  await list.rows.nth(1).getByRole("link").first().click();
  await list.panel.root.getByText("JSON as Gantry read it").click();
  await expect(list.panel.root.locator("pre")).toContainText('"package": "second"');
  await list.rows.nth(0).getByRole("link").first().click();
  await expect(list.panel.root.getByText("Raw JSON")).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`the box of a row stands beside its name at ${width}`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width, height: 844 });
    const list = await dashboard.lists.repositories.goto();
    await page.getByRole("button", { name: "Select rows" }).click();
    const row = list.rows.nth(1);
    const box = (await row.getByRole("checkbox").boundingBox())!;
    const name = (await row.getByRole("link").locator(".full-name").boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(name.x);
  });
}
