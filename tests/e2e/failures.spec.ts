import path from "node:path";
import type { Route } from "@playwright/test";
import { key } from "./support/api.ts";
import * as clock from "./support/clock.ts";
import { isApi, type Dashboard } from "./support/dashboard.ts";
import { folder, seed, serve, TOKEN } from "./support/server.ts";
import { expect, test } from "./support/test.ts";

test.use({ provokesFailures: true });

const VIEWS = ["repositories", "packages", "versions", "installers"] as const;

test("a page that could not be had is not asked for again by pointing at its link", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await dashboard.attended();
  const second = (address: URL) => decodeURIComponent(address.search).includes("offset::25");
  await page.route(second, (route) => route.fulfill({ status: 403, json: { message: "no" } }));
  await list.pageLink("Next page").click();
  await expect(dashboard.alert).toBeVisible();
  await page.mouse.move(0, 0);
  // Somewhat longer than a pointer has to rest for that.
  const again = page.waitForRequest((request) => second(new URL(request.url())), { timeout: 1_000 }).then(() => true, () => false);
  await list.pageLink("Next page").hover();
  expect(await again).toBe(false);
});

test("a page that was asked for ahead and failed is tried again only when it is gone to", async ({ dashboard, api, page }) => {
  const list = await dashboard.lists.repositories.goto();
  const second = (address: URL) => decodeURIComponent(address.search).includes("offset::25");
  const failure = () => page.waitForResponse((response) => second(new URL(response.url())) && response.status() === 503);
  let fails = true;
  await page.route(second, (route) => (fails ? route.fulfill({ status: 503, json: { message: "not yet" } }) : route.continue()));
  const ahead = failure();
  await list.pageLink("Next page").hover();
  await ahead;
  // Somewhat longer than it takes until what is wanted is tried again.
  const again = page.waitForRequest((request) => second(new URL(request.url())), { timeout: 1_000 }).then(() => true, () => false);
  expect(await again).toBe(false);
  const wanted = failure();
  await list.pageLink("Next page").click();
  await wanted;
  fails = false;
  await list.expectKeys((await api.repositories({ offset: 25 })).rows.map(key.repository));
});

test.describe("server down", () => {
  test("old rows stay under a banner, and Retry brings new ones once it is back", async ({ dashboard, page }) => {
    const database = path.join(folder(), "down.db");
    seed(database, "--repositories", "60", "--packages", "5", "--versions", "9", "--installers", "5");
    const server = await serve(database);
    try {
      const list = await dashboard.lists.repositories.goto("", `${server.url}repositories`);
      const before = await list.keys();
      await dashboard.attended();
      await server.stop();
      await list.pageLink("Next page").click();
      await expect(dashboard.alert).toContainText("Could not refresh: The server could not be reached");
      await expect(dashboard.alert).toContainText("It may be down, refuse the connection, or not allow this page to call it");
      expect(await list.keys()).toEqual(before);
      await expect(page).toHaveURL(/page=2$/);
    } finally {
      await server.stop();
    }
    const again = await serve(database, "--listen", new URL(server.url).host);
    try {
      await dashboard.alert.getByRole("button", { name: "Retry" }).click();
      await expect(dashboard.lists.repositories.span).toHaveText("26–50 of 60");
      await expect(dashboard.alert).toHaveCount(0);
      await dashboard.lists.repositories.expectMatchesAddress();
    } finally {
      await again.stop();
    }
  });

  for (const name of VIEWS) {
    test(`${name} without old rows: a page that names cause and cure, with Retry`, async ({ dashboard, page }) => {
      const list = dashboard.lists[name];
      await page.route(isApi, (route) => route.abort("connectionrefused"));
      await page.goto(list.path);
      await expect(dashboard.alert).toContainText("The server could not be reached");
      await expect(dashboard.alert).toContainText("It may be down");
      await expect(list.rows).toHaveCount(0);
      await expect(page.getByText("Loading…")).toHaveCount(0);
      await page.unroute(isApi);
      await dashboard.alert.getByRole("button", { name: "Retry" }).click();
      await expect(list.rows).toHaveCount(25);
      await expect(dashboard.alert).toHaveCount(0);
    });
  }
});

