import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";
import { withEachTool } from "./support/tools.ts";
import { grouped } from "./support/values.ts";

const VIEWS = ["overview", "repositories", "packages", "versions", "installers"] as const;
const PATHS: Record<(typeof VIEWS)[number], string> = {
  overview: "", repositories: "repositories", packages: "packages",
  versions: "packages/iot-edge/edge-agent/versions", installers: "installers",
};
const SIZES = [[1440, 900], [1024, 768], [390, 844], [360, 740]] as const;

async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1")).toBeAttached();
  await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
}

/** What sticks out of the page, makes it scroll sideways, or is a heading that is cut off. */
async function sticking(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const wide = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
    const tables = [...document.querySelectorAll("main table")]
      .filter((table) => table.checkVisibility() && table.scrollWidth > table.parentElement!.clientWidth).map(name);
    const out = [...document.querySelectorAll("main *, header *, nav *")].filter((element) => {
      const box = element.getBoundingClientRect();
      const clipped = element.closest(".table-frame, .visually-hidden, [aria-hidden=true], pre, code, .panel-body table");
      return !clipped && box.width > 0 && box.right > innerWidth + 1;
    });
    const cut = [...document.querySelectorAll("th .heading span")]
      .filter((span) => span.checkVisibility() && span.scrollWidth > span.clientWidth && span.clientWidth > 0)
      .map((span) => `the heading "${span.textContent}" is cut off`);
    return [...wide, ...tables, ...out.slice(0, 5).map(name), ...cut];
  });
}

for (const locale of ["en-US", "zh-CN"]) {
  test.describe(`nothing needs scrolling sideways in ${locale}:`, () => {
    test.use({ locale });
    for (const view of VIEWS) {
      test(`${view}, with and without a panel, at every size`, async ({ page }) => {
        const found: Record<string, string[]> = {};
        const check = async (what: string) => {
          for (const [width, height] of SIZES) {
            await page.setViewportSize({ width, height });
            const out = await sticking(page);
            if (out.length) found[`${what} at ${width}`] = out;
          }
          await page.setViewportSize({ width: 1440, height: 900 });
        };
        await page.goto(PATHS[view]);
        await settled(page);
        await check("list");
        if (view !== "overview") {
          await page.locator("tbody").getByRole("link").first().click();
          await expect(page.getByRole("complementary")).toBeVisible();
          await check("panel");
        }
        expect(found).toEqual({});
      });
    }
  });
}

/** What lies beyond the sides of the window or has to be scrolled sideways, but for tables and the timeline, which may be. */
async function beyond(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  return page.evaluate(() => {
    const name = (element: Element) => element.ariaLabel ?? element.outerHTML.slice(0, 80);
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".table-frame, .comparison, .timeline-frame, .visually-hidden, .skip");
    const wide = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
    const all = [...(document.querySelector("dialog[open]") ?? document.body).querySelectorAll("*"), ...document.querySelectorAll("dialog[open]")];
    const scrolling = all.filter((element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth && isSeen(element));
    const out = all.filter((element) => {
      const box = element.getBoundingClientRect();
      return element.matches("button, input, select, a") && (box.left < -1 || box.right > innerWidth + 1) && isSeen(element);
    });
    return [...wide, ...scrolling.map((element) => `${name(element)} scrolls sideways`), ...out.slice(0, 5).map(name)];
  });
}

for (const locale of ["en-US", "zh-CN"]) {
  test.describe(`whole at every size in ${locale}:`, () => {
    test.use({ locale });
    for (const view of ["repositories", "packages", "versions", "installers"] as const) {
      test(`${view} tell what was filtered and sorted where`, async ({ page }) => {
        await page.goto(PATHS[view]);
        await settled(page);
        const told = page.locator(".pager .scope");
        const found: Record<number, unknown> = {};
        for (const [width, height] of [...SIZES, [1100, 800], [1000, 800]] as const) {
          await page.setViewportSize({ width, height });
          await expect(told).toBeVisible();
          const cut = await told.evaluate((text) => {
            const [box, all] = [text.getBoundingClientRect(), document.createRange()];
            all.selectNodeContents(text);
            const words = all.getBoundingClientRect();
            return text.scrollWidth > text.clientWidth || words.bottom > Math.min(box.bottom, innerHeight) + 1 || words.width === 0;
          });
          if (cut) found[width] = await told.textContent();
        }
        expect(found).toEqual({});
      });
    }
  });
}

test("the names of repositories have room from a tablet on", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  for (const width of [1440, 1280, 1024, 900]) {
    await page.setViewportSize({ width, height: 800 });
    expect((await list.rows.first().getByRole("cell").first().boundingBox())!.width, `${width}`).toBeGreaterThan(240);
  }
});

