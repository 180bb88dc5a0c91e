/** What real servers do beyond their documents (wire.md), one thing a test. */
import { expect, test } from "./support/upstream.ts";
import type { Dashboard } from "./support/dashboard.ts";

/** The quiet line beside a heading. */
const says = (dashboard: Dashboard, text: string | RegExp) => expect(dashboard.main.getByText(text)).toBeVisible();
const saysNot = (dashboard: Dashboard, text: string | RegExp) => expect(dashboard.main.getByText(text)).toHaveCount(0);

test.describe("tKeel", () => {
  test("an order that is ignored: sorted within the page, and said", async ({ dashboard, upstream }) => {
    const list = await dashboard.lists.installers.goto();
    await saysNot(dashboard, /ignored/);
    const order = await list.keys();
    await list.sortBy("Repository");
    await list.settled();
    await says(dashboard, /this server ignored the order; sorted within this page/);
    await says(dashboard, "Filtered by the server; sorting and finding cover this page");
    expect(upstream.asked("installers").at(-1)?.url).toContain("order_by=repo");
    const repos = await list.column("Repository");
    expect(repos).toEqual([...repos].sort());
    expect((await list.keys()).sort()).toEqual([...order].sort());
    await list.sortBy("Repository");
    await expect(list.heading("Repository")).toHaveAttribute("aria-sort", "descending");
    await list.settled();
    const reversed = await list.column("Repository");
    expect(reversed).toEqual([...reversed].sort().reverse());
  });

  test("an order that is kept is not spoken of", async ({ dashboard, upstream }) => {
    upstream.options.tkeel.sortsByOrder = true;
    const list = await dashboard.lists.installers.goto("sort=repo");
    await expect(list.rows).toHaveCount(25);
    await saysNot(dashboard, /ignored/);
  });

  test("a page past the end is the last row again: no such page, whatever was asked", async ({ dashboard, page, upstream }) => {
    for (const number of [3, 99]) {
      await page.goto(`installers?page=${number}`);
      await expect(dashboard.main.getByText("There is no such page")).toBeVisible();
      await expect(dashboard.lists.installers.rows).toHaveCount(0);
      await expect(dashboard.alert).toHaveCount(0);
    }
    expect(upstream.count("installers")).toBe(2);
    await dashboard.main.getByRole("link", { name: "Go to the first page" }).click();
    await expect(dashboard.lists.installers.rows).toHaveCount(25);
  });

  test("walking through the pages meets each row once, and ends", async ({ dashboard, page, upstream }) => {
    const list = await dashboard.lists.installers.goto("size=10");
    const seen: string[] = [];
    for (let number = 1; number <= 5; number++) {
      await expect(list.span).toHaveText(number === 5 ? "41–47 of 47" : `${number * 10 - 9}–${number * 10} of 47`);
      seen.push(...(await list.keys()));
      const next = list.pageLink("Next page");
      if (number < 5) await next.click();
      else await expect(next.and(page.locator("[href]"))).toHaveCount(0);
    }
    expect(new Set(seen).size).toBe(47);
    expect(seen).toHaveLength(47);
    expect(upstream.asked("installers").every(({ url }) => /page_num=[1-5]&/.test(url))).toBe(true);
  });

  test("a page as large as the list is the list, on every page", async ({ dashboard, page }) => {
    const list = await dashboard.lists.installers.goto("size=50");
    await expect(list.rows).toHaveCount(47);
    await expect(list.span).toHaveText("1–47 of 47");
    await saysNot(dashboard, /ignored/);
    await page.goto("installers?size=50&page=2");
    await expect(dashboard.main.getByText("There is no such page")).toBeVisible();
  });

  test("a server that ignores the page: cut here, and said", async ({ dashboard, upstream }) => {
    upstream.options.tkeel.ignoresPage = true;
    const list = await dashboard.lists.installers.goto("page=2");
    await expect(list.span).toHaveText("26–47 of 47");
    await says(dashboard, /this server ignored the page; all its rows are here/);
    const second = await list.keys();
    await list.pageLink("Previous page").click();
    await expect(list.span).toHaveText("1–25 of 47");
    expect(new Set([...second, ...(await list.keys())]).size).toBe(47);
  });

  test("rows that come twice are shown once, and counted", async ({ dashboard, upstream }) => {
    upstream.options.tkeel.repeatsLatest = true;
    const list = await dashboard.lists.installers.goto("key_words=iothub&size=50");
    await expect(list.rows).toHaveCount(8);
    const keys = await list.keys();
    expect(new Set(keys).size).toBe(keys.length);
    await says(dashboard, /2 repeated rows left out/);
  });

  test("words are words: what means something in an expression is escaped", async ({ dashboard, upstream }) => {
    const list = await dashboard.lists.installers.goto();
    for (const [text, rows] of [["c++", 4], ["mqtt.broker", 4], ["mqttxbroker", 0], ["[", 0], ["iot", 8]] as const) {
      await list.field("Keywords").fill(text);
      await list.field("Keywords").press("Enter");
      await list.settled();
      await expect(list.rows, text).toHaveCount(rows);
      if (rows) for (const name of await list.column("Name")) expect(name).toContain(text);
    }
    expect(upstream.asked("installers").some(({ url }) => url.includes("key_words=c%5C%2B%5C%2B"))).toBe(true);
    await expect(list.field("Keywords")).toHaveValue("iot");
  });

  test("the regex switch sends an expression as it is, and none that is none", async ({ dashboard, page, upstream }) => {
    const list = await dashboard.lists.installers.goto();
    await list.field("Keywords").fill("^iot.*edge$");
    await list.field("Keywords").press("Enter");
    await expect(dashboard.main.getByText("Nothing matches these filters")).toBeVisible();
    const regex = list.filters.getByRole("checkbox", { name: "Regular expression" });
    await regex.check();
    await expect(page).toHaveURL(/regex=true/);
    await expect(list.rows).toHaveCount(4);
    for (const name of await list.column("Name")) expect(name).toContain("iothub-edge");
    const before = upstream.count("installers");
    for (const bad of ["c++", "[", "(", "*"]) {
      await list.field("Keywords").fill(bad);
      await list.field("Keywords").press("Enter");
      await expect(list.filters.getByRole("alert")).toContainText("This is no regular expression");
      await expect(list.field("Keywords")).toHaveAttribute("aria-invalid", "true");
    }
    expect(upstream.count("installers"), "nothing is sent").toBe(before);
    await page.reload();
    await expect(list.filters.getByRole("alert")).toContainText("This is no regular expression");
    await expect(list.field("Keywords")).toHaveValue("*");
    await regex.uncheck();
    await expect(list.filters.getByRole("alert")).toHaveCount(0);
    await expect(dashboard.main.getByText("Nothing matches these filters")).toBeVisible();
  });

  test("totals count versions, and installed ones before the filter", async ({ dashboard, upstream }) => {
    const installed = upstream.data.installers.filter((row) => row.state === "INSTALLED").length;
    const list = await dashboard.lists.installers.goto();
    await says(dashboard, /47 matching/);
    await says(dashboard, new RegExp(`${installed} installed`));
    await list.choice("State", "Installed").check();
    await expect(list.rows).toHaveCount(installed);
    await says(dashboard, new RegExp(`${installed} matching`));
    expect(upstream.asked("installers").at(-1)?.url).toMatch(/installed=true/);
    expect(upstream.asked("installers")[0]?.url).not.toMatch(/installed=/);
  });

  test("a total that is less than what came is corrected, and said", async ({ dashboard, page }) => {
    await page.route(/repos\/installers/, async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { data: { total: number } };
      await route.fulfill({ response, json: { ...body, data: { ...body.data, total: 7 } } });
    });
    const list = await dashboard.lists.installers.goto();
    await expect(list.rows).toHaveCount(25);
    await says(dashboard, /the server counts only 7 in all/);
  });

  for (const envelope of ["success", "legacy", "bare"] as const) {
    test(`rows in the ${envelope} envelope`, async ({ dashboard, upstream }) => {
      upstream.options.tkeel.envelope = envelope;
      const list = await dashboard.lists.installers.goto("size=50");
      await expect(list.rows).toHaveCount(47);
      const states = await list.column("State");
      expect(states.filter((state) => state === "Installed")).toHaveLength(6);
      await list.rows.first().getByRole("link").click();
      await expect(list.panel.root).toBeVisible();
      upstream.data.installers.splice(0);
      await list.page.goto("installers");
      await expect(dashboard.main.getByText("No installers yet")).toBeVisible();
    });
  }
});

