/** Rows that mean no good: they are shown, run nothing, and keep the page in shape. */
import { infest, PAYLOADS } from "../upstream/hostile.mjs";
import { html, json } from "../upstream/answer.mjs";
import { expectHarmless, HARMLESS, rowHeights, watch } from "./support/harm.ts";
import { expect, test, VIEWS } from "./support/upstream.ts";

test.beforeEach(({ page }) => watch(page));

/** The text as the page may show it: no lone surrogates. */
const shown = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");
/** Blanks are folded by the layout, controls may be shown or not: they are not what is compared. */
const folded = (text: string): string => text.replace(/[\s\p{Cc}\ufffd]+/gu, "");

for (const view of VIEWS) {
  const path = view.name === "versions" ? "packages/null/null/versions" : view.name;

  test(`${view.name}: every text is shown as text, in rows of the usual height`, async ({ dashboard, page, upstream }) => {
    await page.goto(dashboard.lists[view.name].path);
    await expect(dashboard.lists[view.name].rows.first()).toBeVisible();
    const usual = await rowHeights(page);
    expect(usual).toHaveLength(1);

    infest(upstream.data);
    await page.goto(`${path}?size=100`);
    const rows = dashboard.lists[view.name].rows;
    await expect(rows).toHaveCount(PAYLOADS.length);
    expect(await rowHeights(page)).toEqual(usual);
    const texts = await page.evaluate(() => [...document.querySelectorAll("main table tbody tr")].map((row) => row.textContent));
    for (const payload of PAYLOADS) {
      // Names of packages that look encoded are shown decoded.
      let label = shown(payload);
      try {
        label = decodeURIComponent(label);
      } catch { /* it only looks so */ }
      const is = (text: string | null) => [label, shown(payload)].some((name) => folded(text ?? "").includes(folded(name)));
      expect(texts.some(is), JSON.stringify(payload)).toBe(true);
    }
    await expectHarmless(page, view.name);
    for (const size of [{ width: 1024, height: 768 }, { width: 390, height: 800 }]) {
      await page.setViewportSize(size);
      await expectHarmless(page, `${view.name} at ${size.width}`);
    }
  });

  test(`${view.name}: so is every text of a panel, and of the address that opens it`, async ({ dashboard, page, upstream }) => {
    infest(upstream.data);
    await page.goto(`${path}?size=100`);
    const list = dashboard.lists[view.name];
    await expect(list.rows).toHaveCount(PAYLOADS.length);
    // All in the page: one by one, the way there and back would take longer than the rest.
    const panels = await page.evaluate(async () => {
      const found: { opened: boolean; harm: Record<string, unknown> }[] = [];
      for (let at = 0, count = document.querySelectorAll("main table .row-link").length; at < count; at++) {
        const link = () => document.querySelectorAll<HTMLElement>("main table .row-link")[at];
        link()?.click();
        const isOpen = () => link()?.getAttribute("aria-current") === "true" && document.querySelectorAll("aside h2").length === 1;
        for (let frame = 0; frame < 100 && !isOpen(); frame++) await new Promise(requestAnimationFrame);
        found.push({ opened: isOpen(), harm: window.findHarm() });
      }
      return found;
    });
    expect(panels).toEqual(PAYLOADS.map(() => ({ opened: true, harm: HARMLESS })));
    const address = page.url();
    await page.reload();
    await expect(list.panel.root.getByRole("heading", { level: 2 })).toHaveCount(1);
    await expect(page).toHaveURL(address);
    await expectHarmless(page, address);
    await expect(dashboard.alert).toHaveCount(0);
  });

  test(`${view.name}: what an error says`, async ({ dashboard, page, upstream }) => {
    const said = PAYLOADS.slice(0, 40).join(" ");
    upstream.fail(view.name, {
      does: "fails, and says much",
      act: (exchange) => exchange.send(json(400, view.name === "installers"
        ? { code: said, msg: said, data: null }
        : [{ errorCode: said, errorMessage: said, detail: said }], { "X-Request-Id": "<img src=x onerror=alert(1)>" })),
    });
    await page.goto(path);
    await expect(dashboard.alert).toContainText("The server refused the request");
    await dashboard.alert.getByText("What was sent and answered").click();
    await expect(dashboard.alert).toContainText("<img src=x onerror=alert(1)>");
    await expectHarmless(page, "error");
    upstream.fail(view.name, { does: "a page", act: (exchange) => exchange.send(html(502, said)) });
    await page.reload();
    await expect(dashboard.alert).toContainText("The server failed");
    await expectHarmless(page, "page");
  });
}

