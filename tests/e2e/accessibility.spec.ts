import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";
import { LISTS_WITH_TOOLS, withEachTool } from "./support/tools.ts";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Findings = Record<string, string[]>;

/**
 * What axe finds, one line each. A theme changes colours and nothing else: in the dark, contrast alone is looked at.
 * A phone shows the same in another arrangement, and the other language the same in other words.
 */
async function look(page: Page, what: string, found: Findings, within?: string): Promise<void> {
  const chinese = (await page.locator("html").getAttribute("lang")) === "zh-CN";
  const sights = [
    { viewport: WIDE, colorScheme: "light", all: true },
    ...(chinese && within ? [] : [{ viewport: WIDE, colorScheme: "dark", all: false } as const]),
    ...(chinese ? [] : [{ viewport: PHONE, colorScheme: "light", all: true } as const]),
  ] as const;
  for (const { viewport, colorScheme, all } of sights) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (within) axe.include(within);
    const { violations } = await (all ? axe : axe.withRules("color-contrast")).analyze();
    const lines = violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
    );
    if (lines.length) found[`${what}, ${viewport.width}, ${colorScheme}`] = lines;
  }
  await page.setViewportSize(WIDE);
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1")).toBeAttached();
  await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
}

for (const locale of ["en-US", "zh-CN"]) {
  test.describe(`axe finds nothing in ${locale}, in either theme, wide and on a phone:`, () => {
    test.use({ locale, provokesFailures: true });

    for (const path of ["repositories", "packages", "packages/iot-edge/edge-agent/versions", "installers"]) {
      test(`${path}, with and without a panel`, async ({ page }) => {
        const found: Findings = {};
        await page.goto(`${path}?size=10`);
        await settled(page);
        await look(page, "list", found);
        await page.locator("tbody").getByRole("link").first().click();
        await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toBeVisible();
        await look(page, "panel", found);
        expect(found).toEqual({});
      });
    }

    test("installers as cards and as groups, being picked", async ({ page }) => {
      const found: Findings = {};
      // Where a row is a version, as the servers of tKeel have it.
      await page.route(/repos\/installers/, async (route) => {
        const response = await route.fetch();
        const answer = (await response.json()) as { brief_installers: { version_list: { version: string }[] }[] };
        const brief_installers = answer.brief_installers.flatMap((row) => row.version_list.map(({ version }) => ({ ...row, version })));
        await route.fulfill({ response, json: { ...answer, brief_installers: brief_installers.slice(0, 10) } });
      });
      for (const shown of ["cards,grouped", "grouped"]) {
        await page.goto("installers?size=10");
        await page.evaluate((shown) => localStorage.setItem("gantry.layout.installers", `compact;0;10;;${shown}`), shown);
        await page.reload();
        await settled(page);
        await page.locator("tbody button[aria-expanded]").first().click();
        await page.getByRole("button", { name: locale === "zh-CN" ? "选择行" : "Select rows" }).click();
        await page.locator("tbody").getByRole("checkbox").nth(1).click();
        await look(page, shown, found);
      }
      expect(found).toEqual({});
    });

    test("overview, unknown page, shortcuts", async ({ page }) => {
      const found: Findings = {};
      await page.goto("");
      await settled(page);
      await look(page, "overview", found);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      await look(page, "shortcuts", found);
      await page.goto("nowhere");
      await settled(page);
      await look(page, "unknown page", found);
      expect(found).toEqual({});
    });

    for (const list of LISTS_WITH_TOOLS) {
      test(`every drawer and dialog of ${list}`, async ({ page }) => {
        const found: Findings = {};
        await withEachTool(page, locale === "zh-CN" ? "zh_cn" : "en", async (what, kind) => {
          await look(page, what, found, kind === "dialog" ? "dialog[open]" : ".drawer");
        }, [list]);
        expect(found).toEqual({});
      });
    }

    test("two connections beside each other", async ({ page }) => {
      test.slow();
      const found: Findings = {};
      const there = (base: string) => ({ swr: { base, auth: "none" }, tkeel: { base, auth: "none" } });
      const config = { connections: [{ name: "north", ...there("") }, { name: "south", ...there("/south") }] };
      await page.route(/config\.json$/, (route) => route.fulfill({ json: config }));
      await page.route(/south\/v2\/manage\/repos/, async (route) => {
        const response = await route.fetch({ url: route.request().url().replace("/south", "") });
        const rows = (await response.json()) as { name: string; size: number }[];
        // The first is missing, there is one more, and every other one is larger.
        const json = rows.slice(1).map((row, at) => ({ ...row, size: row.size + (at % 2) }));
        await route.fulfill({ response, json: [...json, { ...rows[0]!, name: "only-south" }] });
      });
      await page.goto("compare");
      await expect(page.getByRole("table")).toBeVisible();
      await look(page, "compare", found);
      expect(found).toEqual({});
    });

    test("empty, refused and failed lists", async ({ page }) => {
      const found: Findings = {};
      for (const path of ["repositories?namespace=web&name=zzz&category=database", "repositories?name=a%7Cb", "installers?page=999"]) {
        await page.goto(path);
        await settled(page);
        await look(page, path, found);
      }
      await page.goto("repositories?size=10");
      await settled(page);
      await page.route(/v2\/manage/, (route) => route.fulfill({ status: 500, json: [] }));
      await page.locator("nav a[href*='page=2']").first().click();
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "a failure over old rows", found);
      await page.reload();
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "a failure without rows", found);
      expect(found).toEqual({});
    });
  });
}
