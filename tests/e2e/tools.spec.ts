/** What can be done with a whole list: load all of it, look for words in it, lay it out. */
import * as clock from "./support/clock.ts";
import { escaped, Requests } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";
import { test as faulty } from "./support/upstream.ts";

test("all rows of a list that comes in pages are loaded on demand, and then sorted and searched as one @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const scope = page.getByText("Filtered by the server");
  await expect(scope).toHaveText("Filtered by the server; sorting and finding cover this page");
  const total = Number((await list.span.innerText()).split(" of ")[1]!.replace(/\D/g, ""));
  expect(total).toBeGreaterThan(1000);
  const requests = new Requests(page);
  await page.getByRole("link", { name: /^Load all 1,\d+$/ }).click();
  await expect(list.found).toHaveText(`${total.toLocaleString("en-US")} rows loaded`);
  expect(requests.all.map((request) => decodeURIComponent(new URL(request.url()).search))).toEqual([
    "?filter=center::self|offset::0|limit::1000",
    "?filter=center::self|offset::1000|limit::1000",
  ]);
  await expect(page).toHaveURL(/size=all/);
  await expect(scope).toHaveText("Filtered by the server; sorting and finding cover all of it");
  await expect(page.getByRole("link", { name: /^Load all/ })).toHaveCount(0);
  // The order reaches over all of it, and asks nobody.
  await list.sortBy("Size");
  await expect(list.heading("Size")).toHaveAttribute("aria-sort", "descending");
  const [largest] = await list.keys();
  await list.find.fill(largest!.split("/")[1]!);
  await expect.poll(() => list.keys()).toContain(largest);
  expect(requests.count).toBe(2);
  await page.goto("repositories");
  await list.settled();
  expect(new URL(page.url()).search, "loading all was an exception, not a choice of page size").toBe("");
});

test("what is looked for stands in the address, and comes back with it", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto("size=all");
  await list.find.fill("edge-agent");
  await list.find.press("Enter");
  await expect(page).toHaveURL(/find=edge-agent/);
  const found = await list.found.innerText();
  await page.reload();
  await expect(list.find).toHaveValue("edge-agent");
  await expect(list.found).toHaveText(found);
  // A click on a row leaves it there, and the rows where they are.
  const [first] = await list.keys();
  await (await list.link(first!)).click();
  await expect(list.panel.root).toBeVisible();
  await expect(page).toHaveURL(/find=edge-agent&open=/);
  await list.find.fill("");
  await list.find.press("Enter");
  await expect(page).not.toHaveURL(/find=/);
});

test("columns are chosen and ordered, and rows made higher, for this list alone and from then on @smoke", async ({ dashboard, page }) => {
  const { installers, repositories: list } = dashboard.lists;
  const height = async ({ rows } = list) => (await rows.first().boundingBox())!.height;
  await installers.goto();
  const others = { headings: await installers.table.getByRole("columnheader").allInnerTexts(), height: await height(installers) };
  await list.goto();
  const headings = list.table.getByRole("columnheader");
  await expect(headings).toHaveText(["Name", "Category", "Size", "Tags", "Pulls", "Updated"]);
  const heights = [await height()];
  const opener = page.getByRole("button", { name: "Columns and view" });
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Columns and view" });
  const density = (name: string) => dialog.getByRole("group", { name: "Density" }).getByRole("radio", { name, exact: true });
  await expect(density("Compact")).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: "Name" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Category" }).uncheck();
  await dialog.getByRole("button", { name: "Move Updated up" }).press("Enter");
  for (const name of ["Normal", "Roomy"]) {
    await density(name).check();
    await expect.poll(height, name).toBeGreaterThan(heights.at(-1)! + 4);
    heights.push(await height());
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const wanted = ["Name", "Size", "Tags", "Updated", "Pulls"];
  await expect(headings).toHaveText(wanted);
  expect((await list.column("Updated"))[0]).toMatch(/ago|last|yesterday|now/);
  await page.reload();
  await list.settled();
  await expect(headings).toHaveText(wanted);
  await expect.poll(height).toBe(heights[2]);
  await installers.goto();
  await expect(installers.table.getByRole("columnheader")).toHaveText(others.headings);
  expect(await height(installers)).toBe(others.height);
  await opener.click();
  await expect(density("Compact")).toBeChecked();
  await list.goto();
  await opener.click();
  await expect(density("Roomy")).toBeChecked();
  await density("Normal").check();
  await expect.poll(height).toBe(heights[1]);
  await dialog.getByRole("button", { name: "Reset" }).click();
  await expect(headings).toHaveText(["Name", "Category", "Size", "Tags", "Pulls", "Updated"]);
  await expect.poll(height).toBe(heights[0]);
});

test("the page size is remembered for each list, and an address that names one wins", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await list.pageSize.selectOption("50");
  await expect(list.rows).toHaveCount(50);
  await dashboard.entry("Packages").click();
  await dashboard.lists.packages.settled();
  await expect(dashboard.lists.packages.pageSize).toHaveValue("25");
  await dashboard.entry("Repositories").click();
  await expect(list.rows).toHaveCount(50);
  await expect(page).toHaveURL(/repositories\?size=50$/);
  await list.goto("size=10");
  await expect(list.rows).toHaveCount(10);
  const requests = new Requests(page);
  await list.goto();
  await expect(list.rows).toHaveCount(50);
  expect(requests.count, "asked for once, in the size that is shown").toBe(1);
});

