import { key } from "./support/api.ts";
import { clickAt, Dashboard } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";

test("the navigation leads to every view and marks where one is @smoke", async ({ dashboard, page, url }) => {
  await page.goto("");
  for (const [name, path] of [["Repositories", "repositories"], ["Packages", "packages"], ["Installers", "installers"], ["Overview", ""]]) {
    await dashboard.entry(name!).click();
    await expect(page).toHaveURL(url + path);
    await expect(dashboard.heading(name!)).toBeVisible();
    await expect(dashboard.entry(name!)).toHaveAttribute("aria-current", "page");
    await expect(dashboard.navigation.locator("[aria-current]")).toHaveCount(1);
  }
});

test("a page is no other page drawn over", async ({ dashboard, page }) => {
  await dashboard.lists.repositories.goto();
  const content = page.locator(".list-page");
  await content.evaluate((element) => element.setAttribute("data-of", "repositories"));
  await dashboard.entry("Packages").click();
  await dashboard.lists.packages.settled();
  await expect(content).not.toHaveAttribute("data-of");
});

test("following a link loads no page anew", async ({ dashboard, page }) => {
  await page.goto("");
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await dashboard.entry("Repositories").click();
  await dashboard.lists.repositories.settled();
  await dashboard.lists.repositories.rows.first().getByRole("link").click();
  await expect(dashboard.lists.repositories.panel.root).toBeVisible();
  expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
});

test("each view has a title of its own", async ({ dashboard, page }) => {
  const titles = new Set<string>();
  for (const path of ["", "repositories", "packages", "packages/iot-edge/edge-agent/versions", "installers"]) {
    await page.goto(path);
    await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page).toHaveTitle(/Gantry/);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(5);
});

test("an unknown address says so, and leads back @smoke", async ({ dashboard, page, url }) => {
  for (const path of ["nowhere", "repositories/nothing/here"]) {
    await page.goto(path);
    await expect(dashboard.main).toContainText("There is no such page");
    await dashboard.main.getByRole("link", { name: "Go to the overview" }).click();
    await expect(page).toHaveURL(url);
    await expect(dashboard.heading("Overview")).toBeVisible();
  }
});

test.describe("reload keeps filters, sort, page, size and panel of", () => {
  for (const [name, query] of [
    ["repositories", "namespace=platform&sort=-pulls&page=2&size=10"],
    ["packages", "package_name=a&sort=creator&page=2&size=10"],
    ["versions", "sort=size&page=2&size=10"],
    ["installers", "installed=true&sort=-timestamp&page=2&size=10"],
  ] as const) {
    test(name, async ({ dashboard, page }) => {
      const list = await dashboard.lists[name].goto(query);
      await list.rows.nth(3).getByRole("link").click();
      await expect(list.panel.root).toBeVisible();
      const [address, keys] = [page.url(), await list.keys()];
      const title = await list.panel.root.getByRole("heading", { level: 2 }).innerText();
      await page.reload();
      await list.expectKeys(keys);
      await expect(list.panel.title(title)).toBeVisible();
      await expect(page).toHaveURL(address);
      await list.expectMatchesAddress();
    });
  }
});

