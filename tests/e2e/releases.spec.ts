/** The versions of a package: ranges, lines, steps, time. */
import { key, type PackageVersion } from "./support/api.ts";
import { expect, test } from "./support/test.ts";
import { bytes, compareNames, grouped, localTime } from "./support/values.ts";

test("a range narrows the versions, says when it is none, and a line is a link to one @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.versions.goto("size=all");
  const all = await list.keys();
  const line = all.map((key) => /^(\d+\.\d+)\./.exec(key)?.[1]).find((name) => name !== undefined)!;
  const range = list.filters.getByRole("searchbox", { name: /^Version range/ });
  await range.fill(`>=${line}.0`);
  await expect(page).toHaveURL(/range=/);
  await expect.poll(() => list.keys()).not.toEqual(all);
  await range.fill(">=");
  await expect(list.filters).toContainText("Not a version range");
  await list.expectKeys(all);
  await range.fill("");
  await page.getByRole("button", { name: "Timeline" }).click();
  const chart = page.getByRole("region", { name: "Timeline" });
  await expect(chart.getByRole("list", { name: "Timeline" }).getByRole("listitem")).not.toHaveCount(0);
  // By major versions where there would be too many lines.
  const link = chart.getByRole("list", { name: "Version lines" }).getByRole("link").first();
  const name = (await link.innerText()).split(/\s/)[0]!;
  await link.click();
  await expect(range).toHaveValue(name);
  await expect.poll(() => list.keys()).not.toEqual(all);
  const held = await list.keys();
  for (const key of held) expect(key).toMatch(new RegExp(`^v?${name.replace(".", "\\.")}(\\.|$)`));
  expect(all).toEqual(expect.arrayContaining(held));
});

test("pre-releases are left out on demand", async ({ dashboard, page }) => {
  const list = await dashboard.lists.versions.goto("size=all");
  const all = await list.keys();
  await list.filters.getByRole("checkbox", { name: "No pre-releases" }).check();
  await expect(page).toHaveURL(/stable=true/);
  await list.expectKeys(all.filter((key) => !/^v?\d+\.\d+(\.\d+)?-/.test(key)));
});

test("the timeline tells of each version what step it took, when, and how long after the one before", async ({ dashboard, page }) => {
  const dates = {
    "1.0.0": "2026-01-01T00:00:00Z", "1.1.0-rc.1": "2026-01-03T00:00:00Z", "1.1.0": "2026-01-03T20:00:00Z", "latest": "2026-01-10T20:00:00Z",
    "1.1.1": "2026-01-11T20:00:00Z", "1.1.1+b2": "2026-01-12T20:00:00Z", "2.0.0-beta": "2026-06-01T00:00:00Z", "2.0.0": "2026-06-02T00:00:00Z", "2.0.1": "",
  };
  await page.route(/v2\/manage\/.*\/versions$/, (route) => route.fulfill({
    json: Object.entries(dates).map(([version, CreatedAt], id) => ({ id, version, CreatedAt, package: "edge-agent", namespace: "iot-edge" })),
  }));
  const list = await dashboard.lists.versions.goto();
  await page.getByRole("button", { name: "Timeline" }).click();
  const chart = page.getByRole("region", { name: "Timeline" });
  const links = chart.getByRole("list", { name: "Timeline" }).getByRole("link");
  await expect(links).toHaveText([
    "1.0.0 · First release · 2026-01-01 08:00 UTC+8",
    "1.1.0-rc.1 · Pre-release · 2026-01-03 08:00 UTC+8 · 2 d later",
    "1.1.0 · Minor · 2026-01-04 04:00 UTC+8 · 20 h later",
    "latest · 2026-01-11 04:00 UTC+8 · 7 d later",
    "1.1.1 · Patch · 2026-01-12 04:00 UTC+8 · 1 d later",
    "1.1.1+b2 · Build · 2026-01-13 04:00 UTC+8 · 1 d later",
    "2.0.0-beta · Pre-release · 2026-06-01 08:00 UTC+8 · 139 d later",
    "2.0.0 · Major · 2026-06-02 08:00 UTC+8 · 1 d later",
  ]);
  await expect(chart.getByRole("list", { name: "Kinds of dots" }).getByRole("listitem"))
    .toHaveText(["Major", "Minor", "Patch", "Pre-release", "Other"]);
  await expect(chart.getByRole("time")).toHaveText(["2026-01-01", "2026-02-08", "2026-03-18", "2026-04-25", "2026-06-02"]);
  await expect(chart).toContainText("typically one version every 1 d · 1 without a date are not drawn");
  await links.nth(2).click();
  await expect(list.panel.title("1.1.0")).toBeVisible();
});

