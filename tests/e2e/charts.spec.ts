/** What is drawn of all rows that are here, beside the table. */
import { key, type Api, type Installer, type Repository } from "./support/api.ts";
import { expect, test } from "./support/test.ts";
import { test as withUpstream } from "./support/upstream.ts";
import { bytes, grouped } from "./support/values.ts";

/** All repositories, which come in pages. */
async function allRepositories(api: Api): Promise<Repository[]> {
  const { total } = await api.repositories();
  const pages = Array.from({ length: Math.ceil(total / 1000) }, (_, at) => api.repositories({ offset: at * 1000, limit: 1000 }));
  return (await Promise.all(pages)).flatMap(({ rows }) => rows);
}

test("storage by organization: what the server's sizes add up to, the largest first, each a link to its repositories @smoke", async ({ api, dashboard, page }) => {
  const rows = await allRepositories(api);
  const sums = new Map<string, { size: number; count: number }>();
  for (const { namespace, size } of rows) {
    const { size: before, count } = sums.get(namespace) ?? { size: 0, count: 0 };
    sums.set(namespace, { size: before + size, count: count + 1 });
  }
  const largest = [...sums].sort(([, a], [, b]) => b.size - a.size || b.count - a.count);
  const list = await dashboard.lists.repositories.goto("size=all");
  await page.getByRole("button", { name: "Storage" }).click();
  const chart = page.getByRole("region", { name: "Storage" });
  await expect(chart).toContainText(`Sizes as reported, of the ${grouped(rows.length)} repositories loaded`);
  const bars = chart.getByRole("list", { name: "Storage" }).getByRole("listitem");
  await expect(bars).toHaveText(largest.slice(0, 30).map(([name, { size, count }]) => `${name}${bytes(size)} · repositories: ${grouped(count)}`));
  // Each on a scale of the same length.
  expect(await chart.locator(".bars-bar").evaluateAll((all) => new Set(all.map((bar) => bar.getBoundingClientRect().width)).size)).toBe(1);
  const [name] = largest[0]!;
  await bars.first().getByRole("link").click();
  await expect(list.field("Organization")).toHaveValue(name);
  await expect.poll(async () => (await list.keys()).every((key) => key.startsWith(`${name}/`))).toBe(true);
});

test("installers by repository: newest, installed, and what comes from several", async ({ api, dashboard, page }) => {
  const { rows } = await api.installers({ page_size: 200 });
  const list = await dashboard.lists.installers.goto("size=all");
  await page.getByRole("button", { name: "Matrix" }).click();
  const chart = page.getByRole("region", { name: "Matrix" });
  const matrix = chart.getByRole("table", { name: "Matrix" });
  const repos = [...new Set(rows.map((row) => row.repo))].sort();
  await expect(chart).toContainText(`Of the ${rows.length} rows loaded · ${new Set(rows.map((row) => row.name)).size} installers in ${repos.length} repositories`);
  await expect(matrix.getByRole("columnheader")).toHaveText(["Name", ...repos]);
  const clashes = rows.filter(({ repo, name }) => rows.some((other) => other.name === name && other.repo > repo)).map(({ name }) => name);
  // Wherever one has gone, the names and the repositories are in sight.
  const frame = matrix.locator("..");
  await frame.evaluate((frame) => frame.scrollTo(0, 600));
  const [head, box] = [await matrix.getByRole("columnheader").first().boundingBox(), await frame.boundingBox()];
  expect(Math.abs(head!.y - box!.y)).toBeLessThan(2);
  const marked = matrix.getByRole("rowheader").filter({ hasText: "in several repositories" });
  await expect(marked).toHaveText([...new Set(clashes)].map((name) => new RegExp(`^${name}\\s`)).sort());
  const installed = rows.filter((row) => row.state === "INSTALLED");
  await expect(matrix.getByRole("cell").filter({ hasText: "installed" })).toHaveCount(installed.length);
  const link = matrix.getByRole("link").first();
  const version = await link.innerText();
  await link.click();
  await expect(list.panel.root).toBeVisible();
  await expect(list.panel.fact("Version")).toContainText(version);
});

/** Of some rows, whoever they name as maintainer: by mail address, else by name. */
function maintainedBy(rows: Installer[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { repo, name, maintainers } of rows) {
    for (const person of maintainers) {
      const who = person.email || person.name;
      index.set(who, [...new Set([...(index.get(who) ?? []), `${repo}/${name}`])].sort());
    }
  }
  return index;
}

