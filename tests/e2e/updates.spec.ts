/** A tab that stays open while Gantry is updated. */
import type { Locator, Page } from "@playwright/test";
import * as clock from "./support/clock.ts";
import { expect, test } from "./support/test.ts";

const MINUTE = 60_000;

/** What the server has instead of the page that the tab was loaded from. */
type Answer = "the same" | "another build" | "a third build" | "a login page" | "a way to a login page" | "404" | "nothing";

/** The page as the server sends it, counted and changed. */
class Deployment {
  answer: Answer = "the same";
  asked = 0;

  constructor(readonly page: Page, readonly url: string) {}

  async install(): Promise<this> {
    await this.page.route((address) => address.href === this.url, async (route) => {
      this.asked += 1;
      // It may have changed before this one is answered.
      const { answer } = this;
      switch (answer) {
        case "nothing":
          return route.abort();
        case "404":
          return route.fulfill({ status: 404, contentType: "text/html", body: "<h1>No such page</h1>" });
        case "a login page":
          return route.fulfill({ contentType: "text/html", body: "<title>Sign in</title><form><input name=user></form>" });
        case "a way to a login page":
          return route.fulfill({ status: 302, headers: { Location: "/login" } });
      }
      const response = await route.fetch();
      const digit = { "the same": null, "another build": "0", "a third build": "1" }[answer];
      const text = await response.text();
      const body = digit === null ? text : text.replace(/(data-(?:js|wasm)="?[\w]+-)[0-9a-f]+/g, `$1${digit.repeat(16)}`);
      return route.fulfill({ response, body });
    });
    return this;
  }

  /** The tab is hidden, or looked at again. */
  async hide(hidden: boolean): Promise<void> {
    await this.page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, hidden);
  }

  /** The tab is looked at again after a while. */
  async comeBack(millis = 2 * MINUTE): Promise<void> {
    await this.hide(true);
    await this.page.clock.fastForward(millis);
    await this.hide(false);
  }
}

function bar(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: "A new version of Gantry is here" });
}

test("a tab that is looked at again after an update says so, moves nothing, and loads it on demand @smoke", async ({ dashboard, page, url }) => {
  const deployment = await new Deployment(page, url).install();
  await clock.install(page);
  const list = await dashboard.lists.repositories.goto("page=2");
  await page.clock.fastForward(MINUTE + 1000);
  await expect.poll(() => deployment.asked).toBe(1);
  await expect(bar(page)).toHaveCount(0);

  deployment.answer = "another build";
  await deployment.hide(true);
  for (let minutes = 0; minutes < 30; minutes += 5) await page.clock.fastForward(5 * MINUTE);
  expect(deployment.asked, "while it is hidden").toBe(1);
  const before = await list.rows.nth(3).boundingBox();
  await deployment.hide(false);
  await expect(bar(page)).toBeVisible();
  expect(deployment.asked).toBe(2);
  expect(await list.rows.nth(3).boundingBox()).toEqual(before);

  // Declined is declined, until there is one more.
  await bar(page).getByRole("button", { name: "Not now" }).click();
  await expect(bar(page)).toHaveCount(0);
  await deployment.comeBack();
  await expect.poll(() => deployment.asked).toBe(3);
  await expect(bar(page)).toHaveCount(0);
  deployment.answer = "a third build";
  await deployment.comeBack();
  await expect(bar(page)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await bar(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => page.evaluate(() => "isOld" in window)).toBe(false);
  await list.settled();
  await expect(page).toHaveURL(/page=2$/);
});

test("it asks every ten minutes while it is looked at, and not each time it is looked at again", async ({ dashboard, page, url }) => {
  const deployment = await new Deployment(page, url).install();
  await clock.install(page);
  await dashboard.lists.packages.goto();
  await page.clock.fastForward(MINUTE + 1000);
  await expect.poll(() => deployment.asked).toBe(1);
  for (let times = 0; times < 5; times++) await deployment.comeBack(1000);
  for (let minutes = 0; minutes < 9; minutes++) await page.clock.fastForward(MINUTE);
  expect(deployment.asked).toBe(1);
  deployment.answer = "another build";
  await page.clock.fastForward(MINUTE);
  await expect(bar(page)).toBeVisible();
  expect(deployment.asked).toBe(2);
});

test.describe("whatever else it hears", () => {
  test.use({ provokesFailures: true });

  test("nothing is said: 404, a login page, a way to one, no answer, offline", async ({ context, dashboard, page, url }) => {
    const deployment = await new Deployment(page, url).install();
    await clock.install(page);
    await page.goto("installers");
    await dashboard.lists.installers.settled();
    await page.clock.fastForward(MINUTE + 1000);
    await expect.poll(() => deployment.asked).toBe(1);
    for (const [at, answer] of (["404", "a login page", "a way to a login page", "nothing"] as const).entries()) {
      deployment.answer = answer;
      await deployment.comeBack();
      await expect.poll(() => deployment.asked, answer).toBe(at + 2);
    }
    await context.setOffline(true);
    await deployment.comeBack();
    await context.setOffline(false);
    deployment.answer = "the same";
    await deployment.comeBack();
    await expect.poll(() => deployment.asked).toBe(6);
    await expect(bar(page)).toHaveCount(0);
    await expect(dashboard.alert).toHaveCount(0);
    await expect(dashboard.lists.installers.rows).toHaveCount(25);
    deployment.answer = "another build";
    await deployment.comeBack();
    await expect(bar(page)).toBeVisible();
  });
});

test.describe("a part that an update took away", () => {
  test.use({ provokesFailures: true });

  for (const [what, answer] of [
    ["404", { status: 404, contentType: "text/plain", body: "" }],
    ["the page", { status: 200, contentType: "text/html", body: "<!doctype html><title>Gantry</title>" }],
  ] as const) {
    test(`(${what} in its place): panel and palette offer to load the page anew`, async ({ dashboard, page }) => {
      const part = /\/split_tools-\w+\.wasm$/;
      await page.route(part, (route) => route.fulfill(answer));
      const list = dashboard.lists.packages;
      await page.goto("packages");
      await expect(list.rows.first()).toBeVisible();
      await page.keyboard.press("Control+k");
      const palette = page.getByRole("dialog", { name: "Command palette" });
      await expect(palette.getByRole("alert")).toContainText("This part of Gantry could not be loaded");
      await expect(palette.getByRole("button", { name: "Reload" })).toBeVisible();
      await page.keyboard.press("Escape");
      await list.rows.first().getByRole("link").click();
      await expect(list.panel.root.getByRole("alert")).toContainText("This part of Gantry could not be loaded");
      await page.unroute(part);
      await list.panel.root.getByRole("button", { name: "Reload" }).click();
      await expect(list.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
      await expect(dashboard.alert).toHaveCount(0);
    });
  }
});
