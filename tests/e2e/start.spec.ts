import type { Page } from "@playwright/test";
import { FIRST, hold, LATER, TOOLS } from "./support/parts.ts";
import { expect, test } from "./support/test.ts";

/** Milliseconds of a slow line. */
const LATENCY = 562.5;

test("the configuration does not wait for the WebAssembly, and is asked for once", async ({ dashboard, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname;
    if (name.endsWith("/config.json") || FIRST.test(name)) asked.push(name.replace(/^.*[.]/, ""));
  });
  const release = await hold(page, FIRST);
  const config = page.waitForResponse(/\/config\.json$/);
  await page.goto("packages", { waitUntil: "commit" });
  await config;
  release();
  await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
  expect(asked.sort()).toEqual(["json", "wasm"]);
});

for (const [width, height] of [[1440, 900], [390, 844]] as const) {
  test(`the frame stands before the WebAssembly, in the chosen theme, and where it stays, at ${width}`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      localStorage.setItem("gantry.theme", "dark");
      const count = () => {
        const { dataset } = document.documentElement;
        dataset.frames = String(Math.max(Number(dataset.frames ?? 0), document.querySelectorAll(".app").length));
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    });
    // On a phone, no line parts the brand from what is beside it: how wide its name is, is not to be seen.
    const looks = () => page.evaluate(() => [".brand", ".brand .icon", ".top", ".rail"].map((part) => {
      const { backgroundColor, borderBottom, borderRight, borderRightWidth } = getComputedStyle(document.querySelector(part)!);
      const { left, right, top, bottom } = document.querySelector(part)!.getBoundingClientRect();
      const ends = borderRightWidth === "1px" ? { left, right } : {};
      return { part, backgroundColor, borderBottom, borderRight, top, bottom, ...ends };
    }));
    const release = await hold(page, FIRST);
    await page.goto("packages", { waitUntil: "commit" });
    await expect(page.locator(".brand .icon")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const before = await looks();
    release();
    await expect(dashboard.main.getByRole("row").nth(1)).toBeVisible();
    await expect(page.locator("html"), "never two of them in a picture").toHaveAttribute("data-frames", "1");
    expect(before.at(-1)!.bottom - before.at(-1)!.top, "the rail is a bar or the whole height").toBeGreaterThan(50);
    expect(before).toEqual(await looks());
  });
}

test("the operator's theme comes before the WebAssembly, and the reader's is before it", async ({ dashboard, page }) => {
  await page.route(/\/config\.json$/, (route) => route.fulfill({ json: { defaults: { theme: "dark" } } }));
  const release = await hold(page, FIRST);
  await page.goto("packages", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  release();
  await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => localStorage.setItem("gantry.theme", "system"));
  await page.reload();
  await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("nothing is painted before the chosen theme is known", async ({ dashboard, page }) => {
  const release = await hold(page, /\/boot\.js$/);
  const styles = page.waitForEvent("requestfinished", (request) => /\/gantry-\w+\.css$/.test(request.url()));
  await page.goto("packages", { waitUntil: "commit" });
  await styles;
  const paints = () => page.evaluate(() => performance.getEntriesByName("first-paint").length);
  await expect(expect.poll(paints, { timeout: 500 }).toBe(1), "painted without boot.js").rejects.toThrow();
  release();
  await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(paints).toBe(1);
});

test.describe("a browser without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("is told what is needed", async ({ page }) => {
    await page.goto("packages");
    const told = page.locator("noscript");
    await expect(told).toBeInViewport({ ratio: 1 });
    expect(await told.evaluate((element) => element.textContent)).toContain("Gantry needs JavaScript and WebAssembly");
  });
});

test("a configuration that never comes is told, and does not leave an empty page", async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 50);
  });
  await page.route(/\/config\.json$/, () => {});
  await page.goto("packages", { waitUntil: "commit" });
  await expect(dashboard.alert).toContainText("The configuration could not be read");
});

for (const [path, api] of [
  ["repositories", "/v2/manage/repos"],
  ["repositories?columns=name,-size&density=roomy&rows=flat&show=table", "/v2/manage/repos"],
  ["packages?sort=-versions&size=all", "/v2/manage/packages"],
  ["installers", "/repos/installers"],
] as const) {
  test(`${path} is asked for beside the WebAssembly, and once`, async ({ dashboard, page }) => {
    const asked: string[] = [];
    page.on("request", (request) => void (new URL(request.url()).pathname.endsWith(api) && asked.push(request.url())));
    const release = await hold(page, FIRST);
    await page.goto(path, { waitUntil: "commit" });
    await expect.poll(() => asked.length).toBe(1);
    release();
    await expect(dashboard.main.getByRole("row").nth(1)).toBeVisible();
    await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
    expect(asked).toHaveLength(1);
    expect(await page.evaluate(() => "first" in (globalThis as unknown as { gantry: object }).gantry)).toBe(false);
  });
}

test("on a slow line the rows are asked for so that their answer begins about where the WebAssembly ends, and once", async ({ dashboard, page }) => {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY, downloadThroughput: 180_000, uploadThroughput: 84_000 });
  await page.goto("packages");
  await expect(dashboard.main.getByRole("row").nth(1)).toBeVisible();
  await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
  const seen = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name, startTime, responseStart, responseEnd }) =>
    ({ name: new URL(name).pathname, startTime, responseStart, responseEnd })));
  const wasm = seen.find(({ name }) => /\/gantry-\w+_bg\.wasm$/.test(name))!;
  const answers = seen.filter(({ name }) => name.endsWith("/v2/manage/packages"));
  expect(answers).toHaveLength(1);
  expect(answers[0]!.startTime).toBeLessThan(wasm.responseEnd);
  // Beside the WebAssembly it would begin half a second before that.
  expect(answers[0]!.startTime + LATENCY).toBeGreaterThan(wasm.responseEnd - 250);
});