for (const locale of ["en-US", "zh-CN"] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what is cut off in a row is whole in a title", async ({ page }) => {
      let [cut, untold] = [0, [] as string[]];
      for (const view of ["repositories", "packages", "versions", "installers"] as const) {
        await page.goto(PATHS[view]);
        await settled(page);
        await expect(page.locator(".row-link").first()).toBeVisible();
        for (const width of [1440, 1280, 1024, 900, 768, 640, 500, 390]) {
          await page.setViewportSize({ width, height: 800 });
          const [all, without] = await page.evaluate(() => {
            const cut = [...document.querySelectorAll("tbody tr:has(.row-link) td, tbody tr:has(.row-link) td *")]
              .filter((element) => element.checkVisibility() && element.clientWidth > 0 && element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === "clip");
            // A cell may be cut off by what stands in it, and a name by where it is from.
            const isTold = (element: Element) => [element, ...element.querySelectorAll("*"), element.parentElement!].some((one) => one.hasAttribute("title"));
            return [cut.length, cut.filter((element) => !isTold(element)).map((element) => `${element.className}: ${element.textContent}`)] as const;
          });
          cut += all;
          untold = [...untold, ...without.map((what) => `${view} at ${width}: ${what}`)];
        }
      }
      expect(cut).toBeGreaterThan(10);
      expect(untold).toEqual([]);
    });
  });
}

for (const [language, locale] of [["en", "en-US"], ["zh_cn", "zh-CN"]] as const) {
  test.describe(`on a phone in ${locale}`, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    test("no drawer or dialog is wider than the screen", async ({ page }) => {
      const found: Record<string, string[]> = {};
      await withEachTool(page, language, async (what) => {
        const out = await beyond(page);
        if (out.length) found[what] = out;
      });
      expect(found).toEqual({});
    });
  });
}

for (const view of ["repositories", "packages", "versions", "installers"] as const) {
  test(`at least 20 rows of ${view} on a screen of 1440 × 900, all of one height`, async ({ dashboard }) => {
    const list = await dashboard.lists[view].goto();
    const rows = await list.rows.evaluateAll((rows) => rows.map((row) => {
      const box = row.getBoundingClientRect();
      const frame = row.closest("table")!.parentElement!.getBoundingClientRect();
      return { height: box.height, visible: box.top >= frame.top && box.bottom <= Math.min(frame.bottom, innerHeight) };
    }));
    expect(new Set(rows.map((row) => row.height)).size).toBe(1);
    expect(rows.filter((row) => row.visible).length).toBeGreaterThanOrEqual(20);
  });
}

test.describe("the panel stands", () => {
  const boxes = async (page: Page) => {
    const list = page.getByRole("main").getByRole("table").first();
    const panel = page.getByRole("complementary", { name: "Details" });
    await expect(panel).toBeVisible();
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
    return { list: await list.boundingBox(), panel: (await panel.boundingBox())! };
  };

  for (const width of [1440, 1100]) {
    test(`beside the list at ${width}`, async ({ dashboard, page }) => {
      await page.setViewportSize({ width, height: 900 });
      const list = await dashboard.lists.repositories.goto();
      await list.rows.first().getByRole("link").click();
      const { list: table, panel } = await boxes(page);
      expect(table!.x + table!.width).toBeLessThanOrEqual(panel.x + 1);
      expect(panel.x + panel.width).toBeLessThanOrEqual(width);
      expect(panel.width).toBeGreaterThan(380);
    });
  }

  test("where it stays from its first frame on, before the rows have made room for it", async ({ dashboard, page }) => {
    const list = await dashboard.lists.packages.goto();
    const [opened, other] = [list.rows.nth(1).getByRole("link"), list.rows.nth(3).getByRole("link")];
    // With this, what draws a panel is there.
    await opened.click();
    await expect(list.panel.root).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list.panel.root).toHaveCount(0);
    const places = await other.evaluate(async (link: HTMLElement) => {
      const frame = link.closest<HTMLElement>(".table-frame")!;
      const wide = frame.offsetWidth;
      const places: string[] = [];
      link.click();
      do {
        // As each frame is about to show it.
        await new Promise(requestAnimationFrame);
        const panel = document.querySelector<HTMLElement>("aside.panel");
        if (panel) places.push(`${panel.offsetLeft} ${panel.offsetTop} ${panel.offsetWidth} ${panel.offsetHeight}`);
      } while (places.length < 60 && frame.offsetWidth === wide);
      return { all: places, isNarrower: frame.offsetWidth < wide };
    });
    expect(places.isNarrower).toBe(true);
    expect(places.all.length, "frames that show it, the last of them beside the rows").toBeGreaterThan(1);
    expect(places.all).toEqual(places.all.map(() => places.all[0]));
  });

  for (const width of [1099, 768]) {
    test(`over the list at ${width}`, async ({ dashboard, page }) => {
      await page.setViewportSize({ width, height: 900 });
      const list = await dashboard.lists.repositories.goto();
      const before = await list.table.boundingBox();
      await list.rows.first().getByRole("link").click();
      const { list: table, panel } = await boxes(page);
      expect(table!.width).toBe(before!.width);
      expect(table!.x + table!.width).toBeGreaterThan(panel.x);
      expect(panel.width).toBeLessThan(width * 0.75);
    });
  }

  test("on a page of its own on a phone", async ({ dashboard, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const list = await dashboard.lists.repositories.goto();
    await list.rows.first().getByRole("link").click();
    const { panel } = await boxes(page);
    expect([panel.x, panel.width]).toEqual([0, 390]);
    const seen = () => list.rows.first().evaluate((row) => {
      const box = row.getBoundingClientRect();
      return row.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    });
    expect(await seen()).toBe(false);
    await list.panel.root.getByRole("button", { name: "Close" }).click();
    await expect.poll(seen).toBe(true);
  });
});

