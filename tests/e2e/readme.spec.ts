/** The README of an installer: Markdown from a stranger. */
import type { Page } from "@playwright/test";
import type { Installer } from "./support/api.ts";
import { expectHarmless, watch } from "./support/harm.ts";
import { expect, test } from "./support/test.ts";

/** The installers, the first of them with this as its metadata. */
async function withMetadata(page: Page, metadata: Record<string, string>): Promise<void> {
  const values = Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text).toString("base64")]);
  await page.route(/repos\/installers/, async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { brief_installers: Installer[] };
    body.brief_installers[0]!.metadata = Object.fromEntries(values) as Record<string, string>;
    await route.fulfill({ response, json: body });
  });
}

test.describe("the README", () => {
  const SHORT = [
    "# 告警中心", "把告警发给值班人员，支持 **合并** 与 *静默*。", "## Values", "- `replicas`", "- port\n  1. 8080", "> 注意：先备份。",
    "```sh\nhelm install alarm-centre gantry-stable/alarm-centre\n```", "| key | value |\n|-|-|\n| port | 8080 |",
    "[docs](https://example.org/docs) and <team@example.org>",
  ].join("\n\n");

  test("is drawn as Markdown below the headings of the panel @smoke", async ({ dashboard, page }) => {
    await withMetadata(page, { readme: SHORT, configuration: "端口: 8080" });
    const list = await dashboard.lists.installers.goto();
    await list.rows.first().getByRole("link").click();
    const readme = list.panel.section("README");
    await expect(readme.getByRole("heading", { level: 4, name: "告警中心" })).toBeVisible();
    await expect(readme.getByRole("heading", { level: 5, name: "Values" })).toBeVisible();
    await expect(readme.getByRole("paragraph").first()).toHaveText("把告警发给值班人员，支持 合并 与 静默。");
    await expect(readme.getByRole("strong")).toHaveText("合并");
    await expect(readme.getByRole("emphasis")).toHaveText("静默");
    await expect(readme.getByRole("listitem")).toHaveText(["replicas", /^port\s*8080$/, "8080"]);
    await expect(readme.getByRole("blockquote")).toHaveText("注意：先备份。");
    await expect(readme.locator("pre")).toHaveText("helm install alarm-centre gantry-stable/alarm-centre");
    await expect(readme.getByRole("table").getByRole("columnheader")).toHaveText(["key", "value"]);
    await expect(readme.getByRole("table").getByRole("cell")).toHaveText(["port", "8080"]);
    const docs = readme.getByRole("link", { name: "docs (opens in a new tab)" });
    await expect(docs).toHaveAttribute("href", "https://example.org/docs");
    await expect(docs).toHaveAttribute("target", "_blank");
    await expect(docs).toHaveAttribute("rel", "noopener noreferrer");
    await expect(readme.getByRole("link", { name: "team@example.org" })).toHaveAttribute("href", "mailto:team@example.org");
    // It stands nowhere else; what else there is, is text too.
    const metadata = list.panel.root.getByRole("table", { name: "Metadata" });
    await expect(metadata.getByRole("row")).toHaveCount(1);
    await expect(metadata.getByRole("row")).toHaveText("configuration端口: 8080");
  });

  test("runs nothing and asks for nothing: HTML is text, a picture is its words, and an unsafe link too", async ({ dashboard, page }) => {
    const asked: string[] = [];
    await watch(page);
    await withMetadata(page, {
      readme: [
        "# A <img src=x onerror=window.pwned=1>", "<script>window.pwned=1</script>", "<style>* { display: none }</style>",
        "Text <iframe src=https://evil.example></iframe> [run](javascript:window.pwned=1) [coded](&#106;avascript:alert(1))",
        "![a picture](https://evil.example/pixel.png) [![badge](badge.svg)](https://example.org) [file](docs/values.md)",
        "[data](data:text/html,<script>alert(1)</script>) [user](https://example.org@evil.example)",
      ].join("\n\n"),
    });
    const list = await dashboard.lists.installers.goto();
    page.on("request", (request) => asked.push(request.url()));
    await list.rows.first().getByRole("link").click();
    const readme = list.panel.section("README");
    await expect(readme.getByRole("heading", { level: 4 })).toHaveText("A <img src=x onerror=window.pwned=1>");
    await expect(readme).toContainText("<script>window.pwned=1</script>");
    await expect(readme).toContainText("<style>* { display: none }</style>");
    await expect(readme).toContainText("Text <iframe src=https://evil.example></iframe> run coded");
    await expect(readme).toContainText("a picture badge");
    await expect(readme.getByRole("link")).toHaveText(["badge (opens in a new tab)"]);
    await expect(readme.locator("img, script, style, iframe")).toHaveCount(0);
    await expectHarmless(page, "README");
    expect(asked.filter((url) => /evil|example|badge|docs/.test(url))).toEqual([]);
  });

  test("is unfolded on demand if it is long, and keeps within the panel on a phone", async ({ dashboard, page }) => {
    const wide = "w".repeat(400);
    const values = Array.from({ length: 2000 }, (_, at) => `- value ${at} ${"x".repeat(50)}`);
    await withMetadata(page, { readme: [`# ${wide}`, wide, `\`\`\`\n${wide}\n\`\`\``, `|${"a|".repeat(30)}\n|${"-|".repeat(30)}`, ...values].join("\n\n") });
    await page.setViewportSize({ width: 390, height: 844 });
    const list = await dashboard.lists.installers.goto();
    await list.rows.first().getByRole("link").click();
    const readme = list.panel.section("README");
    const heading = readme.getByRole("heading", { level: 4 });
    await expect(readme.getByText("The whole README")).toBeVisible();
    await expect(heading).toBeHidden();
    await readme.getByText("The whole README").focus();
    await page.keyboard.press("Enter");
    await expect(heading).toBeVisible();
    const body = list.panel.root.getByRole("group").first();
    expect(await body.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const code = readme.locator("pre");
    expect(await code.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    await code.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => code.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
    await expect(readme).toContainText("The rest is not shown: the text is too long.");
  });

  test("that is no text is a value like any other", async ({ dashboard, page }) => {
    await page.route(/repos\/installers/, async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { brief_installers: Installer[] };
      body.brief_installers[0]!.metadata = { readme: "###" };
      await route.fulfill({ response, json: body });
    });
    const list = await dashboard.lists.installers.goto();
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.root.getByRole("table", { name: "Metadata" }).getByRole("row")).toHaveText(["readme###"]);
    await expect(list.panel.section("README")).toHaveCount(0);
  });
});