test("people and teams, what each maintains, and what nobody does", async ({ api, dashboard, page }) => {
  const { rows } = await api.installers({ page_size: 200 });
  const list = await dashboard.lists.installers.goto("size=all");
  await page.getByRole("button", { name: "Maintainers index" }).click();
  const chart = page.getByRole("region", { name: "Maintainers index" });
  const index = maintainedBy(rows);
  await expect(chart).toContainText(`Of the ${rows.length} rows loaded · ${index.size} people and teams`);
  const told = await chart.getByRole("definition").evaluateAll((all) => all.map((one) => ({
    whom: one.previousElementSibling?.querySelector("b")?.textContent ?? one.previousElementSibling?.textContent ?? "",
    mail: one.previousElementSibling?.querySelector("a[href^='mailto:']")?.getAttribute("href")?.slice("mailto:".length),
    what: [...one.querySelectorAll("a")].map((link) => link.textContent),
  })));
  const nobody = told.pop()!;
  const unmaintained = [...new Set(rows.filter((row) => row.maintainers.length === 0).map((row) => `${row.repo}/${row.name}`))];
  expect(unmaintained.length).toBeGreaterThan(0);
  expect(nobody.whom).toBe(`${unmaintained.length} without a maintainer`);
  expect(nobody.what.toSorted()).toEqual(unmaintained.toSorted());
  expect(new Map(told.map(({ whom, mail, what }) => [mail ?? whom, what.toSorted()]))).toEqual(index);
  expect(told.map(({ what }) => what.length), "who maintains most comes first").toEqual([...index.values()].map((all) => all.length).sort((a, b) => b - a));
  // Rows are found, and as many as are counted.
  const unnamed = rows.filter((row) => row.maintainers.length === 0);
  await chart.getByRole("link", { name: `Rows that name nobody: ${unnamed.length}`, exact: true }).click();
  await expect(list.find).toHaveValue('maintainers:""');
  await list.expectKeys(unnamed.map(key.installer));
  await expect(list.found).toHaveText(`${unnamed.length} of ${rows.length} rows loaded`);
  const [repo, name] = nobody.what[0]!.split("/");
  await chart.getByRole("link", { name: `${repo}/${name}`, exact: true }).click();
  await expect(list.panel.title(name!)).toBeVisible();
  await expect(list.panel.fact("Repository")).toHaveText(repo!);
});

withUpstream("the matrix tells the newest version, the installed one, a newer one and a clash", async ({ dashboard, page, upstream }) => {
  const [model] = upstream.data.installers;
  const row = (repo: string, name: string, version: string, state = "UNINSTALL") =>
    ({ ...model!, repo, name, version, state, version_list: [{ version, create_time: "1" }] });
  upstream.data.installers = [
    row("main", "alarm", "1.9.0", "INSTALLED"), row("main", "alarm", "1.10.0"), row("main", "alarm", "0.9.0"),
    row("other", "alarm", "1.2.0", "SAME_NAME"),
    row("main", "broker", "2.0.0-rc.1"), row("main", "broker", "1.0.0", "INSTALLED"),
    row("other", "console", "latest", "PENDING"),
  ];
  const list = await dashboard.lists.installers.goto();
  await page.getByRole("button", { name: "Matrix" }).click();
  const chart = page.getByRole("region", { name: "Matrix" });
  await expect(chart).toContainText(
    "Of the 7 rows loaded · 3 installers in 2 repositories · 1 in several repositories · 1 with a newer version than the installed one",
  );
  const matrix = chart.getByRole("table", { name: "Matrix" });
  await expect(matrix.getByRole("columnheader")).toHaveText(["Name", "main", "other"]);
  const line = (name: string) => matrix.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) });
  await expect(line("alarm").getByRole("rowheader")).toHaveText("alarm in several repositories");
  await expect(line("alarm").getByRole("cell")).toHaveText(["1.10.0 1.9.0 installednewer available3 versions", "1.2.0"]);
  // A pre-release is not newer than a release.
  await expect(line("broker").getByRole("rowheader")).toHaveText("broker");
  await expect(line("broker").getByRole("cell")).toHaveText(["1.0.0 installed2 versions", ""]);
  await expect(line("console").getByRole("cell")).toHaveText(["", "latest"]);
  await line("alarm").getByRole("link", { name: "1.2.0" }).click();
  await expect(list.panel.fact("Repository")).toHaveText("other");
  await expect(list.panel.fact("Version")).toContainText("1.2.0");
  // A row that lists itself alone does not know what is the newest.
  await expect(list.panel.root.getByText("newest")).toHaveCount(0);
});

withUpstream("a version without a row of its own is told, and leads to the newest row", async ({ dashboard, page, upstream }) => {
  const [model] = upstream.data.installers;
  const version_list = ["1.0.0", "1.1.0"].map((version) => ({ version, create_time: "1" }));
  upstream.data.installers = [{ ...model!, repo: "main", name: "device", version: "1.0.0", version_list, maintainers: [] }];
  const list = await dashboard.lists.installers.goto();
  await page.getByRole("button", { name: "Matrix" }).click();
  await page.getByRole("table", { name: "Matrix" }).getByRole("link", { name: "1.1.0" }).click();
  await expect(list.panel.fact("Version")).toContainText("1.0.0");
  await expect(list.panel.root.getByText("newest")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Maintainers index" }).click();
  await page.getByRole("region", { name: "Maintainers index" }).getByRole("link", { name: "main/device" }).click();
  await expect(list.panel.fact("Version")).toContainText("1.0.0");
});
