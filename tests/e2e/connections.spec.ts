/** Several connections, and those that users add. */
import type { Page } from "@playwright/test";
import { connection, ConnectionsDialog, expect, otherConnection, test } from "./support/upstream.ts";

const TWO = { connections: [connection("north"), otherConnection("生产 & south/1")] };
const SOUTH = "生产 & south/1";
/** The same in an address. */
const ENCODED = encodeURIComponent(SOUTH).replaceAll("%2F", "/");

/** The second upstream holds less. */
test.beforeEach(({ other }) => {
  other.data.repositories.splice(3);
  other.data.packages.splice(2);
  other.data.installers.splice(4);
});

/** The connection that an address names. */
function named(url: string): string | null {
  return new URL(url).searchParams.get("connection");
}

test.describe("two connections", () => {
  test.use({ config: TWO });

  for (const locale of ["en-US", "zh-CN"]) {
    test.describe(`on a phone in ${locale}`, () => {
      test.use({ locale, viewport: { width: 390, height: 844 } });

      test("the top bar has room for the connection's name", async ({ dashboard, page }) => {
        await page.goto(`./?connection=${ENCODED}`);
        const button = dashboard.page.getByRole("banner").getByRole("button", { name: SOUTH });
        await expect(button).toBeVisible();
        const cut = await button.locator("span").evaluate((span) => span.scrollWidth > span.clientWidth);
        expect(cut, "the name is cut").toBe(false);
        const parts = page.getByRole("banner").locator("a, button, select").filter({ visible: true });
        for (const part of await parts.all()) {
          const box = (await part.boundingBox())!;
          expect(box.x + box.width).toBeLessThanOrEqual(390);
          expect(box.width).toBeGreaterThanOrEqual(24);
        }
        await expect(page.getByRole("banner").getByRole("link", { name: "Gantry" })).toBeVisible();
      });
    });
  }

  test("the switcher leads to the same list on the other one, and back @smoke", async ({ dashboard, page, url, upstream, other }) => {
    const list = await dashboard.lists.repositories.goto();
    await expect(list.rows).toHaveCount(25);
    await expect(page).toHaveURL(`${url}repositories`);
    const dialog = await new ConnectionsDialog(page).open();
    await expect(dialog.button("Connection: north")).toBeAttached();
    await expect(dialog.entry("north")).toHaveAttribute("aria-current", "true");
    await expect(dialog.entry(SOUTH)).not.toHaveAttribute("aria-current", "true");
    await expect(dialog.root).toContainText(upstream.swr);
    await expect(dialog.root).toContainText(upstream.tkeel);
    await dialog.entry(SOUTH).click();
    await expect(dialog.root).toBeHidden();
    await expect(list.rows).toHaveCount(3);
    await expect(dialog.button(`Connection: ${SOUTH}`)).toBeVisible();
    expect(named(page.url())).toBe(SOUTH);
    expect(page.url()).toMatch(/[?&]connection=[^&]*$/);
    expect([upstream.count("repositories"), other.count("repositories")]).toEqual([1, 1]);
    await page.reload();
    await expect(list.rows).toHaveCount(3);
    await page.goBack();
    await expect(list.rows).toHaveCount(25);
    await expect(page).toHaveURL(`${url}repositories`);
    await expect(dialog.button("Connection: north")).toBeVisible();
  });

  test("every link stays on the connection", async ({ dashboard, page }) => {
    for (const path of ["", "repositories", "packages", "packages/dev/hello%2520hello/versions", "installers", "nowhere"]) {
      await page.goto(`${path}?connection=${ENCODED}`);
      await expect(dashboard.navigation).toBeVisible();
      await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>("a[href]:not([target=_blank]):not(.skip):not(dialog a)")].map((link) => link.href));
      expect(links.length).toBeGreaterThan(4);
      for (const link of links) expect(named(link), `${path}: ${link}`).toBe(SOUTH);
    }
    const list = await dashboard.lists.packages.goto(`connection=${ENCODED}`);
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    expect(named(page.url())).toBe(SOUTH);
    await list.panel.root.getByRole("link", { name: "All versions" }).click();
    await expect(dashboard.lists.versions.rows).toHaveCount(10);
    expect(named(page.url())).toBe(SOUTH);
    await dashboard.entry("Installers").click();
    await expect(dashboard.lists.installers.rows).toHaveCount(4);
    await dashboard.lists.installers.field("Keywords").fill("alarm");
    await expect(page).toHaveURL(/key_words=alarm&connection=/);
    await expect(dashboard.lists.installers.rows).toHaveCount(1);
    await dashboard.main.getByRole("link", { name: "Clear all" }).first().click();
    expect(named(page.url())).toBe(SOUTH);
  });

  test("filters, page and open row are left behind with the connection they belong to", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto("name=web&page=1");
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    await (await new ConnectionsDialog(page).open()).entry(SOUTH).click();
    await expect(dashboard.alert).toHaveCount(0);
    expect(named(page.url())).toBe(SOUTH);
    await expect(list.table.or(dashboard.main.getByText("Nothing matches these filters"))).toBeVisible();
    await page.goBack();
    await expect(list.panel.root).toBeVisible();
    await expect(list.field("Repository name")).toHaveValue("web");
  });

  test("a late answer of one never shows on the other", async ({ dashboard, page, upstream }) => {
    const list = await dashboard.lists.installers.goto();
    const gate = upstream.hold("installers");
    await page.getByRole("button", { name: "Refresh" }).click();
    await gate.arrived(1);
    await (await new ConnectionsDialog(page).open()).entry(SOUTH).click();
    await expect(list.rows).toHaveCount(4);
    gate.release(0);
    await dashboard.entry("Packages").click();
    await expect(dashboard.lists.packages.rows).toHaveCount(2);
    await dashboard.entry("Installers").click();
    await expect(list.rows).toHaveCount(4);
  });

  test("rows of the one are gone before those of the other are there", async ({ dashboard, page, other }) => {
    const list = await dashboard.lists.repositories.goto();
    const gate = other.hold("repositories");
    await (await new ConnectionsDialog(page).open()).entry(SOUTH).click();
    await gate.arrived(1);
    await expect(list.rows, "whoever looks now must not take them for the other's").toHaveCount(0);
    gate.release(0);
    await expect(list.rows).toHaveCount(3);
  });

  test("a name that there is not is a page that leads to those that there are @smoke", async ({ dashboard, page, upstream, other }) => {
    for (const path of ["repositories", "", "packages/a/b/versions"]) {
      await page.goto(`${path}?connection=no%20such%3Cb%3E`);
      await expect(page.getByRole("heading", { name: "There is no connection called no such<b>" })).toBeVisible();
      await expect(dashboard.main.getByRole("link", { name: "north", exact: true })).toBeVisible();
      await expect(dashboard.main.getByRole("link", { name: SOUTH, exact: true })).toBeVisible();
    }
    expect([upstream.requests, other.requests]).toEqual([[], []]);
    await page.goto("repositories?connection=nowhere");
    await dashboard.main.getByRole("link", { name: SOUTH, exact: true }).click();
    await expect(page.getByRole("heading", { name: /There is no connection/ })).toHaveCount(0);
    expect(named(page.url())).toBe(SOUTH);
    await dashboard.entry("Repositories").click();
    await expect(dashboard.lists.repositories.rows).toHaveCount(3);
  });
});