test.describe("SWR", () => {
  test("filters are fuzzy; exact shows what was typed alone, and says how many it left out", async ({ dashboard, page, upstream }) => {
    const list = await dashboard.lists.repositories.goto("namespace=dev");
    await expect(list.span).toHaveText("1–25 of 36");
    const exact = list.filters.getByRole("checkbox", { name: "Exact match" });
    await exact.check();
    await expect(page).toHaveURL(/exact=true/);
    await expect(list.rows).not.toHaveCount(25);
    for (const key of await list.keys()) expect(key).toMatch(/^dev\//);
    await says(dashboard, /\d+ rows of this page do not match exactly/);
    await page.goto("repositories?namespace=dev&name=web&exact=true&size=50");
    await list.expectKeys(["dev/web"]);
    await exact.uncheck();
    await expect(list.rows).not.toHaveCount(1);
    await saysNot(dashboard, /do not match exactly/);
    expect(upstream.asked("repositories").every(({ url }) => !url.includes("exact"))).toBe(true);
  });

  test("the total: from the header in both spellings, else from the rows, else at least", async ({ dashboard, page, upstream }) => {
    const list = dashboard.lists.repositories;
    for (const [contentRange, totalRange] of [["count", false], ["last", false], ["none", true]] as const) {
      Object.assign(upstream.options.swr, { contentRange, totalRange });
      await list.goto();
      await expect(list.span).toHaveText("1–25 of 60");
      await list.goto("page=3");
      await expect(list.span).toHaveText("51–60 of 60");
      await expect(list.pageLink("Next page").and(page.locator("[href]"))).toHaveCount(0);
    }
    Object.assign(upstream.options.swr, { contentRange: "none", totalRange: false });
    await page.goto("repositories");
    await expect(list.rows).toHaveCount(25);
    await expect(dashboard.main.getByRole("status").filter({ hasText: "1–25 of more" })).toBeVisible();
    await list.pageLink("Next page").click();
    await list.pageLink("Next page").click();
    await expect(list.rows).toHaveCount(10);
    await expect(list.span).toHaveText("51–60 of 60");
    await expect(list.pageLink("Next page").and(page.locator("[href]"))).toHaveCount(0);
  });

  test("a server that ignores offset and limit: cut here, and said", async ({ dashboard, upstream }) => {
    Object.assign(upstream.options.swr, { ignoresPage: true, totalRange: false });
    const list = await dashboard.lists.repositories.goto("page=2");
    await expect(list.span).toHaveText("26–50 of 60");
    await says(dashboard, /this server ignored the page; all its rows are here/);
  });

  test("a server that sends fewer rows than a page holds: said, and all are loaded all the same", async ({ dashboard, page, upstream }) => {
    upstream.options.swr.most = 25;
    const list = await dashboard.lists.repositories.goto("size=50");
    await expect(list.span).toHaveText("1–25 of 60");
    await says(dashboard, /this server sends only 25 rows at a time: choose smaller pages, or load all/);
    await list.pageSize.selectOption("25");
    await expect(list.span).toHaveText("1–25 of 60");
    await expect(dashboard.main.getByText("rows at a time")).toHaveCount(0);
    upstream.requests.splice(0);
    await page.getByRole("link", { name: "Load all 60" }).click();
    await expect(list.rows).toHaveCount(60);
    await expect(list.found).toHaveText("60 rows loaded");
    const windows = upstream.asked("repositories").map(({ url }) => /offset::\d+\|limit::\d+/.exec(decodeURIComponent(url))![0]);
    expect(windows).toEqual(["offset::0|limit::1000", "offset::25|limit::25", "offset::50|limit::25"]);
    expect(new Set(await list.keys()).size).toBe(60);
  });

  test("a row that cannot be read costs one row, and the request tells which one and why", async ({ dashboard, page, upstream }) => {
    upstream.fail("packages", "bad-row");
    const list = await dashboard.lists.packages.goto("size=all");
    await says(dashboard, /1 rows? could not be read/);
    await expect(list.rows).toHaveCount(39);
    await page.getByRole("button", { name: "Request", exact: true }).click();
    await expect(page.getByRole("region", { name: "Request" })).toContainText("39 read · 1 row could not be read · row 4 has no namespace");
  });

  test("an answer that may be kept is asked for anew on Refresh", async ({ dashboard, page, upstream }) => {
    upstream.options.maxAge = 600;
    const list = await dashboard.lists.packages.goto("size=all");
    await expect(list.rows).toHaveCount(40);
    upstream.data.packages = upstream.data.packages.slice(0, 30);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(list.rows).toHaveCount(30);
    upstream.data.packages = upstream.data.packages.slice(0, 20);
    await page.reload();
    await expect(list.rows).toHaveCount(20);
  });

  test("facets say how many rows they count, and the box that has the focus stays it when others become more", async ({ dashboard, page, upstream }) => {
    const list = await dashboard.lists.repositories.goto();
    await page.getByRole("button", { name: "Facets" }).click();
    const facets = page.getByRole("region", { name: "Facets" });
    await expect(facets).toContainText("Counted of the 25 rows loaded, of 60");
    await page.getByRole("link", { name: /^Load all/ }).click();
    await expect(facets).toContainText("Counted of all 60 rows");
    const boxes = facets.getByRole("group", { name: "Organization" }).getByRole("checkbox");
    const names = () => boxes.evaluateAll((boxes) => boxes.map((box) => box.closest("label")!.querySelector(".facet-name")!.textContent!));
    const before = await names();
    await boxes.last().focus();
    // Now the last one has the most rows.
    const last = before.at(-1)!;
    for (const row of upstream.data.repositories.slice(0, 40)) row.namespace = last;
    // As it refreshes by itself: the focus stays where it is.
    await page.getByRole("button", { name: "Refresh" }).evaluate((button: HTMLButtonElement) => button.click());
    await expect(facets.getByRole("group", { name: "Organization" }).locator("label", { hasText: last }).filter({ hasText: /4\d$|5\d$/ })).toBeVisible();
    expect((await names()).at(-1)).toBe(last);
    expect(await page.evaluate(() => document.activeElement!.closest("label")?.querySelector(".facet-name")?.textContent)).toBe(last);
  });

  test("storage: an organization's bar leads to it alone, and a size that is not told is none", async ({ dashboard, page, upstream }) => {
    for (const row of upstream.data.repositories) if (row.namespace === "mydev") delete row.size;
    const without = upstream.data.repositories.filter((row) => row.namespace === "mydev").length;
    const of = (namespace: string) => upstream.data.repositories.filter((row) => row.namespace === namespace).length;
    const list = await dashboard.lists.repositories.goto("size=all");
    await page.getByRole("button", { name: "Storage" }).click();
    const chart = page.getByRole("region", { name: "Storage" });
    await expect(chart).toContainText(new RegExp(`of the 60 repositories loaded · ${without} without a size`));
    await expect(chart.getByRole("listitem").filter({ hasText: "mydev" })).toContainText(`– · repositories: ${without}`);
    await chart.getByRole("link", { name: "dev", exact: true }).click();
    await expect(list.rows).toHaveCount(of("dev"));
  });

  test("a size that is not told is unknown, in row, panel and order, and never zero", async ({ dashboard, upstream }) => {
    const [first, second, third] = upstream.data.repositories;
    first!.size = null;
    delete second!.size;
    third!.size = "n/a";
    const list = await dashboard.lists.repositories.goto("size=100");
    const sizes = await list.column("Size");
    expect(sizes.slice(0, 3)).toEqual(["–", "–", "–"]);
    for (const size of sizes.slice(3)) expect(size).toMatch(/^[\d.]+ (MiB|GiB)$/);
    for (const direction of ["descending", "ascending"]) {
      await list.sortBy("Size");
      await expect(list.heading("Size")).toHaveAttribute("aria-sort", direction);
      await expect.poll(async () => (await list.column("Size")).slice(-3)).toEqual(["–", "–", "–"]);
    }
    await list.rows.last().getByRole("link").click();
    await expect(list.panel.fact("Size")).toHaveText("–");
  });

  test("no request asks for more than 1000 rows, and offsets are whole pages", async ({ dashboard, page, upstream }) => {
    await page.goto("repositories?size=5000&page=2");
    await dashboard.lists.repositories.settled();
    const list = await dashboard.lists.repositories.goto();
    for (const size of await list.pageSize.getByRole("option").all()) {
      await list.pageSize.selectOption({ label: await size.innerText() });
      await list.settled();
    }
    for (const { url } of upstream.asked("repositories")) {
      const filter = decodeURIComponent(url);
      const [limit, offset] = [/limit::(\d+)/, /offset::(\d+)/].map((pattern) => Number(pattern.exec(filter)?.[1]));
      expect(limit).toBeLessThanOrEqual(1000);
      expect(offset! % limit!).toBe(0);
      expect(filter).toContain("center::self");
      expect(url, "one value, encoded once").toMatch(/filter=[A-Za-z0-9%._~!'()*-]*$/);
    }
  });

  test("names with / are $ on the way, and / on the page", async ({ dashboard, page, upstream }) => {
    const list = await dashboard.lists.repositories.goto(`name=${encodeURIComponent("team/app/web")}`);
    await expect(list.rows.first()).toContainText("team/app/web");
    expect(decodeURIComponent(upstream.asked("repositories")[0]!.url)).toContain("name::team$app$web");
    await page.goto("packages/mydev/tools%2Fcli/versions");
    await expect(dashboard.lists.versions.rows).toHaveCount(10);
    expect(upstream.asked("versions").map(({ url }) => url)).toEqual(["/swr/v2/manage/namespaces/mydev/packages/tools$cli/versions"]);
    await expect(dashboard.heading("Versions of mydev/tools/cli")).toBeVisible();
  });

  test("a name that looks encoded is asked for encoded, then as it is, and remembered @smoke", async ({ dashboard, page, upstream }) => {
    const packages = await dashboard.lists.packages.goto("package_name=hello");
    await packages.rows.first().getByRole("link").click();
    await expect(packages.panel.title("hello hello")).toBeVisible();
    await packages.panel.root.getByRole("link", { name: "All versions" }).click();
    const list = dashboard.lists.versions;
    await expect(list.rows).toHaveCount(10);
    const path = (name: string) => `/swr/v2/manage/namespaces/dev/packages/${name}/versions`;
    const asked = () => upstream.asked("versions").map(({ url }) => url);
    // The panel asked first; the list knows already how.
    expect(asked()).toEqual([path("hello%2520hello"), path("hello%20hello"), path("hello%20hello")]);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => asked().length).toBe(4);
    expect(asked()[3]).toBe(path("hello%20hello"));
    await list.settled();
    await expect(dashboard.heading("Versions of dev/hello hello")).toBeVisible();

    upstream.requests.splice(0);
    await page.goto("packages/dev2/rate-50%2525/versions");
    await expect(list.rows).toHaveCount(10);
    expect(asked(), "found at once").toEqual(["/swr/v2/manage/namespaces/dev2/packages/rate-50%2525/versions"]);

    upstream.requests.splice(0);
    await page.goto("packages/dev/no%2520such/versions");
    await expect(dashboard.alert).toContainText("The server does not know this");
    expect(asked()).toEqual([path("no%2520such"), path("no%20such")]);

    upstream.requests.splice(0);
    await page.goto("packages/dev/100%25/versions");
    await expect(dashboard.alert).toContainText("The server does not know this");
    expect(asked(), "no other way to write it").toEqual([path("100%25")]);
  });

  test("a region without packages says so, and the other views work", async ({ dashboard, page, upstream }) => {
    upstream.options.swr.packagesOffered = false;
    for (const [path, what] of [["packages", "packages"], ["packages/dev/package-5/versions", "versions"]] as const) {
      await page.goto(path);
      await expect(dashboard.main.getByRole("status").filter({ hasText: `This server does not offer ${what}` })).toBeVisible();
      await expect(dashboard.alert).toHaveCount(0);
      await expect(dashboard.main.getByRole("button", { name: "Retry" })).toHaveCount(0);
    }
    for (const [entry, rows] of [["Repositories", dashboard.lists.repositories.rows], ["Installers", dashboard.lists.installers.rows]] as const) {
      await dashboard.entry(entry).click();
      await expect(rows).toHaveCount(25);
    }
    await page.goto("");
    await expect(dashboard.main).toContainText("60");
    await expect(dashboard.main).toContainText("47");
    await expect(dashboard.main).toContainText("This server does not offer packages");
  });

  for (const wrapped of ["data", "body"] as const) {
    test(`rows inside {"${wrapped}": …}`, async ({ dashboard, upstream }) => {
      upstream.options.swr.wrapped = wrapped;
      await dashboard.lists.repositories.goto();
      await expect(dashboard.lists.repositories.rows).toHaveCount(25);
      await dashboard.lists.packages.goto();
      await expect(dashboard.lists.packages.rows).toHaveCount(25);
      await dashboard.lists.versions.goto();
      await expect(dashboard.lists.versions.rows).toHaveCount(10);
    });
  }
});