faulty("a page with all rows is the whole list, and says so", async ({ dashboard, page, upstream }) => {
  upstream.data.repositories.length = 20;
  upstream.data.installers.length = 20;
  const scope = page.getByText(/^Filtered .*by the server/);
  await dashboard.lists.repositories.goto();
  await expect(scope).toHaveText("Filtered by the server; sorting and finding cover all of it");
  await dashboard.lists.installers.goto();
  await expect(scope).toHaveText("Filtered and sorted by the server; finding covers all of it");
});

faulty("while one waits for more rows, it stays told how many are here", async ({ dashboard, page, upstream }) => {
  const [model] = upstream.data.repositories;
  upstream.data.repositories = Array.from({ length: 2500 }, (_, at) => ({ ...model!, row: { ...model!.row, name: `repository-${at}` } }));
  await dashboard.lists.repositories.goto();
  upstream.fail("repositories", { does: "", act: (exchange) => exchange.pause(4000).then(() => exchange.send(exchange.healthy())) });
  await page.getByRole("link", { name: "Load all 2,500" }).click();
  const status = page.getByRole("status");
  await expect(status.filter({ hasText: /^Waiting for the server · \d s · Loading… 1,000 of 2,500 rows$/ })).toBeVisible();
});

faulty("loading all can be stopped: what is there stays, and its scope is told", async ({ dashboard, page, upstream }) => {
  const [model] = upstream.data.repositories;
  upstream.data.repositories = Array.from({ length: 3500 }, (_, at) => ({ ...model!, row: { ...model!.row, name: `repository-${at}` } }));
  const list = dashboard.lists.repositories;
  await list.goto();
  upstream.fail("repositories", "delay");
  await page.getByRole("link", { name: "Load all 3,500" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Loading… [1-3],000 of 3,500 rows$/ })).toBeVisible();
  await page.getByRole("button", { name: "Stop loading" }).click();
  await expect(page.getByText(/Filtered by the server; sorting and finding cover the [1-3],000 rows loaded/)).toBeVisible();
  await expect(list.found).toHaveText(/^[1-3],000 rows loaded$/);
});

test.describe("in a zone of its own", () => {
  test.use({ timezoneId: "Asia/Shanghai" });

  test("times are told in the browser's zone or in UTC, by choice, at once and from then on", async ({ api, dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const { rows } = await api.repositories();
    await list.rows.first().getByRole("link").click();
    const updated = list.panel.fact("Updated");
    const utc = rows[0]!.updated_at.replace("T", " ").slice(0, 16);
    await expect(updated).toContainText("UTC+8");
    await page.getByRole("button", { name: "Columns and view" }).click();
    const zone = page.getByRole("dialog").getByRole("combobox", { name: "Time zone" });
    await expect(zone.getByRole("option", { selected: true })).toHaveText("This browser's (UTC+8)");
    await zone.selectOption("UTC");
    await page.keyboard.press("Escape");
    await expect(updated).toContainText(`${utc} UTC`);
    await expect(updated).not.toContainText("UTC+8");
    await expect(list.rows.first().locator("time")).toHaveAttribute("title", new RegExp(`^${utc} UTC · `));
    await page.reload();
    await expect(updated).toContainText(`${utc} UTC`);
  });

  test("times are told in any zone that the browser knows, and a name that it does not know does no harm", async ({ api, dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const { rows } = await api.repositories();
    const told = (zone: string, at = new Date(rows[0]!.updated_at)) => {
      const clock = new Intl.DateTimeFormat("en-US", {
        timeZone: zone, hourCycle: "h23", timeZoneName: "shortOffset",
        year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
      });
      const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
      return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute} ${part.timeZoneName!.replace("GMT", "UTC")}`;
    };
    await list.rows.first().getByRole("link").click();
    const updated = list.panel.fact("Updated");
    const relative = (await updated.innerText()).split(" · ").at(-1)!;
    const dialog = page.getByRole("dialog");
    const zone = dialog.getByRole("combobox", { name: "Time zone" });
    for (const [at, name] of ["America/St_Johns", "Asia/Kathmandu"].entries()) {
      await page.getByRole("button", { name: "Columns and view" }).click();
      if (at === 0) {
        const zones = await page.evaluate(() => Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC").length);
        await expect(zone.getByRole("option")).toHaveCount(zones + 2);
      }
      // Browsers list some zones under an older name.
      const listed = name === "Asia/Kathmandu" && (await zone.locator(`option[value="${name}"]`).count()) === 0 ? "Asia/Katmandu" : name;
      await zone.selectOption(listed);
      await page.keyboard.press("Escape");
      await expect(updated).toContainText(told(name));
      await expect(updated, "how long ago is the same everywhere").toContainText(relative);
      await expect(list.rows.first().locator("time")).toHaveAttribute("title", new RegExp(`^${escaped(told(name))} · `));
      await page.reload();
      await expect(updated).toContainText(told(name));
      // The offset is that of the instant, in summer another one than now.
      const offset = told(name, new Date()).split(" ")[2]!;
      await expect(page.getByText(new RegExp(`^as of \\d\\d:\\d\\d:\\d\\d ${escaped(offset)}$`))).toBeAttached();
    }
    await page.evaluate(() => localStorage.setItem("gantry.zone", "Mars/Olympus_Mons"));
    await page.reload();
    await expect(updated).toContainText(told("Asia/Shanghai"));
    await page.getByRole("button", { name: "Columns and view" }).click();
    await expect(zone.getByRole("option", { selected: true })).toHaveText("This browser's (UTC+8)");
  });
});