test.describe("which one is first", () => {
  test.use({ config: { ...TWO, title: "Platform <b>", defaults: { language: "zh-CN", theme: "dark", connection: SOUTH } } });

  test("defaults: connection, language, theme, title", async ({ page, url, other }) => {
    await page.goto("repositories");
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(4);
    expect(other.count("repositories")).toBe(1);
    await expect(page).toHaveURL(`${url}repositories`);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page).toHaveTitle(/Platform <b>/);
    await expect(page.getByRole("banner")).toContainText("Platform <b>");
    await page.goto("repositories?connection=north");
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(26);
  });
});

test.describe("one server is missing", () => {
  test.use({ config: { connections: [{ name: "images", swr: { base: "$SWR", auth: "none" } }] } });

  test("its list says so, sends nothing, and the others work", async ({ dashboard, page, upstream }) => {
    await page.goto("installers");
    await expect(dashboard.main.getByRole("status").filter({ hasText: /no server for installers/ })).toBeVisible();
    await expect(dashboard.alert).toHaveCount(0);
    await expect(dashboard.main.getByRole("button", { name: "Retry" })).toHaveCount(0);
    await dashboard.entry("Packages").click();
    await expect(dashboard.lists.packages.rows).toHaveCount(25);
    expect(upstream.count("installers")).toBe(0);
  });
});