test("many versions lie apart on a phone, on an axis that scrolls within itself", async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.lists.versions.goto();
  await page.getByRole("button", { name: "Timeline" }).click();
  const frame = page.locator(".timeline-frame");
  await expect(frame.getByRole("time").first()).toBeVisible();
  const { scrolled, shown, page: pageWidth } = await frame.evaluate((frame) =>
    ({ scrolled: frame.scrollWidth, shown: frame.clientWidth, page: document.documentElement.scrollWidth }));
  expect(scrolled).toBeGreaterThan(2 * shown);
  expect(pageWidth).toBeLessThanOrEqual(390);
});

test("a range tells that it is the browser that filters, and over how many rows", async ({ dashboard, api, page }) => {
  const all = await api.versions("iot-edge", "edge-agent");
  const list = await dashboard.lists.versions.goto("range=%3E%3D1");
  await expect(list.rows.first()).toBeVisible();
  await expect(page.locator(".scope")).toContainText(`Filtered in the browser, out of the ${all.length} rows loaded`);
  await list.filters.getByRole("searchbox", { name: /^Version range/ }).fill("");
  await expect(page.locator(".scope")).toHaveText("Filtered by the server; sorting and finding cover all of it");
});

test("the timeline draws every version of the server, in the order in which they came", async ({ dashboard, api, page }) => {
  await dashboard.lists.versions.goto();
  await page.getByRole("button", { name: "Timeline" }).click();
  const all = (await api.versions("iot-edge", "edge-agent")).sort((a, b) => Date.parse(a.CreatedAt) - Date.parse(b.CreatedAt));
  const said = await page.getByRole("list", { name: "Timeline" }).getByRole("link").allTextContents();
  expect(said.map((text) => [text.split(" · ")[0], text.split(" · ")[2]])).toEqual(all.map((row) => [row.version, `${localTime(row.CreatedAt)} UTC+8`]));
});

test("the panel of a version tells what changed since the one before", async ({ dashboard, api }) => {
  const list = await dashboard.lists.versions.goto("size=all");
  const releases = (await api.versions("iot-edge", "edge-agent")).filter((row) => /^\d+\.\d+\.\d+$/.test(row.version));
  releases.sort((a, b) => compareNames(b.version, a.version));
  const change = (difference: number, words: (number: number) => string) =>
    difference === 0 ? "unchanged" : `${difference > 0 ? "+" : "−"}${words(Math.abs(difference))}`;
  const steps = new Set<string>();
  const numbers = ({ version }: PackageVersion) => version.split(".");
  for (const [at, row] of releases.slice(0, 6).entries()) {
    const before = releases[at + 1]!;
    const step = ["Major", "Minor", "Patch"][numbers(row).findIndex((number, place) => number !== numbers(before)[place])]!;
    steps.add(step);
    await (await list.link(key.version(row))).click();
    const seconds = Math.trunc(Date.parse(row.CreatedAt) / 1000) - Math.trunc(Date.parse(before.CreatedAt) / 1000);
    const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600)];
    const between = days > 0 ? `${grouped(days)} d` : hours > 0 ? `${hours} h` : /^\d+ min$|^less than a minute$/;
    const since = list.panel.section(`Since ${before.version}`);
    await expect(since.getByRole("term")).toHaveText(["Step", "Change of size", "Change of files", "Time between"]);
    await expect(since.getByRole("definition")).toHaveText(
      [step, change(row.size - before.size, bytes), change(row.num_files - before.num_files, grouped), between],
    );
  }
  expect(steps.size, "steps of several kinds").toBeGreaterThan(1);
});
