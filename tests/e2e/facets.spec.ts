/** Facets and conditions: what narrows the rows that are here beyond words. */
import type { Locator } from "@playwright/test";
import { key, type Api, type Installer, type Package, type PackageVersion, type Repository } from "./support/api.ts";
import type { ListName } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";
import { test as faulty } from "./support/upstream.ts";
import { compareNames, grouped } from "./support/values.ts";

test("values are counted, chosen together, and stand in the address @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("size=all");
  await page.getByRole("button", { name: "Facets" }).click();
  const facets = page.getByRole("region", { name: "Facets" });
  const group = (name: string) => facets.getByRole("group", { name });
  const count = async (name: string | RegExp, of = "Visibility") => {
    const text = await group(of).getByText(name).locator("xpath=ancestor::label").innerText();
    return Number(text.replaceAll(",", "").match(/\d+\s*$/)![0]);
  };
  await expect(group("Visibility")).toBeVisible();
  const [publicOnes, privateOnes] = [await count("Public"), await count("Private")];
  expect(publicOnes).toBeGreaterThan(0);
  const all = await list.found.innerText();
  await group("Visibility").getByRole("checkbox", { name: /^Public/ }).check();
  await expect(list.find).toHaveValue("visibility:=public");
  await expect(list.found).toHaveText(`${publicOnes.toLocaleString("en-US")} of ${all}`);
  await expect(page).toHaveURL(/find=visibility:%3Dpublic/);
  // Its own numbers stay: the other value could be chosen as well.
  expect(await count("Private")).toBe(privateOnes);
  await group("Visibility").getByRole("checkbox", { name: /^Private/ }).check();
  await expect(list.find).toHaveValue("visibility:=public,private");
  await page.goBack();
  await expect(list.find).toHaveValue("visibility:=public");
  await expect(group("Visibility").getByRole("checkbox", { name: /^Private/ })).not.toBeChecked();
  // Another facet narrows further, and words do too.
  await group("Organization").getByRole("checkbox").first().check();
  await expect(list.find).toHaveValue(/^visibility:=public namespace:=\S+$/);
  await expect(list.found).not.toHaveText(`${publicOnes} of ${all}`);
  await page.reload();
  await expect(list.find).toHaveValue(/^visibility:=public namespace:=\S+$/);
});

test("conditions are read from what is looked for, completed, explained, and complained of", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("size=all");
  const all = await list.found.innerText();
  await list.find.fill("size:>1GB -visibility:public");
  await expect(list.found).toHaveText(new RegExp(`^[\\d,]+ of ${all}$`));
  const sizes = await list.column("Size");
  expect(sizes.length).toBeGreaterThan(0);
  for (const size of sizes) expect(size).toMatch(/GiB|TiB/);
  await list.find.fill("ns:iot-edge agent");
  for (const key of await list.keys()) expect(key).toMatch(/^iot-edge/);
  await list.find.fill("size:>abc");
  await expect(page.getByText("not understood: size:>abc")).toBeVisible();
  await expect(list.found, "it narrows nothing").toContainText(all);
  await list.find.fill("upd");
  await page.getByRole("group", { name: "Complete" }).getByRole("button", { name: "updated:" }).click();
  await expect(list.find).toHaveValue("updated:");
  await expect(list.find).toBeFocused();
  await page.getByRole("button", { name: "What can be looked for" }).click();
  const help = page.getByRole("dialog", { name: "What can be looked for" });
  await expect(help.getByRole("term").filter({ hasText: "updated:<30d" })).toBeVisible();
  await expect(help.getByRole("listitem").filter({ hasText: "num_versions:" })).toBeVisible();
});

test("what stands between quotes is text to the facets too, though it looks like a condition", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("size=all");
  await page.getByRole("button", { name: "Facets" }).click();
  const boxes = page.getByRole("region", { name: "Facets" }).getByRole("checkbox");
  await expect(boxes).not.toHaveCount(0);
  await list.find.fill('"visibility:public"');
  await expect(list.rows).toHaveCount(0);
  await expect(boxes).toHaveCount(0);
});

test("facets of a page that the server cut say what they cover, and cover all once all is loaded", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await page.getByRole("button", { name: "Facets" }).click();
  const category = page.getByRole("region", { name: "Facets" }).getByRole("group", { name: "Category" });
  const sum = async () => {
    const labels = await category.locator("label").allInnerTexts();
    return labels.reduce((sum, label) => sum + Number(label.replaceAll(",", "").match(/\d+\s*$/)![0]), 0);
  };
  await expect.poll(sum).toBe(25);
  await page.getByRole("link", { name: /^Load all/ }).click();
  await expect(list.found).toHaveText(/^1,\d+ rows loaded$/);
  await expect.poll(sum).toBeGreaterThan(1000);
});

