import { expect, test } from "./support/test.ts";

test("the configuration does not wait for the WebAssembly, and is asked for once", async ({ dashboard, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/").at(-1) ?? "";
    if (name === "config.json" || name.endsWith(".wasm")) asked.push(name.replace(/^.*\.wasm$/, "wasm"));
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  const config = page.waitForResponse(/\/config\.json$/);
  await page.goto("packages", { waitUntil: "commit" });
  await config;
  release();
  await expect(dashboard.main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
  expect(asked.sort()).toEqual(["config.json", "wasm"]);
});