test.describe("a broken config.json is a page that names the line", () => {
  for (const [what, config, says] of [
    ["a comma too much", '{\n  "connections": [\n    {"name": "a",}\n  ]\n}', /line 3/],
    ["nothing", "", /line 1/],
    ["a page of HTML", "<!doctype html><title>x</title>", /line 1/],
    ["an unknown word", '{\n  "conections": []\n}', /conections.*line 2/s],
    ["no address", '{"connections": [\n  {"name": "a",\n   "swr": {"base": "javascript:alert(1)"}}]}', /javascript:alert\(1\).*line 3/s],
    ["an unknown sign-in", '{"connections": [\n  {"name": "a", "swr": {"base": "/x", "auth": "basic"}}]}', /basic.*line 2/s],
    ["a name twice", '{"connections": [{"name": "a"},\n{"name": "a"}]}', /two connections.*line 2/s],
    ["no timeout", '{\n\n"timeout_seconds": 0}', /line 3/],
  ] as const) {
    test.describe(what, () => {
      test.use({ config });
      test(`${what}: no blank page, no request`, async ({ page, dashboard, upstream }) => {
        for (const path of ["", "repositories?name=x"]) {
          await page.goto(path);
          await expect(dashboard.alert).toContainText("The configuration could not be read");
          await expect(dashboard.alert).toContainText("config.json");
          await expect(dashboard.alert).toContainText(says);
        }
        expect(upstream.requests).toEqual([]);
      });
    });
  }
});

test.describe("without a name", () => {
  test.use({ config: { connections: [{ swr: { base: "$SWR", auth: "none" }, tkeel: { base: "$TKEEL", auth: "none" } }] } });

  test("a single connection needs no switcher", async ({ dashboard, page }) => {
    await dashboard.lists.repositories.goto();
    await expect(new ConnectionsDialog(page).button()).toHaveCount(0);
    await expect(page.getByRole("banner").getByRole("button", { name: /Connection/ })).toHaveCount(0);
  });
});

