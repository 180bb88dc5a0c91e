/** The tags of a repository: by line, with floating ones apart, pre-releases on demand, each with its pull command. */
import type { Page } from "@playwright/test";
import { type Api, key, type Repository } from "./support/api.ts";
import type { Dashboard, List } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";
import { bytes } from "./support/values.ts";

const PRERELEASE = /^v?\d+\.\d+(\.\d+)?-/;
const RELEASE = /^v?\d+\.\d+\.\d+$/;

/** The first repository of that kind. */
async function repository(api: Api, wanted: (row: Repository) => boolean): Promise<Repository> {
  for (let offset = 0; offset < 2000; offset += 1000) {
    const { rows } = await api.repositories({ offset, limit: 1000 });
    const found = rows.find(wanted);
    if (found) return found;
  }
  throw new Error("the sample data has no such repository");
}

/** The major numbers of its versions, the newest first. */
function majors(row: Repository): number[] {
  const found = row.tags.flatMap((tag) => /^v?(\d+)\.\d+/.exec(tag)?.[1] ?? []);
  return [...new Set(found.map(Number))].sort((a, b) => b - a);
}

async function open(dashboard: Dashboard, row: Repository): Promise<List> {
  return dashboard.lists.repositories.goto(`namespace=${row.namespace}&name=${row.name}&open=${key.repository(row)}`);
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("many tags are folded by line, the newest line unfolded @smoke", async ({ dashboard, api }) => {
  const row = await repository(api, (row) => row.tags.length === 800);
  const { panel } = await open(dashboard, row);
  const tags = panel.section("Tags");
  const groups = tags.getByRole("group");
  const lines = majors(row);
  const of = (line: number) => row.tags.filter((tag) => tag.replace(/^v/, "").startsWith(`${line}.`));
  await expect(groups.first()).toContainText(`${lines[0]}.x`);
  await expect(groups.first().getByRole("listitem")).toHaveCount(of(lines[0]!).length);
  const eighth = groups.nth(7);
  await expect(eighth.getByRole("listitem")).toHaveCount(0);
  await eighth.getByText(`${lines[7]}.x`, { exact: true }).click();
  await expect(eighth.getByRole("listitem")).toHaveCount(of(lines[7]!).length);
  expect((await eighth.locator("code").allInnerTexts()).sort()).toEqual(of(lines[7]!).sort());
  await eighth.locator("summary").press("Enter");
  await expect(eighth.getByRole("listitem")).toHaveCount(0);
});

test("older lines, floating tags and other names are one click away", async ({ dashboard, api }) => {
  const row = await repository(api, (row) => row.tags.length === 800);
  const { panel } = await open(dashboard, row);
  const tags = panel.section("Tags");
  const shown = () => tags.locator("summary:visible").allInnerTexts();
  const lines = majors(row).length;
  const before = await shown();
  expect(before).toHaveLength(14);
  expect(before.slice(-2)).toEqual([expect.stringMatching(/^Other tags/), expect.stringMatching(/^Floating tags/)]);
  await tags.getByRole("button", { name: `Show ${lines - 12} older lines` }).click();
  await expect.poll(shown).toHaveLength(lines + 2);
  const floating = tags.getByRole("group").filter({ hasText: /^Floating tags/ });
  await floating.locator("summary").click();
  await expect(floating.locator("code")).toHaveText(["latest", "main", "stable"]);
});

test("a few tags stand under their lines, unfolded", async ({ dashboard, api }) => {
  const wanted = (row: Repository) =>
    row.tags.length <= 10 && row.tags.includes("latest") && new Set(row.tags.map((tag) => tag.slice(0, 3))).size > 2;
  const row = await repository(api, wanted);
  const tags = (await open(dashboard, row)).panel.section("Tags");
  await expect(tags.getByRole("listitem")).toHaveCount(row.tags.length);
  await expect(tags.locator("summary").last()).toHaveText("Floating tags 1");
  await expect(tags.locator("summary").first()).toHaveText(/^\d+\.\d+\.x \d+$/);
  await expect(tags.getByRole("list").last().locator("code")).toHaveText(["latest"]);
});

test("pre-releases are left out as long as one wants, and there is no switch without any", async ({ dashboard, api }) => {
  const some = (row: Repository) => row.tags.length <= 10
    && row.tags.some((tag) => PRERELEASE.test(tag)) && row.tags.some((tag) => RELEASE.test(tag));
  const row = await repository(api, some);
  const tags = (await open(dashboard, row)).panel.section("Tags");
  const shown = async () => (await tags.getByRole("listitem").locator("code").allInnerTexts()).sort();
  const box = tags.getByRole("checkbox", { name: "Pre-releases", exact: true });
  await expect(box).toBeChecked();
  await expect.poll(shown).toEqual([...row.tags].sort());
  await box.uncheck();
  await expect.poll(shown).toEqual(row.tags.filter((tag) => !PRERELEASE.test(tag)).sort());
  await expect(box).toBeFocused();
  await box.check();
  await expect.poll(shown).toEqual([...row.tags].sort());

  const none = await repository(api, (row) => row.tags.length > 1 && row.tags.every((tag) => RELEASE.test(tag)));
  const others = (await open(dashboard, none)).panel.section("Tags");
  await expect(others.getByRole("listitem").first()).toBeVisible();
  await expect(others.getByRole("checkbox")).toHaveCount(0);
});

test("where there are pre-releases only it says so when they are left out", async ({ dashboard, api }) => {
  const row = await repository(api, (row) => row.tags.length > 0 && row.tags.every((tag) => PRERELEASE.test(tag)));
  const tags = (await open(dashboard, row)).panel.section("Tags");
  await tags.getByRole("checkbox", { name: "Pre-releases" }).uncheck();
  await expect(tags).toContainText("There are pre-releases only.");
  await expect(tags.getByRole("listitem")).toHaveCount(0);
});

test.describe("the pull command of any tag", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is copied with one click, for the client and the address chosen @smoke", async ({ dashboard, api, page }) => {
    const row = await repository(api, (row) => row.tags.length > 2 && row.tags.length <= 10 && row.internal_path !== "");
    const { panel } = await open(dashboard, row);
    const [tag, pull] = [row.tags[0]!, panel.section("Pull")];
    const button = panel.section("Tags").getByRole("button", { name: `Copy pull command of ${tag}`, exact: true });
    await button.click();
    await expect.poll(() => clipboard(page)).toBe(`docker pull ${row.path}:${tag}`);
    await expect(panel.section("Tags").getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
    await expect(button).toBeFocused();
    await pull.getByRole("radio", { name: "crictl", exact: true }).check();
    await pull.getByRole("radio", { name: "Internal", exact: true }).check();
    await button.press("Enter");
    await expect.poll(() => clipboard(page)).toBe(`crictl pull ${row.internal_path}:${tag}`);
  });

  test("is not offered where there is no address", async ({ dashboard, page, api }) => {
    const row = await repository(api, (row) => row.tags.length > 2 && row.tags.length <= 10);
    await page.route(/\/v2\/manage\/repos/, async (route) => {
      const response = await route.fetch();
      const rows = (await response.json()) as Repository[];
      await route.fulfill({ response, json: rows.map((row) => ({ ...row, internal_path: "" })) });
    });
    const { panel } = await open(dashboard, row);
    const buttons = panel.section("Tags").getByRole("button", { name: /^Copy pull command of / });
    await expect(buttons).toHaveCount(row.tags.length);
    await panel.section("Pull").getByRole("radio", { name: "Internal", exact: true }).check();
    await expect(panel.section("Pull")).toContainText("This repository has no internal address.");
    await expect(buttons).toHaveCount(0);
  });
});

test("the size per tag is the reported average, and unknown without tags", async ({ dashboard, api }) => {
  const row = await repository(api, (row) => row.num_images > 2 && row.size > 0);
  const average = (await open(dashboard, row)).panel.fact("Size per tag");
  await expect(average).toContainText(bytes(Math.floor(row.size / row.num_images)));
  await expect(average).toContainText("average, as reported");
  const empty = await repository(api, (row) => row.num_images === 0);
  await expect((await open(dashboard, empty)).panel.fact("Size per tag")).toHaveText("–");
});