// An isolate that a name opens and does not close would outlive the one that the style sheet puts around it.
test("characters that turn the direction of text turn nothing beside them", async ({ dashboard, page, upstream }) => {
  const row = upstream.data.repositories[0]!;
  Object.assign(row, { namespace: "\u202eevil\u2067", name: "\u202ename\u202b" });
  const list = await dashboard.lists.repositories.goto();
  const cell = list.rows.first().getByRole("cell").first();
  const order = await cell.evaluate((cell) => {
    const texts: { text: string; left: number }[] = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width > 0) texts.push({ text: node.textContent ?? "", left: box.left });
    }
    return texts.sort((a, b) => a.left - b.left).map(({ text }) => text);
  });
  const [organization, name] = [order.findIndex((text) => text.includes("evil")), order.findIndex((text) => text.includes("name"))];
  expect(organization).toBeLessThan(name);
  // The neighbours are where they are in every other row.
  const lefts = async (index: number) => list.rows.nth(index).getByRole("cell").evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
  expect(await lefts(0)).toEqual(await lefts(1));
  await expectHarmless(page, "directions");
});

test.describe("icons", () => {
  test.use({ otherHosts: ["icons.test"] });

  const SVG = `data:image/svg+xml;base64,${Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8' onload='window.pwned=1'><script>window.pwned=1</script><rect width='8' height='8'/></svg>").toString("base64")}`;
  const PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  test("by the rule: https and pictures in the address; everything else is a letter", async ({ dashboard, page, upstream, url }) => {
    const asked: string[] = [];
    await page.route("https://icons.test/**", (route) => {
      asked.push(`${route.request().url()} ${route.request().headers().referer ?? "no referrer"}`);
      return route.request().url().endsWith("broken.png")
        ? route.abort()
        : route.fulfill({ contentType: "image/png", body: Buffer.from(PNG.split(",")[1]!, "base64") });
    });
    const icons: [icon: unknown, image: boolean][] = [
      ["https://icons.test/i.png", true],
      ["HTTPS://icons.test/j.png", true],
      ["https://icons.test/broken.png", false],
      [SVG, true],
      [PNG, true],
      [`${url}favicon.svg`, true],
      ["", false],
      ["javascript:alert(1)", false],
      ["vbscript:alert(1)", false],
      ["data:text/html,<script>window.pwned=1</script>", false],
      ["data:image/svg+xml;base64,%%%", false],
      ["data:application/pdf;base64,AAAA", false],
      ["//icons.test/i.png", false],
      ["\\\\icons.test\\i.png", false],
      ["https:icons.test/i.png", false],
      ["https://icons.test\\@evil.test/i.png", false],
      ["https://user@icons.test/i.png", false],
      // The content policy allows no plain HTTP to other hosts: asking would only fill the console.
      ["http://icons.test/i.png", false],
      ["ftp://icons.test/i.png", false],
      ["blob:https://icons.test/1", false],
      ["BoxTwoToneIcon", false],
      ["../../logo", false],
      [null, false],
      [7, false],
      [{ src: "https://icons.test/i.png" }, false],
    ];
    const row = upstream.data.installers[0]!;
    upstream.data.installers = icons.map(([icon], at) => ({ ...row, name: `icon-${String(at).padStart(2, "0")}`, icon }));
    const list = await dashboard.lists.installers.goto("size=50");
    await expect(list.rows).toHaveCount(icons.length);
    for (const [at, [icon, image]] of icons.entries()) {
      const found = list.row(`icon-${String(at).padStart(2, "0")}`).locator("img");
      const what = JSON.stringify(icon)?.slice(0, 60);
      await found.scrollIntoViewIfNeeded({ timeout: image ? 5000 : 1 }).catch(() => undefined);
      await expect(found, what).toHaveCount(image ? 1 : 0);
      if (!image) continue;
      await expect(found, what).toHaveAttribute("referrerpolicy", "no-referrer");
      await expect(found, what).toHaveAttribute("alt", "");
      await expect.poll(() => found.evaluate((image) => (image as HTMLImageElement).naturalWidth), what).toBeGreaterThan(0);
    }
    expect(asked.every((line) => line.endsWith("no referrer")), asked.join("\n")).toBe(true);
    expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  });
});

