import { key, type Repository } from "./support/api.ts";
import { expect, test } from "./support/test.ts";
import { bytes, exactBytes, expectSorted, grouped, localTime } from "./support/values.ts";

const LATE = "page=3&size=50";

test("lists what the server lists, with its total @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const { rows, total } = await api.repositories();
  expect(total).toBeGreaterThan(1000);
  await list.expectKeys(rows.map(key.repository));
  await expect(list.span).toHaveText(`1–25 of ${grouped(total)}`);
  await expect(page.getByText(`${grouped(total)} matching`)).toBeVisible();
  await expect(dashboard.entry("Repositories")).toContainText(grouped(total));
  expect(await list.column("Size")).toEqual(rows.map((row) => bytes(row.size)));
  expect(await list.column("Tags")).toEqual(rows.map((row) => grouped(row.num_images)));
  expect(await list.column("Pulls")).toEqual(rows.map((row) => grouped(row.num_download)));
  for (const [index, row] of rows.entries()) {
    await expect(list.rows.nth(index)).toContainText(`${row.namespace}/${row.name}`);
  }
});

test("a bar beside each size compares it with the largest of the page", async ({ dashboard, api }) => {
  const list = await dashboard.lists.repositories.goto("page=2");
  const { rows } = await api.repositories({ offset: 25 });
  await list.expectKeys(rows.map(key.repository));
  const largest = Math.max(...rows.map((row) => row.size));
  expect(largest).toBeGreaterThan(0);
  const bars = await list.rows.locator(".size-bar").evaluateAll((all) => all.map((bar) => ({
    said: parseFloat((bar as HTMLElement).style.backgroundSize),
    drawn: parseFloat(getComputedStyle(bar).backgroundSize),
  })));
  // In thousandths, cut off.
  const shares = rows.map((row) => Math.floor((row.size * 1000) / largest) / 10);
  expect(bars).toEqual(shares.map((share) => ({ said: share, drawn: share })));
});

test("marks the public ones", async ({ dashboard, api }) => {
  const list = await dashboard.lists.repositories.goto("size=100");
  const { rows } = await api.repositories({ limit: 100 });
  const marked = await list.rows.filter({ has: dashboard.page.getByText("Public", { exact: true }) }).count();
  expect(marked).toBe(rows.filter((row) => row.is_public).length);
});

test.describe("filters by", () => {
  test("organization @smoke", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await list.field("Organization").fill("iot");
    const { rows, total } = await api.repositories({ namespace: "iot" });
    await expect(page).toHaveURL(/repositories\?namespace=iot$/);
    await list.expectKeys(rows.map(key.repository));
    await expect(list.span).toHaveText(`1–25 of ${grouped(total)}`);
    await expect(list.chips).toHaveText(["Organization: iot"]);
  });

  test("repository name", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await list.field("Repository name").fill("gateway");
    const { rows, total } = await api.repositories({ name: "gateway" });
    await expect(page).toHaveURL(/repositories\?name=gateway$/);
    await list.expectKeys(rows.map(key.repository));
    await expect(list.span).toContainText(`of ${grouped(total)}`);
  });

  test("category, of which all that the API names are offered", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const offered = await list.select("Category").getByRole("option").evaluateAll((all) =>
      all.map((option) => [(option as HTMLOptionElement).value, option.textContent]));
    expect(offered).toEqual([
      ["", "Any"], ["app_server", "App server"], ["linux", "Linux"], ["framework_app", "Framework"], ["database", "Database"],
      ["lang", "Language"], ["other", "Other"], ["windows", "Windows"], ["arm", "Arm"],
    ]);
    await list.select("Category").selectOption("Database");
    const { rows, total } = await api.repositories({ category: "database" });
    await expect(page).toHaveURL(/repositories\?category=database$/);
    await list.expectKeys(rows.map(key.repository));
    await expect(list.span).toHaveText(`1–25 of ${grouped(total)}`);
    expect(new Set(await list.column("Category"))).toEqual(new Set(["Database"]));
  });

  test("center", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await expect(list.choice("Images", "Own")).toBeChecked();
    await list.choice("Images", "Third-party").check();
    const { rows, total } = await api.repositories({ center: "thirdparty" });
    await expect(page).toHaveURL(/repositories\?center=thirdparty$/);
    await list.expectKeys(rows.map(key.repository));
    await expect(list.span).toHaveText(`1–25 of ${total}`);
    await expect(list.choice("Images", "Third-party")).toBeChecked();
  });

  test("all of them at once, from the address", async ({ dashboard, api }) => {
    const list = await dashboard.lists.repositories.goto("namespace=platform&name=a&category=app_server");
    const { rows, total } = await api.repositories({ namespace: "platform", name: "a", category: "app_server" });
    expect(total).toBeGreaterThan(0);
    await list.expectKeys(rows.map(key.repository));
    await expect(list.field("Organization")).toHaveValue("platform");
    await expect(list.field("Repository name")).toHaveValue("a");
    await expect(list.select("Category")).toHaveValue("app_server");
    await expect(list.chips).toHaveText(["Organization: platform", "Repository name: a", /^Category: App/]);
  });
});