for (const view of ["repositories", "packages", "versions", "installers"] as const) {
  test(`opening, changing and closing a panel leaves the rows of ${view} as they are`, async ({ dashboard }) => {
    const list = await dashboard.lists[view].goto();
    const mark = (row: Element) => Object.assign(row, { marked: true });
    const marked = (row: Element) => "marked" in row;
    await list.rows.nth(3).evaluate(mark);
    await list.table.evaluate(mark);
    await list.rows.nth(1).getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    await list.rows.nth(2).getByRole("link").press("Enter");
    await expect(list.rows.nth(2).getByRole("link")).toHaveAttribute("aria-current", "true");
    expect(await list.rows.nth(3).evaluate(marked)).toBe(true);
    await dashboard.page.keyboard.press("Escape");
    await expect(list.panel.root).toHaveCount(0);
    expect(await list.rows.nth(3).evaluate(marked)).toBe(true);
    expect(await list.table.evaluate(marked)).toBe(true);
  });
}

test("opening another row draws that row and the one before, and no other", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto();
  await list.rows.nth(2).getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  await list.table.evaluate((table) => {
    const drawn = new Set<number>();
    Object.assign(window, { drawn });
    const all = [...table.querySelectorAll("tbody tr")];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        drawn.add(all.findIndex((row) => row.contains(element)));
      }
    }).observe(table.querySelector("tbody")!, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await list.rows.nth(5).getByRole("link").click();
  await expect(list.rows.nth(5).getByRole("link")).toHaveAttribute("aria-current", "true");
  await expect(list.rows.nth(2).getByRole("link")).not.toHaveAttribute("aria-current");
  expect(await page.evaluate(() => [...(window as unknown as { drawn: Set<number> }).drawn].sort())).toEqual([2, 5]);
});

test("opening a panel beside the list moves no row up or down", async ({ dashboard }) => {
  const list = await dashboard.lists.repositories.goto();
  const before = await list.rows.first().boundingBox();
  await list.rows.nth(1).getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  expect((await list.rows.first().boundingBox())!.y).toBe(before!.y);
});

test.describe("nothing shifts", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: { value: number; what: string[]; input: boolean }[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries() as (PerformanceEntry & {
          value: number; hadRecentInput: boolean;
          sources: { node?: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        })[]) {
          const what = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
            const element = node instanceof Element ? node : node?.parentElement;
            return `${element?.tagName.toLowerCase()}.${element?.className} ${from.x},${from.y},${from.width} → ${to.x},${to.y},${to.width}`;
          });
          shifts.push({ value: entry.value, what, input: entry.hadRecentInput });
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
  });

  const shifts = async (page: Page) => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const all = await page.evaluate(() => (window as unknown as { shifts: { value: number; what: string[]; input: boolean }[] }).shifts);
    return all.filter((shift) => !shift.input);
  };

  for (const [width, height] of SIZES) {
    test(`while the views load at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      const found: Record<string, unknown> = {};
      for (const view of VIEWS) {
        await page.goto(PATHS[view]);
        await settled(page);
        const all = await shifts(page);
        if (all.length) found[view] = all;
      }
      expect(found).toEqual({});
    });
  }

  test("while a panel loads with its list, and its own request after it", async ({ dashboard, page, api }) => {
    const [row] = await api.packages();
    let release: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/versions$/, async (route) => {
      await gate;
      await route.continue();
    });
    await page.goto(`packages?open=${row!.namespace}/${row!.package}`);
    const { panel } = dashboard.lists.packages;
    await expect(panel.title(row!.package)).toBeVisible();
    release!();
    await expect(panel.section("Versions").getByRole("listitem").first()).toBeAttached();
    expect(await shifts(page)).toEqual([]);
  });

  test("while pages, sort and panel change", async ({ dashboard, page }) => {
    const list = await dashboard.lists.repositories.goto();
    await list.pageLink("Next page").click();
    await list.settled();
    await list.sortBy("Size");
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list.panel.root).toHaveCount(0);
    await page.goBack();
    await expect(list.panel.root).toBeVisible();
    expect(await shifts(page)).toEqual([]);
  });
});

for (const width of [1440, 1099, 700]) {
  test(`the entries of the navigation stay within it, ${width} pixels wide`, async ({ dashboard, page, api }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("repositories");
    await expect(dashboard.entry("Repositories")).toContainText(grouped((await api.repositories()).total));
    const over = await page.getByRole("navigation").first().getByRole("link").evaluateAll((links) =>
      links.filter((link) => link.scrollWidth > link.clientWidth).map((link) => link.textContent));
    expect(over).toEqual([]);
  });
}
