import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";
import { withEachTool } from "./support/tools.ts";
import { chinese, textsOf } from "./support/words.ts";

test("English is what a browser gets that asks for neither", async ({ browser, url }) => {
  const context = await browser.newContext({ locale: "fr-FR", baseURL: url });
  const page = await context.newPage();
  await page.goto("");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});

test.describe("a browser in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("gets Chinese", async ({ dashboard, page }) => {
    await page.goto("");
    await expect(dashboard.heading("概览")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(dashboard.in(chinese).entry("镜像仓库")).toBeVisible();
  });

  test("keeps English once that was chosen", async ({ dashboard, page }) => {
    await page.goto("repositories");
    await page.getByRole("combobox", { name: "语言" }).selectOption("English");
    await expect(dashboard.heading("Repositories")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.reload();
    await expect(dashboard.heading("Repositories")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("the switch changes everything at once, keeps list and panel, and is remembered @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("namespace=web&page=2");
  await list.rows.nth(2).getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  const [address, keys] = [page.url(), await list.keys()];
  await page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
  const translated = dashboard.in(chinese).lists.repositories;
  await expect(dashboard.heading("镜像仓库")).toBeVisible();
  await expect(translated.panel.root).toBeVisible();
  await expect(translated.span).toHaveText(/^第 26–50 项/);
  expect(await translated.keys()).toEqual(keys);
  await expect(page).toHaveURL(address);
  await page.goto("installers");
  await expect(dashboard.heading("安装包")).toBeVisible();
});

test("every text is there in both languages", () => {
  const [en, zh] = [textsOf("en"), textsOf("zh_cn")];
  expect(en.size).toBeGreaterThan(150);
  expect([...zh.keys()]).toEqual([...en.keys()]);
});

/** All that a page says: texts, names, titles, placeholders; but not the values of the rows. */
async function saidBy(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = new Set<string>();
    const hidden = (element: Element) => element.closest("script, style, noscript, [aria-hidden=true]") !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim();
      if (text && walker.currentNode.parentElement && !hidden(walker.currentNode.parentElement)) said.add(text);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        const text = element.getAttribute(name)?.trim();
        if (text && !hidden(element)) said.add(text);
      }
    }
    return [...said];
  });
}

/** What a page says that is a text of that language and not of the other one. */
function foreign(said: string[], language: "en" | "zh_cn"): string[] {
  const [these, those] = [textsOf(language), textsOf(language === "en" ? "zh_cn" : "en")];
  // `{what}: {why}` and the like match anything.
  const patterns = [...these].filter(([, text]) => /[\p{L}]{2}/u.test(text.source.replaceAll("(.+)", ""))).map(([, text]) => text);
  const both = [...those.values()];
  // Sentences stand in one line, with a dot between them.
  const each = new Set(said.flatMap((text) => [text, ...text.split(" · ")]));
  return [...each].filter((text) => patterns.some((one) => one.test(text)) && !both.some((one) => one.test(text)));
}

for (const [language, locale, other] of [["Chinese", "zh-CN", "en"], ["English", "en-US", "zh_cn"]] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale, provokesFailures: true });
    test("nothing is left in the other language, on any view and in any state", async ({ page }) => {
      const settled = async () => {
        await expect(page.locator("h1")).toBeAttached();
        await expect(page.locator("table[aria-busy=true], .placeholder:visible")).toHaveCount(0);
      };
      const check = async (what: string) => {
        await settled();
        const said = await saidBy(page);
        expect(said.length, what).toBeGreaterThan(10);
        expect(foreign(said, other), what).toEqual([]);
        if (locale === "zh-CN") expect(said.filter((text) => /\d (\w+ )?ago$|^yesterday$/.test(text)), what).toEqual([]);
      };
      for (const path of ["", "nowhere", "repositories?namespace=w&name=a&category=database&sort=size",
        "packages?package_name=a&namespace=w", "packages/iot-edge/edge-agent/versions", "installers?key_words=a&installed=true&sort=name",
        "repositories?name=nosuchthing", "repositories?page=999", "repositories?open=no/body", "repositories?name=a%7Cb"]) {
        await page.goto(path);
        await check(path);
      }
      for (const path of ["repositories", "packages", "packages/iot-edge/edge-agent/versions", "installers"]) {
        await page.goto(path);
        await settled();
        await page.locator("tbody").getByRole("link").first().click();
        await expect(page.getByRole("complementary")).toBeVisible();
        await check(`${path} with a panel`);
      }
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      await check("shortcuts");
      await page.route(/v2\/manage/, (route) => route.abort());
      await page.goto("repositories");
      await expect(page.getByRole("alert")).toBeVisible();
      await check("failure");
    });

    test("nothing is left in the other language, in any drawer or dialog", async ({ page }) => {
      const found: Record<string, string[]> = {};
      const known = new Set<string>();
      await withEachTool(page, other === "en" ? "zh_cn" : "en", async (what) => {
        const said = (await saidBy(page)).filter((text) => !known.has(text));
        expect(said.length, what).toBeGreaterThan(0);
        for (const text of said) known.add(text);
        const left = foreign(said, other);
        if (left.length) found[what] = left;
      });
      expect(found).toEqual({});
    });
  });
}
