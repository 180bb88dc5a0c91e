import { expect, test } from "./support/test.ts";

/** The WebAssembly that the first rows need, and the part that holds the panel and the tools. */
const FIRST = /\/gantry-\w+\.wasm$/;
const TOOLS = /\/split_tools-\w+\.wasm$/;

test("the configuration does not wait for the WebAssembly, and is asked for once", async ({ dashboard, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname;
    if (name.endsWith("/config.json") || FIRST.test(name)) asked.push(name.replace(/^.*[.]/, ""));
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(FIRST, async (route) => {
    await held;
    await route.continue();
  });
  const config = page.waitForResponse(/\/config\.json$/);
  await page.goto("packages", { waitUntil: "commit" });
  await config;
  release();
  await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
  expect(asked.sort()).toEqual(["json", "wasm"]);
});

test("a list is asked for before its page is made, and once @smoke", async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector("main")) return;
      performance.mark("made");
      seen.disconnect();
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  for (const [path, api] of [
    ["repositories?name=web", "/v2/manage/repos"],
    ["packages?size=all", "/v2/manage/packages"],
    ["installers?page=2", "/repos/installers"],
  ] as const) {
    await page.goto(path);
    await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
    await expect(dashboard.main.getByRole("row").nth(1)).toBeVisible();
    const asked = await page.evaluate((api) => {
      const made = performance.getEntriesByName("made")[0].startTime;
      const requests = performance.getEntriesByType("resource").filter((entry) => new URL(entry.name).pathname.endsWith(api));
      return requests.map((entry) => entry.startTime < made);
    }, api);
    expect(asked, path).toEqual([true]);
  }
});

test("panel and tools come after the rows, which do not wait for them", async ({ dashboard, page }) => {
  const list = dashboard.lists.packages;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const asked: boolean[] = [];
  await page.route(TOOLS, async (route) => {
    asked.push((await list.rows.count()) > 0);
    await held;
    await route.continue();
  });
  await page.goto("packages");
  await expect(list.rows.first()).toBeVisible();
  await page.getByRole("button", { name: "Facets" }).click();
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeAttached();
  expect(asked).toEqual([true]);
  release();
  await expect(page.getByRole("region", { name: "Facets" })).toBeVisible();
  await expect(list.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
});

test.describe("a part that does not come", () => {
  test.use({ provokesFailures: true });

  test("says so where it is waited for, and comes on Retry @smoke", async ({ dashboard, page }) => {
    const list = dashboard.lists.packages;
    await page.route(TOOLS, (route) => route.abort());
    await page.goto("packages");
    await expect(list.rows.first()).toBeVisible();
    await expect(dashboard.alert).toHaveCount(0);
    await list.rows.first().getByRole("link").click();
    const failure = list.panel.root.getByRole("alert");
    await expect(failure).toContainText("This part of Gantry could not be loaded");
    await page.unroute(TOOLS);
    await failure.getByRole("button", { name: "Retry" }).click();
    await expect(list.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
    await expect(dashboard.alert).toHaveCount(0);
  });
});
