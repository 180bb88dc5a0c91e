/** A page of a list is asked for, and read, before it is gone to. */
import type { Page } from "@playwright/test";
import { key } from "./support/api.ts";
import { expect, test } from "./support/test.ts";

test.describe("a page that the pointer rests on", () => {
  /** How often the server was asked for the rows from there on. */
  const count = (page: Page) => {
    const asked: number[] = [];
    page.on("request", (request) => {
      const offset = /offset%3A%3A(\d+)|offset::(\d+)/.exec(request.url());
      if (offset) asked.push(Number(offset[1] ?? offset[2]));
    });
    return (from: number) => asked.filter((offset) => offset === from).length;
  };

  /** The rows from there on have come, and the page has read them: it has read what came after them. */
  const read = async (page: Page, from: number) => {
    await page.waitForFunction((offset) => performance.getEntriesByType("resource").some(({ name }) => decodeURIComponent(name).includes(`offset::${offset}`)), from);
    for (let times = 0; times < 2; times++) await page.evaluate(async () => (await fetch("config.json")).text());
  };

  test("is asked for before it is gone to, and not once more", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const asked = count(page);
    await list.pageLink("Next page").hover();
    await expect.poll(() => asked(25)).toBe(1);
    await list.expectKeys((await api.repositories()).rows.map(key.repository));
    await list.pageLink("Next page").click();
    await list.expectKeys((await api.repositories({ offset: 25 })).rows.map(key.repository));
    expect(asked(25)).toBe(1);
    // The pointer rests where the next one is, without having moved.
    await expect.poll(() => asked(50)).toBe(1);
    await list.pageLink("Next page").click();
    await list.expectKeys((await api.repositories({ offset: 50 })).rows.map(key.repository));
    expect(asked(50)).toBe(1);
  });

  test("is asked for anew if that was long ago", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const asked = count(page);
    await list.pageLink("Page 3").hover();
    await read(page, 50);
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 31_000;
    });
    await list.pageLink("Page 3").click();
    await list.expectKeys((await api.repositories({ offset: 50 })).rows.map(key.repository));
    expect(asked(50)).toBe(2);
  });

  test("is shown at once where it is there", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await list.pageLink("Next page").hover();
    await read(page, 25);
    await page.evaluate(() => {
      const counted = Object.assign(globalThis, { busy: 0 });
      new MutationObserver((changes) => { counted.busy += changes.length; }).observe(document, { subtree: true, attributeFilter: ["aria-busy"] });
    });
    await list.pageLink("Next page").click();
    await list.expectKeys((await api.repositories({ offset: 25 })).rows.map(key.repository));
    expect(await page.evaluate(() => (globalThis as unknown as { busy: number }).busy)).toBe(0);
  });

  test("is not asked for again where the pointer comes back", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const asked = count(page);
    await list.pageLink("Next page").hover();
    await read(page, 25);
    await page.mouse.move(5, 5);
    // Somewhat longer than a pointer has to rest for that.
    const again = page.waitForRequest(/offset(%3A%3A|::)25/, { timeout: 500 }).then(() => true, () => false);
    await list.pageLink("Next page").hover();
    expect(await again).toBe(false);
    expect(asked(25)).toBe(1);
  });

  test("ends where the pointer goes on to another link", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const asked = count(page);
    const second = (address: URL) => /offset(%3A%3A|::)25/.test(address.search);
    // It never comes.
    await page.route(second, () => {});
    const ended = page.waitForEvent("requestfailed", (request) => second(new URL(request.url())));
    await list.pageLink("Next page").hover();
    await expect.poll(() => asked(25)).toBe(1);
    await list.pageLink("Page 3").hover();
    expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
    await expect.poll(() => asked(50)).toBe(1);
  });

  test("is waited for where it is on its way, and ends where another one is gone to", async ({ dashboard, api, page }) => {
    const list = await dashboard.lists.repositories.goto();
    const second = (address: URL) => /offset(%3A%3A|::)25/.test(address.search);
    const asked = count(page);
    // It never comes.
    await page.route(second, () => {});
    const ended = page.waitForEvent("requestfailed", (request) => second(new URL(request.url())));
    await list.pageLink("Next page").hover();
    await expect.poll(() => asked(25)).toBe(1);
    await list.pageLink("Next page").click();
    await expect(page).toHaveURL(/page=2$/);
    expect(asked(25)).toBe(1);
    await list.pageLink("Page 3").click();
    await list.expectKeys((await api.repositories({ offset: 50 })).rows.map(key.repository));
    expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
    expect(asked(25)).toBe(1);
  });

  test("is not asked for where all rows are here", async ({ dashboard, page }) => {
    const list = await dashboard.lists.packages.goto();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!/\.(css|wasm|svg)$/.test(request.url())) asked.push(request.url());
    });
    for (const name of ["Page 2", "Page 3", "Next page", "Last page"]) {
      await list.pageLink(name).hover();
      await list.pageLink(name).click();
      await expect(list.pageLink(name === "Last page" ? "First page" : "Previous page")).toHaveAttribute("href");
      await list.settled();
    }
    expect(asked).toEqual([]);
  });
});
