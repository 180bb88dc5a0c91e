/** Facets and conditions: what narrows the rows that are here beyond words. */
import { expect, test } from "./support/test.ts";

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
