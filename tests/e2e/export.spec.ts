/** A list as a file. */
import { key, type Package, type Repository } from "./support/api.ts";
import { ExportDialog } from "./support/export.ts";
import { expect, test } from "./support/test.ts";
import { connection, test as faulty } from "./support/upstream.ts";

test("rows are exported as CSV, JSON and Markdown, with what they are about", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("size=10");
  await list.find.fill("edge-agent");
  await expect(list.found).toHaveText(/^\d+ of/);
  const found = Number.parseInt((await list.found.innerText()).replaceAll(",", ""), 10);
  const keys = await list.keys();
  const dialog = await new ExportDialog(page).open();
  const csv = await dialog.take("CSV");
  expect(csv.name).toMatch(/^gantry-packages-\d{8}T\d{6}Z\.csv$/);
  expect(csv.text.startsWith("\ufeffnamespace,package,visibility,self_auth,")).toBe(true);
  const rows = csv.text.split("\r\n").slice(1, keys.length + 1).map((line) => line.split(",").slice(0, 2).join("/"));
  expect(rows, "those that are shown, in their order").toEqual(keys);
  await dialog.rows(`All ${found} found`).check();
  const json = await dialog.takeJson<Package>();
  expect(json.rows).toHaveLength(found);
  expect(json.rows.slice(0, keys.length).map(key.package)).toEqual(keys);
  expect(json.query).toBe("edge-agent");
  expect(json.connection, "one without a name is its server").toBe(new URL(page.url()).origin);
  expect(json.request).toContain("/v2/manage/packages");
  expect((await dialog.take("Markdown")).text).toContain("| namespace | package |");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.root.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.outcome).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("| namespace | package |");
});

faulty("a file says of what, from where, how much and when it is, in each format", async ({ dashboard, page, upstream }) => {
  await dashboard.lists.repositories.goto("namespace=dev&size=10");
  // The server's filter is fuzzy.
  const matching = upstream.data.repositories.filter((row) => String(row["namespace"]).includes("dev"));
  const dialog = await new ExportDialog(page).open();
  const start = Date.now();
  await dialog.format("JSON").check();
  const json = await dialog.take("JSON");
  const { rows, exported_at, ...about } = JSON.parse(json.text) as { rows: Repository[]; exported_at: string };
  const request = `GET ${upstream.origin}${upstream.asked("repositories").at(-1)!.url}`;
  expect(about).toEqual({ title: "Repositories", connection: "upstream", request, query: "", scope: `10 of ${matching.length}` });
  expect(rows.map(key.repository)).toEqual(matching.slice(0, 10).map((row) => `${row["namespace"]}/${row["name"]}`));
  expect(exported_at, "UTC").toMatch(/Z$/);
  expect(Date.parse(exported_at)).toBeGreaterThanOrEqual(start - 1000);
  expect(Date.parse(exported_at)).toBeLessThanOrEqual(Date.now());
  expect(json.name).toBe(`gantry-repositories-${exported_at.slice(0, 19).replace(/[-:]/g, "")}Z.json`);
  const said = ["connection: upstream", `scope: 10 of ${matching.length}`];
  const csv = (await dialog.take("CSV")).text.split("\r\n");
  for (const line of said) expect(csv).toContainEqual(expect.stringMatching(new RegExp(`^# ${line.replace(": ", ",")},+$`)));
  const markdown = (await dialog.take("Markdown")).text.split("\n").map((line) => line.replaceAll("\\", ""));
  for (const line of said) expect(markdown).toContain(`- ${line}`);
});

test("a file says in how many rows was looked, where they are not all", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const total = (await list.span.innerText()).split(" of ")[1]!;
  await list.find.fill((await list.keys())[3]!.split("/")[0]!);
  await expect(list.found).toHaveText(/^\d+ of 25 rows loaded$/);
  const found = Number.parseInt(await list.found.innerText(), 10);
  const dialog = await new ExportDialog(page).open();
  expect((await dialog.takeJson()).scope).toBe(`${found} of the 25 rows searched · ${total} matching`);
});

faulty("the rest of a list that comes in pages is loaded out of the dialog, and exported with it", async ({ dashboard, page, upstream }) => {
  const all = upstream.data.repositories;
  const list = await dashboard.lists.repositories.goto();
  const dialog = await new ExportDialog(page).open();
  expect((await dialog.takeJson()).rows).toHaveLength(25);
  await dialog.root.getByRole("link", { name: `Load all ${all.length}`, exact: true }).click();
  await expect(dialog.rows(`The ${all.length} shown`)).toBeChecked();
  await expect(dialog.root.getByRole("link"), "nothing is left to load").toHaveCount(0);
  const { rows, scope } = await dialog.takeJson<Repository>();
  expect(rows.map(key.repository)).toEqual(all.map((row) => `${row["namespace"]}/${row["name"]}`));
  expect(scope).toBe(`${all.length} of ${all.length}`);
  await expect(list.found).toHaveText(`${all.length} rows loaded`);
});

test("an export that takes long says how far it is", async ({ api, dashboard, page }) => {
  const [row] = await api.packages({});
  const rows = Array.from({ length: 30_000 }, (_, at) => ({ ...row, id: at + 1, package: `package-${at}` }));
  await page.route(/\/v2\/manage\/packages/, (route) => route.fulfill({ json: rows }));
  await dashboard.lists.packages.goto("size=all");
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: "JSON" }).check();
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  // It goes by too fast to be looked for from outside.
  const told = page.evaluate(
    () =>
      new Promise<[string | null, number]>((resolve) => {
        new MutationObserver((_, observer) => {
          const bar = document.querySelector("dialog progress");
          if (!(bar instanceof HTMLProgressElement)) return;
          observer.disconnect();
          resolve([bar.getAttribute("aria-label"), bar.max]);
        }).observe(document, { childList: true, subtree: true });
      }),
  );
  const download = page.waitForEvent("download", { timeout: 60_000 });
  await dialog.getByRole("button", { name: "Download" }).click();
  expect(await told).toEqual(["Export", rows.length]);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const progress = dialog.getByRole("progressbar", { name: "Export" });
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await expect(progress).toHaveCount(0);
});