test.describe("users may add", () => {
  test.use({ config: { connections: [connection("north")], users_may_add: true } });

  interface Entry { name: string; swr?: string; tkeel?: string; region?: string; swrAuth?: string; tkeelAuth?: string }

  async function add(page: Page, entry: Entry): Promise<ConnectionsDialog> {
    const dialog = new ConnectionsDialog(page);
    if (!(await dialog.root.isVisible())) await dialog.open();
    await expect(dialog.root.getByText("Add a connection")).toBeVisible();
    const { form } = dialog;
    await form.getByRole("textbox", { name: "Name" }).fill(entry.name);
    await form.getByRole("textbox", { name: "SWR address" }).fill(entry.swr ?? "");
    await form.getByRole("textbox", { name: "tKeel address" }).fill(entry.tkeel ?? "");
    await form.getByRole("textbox", { name: "Region" }).fill(entry.region ?? "");
    await form.getByRole("combobox", { name: "SWR sign-in" }).selectOption({ label: entry.swrAuth ?? "None" });
    await form.getByRole("combobox", { name: "tKeel sign-in" }).selectOption({ label: entry.tkeelAuth ?? "None" });
    await form.getByRole("button", { name: "Add", exact: true }).click();
    return dialog;
  }

  const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

  test("one is added, used, kept, and removed again", async ({ dashboard, page, other, context }) => {
    const list = await dashboard.lists.repositories.goto();
    const dialog = await add(page, { name: "my own", swr: other.swr, tkeel: other.tkeel, region: "cn-north-4" });
    await expect(dialog.entry("my own")).toBeVisible();
    expect(await stored(page)).toContain("my%20own");
    await dialog.entry("my own").click();
    await expect(list.rows).toHaveCount(3);
    expect(named(page.url())).toBe("my own");
    await page.reload();
    await expect(list.rows).toHaveCount(3);
    const second = await context.newPage();
    await second.goto("repositories?connection=my%20own");
    await expect(second.getByRole("table").getByRole("row")).toHaveCount(4);
    await second.close();

    await dialog.open();
    await expect(dialog.root.getByRole("button", { name: "Remove north" })).toHaveCount(0);
    await dialog.entry("north").click();
    await expect(list.rows).toHaveCount(25);
    await dialog.open();
    await dialog.root.getByRole("button", { name: "Remove my own" }).click();
    await expect(dialog.entry("my own")).toHaveCount(0);
    expect(await stored(page)).not.toContain("my%20own");
    await page.reload();
    await dialog.open();
    await expect(dialog.entry("my own")).toHaveCount(0);
  });

  test("removing the one that is shown leaves a page that leads on", async ({ dashboard, page, other }) => {
    await dashboard.lists.repositories.goto();
    const dialog = await add(page, { name: "mine", swr: other.swr });
    await dialog.entry("mine").click();
    await expect(dashboard.lists.repositories.rows).toHaveCount(3);
    await dialog.open();
    await dialog.root.getByRole("button", { name: "Remove mine" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("heading", { name: "There is no connection called mine" })
      .or(dashboard.heading("Repositories"))).toBeVisible();
    await expect(dashboard.alert).toHaveCount(0);
  });

  test("what is no address, or a name that is taken, is not added; the rest of the form stays", async ({ dashboard, page }) => {
    await dashboard.lists.repositories.goto();
    for (const bad of [
      { name: "x", swr: "javascript:alert(1)" },
      { name: "x", swr: "data:text/html,x" },
      { name: "x", tkeel: "ftp://host/" },
      { name: "x", swr: "https://user:password@host/" },
      { name: "x", swr: "//host/" },
      { name: "north", swr: "https://host/" },
      { name: "", swr: "https://host/" },
      { name: "   ", swr: "https://host/" },
    ]) {
      const dialog = await add(page, bad);
      const what = JSON.stringify(bad);
      await expect(dialog.root.getByRole("link"), what).toHaveCount(1);
      await expect(dialog.form.getByRole("textbox", { name: bad.swr ? "SWR address" : "tKeel address" }), what)
        .toHaveValue(bad.swr ?? bad.tkeel ?? "");
      expect(await stored(page), what).not.toContain("host");
    }
  });

  test("what somebody wrote into the storage does no harm", async ({ dashboard, page }) => {
    await page.goto("repositories");
    await page.evaluate(() => localStorage.setItem("gantry.connections",
      "name=bad&swr=javascript%3Aalert(1)\n\u0000\nname=north&swr=%2Felsewhere\n{\"name\":1}\nname=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&swr=%2Fx"));
    await page.reload();
    await expect(dashboard.lists.repositories.rows).toHaveCount(25);
    const dialog = await new ConnectionsDialog(page).open();
    await expect(dialog.entry("<img src=x onerror=alert(1)>")).toBeVisible();
    await dialog.entry("bad").click();
    await expect(dashboard.main).toBeVisible();
  });

  test("no token is kept with them", async ({ dashboard, page, other }) => {
    other.options.swr.token = "s3cret-of-mine";
    await dashboard.lists.repositories.goto();
    const dialog = await add(page, { name: "mine", swr: other.swr, swrAuth: "X-Auth-Token" });
    await dialog.entry("mine").click();
    const signIn = page.getByRole("dialog", { name: "Sign in" });
    await signIn.getByLabel("Token", { exact: true }).fill("s3cret-of-mine");
    await signIn.getByRole("button", { name: "Sign in" }).click();
    await expect(dashboard.lists.repositories.rows).toHaveCount(3);
    expect(await stored(page)).not.toContain("s3cret");
  });
});

test.describe("users may not add", () => {
  test.use({ config: { connections: [connection("north")] } });

  test("there is no form, and what was added elsewhere is not there", async ({ dashboard, page }) => {
    await page.goto("repositories");
    await page.evaluate(() => localStorage.setItem("gantry.connections", "name=mine&swr=%2Fx"));
    await page.reload();
    await expect(dashboard.lists.repositories.rows).toHaveCount(25);
    const dialog = await new ConnectionsDialog(page).open();
    await expect(dialog.root.getByText("Add a connection")).toHaveCount(0);
    await expect(dialog.entry("mine")).toHaveCount(0);
  });
});

test.describe("headers that a page of another origin may not read", () => {
  test("totals come from the rows, or are at least as many", async ({ dashboard, upstream }) => {
    upstream.options.exposed = [];
    const list = await dashboard.lists.repositories.goto();
    await expect(list.span).toHaveText("1–25 of 60");
  });

  test("which one is missing, and what the server should say, stands with the request", async ({ dashboard, page, upstream }) => {
    const drawer = page.getByRole("region", { name: "Request" });
    const list = await dashboard.lists.repositories.goto();
    await page.getByRole("button", { name: "Request", exact: true }).click();
    await expect(drawer).toContainText("0-25/60");
    await expect(drawer).not.toContainText("Header missing");
    upstream.options.exposed = [];
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await list.settled();
    await expect(drawer).toContainText("Header missing");
    await expect(drawer).toContainText("Access-Control-Expose-Headers: Content-Range, X-Request-Id, Retry-After");
    // Only this list has its total in a header.
    await dashboard.entry("Packages").click();
    await dashboard.lists.packages.settled();
    await page.getByRole("button", { name: "Request", exact: true }).click();
    await expect(drawer).toContainText("status 200");
    await expect(drawer).not.toContainText("Header missing");
  });
});