test("pages by next, number and last, and back to the first", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const { total } = await api.repositories();
  const last = Math.ceil(total / 25);
  const expectPage = async (number: number) => {
    const { rows } = await api.repositories({ offset: (number - 1) * 25 });
    await list.expectKeys(rows.map(key.repository));
    const first = (number - 1) * 25 + 1;
    await expect(list.span).toHaveText(`${grouped(first)}–${grouped(first + rows.length - 1)} of ${grouped(total)}`);
    await expect(list.pageLink(`Page ${number}`)).toHaveAttribute("aria-current", "page");
  };
  await expect(list.pageLink("Previous page")).toBeDisabled();
  await list.pageLink("Next page").click();
  await expect(page).toHaveURL(/repositories\?page=2$/);
  await expectPage(2);
  await list.pageLink("Page 3").click();
  await expectPage(3);
  await list.pageLink("Previous page").click();
  await expectPage(2);
  await list.pageLink("Last page").click();
  await expect(page).toHaveURL(new RegExp(`page=${last}$`));
  await expectPage(last);
  await expect(list.pageLink("Next page")).toBeDisabled();
  await expect(list.pageLink("Last page")).toBeDisabled();
  await list.pageLink("First page").click();
  await expect(page).toHaveURL(/repositories$/);
  await expectPage(1);
});

test("has pages of 10, 25, 50, 100 and 200 rows, and stays at the row it showed", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto("page=5");
  const labels = ["10 / page", "25 / page", "50 / page", "100 / page", "200 / page", "All rows"];
  await expect(list.pageSize.getByRole("option")).toHaveText(labels);
  for (const [size, number] of [[50, 3], [200, 1], [10, 1], [100, 1]] as const) {
    await list.pageSize.selectOption(String(size));
    await expect(page).toHaveURL(new RegExp(`repositories\\?${number > 1 ? `page=${number}&` : ""}size=${size}$`));
    const { rows } = await api.repositories({ offset: (number - 1) * size, limit: size });
    await list.expectKeys(rows.map(key.repository));
  }
});

test.describe("sorts the page by", () => {
  const columns: [string, string, (row: Repository) => string | number][] = [
    ["Name", "name", key.repository],
    ["Category", "category", (row) => row.category],
    ["Size", "size", (row) => row.size],
    ["Tags", "tags", (row) => row.num_images],
    ["Pulls", "pulls", (row) => row.num_download],
    ["Updated", "updated", (row) => row.updated_at],
  ];
  test("each column, both ways, and says how far that reaches", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto(LATE);
    const { rows } = await api.repositories({ offset: 100, limit: 50 });
    for (const [title, name, value] of columns) {
      await test.step(title, async () => {
        await expectSorted(list, { title, name, rows, key: key.repository, value, scope: "sorted within this page" });
        await expect(page).toHaveURL(/page=3&size=50$/);
      });
    }
  });
});

