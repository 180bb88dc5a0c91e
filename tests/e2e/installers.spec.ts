import { key, type Installer } from "./support/api.ts";
import { expect, test } from "./support/test.ts";
import { test as withUpstream } from "./support/upstream.ts";
import { expectSorted, localTime } from "./support/values.ts";

const STATES = { INSTALLED: "Installed", UNINSTALL: "Not installed", SAME_NAME: "Other version installed" };

test("lists what the server lists, with its totals @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.installers.goto();
  const { rows, total, installed } = await api.installers();
  await list.expectKeys(rows.map(key.installer));
  await expect(list.span).toHaveText(`1–25 of ${total}`);
  await expect(page.getByText(`${total} matching · ${installed} installed`)).toBeVisible();
  await expect(dashboard.entry("Installers")).toContainText(String(total));
  for (const [index, row] of rows.entries()) {
    await expect(list.rows.nth(index).getByRole("link", { name: row.name, exact: true })).toBeAttached();
  }
  expect(await list.column("Version")).toEqual(rows.map((row) => row.version));
  expect(await list.column("Repository")).toEqual(rows.map((row) => row.repo));
  expect(await list.column("State")).toEqual(rows.map((row) => STATES[row.state]));
  expect(await list.column("Description")).toEqual(rows.map((row) => row.desc));
});

withUpstream("a state that Gantry does not know is told as unknown", async ({ dashboard, upstream }) => {
  upstream.data.installers = upstream.data.installers.slice(0, 4);
  const states = ["PENDING", "INSTALLED", "", "UNINSTALL"];
  for (const [at, state] of states.entries()) upstream.data.installers[at]!["state"] = state;
  const told = ["Unknown", "Installed", "Unknown", "Not installed"];
  const list = await dashboard.lists.installers.goto();
  expect((await list.column("State")).toSorted()).toEqual(told.toSorted());
  const [first] = upstream.data.installers;
  await (await list.link(key.installer(first as unknown as Installer))).click();
  await expect(list.panel.fact("State")).toHaveText("Unknown");
});

withUpstream("the same name and version in two repositories are two rows", async ({ dashboard, page, upstream }) => {
  const [model] = upstream.data.installers;
  upstream.data.installers = ["main", "other"].map((repo) => ({ ...model!, repo, name: "twin", version: "1.0.0", desc: `The twin of ${repo}` }));
  const list = await dashboard.lists.installers.goto("open=other/twin/1.0.0");
  await expect(list.panel.fact("Repository")).toHaveText("other");
  await expect(list.panel.root).toContainText("The twin of other");
  await expect(list.table.locator("[aria-current=true]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await (await list.link("main/twin/1.0.0")).click();
  await expect(list.panel.fact("Repository")).toHaveText("main");
  await page.getByRole("button", { name: "Select rows" }).click();
  const boxes = list.table.getByRole("checkbox");
  await expect(boxes).toHaveCount(2);
  await boxes.nth(1).click();
  await expect(boxes.nth(1)).toBeChecked();
  await expect(boxes.nth(0)).not.toBeChecked();
  await expect(page.getByRole("group", { name: "Select rows" })).toContainText("1 selected");
});

test("shows the icons", async ({ dashboard, api }) => {
  const list = await dashboard.lists.installers.goto();
  const { rows } = await api.installers();
  const images = list.rows.locator("img");
  await expect(images).toHaveCount(rows.filter((row) => row.icon).length);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true);
  }
});