test("annotations other than tags are a facet of the installers, and an operator", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.installers.goto("size=all");
  const { total } = await api.installers();
  await expect(list.found).toHaveText(`${total} rows loaded`);
  const rows = (await api.installers({ page_size: total })).rows;
  expect(rows).toHaveLength(total);
  const has = (pair: string) => rows.filter(({ annotations }) => Object.entries(annotations).some(([key, value]) => `${key}=${value}` === pair)).length;
  await page.getByRole("button", { name: "Facets" }).click();
  const facet = page.getByRole("region", { name: "Facets" }).getByRole("group", { name: "Annotation", exact: true });
  const pair = "tkeel.io/plugin-port=80";
  const box = facet.locator("label").filter({ has: page.getByText(pair, { exact: true }) });
  await expect(box).toHaveText(new RegExp(`^${pair}\\s*${has(pair)}$`));
  await expect(facet, "a tag has a facet of its own").not.toContainText("tkeel.io/tag=");
  await box.getByRole("checkbox").check();
  await expect(list.find).toHaveValue(`annotation:=${pair}`);
  await expect(list.found).toHaveText(`${has(pair)} of ${total} rows loaded`);
  await expect(page).toHaveURL(/find=annotation/);
  // Typed, in part, and as a piece that is completed.
  await list.find.fill('annotation:"enable=false"');
  await expect(list.found).toHaveText(`${has("tkeel.io/enable=false")} of ${total} rows loaded`);
  await list.find.fill("annotation");
  await page.getByRole("group", { name: "Complete" }).getByRole("button", { name: "annotation:", exact: true }).click();
  await expect(list.find).toHaveValue("annotation:");
  await page.getByRole("button", { name: "What can be looked for" }).click();
  const help = page.getByRole("dialog", { name: "What can be looked for" });
  await expect(help.getByRole("listitem").filter({ hasText: "annotation: Annotation" })).toBeVisible();
  await page.keyboard.press("Escape");
  // Of other lists there is none.
  await dashboard.lists.repositories.goto();
  await page.getByRole("button", { name: "Facets" }).click();
  await expect(page.getByRole("region", { name: "Facets" }).getByRole("group")).not.toHaveCount(0);
  await expect(facet).toHaveCount(0);
});

/** Values with the number of rows that have each. */
type Counts = [value: string, rows: number][];
/** A facet: its title, and the values that a row counts for. */
type Facet<Row> = [title: string, values: (row: Row) => string[]];

const NONE = "(none)";
const TAG = "tkeel.io/tag";
const VISIBILITY = { public: "Public", private: "Private" };
const CATEGORY = {
  "": "Uncategorised", app_server: "App server", linux: "Linux", framework_app: "Framework", database: "Database",
  lang: "Language", other: "Other", windows: "Windows", arm: "Arm",
};
const PERMISSION = { 0: "None", 1: "Read", 3: "Edit", 7: "Manage" };
const STATE = { INSTALLED: "Installed", SAME_NAME: "Other version installed", UNINSTALL: "Not installed" };

function one(value: string | number, names: Record<string, string> = {}): string[] {
  return [names[value] ?? (String(value) || NONE)];
}

function each(values: string[]): string[] {
  return values.length > 0 ? [...new Set(values)] : [NONE];
}

function tagsOf(row: Installer): string[] {
  return (row.annotations[TAG] ?? "").split(",").map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== "");
}

const REPOSITORIES: Facet<Repository>[] = [
  ["Organization", (row) => one(row.namespace)],
  ["Category", (row) => one(row.category, CATEGORY)],
  ["Visibility", (row) => one(row.is_public ? "Public" : "Private")],
  ["Tenant", (row) => one(row.domain_name)],
];
const PACKAGES: Facet<Package>[] = [
  ["Organization", (row) => one(row.namespace)],
  ["Visibility", (row) => one(row.visibility, VISIBILITY)],
  ["Permission", (row) => one(row.self_auth, PERMISSION)],
  ["Creator", (row) => one(row.creator)],
  ["Tenant", (row) => one(row.domain)],
];
const VERSIONS: Facet<PackageVersion>[] = [
  ["Visibility", (row) => one(row.visibility, VISIBILITY)],
  ["Creator", (row) => one(row.creator)],
];
const INSTALLERS: Facet<Installer>[] = [
  ["Repository", (row) => one(row.repo)],
  ["State", (row) => one(row.state, STATE)],
  ["Maintainers", (row) => each(row.maintainers.map(({ name, email }) => name || email))],
  ["Tags", (row) => each(tagsOf(row))],
  // One that is longer tells its row from all others.
  ["Annotation", ({ annotations }) => each(Object.entries(annotations)
    .filter(([key, value]) => key !== TAG && value.length <= 60).map(([key, value]) => `${key}=${value}`))],
];