test("the panel has every field of the row @smoke", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const { rows } = await api.repositories();
  const row = rows.find((row) => row.tags.length > 3 && row.description)!;
  await (await list.link(key.repository(row))).click();
  await expect(page).toHaveURL(new RegExp(`open=${row.namespace}/${row.name}$`));
  const { panel } = list;
  await expect(panel.title(row.name)).toBeVisible();
  await expect(panel.root).toContainText(`${row.namespace} /`);
  await expect(panel.root).toContainText(row.description);
  await expect(panel.fact("Size")).toHaveText(exactBytes(row.size));
  await expect(panel.fact("Tags")).toHaveText(grouped(row.num_images));
  await expect(panel.fact("Pulls")).toHaveText(grouped(row.num_download));
  await expect(panel.fact("Visibility")).toHaveText(row.is_public ? "Public" : "Private");
  await expect(panel.fact("Organization")).toHaveText(row.namespace);
  await expect(panel.fact("Tenant")).toHaveText(row.domain_name);
  await expect(panel.fact("Category")).toHaveText((await list.column("Category"))[rows.indexOf(row)]!);
  await expect(panel.fact("External address")).toContainText(row.path);
  await expect(panel.fact("Internal address")).toContainText(row.internal_path);
  await expect(panel.fact("Logo")).toHaveText(row.url || "–");
  await expect(panel.fact("Status")).toHaveText(String(row.status));
  for (const [name, at] of [["Created", row.created_at], ["Updated", row.updated_at]] as const) {
    await expect(panel.fact(name)).toContainText(`${localTime(at)} UTC+8 · `);
    const time = panel.fact(name).getByRole("time");
    expect(new Date((await time.getAttribute("title"))!).getTime()).toBe(new Date(at).getTime());
    await expect(time).toHaveAttribute("title", /Z$/);
  }
});

test("the times of a row are relative, with zone and UTC on hover", async ({ dashboard, api }) => {
  const list = await dashboard.lists.repositories.goto();
  const { rows } = await api.repositories();
  const time = list.rows.first().getByRole("time");
  await expect(time).toHaveText(/ ago$|^yesterday$|^last |^now$/);
  const utc = /(\S+Z)$/.exec((await time.getAttribute("title"))!)![1]!;
  expect(new Date(utc).getTime()).toBe(new Date(rows[0]!.updated_at).getTime());
  await expect(time).toHaveAttribute("title", new RegExp(`^${localTime(rows[0]!.updated_at)} UTC\\+8 · `));
});

test("tags are in version order, the first ten until one asks for all", async ({ dashboard, api }) => {
  const { rows } = await api.repositories({ name: "ci-runner" });
  const row = rows.find((row) => row.tags.length === 800)!;
  const list = await dashboard.lists.repositories.goto(`name=ci-runner&open=${key.repository(row)}`);
  const tags = list.panel.section("Tags").getByRole("listitem").locator("code");
  await expect(tags).toHaveCount(10);
  await list.panel.root.getByRole("button", { name: "Show 790 more" }).click();
  await expect(tags).toHaveCount(800);
  const shown = await tags.allInnerTexts();
  expect([...shown].sort()).toEqual([...row.tags].sort());
  expect(shown).toEqual(inVersionOrder(shown));
});

test("names the newest, the pre-releases and the floating tags", async ({ dashboard, api }) => {
  let found: Repository | undefined;
  for (let offset = 0; !found; offset += 1000) {
    const { rows } = await api.repositories({ offset, limit: 1000 });
    expect(rows.length, "a repository with a release, a pre-release and `latest`").toBeGreaterThan(0);
    found = rows.find((row) => row.tags.length <= 10 && row.tags.includes("latest")
      && row.tags.some((tag) => /^v?\d+\.\d+\.\d+$/.test(tag)) && row.tags.some((tag) => /^v?\d+\.\d+\.\d+-/.test(tag)));
  }
  const list = dashboard.lists.repositories;
  await list.goto(`namespace=${found.namespace}&name=${found.name}&open=${key.repository(found)}`);
  const lines = list.panel.section("Tags").getByRole("listitem");
  const newest = inVersionOrder(found.tags.filter((tag) => /^v?\d+\.\d+\.\d+$/.test(tag)))[0]!;
  await expect(lines.filter({ hasText: "newest" }).locator("code")).toHaveText(newest);
  for (const tag of await lines.filter({ hasText: "floating" }).locator("code").allInnerTexts()) {
    expect(tag).toMatch(/^(latest|stable|edge|nightly|main|master|dev)$/);
  }
  for (const tag of await lines.filter({ hasText: "pre-release" }).locator("code").allInnerTexts()) {
    expect(tag).toMatch(/-/);
  }
  await expect(lines.filter({ hasText: "latest" })).toContainText("floating");
});