test.describe("filters by", () => {
  test("keywords @smoke", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.installers.goto();
    await list.field("Keywords").fill("alarm");
    const { rows, total } = await api.installers({ key_words: "alarm" });
    expect(total).toBeGreaterThan(0);
    await expect(page).toHaveURL(/installers\?key_words=alarm$/);
    await list.expectKeys(rows.map(key.installer));
    await expect(list.span).toContainText(`of ${total}`);
    await expect(list.chips).toHaveText(["Keywords: alarm"]);
  });

  test("installed", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.installers.goto();
    await list.choice("State", "Installed").check();
    const { rows, total } = await api.installers({ installed: true });
    await expect(page).toHaveURL(/installers\?installed=true$/);
    await list.expectKeys(rows.map(key.installer));
    await expect(list.span).toHaveText(`1–25 of ${total}`);
    expect(new Set(await list.column("State"))).toEqual(new Set(["Installed"]));
    await expect(list.chips).toHaveText(["State: Installed"]);
    await list.choice("State", "All").check();
    await expect(page).toHaveURL(/installers$/);
  });

  test("order and direction", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.installers.goto();
    const orders = { name: "Name", version: "Version", repo: "Repository", state: "State", timestamp: "Last change" };
    await expect(list.select("Order by").getByRole("option")).toHaveText(["Server’s order", ...Object.values(orders)]);
    for (const [order_by, label] of Object.entries(orders)) {
      await list.select("Order by").selectOption(label);
      await expect(page).toHaveURL(new RegExp(`sort=-?${order_by}$`));
      for (let way = 0; way < 2; way++) {
        const is_descending = page.url().includes("sort=-");
        await list.expectKeys((await api.installers({ order_by, is_descending })).rows.map(key.installer));
        await list.filters.getByRole("link", { name: is_descending ? "Descending" : "Ascending" }).click();
        await expect(page).toHaveURL(is_descending ? /sort=[^-]/ : /sort=-/);
      }
    }
    await list.select("Order by").selectOption("Server’s order");
    await expect(page).toHaveURL(/installers$/);
  });
});

test("pages by next, number and last, and back to the first", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.installers.goto();
  const { total } = await api.installers();
  const last = Math.ceil(total / 25);
  const expectPage = async (number: number) => {
    const { rows } = await api.installers({ page_num: number });
    await list.expectKeys(rows.map(key.installer));
    const first = (number - 1) * 25 + 1;
    await expect(list.span).toHaveText(`${first}–${first + rows.length - 1} of ${total}`);
  };
  await list.pageLink("Next page").click();
  await expect(page).toHaveURL(/installers\?page=2$/);
  await expectPage(2);
  await list.pageLink("Last page").click();
  await expectPage(last);
  await expect(list.pageLink("Next page")).toBeDisabled();
  await list.pageLink("Page 3").click();
  await expectPage(3);
  await list.pageLink("First page").click();
  await expectPage(1);
});

test("has pages of 10 to 200 rows", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.installers.goto();
  for (const size of [10, 100]) {
    await list.pageSize.selectOption(String(size));
    await expect(page).toHaveURL(new RegExp(`installers\\?size=${size}$`));
    await list.expectKeys((await api.installers({ page_size: size })).rows.map(key.installer));
  }
});

test.describe("lets the server sort by", () => {
  const columns: [string, string, (row: Installer) => string | number][] = [
    ["Name", "name", (row) => row.name],
    ["Repository", "repo", (row) => row.repo],
    ["State", "state", (row) => Object.keys(STATES).indexOf(row.state)],
    ["Last change", "timestamp", (row) => Number(row.timestamp)],
  ];
  test("each column, both ways, over all pages", async ({ dashboard, api }) => {
    const list = await dashboard.lists.installers.goto();
    const { rows } = await api.installers({ page_size: 200 });
    // How the server ranks states is its business: equal ones must stand together.
    const ranked = (await api.installers({ order_by: "state", page_size: 200 })).rows;
    const ranks = [...new Set(ranked.map((row) => row.state))];
    for (const [title, name, value] of columns) {
      const own = name === "state" ? (row: Installer) => ranks.indexOf(row.state) : value;
      await test.step(title, () => expectSorted(list, { title, name, rows, key: key.installer, value: own }));
    }
  });

  test("Version, both ways", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.installers.goto();
    for (const is_descending of [true, false]) {
      await list.sortBy("Version");
      await expect(page).toHaveURL(is_descending ? /sort=-version$/ : /sort=version$/);
      const { rows } = await api.installers({ order_by: "version", is_descending });
      await list.expectKeys(rows.map(key.installer));
    }
  });
});