async function repositories(api: Api): Promise<Repository[]> {
  const { rows, total } = await api.repositories({ limit: 1000 });
  return [...rows, ...(await api.repositories({ offset: 1000, limit: 1000 })).rows].slice(0, total);
}

async function installers(api: Api): Promise<Installer[]> {
  return (await api.installers({ page_size: (await api.installers()).total })).rows;
}

/** What each facet has to offer, and of how many rows: the values of most rows first. */
function told<Row>(rows: Row[], facets: Facet<Row>[]): { total: number; groups: [title: string, values: Counts][] } {
  const groups = facets.map(([title, values]): [string, Counts] => {
    const counts = new Map<string, number>();
    for (const value of rows.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [title, [...counts].sort(([a, some], [b, others]) => others - some || compareNames(a, b))];
  });
  // A value that all rows have tells none from another.
  return { total: rows.length, groups: groups.filter(([, values]) => values.length > 1) };
}

/** A group's values with their rows, as they stand there. */
async function offered(group: Locator): Promise<Counts> {
  return group.locator("label").evaluateAll((labels) => labels.map((label): [string, number] => {
    const [value, rows] = [...label.querySelectorAll("span")].map((span) => span.textContent);
    return [value ?? "", Number(rows?.replaceAll(",", ""))];
  }));
}

for (const [name, expected] of [
  ["repositories", async (api) => told(await repositories(api), REPOSITORIES)],
  ["packages", async (api) => told(await api.packages(), PACKAGES)],
  ["versions", async (api) => told(await api.versions("iot-edge", "edge-agent"), VERSIONS)],
  ["installers", async (api) => told(await installers(api), INSTALLERS)],
] satisfies [ListName, (api: Api) => Promise<ReturnType<typeof told>>][]) {
  test(`the facets of ${name} count, for each value, the rows that have it`, async ({ api, dashboard, page }) => {
    const { total, groups } = await expected(api);
    const list = await dashboard.lists[name].goto("size=all");
    await expect(list.found).toHaveText(`${grouped(total)} rows loaded`);
    await page.getByRole("button", { name: "Facets" }).click();
    const facets = page.getByRole("region", { name: "Facets" }).getByRole("group");
    await expect(facets).toHaveCount(groups.length);
    for (const [at, [title, values]] of groups.entries()) {
      const facet = facets.nth(at);
      await expect(facet).toHaveAccessibleName(title);
      // The first eight of them until one asks for all, and of very many the first fifty.
      expect(await offered(facet), title).toEqual(values.slice(0, 8));
      if (values.length <= 8) continue;
      await facet.getByRole("button", { name: `Show ${values.length - 8} more`, exact: true }).click();
      await expect.poll(() => offered(facet), title).toEqual(values.slice(0, 50));
      await expect(facet.getByText(/^and \d+ more$/)).toHaveText(values.length > 50 ? [`and ${values.length - 50} more`] : []);
    }
  });
}

test("the tags of installers are a facet, and choosing one leaves the rows that have it", async ({ api, dashboard, page }) => {
  const rows = await installers(api);
  const tagged = rows.filter((row) => row.annotations[TAG]?.toLowerCase() === "user");
  expect(tagged[0]!.annotations[TAG], "case means nothing in tags").toBe("User");
  const list = await dashboard.lists.installers.goto("size=all");
  await page.getByRole("button", { name: "Facets" }).click();
  const facet = page.getByRole("region", { name: "Facets" }).getByRole("group", { name: "Tags", exact: true });
  await expect.poll(() => offered(facet)).toContainEqual(["user", tagged.length]);
  await facet.getByRole("checkbox", { name: /^user/ }).check();
  await expect(list.find).toHaveValue("tags:=user");
  await expect(list.found).toHaveText(`${tagged.length} of ${rows.length} rows loaded`);
  await list.expectKeys(tagged.map(key.installer));
});

faulty("a facet is offered as long as the rows differ in it", async ({ dashboard, page, upstream }) => {
  const [repositories, versions] = [upstream.data.repositories, upstream.data.packages[5]!.versions];
  for (const [name, title, [row], property, value, values] of [
    ["versions", "Visibility", versions, "visibility", "private", [["Public", 9], ["Private", 1]]],
    ["repositories", "Tenant", repositories, "domain_name", "elsewhere", [["root", 59], ["elsewhere", 1]]],
  ] as const) {
    const before = row![property];
    row![property] = value;
    await dashboard.lists[name].goto("size=all");
    await page.getByRole("button", { name: "Facets" }).click();
    const facet = page.getByRole("region", { name: "Facets" }).getByRole("group", { name: title, exact: true });
    await expect.poll(() => offered(facet)).toEqual(values);
    row![property] = before;
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await expect(facet).toHaveCount(0);
  }
});