test.describe("back and forward restore", () => {
  for (const name of ["repositories", "packages", "versions", "installers"] as const) {
    test(`every step in ${name}${name === "repositories" ? " @smoke" : ""}`, async ({ dashboard, page }) => {
      const list = await dashboard.lists[name].goto();
      type Step = { address: string; keys: string[]; panel: boolean };
      const now = async (): Promise<Step> => {
        await list.settled();
        await list.expectMatchesAddress();
        return { address: page.url(), keys: await list.keys(), panel: (await list.panel.root.count()) > 0 };
      };
      const steps = [await now()];
      const act = async (change: () => Promise<unknown>) => {
        const before = page.url();
        await change();
        await expect(page).not.toHaveURL(before);
        steps.push(await now());
      };
      await act(() => list.pageLink("Page 2").click());
      await act(() => list.sortBy(name === "installers" ? "Name" : "Size"));
      await act(() => list.pageSize.selectOption("50"));
      await act(() => list.rows.nth(2).getByRole("link").click());
      await act(() => page.keyboard.press("Escape"));
      const expectStep = async (step: Step) => {
        await expect(page).toHaveURL(step.address);
        await list.expectKeys(step.keys);
        await expect(list.panel.root).toHaveCount(step.panel ? 1 : 0);
        await list.expectMatchesAddress();
      };
      for (const step of [...steps].reverse().slice(1)) {
        await page.goBack();
        await expectStep(step);
      }
      for (const step of steps.slice(1)) {
        await page.goForward();
        await expectStep(step);
      }
    });
  }

  test("the view", async ({ dashboard, page, url }) => {
    await page.goto("");
    for (const name of ["Repositories", "Packages", "Installers"]) await dashboard.entry(name).click();
    await expect(dashboard.heading("Installers")).toBeVisible();
    for (const [name, path] of [["Packages", "packages"], ["Repositories", "repositories"], ["Overview", ""]]) {
      await page.goBack();
      await expect(dashboard.heading(name!)).toBeVisible();
      await expect(page).toHaveURL(url + path);
      await expect(dashboard.entry(name!)).toHaveAttribute("aria-current", "page");
    }
  });

  test("the filters in the form", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await list.select("Category").selectOption("Database");
    await expect(page).toHaveURL(/category=database$/);
    await list.choice("Images", "Third-party").check();
    await expect(page).toHaveURL(/center=thirdparty&category=database$/);
    await page.goBack();
    await expect(list.choice("Images", "Own")).toBeChecked();
    await expect(list.select("Category")).toHaveValue("database");
    await page.goBack();
    await expect(list.select("Category")).toHaveValue("");
    await expect(list.chips).toHaveCount(0);
    await page.goForward();
    await expect(list.chips).toHaveText(["Category: Database"]);
    await expect(list.select("Category")).toHaveValue("database");
  });

  test("the address, whatever was done before: twice back, forward, a link", async ({ dashboard, page, url }) => {
    const list = await dashboard.lists.repositories.goto();
    await list.pageLink("Page 2").click();
    await expect(page).toHaveURL(/page=2$/);
    await list.pageLink("Page 3").click();
    await expect(page).toHaveURL(/page=3$/);
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(/repositories$/);
    await page.goForward();
    await expect(page).toHaveURL(/page=2$/);
    await list.settled();
    await list.expectMatchesAddress();
    await list.pageLink("Page 3").click();
    await expect(page).toHaveURL(/page=3$/);
    await list.expectMatchesAddress();
    await page.goBack();
    await page.goBack();
    await list.settled();
    await list.expectMatchesAddress();
    await dashboard.entry("Packages").click();
    await expect(page).toHaveURL(`${url}packages`);
    await dashboard.lists.packages.settled();
    await page.goBack();
    await list.settled();
    await expect(page).toHaveURL(/repositories$/);
    await list.expectMatchesAddress();
    // The stack of the router is stale by now: its top is the page that the link leads to.
    await page.goForward();
    await page.goBack();
    await dashboard.entry("Packages").click();
    await expect(dashboard.heading("Packages")).toBeVisible();
    await expect(page).toHaveURL(`${url}packages`);
  });
});

test.describe("history", () => {
  test("typing changes the present entry, a choice makes a new one", async ({ dashboard, page }) => {
    await page.goto("");
    await dashboard.entry("Repositories").click();
    const list = dashboard.lists.repositories;
    await list.settled();
    const length = () => page.evaluate(() => history.length);
    const before = await length();
    for (const text of ["g", "ga", "gate"]) {
      await list.field("Repository name").fill(text);
      await expect(page).toHaveURL(new RegExp(`name=${text}$`));
    }
    expect(await length()).toBe(before);
    await list.select("Category").selectOption("Database");
    await expect(page).toHaveURL(/name=gate&category=database$/);
    expect(await length()).toBe(before + 1);
    await page.goBack();
    await expect(page).toHaveURL(/name=gate$/);
    await page.goBack();
    await expect(dashboard.heading("Overview")).toBeVisible();
  });
});