test("the panel has every field of the row @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.installers.goto("size=100");
  const { rows } = await api.installers({ page_size: 100 });
  const rich = (row: Installer) => row.maintainers.some((one) => one.email && one.url) && row.version_list.length > 2
    && Object.keys(row.metadata).length > 0 && Object.keys(row.annotations).length > 0;
  const row = rows.find(rich)!;
  await (await list.link(key.installer(row))).click();
  await expect(page).toHaveURL(new RegExp(`open=${row.repo}/${row.name}/`));
  const { panel } = list;
  await expect(panel.title(row.name)).toBeVisible();
  await expect(panel.root).toContainText(row.desc);
  await expect(panel.fact("Repository")).toHaveText(row.repo);
  await expect(panel.fact("Version")).toContainText(row.version);
  await expect(panel.fact("State")).toHaveText(STATES[row.state]);
  await expect(panel.fact("Last change")).toContainText(`${localTime(Number(row.timestamp) * 1000)} UTC+8 · `);
  await expect(panel.section("Helm")).toContainText(`helm install ${row.name} ${row.repo}/${row.name} --version ${row.version}`);
  await expect(panel.section("Helm").getByRole("button", { name: "Copy install command" })).toBeVisible();
  const { readme, ...metadata } = row.metadata;
  await expect(panel.section("README")).toHaveCount(readme ? 1 : 0);
  for (const [name, pairs] of [["Annotations", row.annotations], ["Metadata", metadata]] as const) {
    const table = panel.root.getByRole("table", { name });
    await expect(table.getByRole("row")).toHaveCount(Object.keys(pairs).length);
    for (const entry of Object.keys(pairs)) {
      await expect(table.getByRole("rowheader", { name: entry, exact: true })).toBeVisible();
    }
  }
  const annotations = await panel.root.getByRole("table", { name: "Annotations" }).getByRole("cell").allInnerTexts();
  expect([...annotations].sort()).toEqual(Object.values(row.annotations).sort());
});

test("maintainers have mail and page as safe links", async ({ dashboard, api }) => {
  const { rows } = await api.installers({ page_size: 100 });
  const row = rows.find((row) => row.maintainers.some((one) => one.email && one.url))!;
  const list = await dashboard.lists.installers.goto(`size=100&open=${key.installer(row)}`);
  const lines = list.panel.section("Maintainers").getByRole("listitem");
  await expect(lines).toHaveCount(row.maintainers.length);
  for (const [index, person] of row.maintainers.entries()) {
    const line = lines.nth(index);
    await expect(line).toContainText(person.name);
    const links = line.getByRole("link");
    const mail = person.email ? [`mailto:${person.email}`] : [];
    const expected = [...mail, ...(person.url ? [person.url] : [])];
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(expected);
    if (!person.url) continue;
    const page = line.getByRole("link", { name: /opens in a new tab/ });
    await expect(page).toHaveAttribute("target", "_blank");
    await expect(page).toHaveAttribute("rel", /noopener/);
  }
});

test("installers of one name are told apart by their repository, also on a phone and as favourites", async ({ api, dashboard, page }) => {
  const { rows } = await api.installers({ page_size: 200 });
  const first = rows.find((row) => rows.some((other) => other.name === row.name && other.repo !== row.repo))!;
  const same = rows.filter(({ name }) => name === first.name);
  await page.setViewportSize({ width: 390, height: 844 });
  const list = await dashboard.lists.installers.goto(`key_words=${first.name}&size=all`);
  const named = (row: typeof first) => list.rows.getByTitle(`${row.repo}/${row.name}`, { exact: true });
  for (const row of same) await expect(named(row).getByText(`${row.repo}/`)).toBeVisible();
  await named(first).click();
  await list.panel.root.getByRole("button", { name: "Add to favourites" }).click();
  await page.goto("");
  const favourite = page.getByRole("region", { name: "Favourites" }).getByRole("listitem");
  await expect(favourite).toContainText(`${first.repo}/${first.name} ${first.version}`);
});