test.describe("401", () => {
  test.use({ serverName: "token" });
  for (const name of VIEWS) {
    test(`${name} names it, and Retry works once the request is signed`, async ({ dashboard, page }) => {
      const list = dashboard.lists[name];
      await page.goto(list.path);
      await expect(page.getByRole("dialog", { name: "Sign in" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dashboard.alert).toContainText("The server asks for a sign-in");
      await dashboard.alert.getByText("What was sent and answered").click();
      await expect(dashboard.alert).toContainText("401");
      await page.setExtraHTTPHeaders({ "X-Auth-Token": TOKEN });
      await dashboard.alert.getByRole("button", { name: "Retry" }).click();
      await expect(list.rows).toHaveCount(25);
    });
  }
});

test.describe("500", () => {
  for (const name of VIEWS) {
    test(`${name} says what the server said, with status and request id`, async ({ dashboard, page }) => {
      const list = dashboard.lists[name];
      const json = name === "installers"
        ? { code: 13, message: "INTERNAL_STORE: disk on fire", details: [] }
        : [{ errorCode: "SVCSTG.SWR.5000001", errorMessage: "disk on fire", detail: "" }];
      await page.route(isApi, (route) => route.fulfill({ status: 500, json, headers: { "X-Request-Id": "req-42" } }));
      await page.goto(list.path);
      await expect(dashboard.alert).toContainText("The server failed");
      await expect(dashboard.alert).toContainText("disk on fire");
      await dashboard.alert.getByText("What was sent and answered").click();
      await expect(dashboard.alert).toContainText("500");
      await expect(dashboard.alert).toContainText("req-42");
      await expect(dashboard.alert).toContainText("GET ");
      await page.unroute(isApi);
      await dashboard.alert.getByRole("button", { name: "Retry" }).click();
      await expect(list.rows).toHaveCount(25);
    });
  }
});

test.describe("other answers", () => {
  for (const [what, answer, title] of [
    ["403", { status: 403, json: {} }, "The server does not allow this"],
    ["429", { status: 429, json: {} }, "The server asks to slow down"],
    ["400", { status: 400, json: [{ errorCode: "X", errorMessage: "no" }] }, "The server refused the request"],
    ["a page of HTML", { status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in</title>" }, "The answer is not from this API"],
    ["half an answer", { status: 200, contentType: "application/json", body: '[{"name":"a"' }, "The answer was cut off"],
    ["nothing", { status: 200, body: "" }, "The answer is not from this API"],
  ] as const) {
    test(`${what}: ${title}`, async ({ dashboard, page }) => {
      await page.route(isApi, (route) => route.fulfill(answer));
      await page.goto("repositories");
      await expect(dashboard.alert).toContainText(title);
    });
  }

  test("a row that can not be read costs that row, and is counted", async ({ dashboard, page }) => {
    await page.route(isApi, async (route) => {
      const response = await route.fetch();
      const rows = (await response.json()) as unknown[];
      rows[3] = { name: 17, size: "many" };
      await route.fulfill({ response, json: rows });
    });
    const list = await dashboard.lists.repositories.goto();
    await expect(list.rows).toHaveCount(24);
    await expect(page.getByText(/1 rows? could not be read/)).toBeVisible();
  });
});

test.describe("empty", () => {
  test.describe("a server with nothing in it", () => {
    test.use({ serverName: "empty" });
    for (const [path, title] of [
      ["repositories", "No repositories yet"],
      ["packages", "No packages yet"],
      ["installers", "No installers yet"],
    ] as const) {
      test(`${path} says why and what to do`, async ({ dashboard, page }) => {
        await page.goto(path);
        await expect(dashboard.main.getByText(title)).toBeVisible();
        await expect(dashboard.main.getByText(/appears? here/)).toBeVisible();
        await expect(dashboard.alert).toHaveCount(0);
        await expect(dashboard.main.getByRole("row")).toHaveCount(0);
      });
    }
  });

  test("filtered-empty shows the filters and clears them", async ({ dashboard, page, api }) => {
    const list = await dashboard.lists.repositories.goto("name=nosuchthing&namespace=web");
    await expect(dashboard.main.getByText("Nothing matches these filters")).toBeVisible();
    await expect(list.chips).toHaveText(["Organization: web", "Repository name: nosuchthing"]);
    await dashboard.main.getByRole("link", { name: "Clear all" }).last().click();
    await expect(page).toHaveURL(/repositories$/);
    await list.expectKeys((await api.repositories()).rows.map(key.repository));
    await expect(list.field("Organization")).toHaveValue("");
  });

  for (const name of ["packages", "installers"] as const) {
    test(`filtered-empty ${name}`, async ({ dashboard, page }) => {
      const list = await dashboard.lists[name].goto(name === "packages" ? "package_name=zzzz" : "key_words=zzzz");
      await expect(dashboard.main.getByText("Nothing matches these filters")).toBeVisible();
      await dashboard.main.getByRole("link", { name: "Clear all" }).last().click();
      await expect(page).toHaveURL(new RegExp(`${name}$`));
      await expect(list.rows).toHaveCount(25);
    });
  }

  for (const name of ["repositories", "installers"] as const) {
    test(`a page past the end of ${name} says so and leads to the first`, async ({ dashboard, page }) => {
      const list = dashboard.lists[name];
      await page.goto(`${list.path}?page=999`);
      await expect(dashboard.main.getByText("There is no such page")).toBeVisible();
      await dashboard.main.getByRole("link", { name: "Go to the first page" }).click();
      await expect(page).toHaveURL(new RegExp(`${name}$`));
      await expect(list.rows).toHaveCount(25);
    });
  }

  test("an open row that is not on the page says so", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto("open=nobody/nothing");
    await expect(list.panel.root).toContainText("This row is not on the page shown.");
    await list.panel.root.getByRole("link", { name: "Close" }).or(list.panel.root.getByRole("button", { name: "Close" })).click();
    await expect(page).toHaveURL(/repositories$/);
  });
});

test.describe("while an answer is on the way", () => {
  /** Holds requests back until told otherwise. */
  class Gate {
    readonly held: Route[] = [];
    readonly handler = (route: Route): void => void this.held.push(route);
    async release(index: number): Promise<void> {
      await this.held[index]!.continue();
    }
  }

  /** Page 2 is asked for and then page 3, and neither is answered yet. */
  async function twoPagesHeld(dashboard: Dashboard) {
    const list = await dashboard.lists.repositories.goto();
    const gate = new Gate();
    await dashboard.page.route(isApi, gate.handler);
    await list.pageLink("Page 2").click();
    await expect.poll(() => gate.held.length).toBe(1);
    await list.pageLink("Page 3").click();
    await expect.poll(() => gate.held.length).toBe(2);
    return { list, gate };
  }

  test("the first load says so, in the geometry of the rows", async ({ dashboard, page }) => {
    const gate = new Gate();
    await page.route(isApi, gate.handler);
    const list = dashboard.lists.repositories;
    await page.goto("repositories");
    await expect(list.table).toHaveAttribute("aria-busy", "true");
    await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
    const placeholder = list.table.locator("tbody tr").first();
    await expect(placeholder).toBeVisible();
    const box = await placeholder.boundingBox();
    await gate.release(0);
    await expect(list.rows).toHaveCount(25);
    const row = await list.rows.first().boundingBox();
    expect(Math.abs(row!.y - box!.y)).toBeLessThan(1);
    expect(row!.height).toBe(box!.height);
    await expect(list.table).not.toHaveAttribute("aria-busy", "true");
  });

  test("nothing stands in for rows that come within 120 ms", async ({ dashboard, page }) => {
    await clock.install(page);
    await dashboard.lists.repositories.goto();
    await clock.stop(page);
    const gate = new Gate();
    await page.route(isApi, gate.handler);
    await dashboard.navigation.getByRole("link", { name: "Packages" }).click();
    const list = dashboard.lists.packages;
    await expect(list.table).toHaveAttribute("aria-busy", "true");
    await expect.poll(() => gate.held.length).toBe(1);
    const placeholders = list.table.locator(".placeholder-row");
    await page.clock.runFor(110);
    await expect(placeholders).toHaveCount(0);
    await page.clock.runFor(20);
    await expect(placeholders).toHaveCount(20);
    await page.clock.resume();
    await gate.release(0);
    await expect(list.rows).toHaveCount(25);
    await expect(placeholders).toHaveCount(0);
  });

  test("old rows stay, and the list says that it is busy", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const before = await list.keys();
    const gate = new Gate();
    await page.route(isApi, gate.handler);
    await list.pageLink("Next page").click();
    await expect(list.table).toHaveAttribute("aria-busy", "true");
    await expect.poll(() => gate.held.length).toBe(1);
    expect(await list.keys()).toEqual(before);
    await gate.release(0);
    await expect(list.span).toHaveText(/^26–50/);
    expect(await list.keys()).not.toEqual(before);
  });

  test("Refresh asks again and keeps rows, page and panel meanwhile", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto("page=2");
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    const [before, address] = [await list.keys(), page.url()];
    const gate = new Gate();
    await page.route(isApi, gate.handler);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => gate.held.length).toBe(1);
    await expect(list.table).toHaveAttribute("aria-busy", "true");
    expect(await list.keys()).toEqual(before);
    await expect(list.panel.root).toBeVisible();
    await gate.release(0);
    await list.settled();
    expect(await list.keys()).toEqual(before);
    await expect(page).toHaveURL(address);
  });

  for (const [what, name] of [["row", "Storage"], ["drawer", "Storage"], ["drawer", "Facets"]] as const) {
    test(`a refresh by itself leaves the keyboard where it is, in a ${what}, while ${name} is open`, async ({ dashboard, page }) => {
      await clock.install(page);
      // Each answer has another size in its first row: the rows are drawn anew, and the sums too.
      let answers = 0;
      await page.route(/\/v2\/manage\/repos\?/, async (route) => {
        const response = await route.fetch();
        const rows = (await response.json()) as { size: number }[];
        answers += 1;
        rows[0]!.size = answers * 2 ** 50;
        await route.fulfill({ response, json: rows });
      });
      const list = await dashboard.lists.repositories.goto();
      await page.getByRole("button", { name: "Columns and view" }).click();
      await page.getByRole("dialog").getByRole("combobox", { name: "Refresh" }).selectOption("Every 30 s");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name, exact: true }).click();
      const drawer = page.getByRole("region", { name });
      const target = what === "row" ? list.rows.first().getByRole("link") : drawer.getByRole(name === "Facets" ? "checkbox" : "link").first();
      await target.focus();
      await target.evaluate((element) => Object.assign(element, { marked: true }));
      for (const answer of [2, 3]) {
        await page.clock.fastForward(31_000);
        await expect.poll(() => answers).toBe(answer);
        await list.settled();
        await expect(list.rows.first()).toContainText(`${answer} PiB`);
        if (name === "Storage") await expect(drawer.getByRole("listitem").first()).toContainText(`${answer} PiB`);
        expect(await page.evaluate(() => "marked" in (document.activeElement ?? {})), "the same element has the focus").toBe(true);
        await expect(target).toBeFocused();
      }
    });
  }

  test("a newer query ends the older request", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const gate = new Gate();
    await page.route(isApi, gate.handler);
    await list.pageLink("Page 2").click();
    await expect.poll(() => gate.held.length).toBe(1);
    const ended = page.waitForEvent("requestfailed", (request) => request === gate.held[0]!.request());
    await list.pageLink("Page 3").click();
    expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
    await expect.poll(() => gate.held.length).toBe(2);
    await gate.release(1);
    await expect(list.span).toHaveText(/^51–75/);
    await expect(dashboard.alert).toHaveCount(0);
  });

  test("leaving the list ends its request", async ({ dashboard, page }) => {
    const gate = new Gate();
    await page.route(/v2\/manage\/repos\b/, gate.handler);
    await page.goto("repositories");
    await expect.poll(() => gate.held.length).toBe(1);
    const ended = page.waitForEvent("requestfailed", (request) => request === gate.held[0]!.request());
    await dashboard.entry("Installers").click();
    await ended;
    await expect(dashboard.lists.installers.rows).toHaveCount(25);
    await expect(dashboard.alert).toHaveCount(0);
  });

  test("a late answer never overwrites a newer one, even where nothing can be aborted", async ({ dashboard, page }) => {
    await page.addInitScript(() => {
      AbortController.prototype.abort = () => undefined;
    });
    const { list, gate } = await twoPagesHeld(dashboard);
    await gate.release(1);
    await expect(list.span).toHaveText(/^51–75/);
    const newer = await list.keys();
    const late = page.waitForResponse((response) => response.request() === gate.held[0]!.request());
    await gate.release(0);
    await late;
    // What the page does with the late answer, it has done once a further request has been answered.
    await page.unroute(isApi);
    await page.evaluate(() => fetch("v2/manage/packages").then((response) => response.text()));
    expect(await list.keys()).toEqual(newer);
    await expect(list.span).toHaveText(/^51–75/);
    await list.expectMatchesAddress();
  });

  test("a failure of the newer query is not hidden by the older answer", async ({ dashboard, page }) => {
    const { list, gate } = await twoPagesHeld(dashboard);
    // Not 500, which would be tried again.
    await gate.held[1]!.fulfill({ status: 403, json: [] });
    await expect(dashboard.alert).toContainText("Could not refresh: The server does not allow this");
    await expect(list.span).toHaveText(/^1–25/);
  });
});
