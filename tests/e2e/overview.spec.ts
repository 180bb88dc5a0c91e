import { expect, test } from "./support/test.ts";
import { grouped } from "./support/values.ts";

test("four tiles with the totals that the server reports, each a link @smoke", async ({ dashboard, api, page, url }) => {
  await page.goto("");
  const packages = await api.packages();
  const installers = await api.installers();
  const tiles: [string, string, string, string][] = [
    ["Repositories", grouped((await api.repositories()).total), "own repositories", "repositories"],
    ["Packages", grouped(packages.length), "software packages", "packages"],
    ["Versions", grouped(packages.reduce((sum, row) => sum + row.num_versions, 0)), "over all packages", "packages?sort=-versions"],
    ["Installers", grouped(installers.total), `${installers.installed} installed`, "installers"],
  ];
  await expect(dashboard.heading("Overview")).toBeVisible();
  await expect(dashboard.main.getByRole("link")).toHaveCount(4);
  for (const [title, total, remark, path] of tiles) {
    const tile = dashboard.main.getByRole("link", { name: new RegExp(`^${title}`) });
    await expect(tile).toContainText(total);
    await expect(tile).toContainText(remark);
    await tile.click();
    await expect(page).toHaveURL(url + path);
    const heading = path.startsWith("packages") ? "Packages" : title;
    await expect(dashboard.heading(heading)).toBeVisible();
    await page.goBack();
    await expect(dashboard.heading("Overview")).toBeVisible();
  }
});

test("the navigation shows the same totals", async ({ dashboard, api, page }) => {
  await page.goto("");
  await expect(dashboard.entry("Repositories")).toContainText(grouped((await api.repositories()).total));
  await expect(dashboard.entry("Packages")).toContainText(grouped((await api.packages()).length));
  await expect(dashboard.entry("Installers")).toContainText(grouped((await api.installers()).total));
});

test.describe("when one list fails", () => {
  test.use({ provokesFailures: true });
  test("its tile says so and the others stay, until it is asked again", async ({ dashboard, page, api }) => {
    let isDown = true;
    await page.route(/repos\/installers/, (route) => (isDown ? route.fulfill({ status: 500, json: { code: 13, message: "no" } }) : route.continue()));
    await page.goto("");
    const tile = (name: string) => dashboard.main.getByRole("link", { name: new RegExp(`^${name}`) });
    await expect(tile("Installers")).toContainText("The server failed");
    await expect(tile("Repositories")).toContainText(grouped((await api.repositories()).total));
    const retry = dashboard.main.getByRole("button", { name: /^Retry/ });
    await expect(retry).toHaveAccessibleName("Retry: Installers");
    await retry.click();
    await expect(tile("Installers")).toContainText("The server failed");
    isDown = false;
    await retry.click();
    await expect(tile("Installers")).toContainText(grouped((await api.installers()).total));
    await expect(retry).toHaveCount(0);
  });
});