test("nobody named as maintainer is said", async ({ dashboard, api }) => {
  const { rows } = await api.installers({ page_size: 100 });
  const row = rows.find((row) => row.maintainers.length === 0)!;
  const list = await dashboard.lists.installers.goto(`size=100&open=${key.installer(row)}`);
  await expect(list.panel.section("Maintainers")).toContainText("Nobody is named as maintainer.");
});

test("unsafe addresses of maintainers are text, not links", async ({ dashboard, page }) => {
  await page.route(/repos\/installers/, async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { brief_installers: Installer[] };
    body.brief_installers[0]!.maintainers = [
      { name: "Mallory", email: "a@example.org?bcc=b@example.org", url: "javascript:alert(1)" },
    ];
    await route.fulfill({ response, json: body });
  });
  const list = await dashboard.lists.installers.goto();
  await list.rows.first().getByRole("link").click();
  const line = list.panel.section("Maintainers").getByRole("listitem");
  await expect(line).toContainText("javascript:alert(1)");
  await expect(line.getByRole("link")).toHaveCount(0);
});

test("the version list is in order, with dates", async ({ dashboard, api }) => {
  const { rows } = await api.installers({ page_size: 100 });
  const row = rows.find((row) => row.version_list.length > 3)!;
  const list = await dashboard.lists.installers.goto(`size=100&open=${key.installer(row)}`);
  const lines = list.panel.section("Versions").getByRole("listitem");
  await expect(lines).toHaveCount(row.version_list.length);
  const order = (version: string) => {
    const [, major, minor, patch, before] = /^v?(\d+)\.(\d+)\.(\d+)(-.*)?$/.exec(version)!;
    return ((Number(major) * 1000 + Number(minor)) * 1000 + Number(patch)) * 2 + (before ? 0 : 1);
  };
  const shown = (await lines.locator("code").allInnerTexts()).map(order);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  for (const { version, create_time } of row.version_list) {
    const line = lines.filter({ has: dashboard.page.getByText(version, { exact: true }) });
    const title = await line.getByRole("time").getAttribute("title");
    expect(title).toContain(localTime(Number(create_time) * 1000));
  }
});

test("a deep link shows filters, sort, page, size and panel", async ({ dashboard, api, page }) => {
  const parameters = { installed: true, order_by: "timestamp", is_descending: true, page_num: 2, page_size: 10 };
  const { rows } = await api.installers(parameters);
  const row = rows.find((row) => !row.version.includes("+"))!;
  const query = `installed=true&sort=-timestamp&page=2&size=10&open=${key.installer(row)}`;
  const list = await dashboard.lists.installers.goto(query);
  await expect(page).toHaveURL(new RegExp(`installers\\?${query}$`));
  await list.expectKeys(rows.map(key.installer));
  await expect(list.panel.title(row.name)).toBeVisible();
  await expect(list.choice("State", "Installed")).toBeChecked();
  await expect(list.select("Order by")).toHaveValue("timestamp");
  await list.expectMatchesAddress();
});

for (const width of [1440, 390]) {
  test(`what stands in a row stands in its middle, a letter in place of a logo in that, at ${width} pixels`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width, height: 900 });
    const list = await dashboard.lists.installers.goto();
    await expect(list.rows).toHaveCount(25);
    const out = await list.rows.evaluateAll((rows) => rows.flatMap((row) => {
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const [text, logo] = [range.getBoundingClientRect(), texts.currentNode.parentElement!.closest("[data-instead]")];
        const box = (logo ?? row).getBoundingClientRect();
        // A name may take two lines.
        const off = Math.abs((text.top + text.bottom) / 2 - (box.top + box.bottom) / 2);
        if (text.height > 0 && (text.top < box.top || text.bottom > box.bottom || off > (logo ? 2 : 12))) found.push(`${texts.currentNode.nodeValue}: ${off}`);
      }
      return found;
    }));
    expect(out).toEqual([]);
    expect(await list.rows.filter({ has: page.locator("[data-instead]:not(:has(img))") }).count(), "with a letter").toBeGreaterThan(0);
  });
}