test("pull commands for five clients and two addresses, and the choice is kept", async ({ dashboard, api, page }) => {
  const { rows } = await api.repositories();
  const [row, other] = [rows[0]!, rows[1]!];
  const list = await dashboard.lists.repositories.goto(`open=${key.repository(row)}`);
  const pull = list.panel.section("Pull");
  const verbs = {
    docker: "docker pull", podman: "podman pull", nerdctl: "nerdctl pull", ctr: "ctr images pull", crictl: "crictl pull",
  };
  for (const [address, host] of [["Public", row.path], ["Internal", row.internal_path]] as const) {
    await pull.getByRole("radio", { name: address, exact: true }).check();
    for (const [client, verb] of Object.entries(verbs)) {
      await pull.getByRole("radio", { name: client, exact: true }).check();
      await expect(pull.getByText(`${verb} ${host}:`)).toBeVisible();
    }
  }
  await page.reload();
  await expect(pull.getByText(`crictl pull ${row.internal_path}:`)).toBeVisible();
  await (await list.link(key.repository(other))).click();
  await expect(pull.getByText(`crictl pull ${other.internal_path}:`)).toBeVisible();
});

test("an image without tags says so, and its command names none", async ({ dashboard, api }) => {
  let empty: Repository | undefined;
  for (let offset = 0; !empty && offset < 2000; offset += 1000) {
    empty = (await api.repositories({ offset, limit: 1000 })).rows.find((row) => row.tags.length === 0);
  }
  const list = await dashboard.lists.repositories.goto(`name=${empty!.name}&open=${key.repository(empty!)}`);
  await expect(list.panel.section("Tags")).toContainText("No tags yet.");
  await expect(list.panel.section("Pull").getByText(`docker pull ${empty!.path}`, { exact: true })).toBeVisible();
});

test("a deep link shows filters, sort, page, size and panel @smoke", async ({ dashboard, api, page }) => {
  const { rows } = await api.repositories({ namespace: "platform", offset: 10, limit: 10 });
  const row = rows[2]!;
  const query = `namespace=platform&sort=-size&page=2&size=10&open=${key.repository(row)}`;
  const list = await dashboard.lists.repositories.goto(query);
  await expect(page).toHaveURL(new RegExp(`repositories\\?${query}$`));
  expect(new Set(await list.keys())).toEqual(new Set(rows.map(key.repository)));
  await expect(list.panel.title(row.name)).toBeVisible();
  await expect(await list.link(key.repository(row))).toHaveAttribute("aria-current", "true");
  await expect(list.heading("Size")).toHaveAttribute("aria-sort", "descending");
  await expect(list.field("Organization")).toHaveValue("platform");
  await list.expectMatchesAddress();
  await list.panel.root.getByRole("button", { name: "Close" }).click();
  await expect(page).toHaveURL(/size=10$/);
  await expect(list.panel.root).toHaveCount(0);
});

/** Semantic versions from the highest down, pre-releases under their release; then names; then floating tags. */
function inVersionOrder(tags: string[]): string[] {
  const parts = (tag: string) => /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([^+]*))?/i.exec(tag);
  const rank = (tag: string) => (parts(tag) ? 0 : /^(latest|stable|edge|nightly|main|master|dev)$/.test(tag) ? 2 : 1);
  return [...tags].sort((a, b) => {
    const [pa, pb] = [parts(a), parts(b)];
    if (!pa || !pb) return rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true });
    for (const index of [1, 2, 3]) {
      const difference = Number(pb[index] ?? 0) - Number(pa[index] ?? 0);
      if (difference) return difference;
    }
    if (!pa[4] || !pb[4]) return (pa[4] ? 1 : 0) - (pb[4] ? 1 : 0);
    return pb[4].localeCompare(pa[4], "en", { numeric: true });
  });
}
