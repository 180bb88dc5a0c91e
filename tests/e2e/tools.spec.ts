/** What can be done with a whole list: load all of it, lay it out, look at its request. */
import { FAULTS } from "../upstream/faults.mjs";
import { key, type Package, type Repository } from "./support/api.ts";
import * as clock from "./support/clock.ts";
import { escaped, Requests } from "./support/dashboard.ts";
import { ExportDialog } from "./support/export.ts";
import { expect, test } from "./support/test.ts";
import { connection, SignIn, test as faulty } from "./support/upstream.ts";
import { bytes } from "./support/values.ts";

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

test("the request behind the rows is told, with what came of it", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("name=agent");
  const button = page.getByRole("button", { name: "Request", exact: true });
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const drawer = page.getByRole("region", { name: "Request" });
  const fact = (name: string) => drawer.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) }).getByRole("definition");
  await expect(fact("Request")).toContainText("GET http://127.0.0.1");
  await expect(fact("Request")).toContainText(encodeURIComponent("name::agent"));
  await expect(fact("Answer")).toContainText(/status 200 · application\/json · 0-25\/\d+/);
  await expect(fact("Time")).toHaveText(/^\d+ ms$/);
  await expect(fact("As a command")).toContainText("curl -i -H 'Accept: application/json'");
  await expect(fact("Rows")).toHaveText("25 read");
  // It follows the list.
  await list.field("Repository name").fill("worker");
  await expect(fact("Request")).toContainText(encodeURIComponent("name::worker"));
  await button.click();
  await expect(drawer).toHaveCount(0);
});

faulty.describe("signed in", () => {
  const [path, token] = ["repositories", "swr-secret-0123456789"] as const;
  faulty.use({ config: { connections: [connection("upstream", "token")] } });

  faulty("the drawer tells what the request took, brought and left out, and not the token", async ({ dashboard, page, upstream }) => {
    upstream.options.swr.token = token;
    // A bad row, and that after a while.
    upstream.fail(path, { does: "", act: (exchange) => exchange.pause(300).then(() => FAULTS["bad-row"].act(exchange)) });
    const answered = page.waitForResponse((response) => response.status() === 200 && response.url().includes("/v2/manage/repos"));
    await page.goto(path);
    await new SignIn(page).with(token);
    const response = await answered;
    await expect(dashboard.lists.repositories.rows).toHaveCount(24);
    await page.getByRole("button", { name: "Request", exact: true }).click();
    const drawer = page.getByRole("region", { name: "Request" });
    const fact = (name: string) => drawer.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) }).getByRole("definition");
    await expect(fact("Request")).toHaveText(`GET ${response.url()}`);
    const headers = response.headers();
    const size = bytes((await response.body()).length);
    await expect(fact("Answer")).toHaveText(["status 200", headers["content-type"], headers["content-range"], size].join(" · "));
    await expect(fact("Request id")).toHaveText(headers["x-request-id"]!);
    expect(headers["x-request-id"]).toMatch(/^req-\d+$/);
    await expect(fact("Time")).toHaveText(/^[\d,]+ ms$/);
    expect(Number((await fact("Time").innerText()).replace(/\D/g, ""))).toBeGreaterThanOrEqual(300);
    await expect(fact("Rows")).toHaveText("24 read · 1 row could not be read · row 4 has no namespace");
    const command = fact("As a command");
    await expect(command).toContainText(`curl -i -H 'Accept: application/json' -H 'X-Auth-Token: ***' '${response.url()}'`);
    expect(upstream.asked(path).at(-1)!.headers["x-auth-token"], "it was sent").toBe(token);
    expect(await page.content()).not.toContain(token);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await command.getByRole("button", { name: "Copy curl command" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await command.locator("code").innerText());
  });
});

