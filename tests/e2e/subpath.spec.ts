import { expect, test } from "./support/test.ts";

test.use({ serverName: "subpath" });

const PATHS = ["", "repositories", "packages", "packages/iot-edge/edge-agent/versions", "installers", "nowhere"];

test("nothing is asked for outside the base, on any view", async ({ dashboard, page, url }) => {
  expect(url).toMatch(/\/a\/b\/$/);
  const outside: string[] = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) outside.push(request.url());
  });
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  for (const path of PATHS) {
    await page.goto(path);
    await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
    // A deep link and its reload.
    await page.reload();
    await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page).toHaveURL(url + path);
  }
  expect(outside).toEqual([]);
  expect(failed).toEqual([]);
});

test("every link stays below the base", async ({ dashboard, page, url }) => {
  const { pathname } = new URL(url);
  for (const path of PATHS) {
    await page.goto(path);
    await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
    const links = await page.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links.length).toBeGreaterThan(4);
    const foreign = links.filter((href) => href !== null && href !== "#content" && !href.startsWith(pathname));
    expect(foreign, path).toEqual([]);
  }
});

test("the icons are found in the page, whatever its address is", async ({ dashboard, page }) => {
  await page.goto("packages");
  await expect(dashboard.lists.packages.rows.first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).locator("svg").first()).toBeVisible();
  const missing = await page.locator("svg.icon").evaluateAll((icons) => icons.filter((icon) => icon.checkVisibility()).filter((icon) => {
    const { width, height } = icon.querySelector("use")!.getBBox();
    return width === 0 || height === 0;
  }).map((icon) => icon.innerHTML));
  expect(missing).toEqual([]);
});
