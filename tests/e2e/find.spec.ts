/** Find in rows: narrows what is loaded, in the browser, beside the form whose fields go to the server. */
import type { Page } from "@playwright/test";
import { isApi } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";

test("narrows the whole list of packages at once, asks nobody, and is undone @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("size=all");
  const all = await list.found.innerText();
  const [total] = all.split(" ");
  await expect(dashboard.entry("Packages")).toContainText(total!);
  const asked: string[] = [];
  page.on("request", (request) => void (isApi(new URL(request.url())) && asked.push(request.url())));
  await list.find.fill("EDGE-AGENT");
  await expect(list.found).toHaveText(new RegExp(`^\\d+ of ${all}$`));
  const found = await list.keys();
  expect(found.length).toBeGreaterThan(0);
  for (const key of found) expect(key).toContain("edge-agent");
  await expect(list.found).toHaveText(`${found.length} of ${all}`);
  // What there is in all is what the server said.
  await expect(dashboard.entry("Packages")).toContainText(total!);
  await list.find.fill("no such words");
  await expect(list.rows).toHaveCount(0);
  await expect(dashboard.main).toContainText("No loaded row holds these words");
  await list.find.fill("");
  await expect(list.found).toHaveText(all);
  await expect(list.rows.first()).toBeVisible();
  expect(asked).toEqual([]);
});

test("finds over all pages of a list that is all here, from the first", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("page=2&size=10");
  const [first] = await list.keys();
  await list.find.fill(first!);
  await expect(list.rows).toHaveCount(1);
  await list.expectKeys([first!]);
  await expect(page).not.toHaveURL(/page=/);
});

test("finds within the page of a list that comes in pages, and says so", async ({ dashboard }) => {
  for (const list of [dashboard.lists.repositories, dashboard.lists.installers]) {
    await list.goto();
    const keys = await list.keys();
    await expect(list.span).toHaveText(/^1–25 of/);
    const word = keys[3]!.split("/")[0]!;
    await list.find.fill(word);
    await expect(list.found).toHaveText(/^\d+ of 25 rows loaded$/);
    expect((await list.keys()).length).toBe(Number.parseInt(await list.found.innerText(), 10));
    expect(await list.keys()).toContain(keys[3]);
    await expect(list.span).toHaveText(/^1–25 of/);
  }
});

test("what was found here is told apart from what the server counts", async ({ dashboard }) => {
  for (const list of [dashboard.lists.packages, dashboard.lists.repositories]) {
    await list.goto("size=all");
    const [total] = (await list.found.innerText()).split(" ");
    const summary = dashboard.main.getByText(`${total!} matching`);
    await expect(summary).toBeVisible();
    const word = (await list.keys())[3]!;
    await list.find.fill(word);
    await expect(list.found).toHaveText(new RegExp(`^\\d+ of ${total!} rows loaded$`));
    const found = Number.parseInt(await list.found.innerText(), 10);
    await expect(list.span).toHaveText(`1–${found} of ${found} found`);
    await expect(summary).toBeVisible();
    await list.find.fill("no such words");
    await expect(list.found).toHaveText(`0 of ${total!} rows loaded`);
    await expect(list.span).toHaveCount(0);
    await expect(dashboard.main.getByText(/(^|\D)0 matching/)).toHaveCount(0);
    await expect(summary).toBeVisible();
  }
});

test("the address learns what is looked for after a pause, and at once that nothing is", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const before = await page.evaluate(() => history.length);
  await list.find.pressSequentially("alp ");
  await expect(page).toHaveURL(/find=alp(\+|%20)$/);
  await expect(list.find, "what was typed is not touched").toHaveValue("alp ");
  await expect(list.find).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/find=/, { timeout: 400 });
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test("the arrows go into what completes a word, through it and out of it", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await list.find.pressSequentially("up");
  const offered = page.getByRole("group", { name: "Complete" }).getByRole("button");
  await expect(offered.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(offered.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(offered.last()).toBeFocused();
  for (let place = await offered.count(); place > 0; place--) await page.keyboard.press("ArrowUp");
  await expect(list.find).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(list.find).toHaveValue(/^\w+:$/);
  await expect(list.find).toBeFocused();
});

test("f goes to the field, Escape empties it, and the panel stays", async ({ dashboard, page }) => {
  const list = await dashboard.lists.versions.goto();
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  const all = await list.keys();
  await page.keyboard.press("f");
  await expect(list.find).toBeFocused();
  await page.keyboard.type(all[0]!);
  await expect.poll(() => list.keys()).not.toEqual(all);
  expect(await list.keys()).toContain(all[0]);
  await page.keyboard.press("Escape");
  await expect(list.find).toHaveValue("");
  await list.expectKeys(all);
  await expect(list.panel.root).toBeVisible();
});

/** The pieces of text that are marked as found. */
async function marked(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map((range) => (range as Range).toString().toLowerCase()));
}

test("what was found is marked in the rows, and what no cell shows is told", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=200");
  const [first] = await list.keys();
  const [namespace, name] = first!.split("/");
  // Over the border between organization and name.
  const piece = `${namespace!.at(-1)}/${name!.slice(0, 3)}`;
  await list.find.fill(piece.toUpperCase());
  await expect.poll(() => list.keys()).toContain(first);
  await expect.poll(() => marked(page)).toContain(piece);
  expect(new Set(await marked(page))).toEqual(new Set([piece]));
  // A tag, which no column shows.
  const { rows } = await api.repositories({ limit: 200 });
  const tagged = rows.find((row) => row.tags.some((tag) => /^\d+\.\d+\.\d+$/.test(tag)))!;
  const tag = tagged.tags.find((tag) => /^\d+\.\d+\.\d+$/.test(tag))!;
  await list.find.fill(`name:=${tagged.name} ${tag}`);
  const row = list.rows.filter({ hasText: `${tagged.namespace}/${tagged.name}` });
  await expect(row).toContainText(new RegExp(`Tags: …?.*${tag.replaceAll(".", "\\.")}`));
  await expect.poll(() => marked(page)).toContain(tag);
  await list.find.fill("");
  await expect(row).not.toContainText("Tags: ");
  expect(await marked(page)).toEqual([]);
});

test("what is asked of a property is marked in its own cell alone", async ({ api, dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=200");
  const { rows } = await api.repositories({ limit: 200 });
  const named = rows.find((row) => row.category === "arm" && row.name.includes("arm"))!;
  const cells = (): Promise<string[]> =>
    page.evaluate(() =>
      [...(CSS.highlights.get("found") ?? [])].map((range) => {
        const cell = (range as Range).startContainer.parentElement!.closest("td")!;
        return `${cell.cellIndex}: ${(range as Range).toString().toLowerCase()}`;
      }),
    );
  await list.find.fill("category:=arm");
  await expect.poll(async () => new Set(await cells())).toEqual(new Set(["1: arm"]));
  await expect(list.rows.first()).not.toContainText("Category: ");
  // Organization and name share a cell.
  await list.find.fill(`namespace:=${named.namespace}`);
  await expect.poll(async () => new Set(await marked(page))).toEqual(new Set([named.namespace]));
  await expect.poll(async () => (await cells()).length - (await list.keys()).length).toBe(0);
  // A value that has a name is marked as it is named.
  await list.find.fill("category:=app_server");
  await expect.poll(async () => new Set(await cells())).toEqual(new Set(["1: app server"]));
  await expect(list.rows.first()).not.toContainText("Category: ");
});
