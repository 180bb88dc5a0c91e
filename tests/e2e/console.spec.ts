/** The link from a repository to the registry's own console. */
import { connection, expect, otherConnection, test } from "./support/upstream.ts";

const TEMPLATE = "https://console.{region}.example/swr/?x=1#/{namespace}/{name}";

test.describe("where config.json gives a template", () => {
  test.use({
    config: {
      connections: [{ ...connection("north"), region: "cn-north-4", console: TEMPLATE }, otherConnection("south")],
    },
  });

  test("a link leads from a repository to the registry's console, in a tab of its own @smoke", async ({ dashboard, upstream }) => {
    const row = upstream.data.repositories[0]!;
    Object.assign(row, { namespace: "平台", name: "team/a b#?%" });
    const list = await dashboard.lists.repositories.goto();
    await list.rows.first().getByRole("link").click();
    const link = list.panel.root.getByRole("link", { name: "Open in the registry console (opens in a new tab)" });
    const path = `${encodeURIComponent(row.namespace)}/${encodeURIComponent(row.name)}`;
    await expect(link).toHaveAttribute("href", `https://console.cn-north-4.example/swr/?x=1#/${path}`);
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });

  test("none for a name that would lead elsewhere, and none on a connection without", async ({ dashboard, upstream }) => {
    Object.assign(upstream.data.repositories[0]!, { namespace: "..", name: "x" });
    const list = await dashboard.lists.repositories.goto();
    await list.rows.first().getByRole("link").click();
    await expect(list.panel.section("Pull")).toBeVisible();
    const link = list.panel.root.getByRole("link", { name: /registry console/ });
    await expect(link).toHaveCount(0);
    await list.goto("connection=south");
    await list.rows.nth(1).getByRole("link").click();
    await expect(list.panel.section("Pull")).toBeVisible();
    await expect(link).toHaveCount(0);
  });
});

for (const [what, console, says] of [
  ["another scheme", "javascript:alert(1)//{name}", "javascript:alert(1)//{name}"],
  ["an unknown placeholder", "https://console.example/{tag}", "{tag}"],
  ["a host out of a row", "https://{namespace}.example/", "https://{namespace}.example/"],
] as const) {
  test.describe("a template with", () => {
    test.use({ config: { connections: [{ ...connection("north"), console }] } });

    test(`${what} is a page that names the line`, async ({ page }) => {
      await page.goto("repositories");
      const alert = page.getByRole("alert");
      await expect(alert).toContainText("The configuration could not be read");
      await expect(alert).toContainText(says);
      await expect(alert).toContainText(/line \d+/);
    });
  });
}