for (const [what, path, prepare] of [
  ["filters", "repositories?name=web", () => {}],
  ["was laid out", "repositories", () => localStorage.setItem("gantry.layout.repositories", "compact;0;;50;")],
  ["is signed in to", "packages", () => sessionStorage.setItem("gantry.token.\n", "token-of-this-tab")],
] as const) {
  test(`no request is wasted where a list ${what}`, async ({ dashboard, page }) => {
    const asked: string[] = [];
    page.on("request", (request) => void (request.url().includes("/v2/") && asked.push(request.url())));
    await page.addInitScript(prepare);
    await page.goto(path);
    await expect(dashboard.main.getByRole("row").nth(1)).toBeVisible();
    await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
    expect(asked).toHaveLength(1);
  });
}

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

test("the page is made part by part, so that a key pressed meanwhile is heard", async ({ dashboard, page }) => {
  await page.addInitScript(() => {
    // What is made within one task is seen at once.
    const seen = new Map<string, number>();
    let task = 0;
    const look = () => {
      task++;
      for (const part of ["main", "main h1"]) if (document.querySelector(part) && !seen.has(part)) seen.set(part, task);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    Object.assign(window, { seen });
  });
  for (const path of ["repositories", "packages", "installers", dashboard.lists.versions.path]) {
    await page.goto(path);
    await expect(dashboard.main.getByRole("row").nth(1)).toBeVisible();
    const tasks = await page.evaluate(() => [...(window as unknown as { seen: Map<string, number> }).seen]);
    expect(tasks.map(([part]) => part), path).toEqual(["main", "main h1"]);
    expect(new Set(tasks.map(([, task]) => task)).size, path).toBe(2);
  }
});

for (const [sign, act] of [
  ["the pointer moves", (page: Page) => page.mouse.move(300, 300)],
  ["a key is pressed", (page: Page) => page.keyboard.press("j")],
] as const) {
  test(`nothing but the first view is asked for until ${sign}`, async ({ dashboard, page }) => {
    const asked: string[] = [];
    page.on("request", (request) => void (LATER.test(request.url()) && asked.push(request.url().replace(/^.*[.]/, ""))));
    for (const path of ["packages", ""]) {
      await page.goto(path, { waitUntil: "networkidle" });
      await expect(dashboard.heading(path ? "Packages" : "Overview")).toBeVisible();
      expect(asked, path).toEqual([]);
      await act(page);
      await expect.poll(() => asked.sort(), { message: path }).toEqual(["css", "wasm"]);
      asked.length = 0;
    }
  });
}

test("rows that are not shown as they came wait for nobody", async ({ dashboard, page, api }) => {
  const { packages, versions } = dashboard.lists;
  await page.goto("packages?sort=-versions");
  const most = Math.max(...(await api.packages()).map((row) => row.num_versions ?? 0));
  await expect(packages.rows.first()).toContainText(new Intl.NumberFormat("en-US").format(most));
  await page.goto("packages?find=edge-agent");
  await expect(packages.rows.first()).toContainText("edge-agent");
  await expect(page.locator(".find-count b")).toHaveText(String(await packages.rows.count()));
  await page.goto(versions.path);
  await expect(versions.rows.first()).toBeVisible();
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

for (const width of [1440, 768, 390]) {
  test(`the panel stands where it will stand before what is in it comes, at ${width}`, async ({ dashboard, page }) => {
    await page.setViewportSize({ width, height: 844 });
    const list = dashboard.lists.packages;
    const release = await hold(page, LATER);
    await page.goto("packages");
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    const boxes = async () => {
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
      return [await list.table.boundingBox(), await list.panel.root.boundingBox()];
    };
    const before = await boxes();
    // Until then it says so, and Escape closes it.
    await expect(list.panel.root).toContainText("Loading…");
    await page.keyboard.press("Escape");
    await expect(list.panel.root).toHaveCount(0);
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    release();
    await expect(list.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
    expect(await boxes()).toEqual(before);
  });
}

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

  test("says so where a list does not come either, and both come on Retry", async ({ dashboard, page }) => {
    const list = dashboard.lists.packages;
    await page.route(LATER, (route) => route.abort());
    await page.route(/\/v2\/manage\//, (route) => route.abort("connectionrefused"));
    await page.goto("packages");
    await expect(dashboard.alert).toContainText("Could not load packages");
    await page.unroute(LATER);
    await page.unroute(/\/v2\/manage\//);
    await dashboard.alert.getByRole("button", { name: "Retry" }).click();
    await expect(list.rows.first()).toBeVisible();
    await expect(dashboard.alert).toHaveCount(0);
  });
});

test("boot.js has every font looked up that a list shows", async ({ dashboard, page }) => {
  const boot = await (await page.request.get("boot.js")).text();
  const lists = [...boot.matchAll(/const (?:FONTS|LATER) ?= ?(\[.*?\]);/g)].map(([, list]) => JSON.parse(list!) as string[]);
  const known = new Set(lists.flat().map((font) => font.replace(/ var.*/, "")));
  expect(known.size).toBeGreaterThan(8);
  for (const list of Object.values(dashboard.lists)) {
    await list.goto();
    const shown = await page.evaluate(() => {
      const isText = (element: Element) => element.matches("input, select") || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim());
      const texts = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility() && isText(element));
      return [...new Set(texts.map((text) => getComputedStyle(text)).map(({ fontWeight, fontSize }) => `${fontWeight} ${fontSize}`))];
    });
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((font) => !known.has(font)), list.path).toEqual([]);
  }
});