test("addresses that the browser refuses for a while end nothing, and the last one stands there in the end", async ({ dashboard, page, url }) => {
  // Safari takes a hundred within 30 seconds, and answers further ones with an exception.
  await page.addInitScript(() => {
    const { pushState, replaceState } = History.prototype;
    const refusing = (send: History["pushState"]): History["pushState"] => function (this: History, ...step) {
      if ("isRefusing" in window) throw new DOMException("more than 100 times per 30 seconds", "SecurityError");
      send.apply(this, step);
    };
    Object.assign(History.prototype, { pushState: refusing(pushState), replaceState: refusing(replaceState) });
  });
  const list = await dashboard.lists.packages.goto();
  const keys = await list.keys();
  const name = (at: number) => keys[at]!.split("/").slice(1).join("/");
  await page.evaluate(() => Object.assign(window, { isRefusing: true }));
  for (const at of [0, 1, 2]) {
    await list.rows.nth(at).getByRole("link").click();
    await expect(list.panel.title(name(at))).toBeVisible();
  }
  await list.find.fill("a");
  await dashboard.entry("Repositories").click();
  const { repositories } = dashboard.lists;
  await repositories.settled();
  await repositories.rows.first().getByRole("link").click();
  await expect(repositories.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(page).toHaveURL(`${url}packages`);
  await page.evaluate(() => Reflect.deleteProperty(window, "isRefusing"));
  await expect(page).toHaveURL(new RegExp(`^${url}repositories\\?open=`));
  // From here on, as ever.
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${url}repositories`);
  await page.goBack();
  await expect(repositories.panel.root).toBeVisible();
});

test.describe("scroll", () => {
  test.use({ viewport: { width: 1440, height: 700 } });
  const TARGET = 80;

  test("is restored by back and forward, by reload, and kept when a panel opens", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto("size=100");
    await list.rows.nth(TARGET).scrollIntoViewIfNeeded();
    const row = list.rows.nth(TARGET - 4);
    // A row may be gone by the time that it is asked; the table stays.
    const top = () => list.table.evaluate((table) => {
      const row = table.querySelector("tr:has(.row-link)")!;
      return Math.round(row.getBoundingClientRect().top - table.parentElement!.getBoundingClientRect().top);
    });
    const scrolled = await top();
    expect(scrolled).toBeLessThan(-1000);
    await row.getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    expect(await top()).toBe(scrolled);
    await page.keyboard.press("Escape");
    await expect(list.panel.root).toHaveCount(0);
    expect(await top()).toBe(scrolled);
    await list.pageLink("Next page").click();
    await expect(list.span).toHaveText(/^101–200/);
    await expect.poll(top).toBeGreaterThan(0);
    await page.goBack();
    await expect(list.span).toHaveText(/^1–100/);
    await expect.poll(top).toBe(scrolled);
    await page.reload();
    await list.settled();
    await expect.poll(top).toBe(scrolled);
    await dashboard.entry("Packages").click();
    await dashboard.lists.packages.settled();
    await page.goBack();
    await expect(list.span).toHaveText(/^1–100/);
    await expect.poll(top).toBe(scrolled);
  });
});

test("a page that is turned to starts at its top, though the browser tells on the way where the last one was", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("size=100");
  const frame = page.locator(".table-frame");
  await frame.evaluate((frame) => (frame.scrollTop = 1500));
  // What a browser does where the height of the rows changes: it tells of the scroll before the next frame.
  await frame.evaluate((frame) => {
    new MutationObserver(() => frame.dispatchEvent(new Event("scroll"))).observe(frame, { childList: true, subtree: true, characterData: true });
  });
  await list.pageLink("Next page").click();
  await expect(list.span).toHaveText(/^101–200/);
  await expect.poll(() => frame.evaluate((frame) => frame.scrollTop)).toBe(0);
});

test.describe("rows are real links", () => {
  test("a middle click opens a tab with the panel, on the link and beside it @smoke", async ({ dashboard, page, context, api }) => {
    const list = await dashboard.lists.repositories.goto();
    const { rows } = await api.repositories();
    const [link, beside] = [list.rows.nth(1).getByRole("link"), list.rows.nth(1).getByRole("cell").nth(2)];
    for (const target of [link, beside]) {
      const [tab] = await Promise.all([context.waitForEvent("page"), clickAt(target, "middle")]);
      await expect(tab).toHaveURL(new RegExp(`open=${key.repository(rows[1]!)}$`));
      await expect(new Dashboard(tab).lists.repositories.panel.title(rows[1]!.name)).toBeVisible();
      await expect(page).toHaveURL(/repositories$/);
      await tab.close();
    }
  });

  test("a click with Control opens a tab", async ({ dashboard, page, context }) => {
    const list = await dashboard.lists.installers.goto();
    const link = list.rows.first().getByRole("link");
    const [tab] = await Promise.all([context.waitForEvent("page"), link.click({ modifiers: ["ControlOrMeta"] })]);
    await expect(tab).toHaveURL(/installers\?open=/);
    await expect(page).toHaveURL(/installers$/);
  });

  test("a click anywhere in the row opens its panel", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await clickAt(list.rows.nth(4).getByRole("cell").nth(3));
    await expect(page).toHaveURL(/open=/);
    await expect(list.rows.nth(4).getByRole("link")).toHaveAttribute("aria-current", "true");
  });

  test("pages, sort and chips are links too", async ({ dashboard, url }) => {
    const list = await dashboard.lists.repositories.goto("namespace=web&page=2");
    await expect(list.pageLink("Next page")).toHaveAttribute("href", new URL(`${url}repositories?namespace=web&page=3`).pathname + "?namespace=web&page=3");
    await expect(list.heading("Size").getByRole("link")).toHaveAttribute("href", /\?namespace=web&sort=-size&page=2$/);
    await expect(list.chips.first()).toHaveAttribute("href", /repositories$/);
  });
});

test("changing any filter goes back to the first page", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("page=4");
  await list.field("Organization").fill("web");
  await expect(page).toHaveURL(/repositories\?namespace=web$/);
  await list.goto("page=4");
  await list.select("Category").selectOption("Database");
  await expect(page).toHaveURL(/repositories\?category=database$/);
  await list.goto("page=2");
  await list.choice("Images", "Third-party").check();
  await expect(page).toHaveURL(/repositories\?center=thirdparty$/);
});

test("one request a list, and none for what the rows at hand can answer", async ({ dashboard, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => /v2\/manage|repos\/installers/.test(request.url()) && asked.push(request.url()));
  const packages = await dashboard.lists.packages.goto();
  expect(asked).toHaveLength(1);
  await packages.sortBy("Size");
  await packages.pageLink("Next page").click();
  await packages.pageSize.selectOption("100");
  await expect(packages.rows).toHaveCount(100);
  expect(asked).toHaveLength(1);
  asked.length = 0;
  const repositories = await dashboard.lists.repositories.goto();
  await repositories.sortBy("Size");
  await repositories.rows.first().getByRole("link").click();
  await expect(repositories.panel.root).toBeVisible();
  await repositories.panel.root.getByRole("button", { name: "Close" }).click();
  await expect(repositories.panel.root).toHaveCount(0);
  expect(asked).toHaveLength(1);
});