test("the form and the filter string follow each other", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("name=agent&category=linux");
  await page.getByRole("button", { name: "Request", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Filter as the API writes it" });
  await expect(text).toHaveValue("center::self|name::agent|category::linux|offset::0|limit::25");
  await text.fill("center::thirdparty|namespace::library|offset::10|limit::10");
  await text.press("Enter");
  await expect(list.choice("Images", "Third-party")).toBeChecked();
  await expect(list.field("Organization")).toHaveValue("library");
  await expect(list.field("Repository name")).toHaveValue("");
  await expect(page).toHaveURL(/center=thirdparty&namespace=library&page=2&size=10$/);
  await text.fill("tag::latest");
  await text.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("No filter: unknown filter item `tag`");
  await expect(text, "nothing typed is lost").toHaveValue("tag::latest");
  await expect(page).toHaveURL(/namespace=library/);
});

faulty.use({ provokesFailures: true });
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

for (const [interval, seconds] of [["30 s", 30], ["1 min", 60], ["5 min", 300]] as const) {
  test(`a list is loaded anew every ${interval} if one wishes, and says as of when it is`, async ({ dashboard, page }) => {
    await clock.install(page);
    const list = await dashboard.lists.repositories.goto();
    const asOf = page.getByText(/^as of \d\d:\d\d:\d\d UTC\+8$/);
    const first = await asOf.innerText();
    const requests = new Requests(page);
    const refresh = page.getByRole("dialog").getByRole("combobox", { name: "Refresh" });
    await page.getByRole("button", { name: "Columns and view" }).click();
    await clock.stop(page);
    await refresh.selectOption(`Every ${interval}`);
    await page.keyboard.press("Escape");
    await page.clock.fastForward((seconds - 1) * 1000);
    await page.clock.runFor(100);
    await list.settled();
    expect(requests.count, "not a second too early").toBe(0);
    for (const time of [1, 2]) {
      await page.clock.fastForward((time === 1 ? 1 : seconds) * 1000);
      await expect.poll(() => requests.count).toBe(time);
      await page.clock.runFor(100);
      await list.settled();
    }
    await expect(asOf).not.toHaveText(first);
    await expect(list.rows).toHaveCount(25);
    await page.getByRole("button", { name: "Columns and view" }).click();
    await refresh.selectOption("Never");
    await page.clock.fastForward(2 * seconds * 1000);
    await list.settled();
    expect(requests.count).toBe(2);
  });
}

test("a hidden page is not loaded anew until it is looked at", async ({ dashboard, page }) => {
  await clock.install(page);
  const list = await dashboard.lists.repositories.goto();
  await page.getByRole("button", { name: "Columns and view" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Refresh" }).selectOption("Every 30 s");
  await page.keyboard.press("Escape");
  const requests = new Requests(page);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true }), hidden);
  await hide(true);
  await page.clock.fastForward(65_000);
  await list.settled();
  expect(requests.count).toBe(0);
  await hide(false);
  await page.clock.fastForward(31_000);
  await expect.poll(() => requests.count).toBe(1);
});

test("after a refresh, rows that are new, changed and gone are told until that was seen", async ({ dashboard, page }) => {
  // What the server says, with a row less, a row more, and a row that says something else.
  let isChanged = false;
  await page.route(/\/v2\/manage\/repos\?/, async (route) => {
    const response = await route.fetch();
    const rows = (await response.json()) as { name: string; num_download: number }[];
    if (isChanged) {
      rows[1]!.num_download += 1;
      rows[3] = { ...rows[3]!, name: "just-pushed" };
    }
    await route.fulfill({ response, json: rows });
  });
  const list = await dashboard.lists.repositories.goto();
  const keys = await list.keys();
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await list.settled();
  const note = dashboard.main.getByRole("status").filter({ hasText: /^Since \d\d:\d\d:\d\d UTC\+8: / });
  await expect(note).toHaveCount(0);
  isChanged = true;
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(note).toContainText(/: 1 new, 1 changed, 1 gone/);
  await expect(note).toContainText(`Gone: ${keys[3]}`);
  await expect(list.rows.nth(1)).toContainText("Changed");
  await expect(list.rows.nth(3)).toContainText(/just-pushed.*New/);
  await expect(list.rows.nth(0)).not.toContainText(/New|Changed/);
  // They stay until they were seen, however often the list is loaded.
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await list.settled();
  await expect(note).toContainText(/: 1 new, 1 changed, 1 gone/);
  await note.getByRole("button", { name: "Mark as seen" }).click();
  await expect(note).toHaveCount(0);
  await expect(list.rows.nth(1)).not.toContainText("Changed");
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await list.settled();
  await expect(note).toHaveCount(0);
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