test("links lead out of the dashboard only where they may, marked and without a way back", async ({ dashboard, page, upstream }) => {
  const people: { name: string; email?: unknown; url?: unknown; link?: string; mail?: string }[] = [
    { name: "good", email: "good@host.test", url: "https://host.test/a?b#c", link: "https://host.test/a?b#c", mail: "mailto:good@host.test" },
    { name: "plain", url: "http://host.test/", link: "http://host.test/" },
    { name: "script", url: "javascript:alert(1)", email: "javascript:alert(1)" },
    { name: "case", url: "JAVASCRIPT:alert(1)" },
    { name: "tab", url: "java\tscript:alert(1)" },
    { name: "blank", url: " javascript:alert(1)" },
    { name: "data", url: "data:text/html,<script>alert(1)</script>" },
    { name: "vb", url: "vbscript:msgbox(1)" },
    { name: "relative", url: "//evil.test/" },
    { name: "path", url: "/packages" },
    { name: "user", url: "https://host.test@evil.test/" },
    { name: "slash", url: "https://host.test\\@evil.test" },
    { name: "hidden", url: "https://host.test/\u202egnp.exe" },
    { name: "copy", email: "a@host.test?bcc=b@evil.test" },
    { name: "two", email: "a@host.test,b@evil.test" },
    { name: "line", email: "a@host.test\r\nBcc: b@evil.test" },
    { name: "mark", email: "<a@host.test>" },
    { name: "none", email: "", url: "" },
    { name: "number", email: 7, url: [] },
  ];
  upstream.data.installers = [{ ...upstream.data.installers[0]!, name: "linked", maintainers: people.map(({ name, email, url }) => ({ name, email, url })) }];
  const list = await dashboard.lists.installers.goto();
  await list.rows.first().getByRole("link").click();
  const section = list.panel.section("Maintainers");
  await section.getByRole("button", { name: /^Show \d+ more$/ }).click();
  await expect(section.getByText("number", { exact: true })).toBeVisible();
  const links = await section.getByRole("link").evaluateAll((links) => links.map((link) => ({
    href: link.getAttribute("href"), rel: link.getAttribute("rel"), target: link.getAttribute("target"),
  })));
  const expected = people.flatMap(({ mail, link }) => [
    ...(mail ? [{ href: mail, rel: null, target: null }] : []),
    ...(link ? [{ href: link, rel: "noopener noreferrer", target: "_blank" }] : []),
  ]);
  expect(links.map(({ href }) => href)).toEqual(expected.map(({ href }) => href));
  for (const link of links) {
    if (link.href?.startsWith("mailto:")) continue;
    expect([link.rel, link.target], link.href ?? "").toEqual(["noopener noreferrer", "_blank"]);
  }
  await expect(section.getByRole("link", { name: /opens in a new tab/ })).toHaveCount(2);
  await expectHarmless(page, "links");
});

test("what is typed is as harmless as what is answered", async ({ dashboard, page, upstream }) => {
  const list = await dashboard.lists.packages.goto();
  for (const payload of PAYLOADS.filter((text) => !/[\ud800\udc00\u0000-\u001f\u007f\u2028\u2029]/.test(text)).slice(0, 12)) {
    await list.field("Package name").fill(payload);
    await list.field("Package name").press("Enter");
    await expect.poll(() => new URLSearchParams(upstream.asked("packages").at(-1)?.url.split("?")[1]).get("package_name")).toBe(payload.trim());
    await list.settled();
    await expectHarmless(page, payload);
  }
  await page.reload();
  await expectHarmless(page, "reload");
});
