/** The command palette, and rows with a star. */
import { Requests } from "./support/dashboard.ts";
import { hold, TOOLS } from "./support/parts.ts";
import { expect, test } from "./support/test.ts";
import { connection, otherConnection, test as configured } from "./support/upstream.ts";

test("keys that come before what is in the palette are typed into it", async ({ dashboard, page }) => {
  const send = await hold(page, TOOLS);
  const { repositories } = dashboard.lists;
  await page.goto("repositories");
  await expect(repositories.rows.first()).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Command palette" });
  const field = dialog.getByRole("combobox", { name: "Go to, search, or do" });
  // What was typed is not kept for another time.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("never");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Command palette" }).click();
  await page.keyboard.type("nor");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("inst pagf");
  await page.keyboard.press("Backspace");
  await expect(dialog).toBeVisible();
  await expect(field).toBeHidden();
  send();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("inst pag");
  await page.keyboard.type("e");
  await expect(field).toHaveValue("inst page");
  await expect(dialog.getByRole("option", { selected: true })).toContainText("Installers");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/installers$/);
  await page.keyboard.press("Control+k");
  await expect(field).toHaveValue("");
});

test("what was typed into a palette that had not come is gone when its button opens it", async ({ dashboard, page }) => {
  const send = await hold(page, TOOLS);
  await page.goto("repositories");
  await expect(dashboard.lists.repositories.rows.first()).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Command palette" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("never");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  send();
  await page.getByRole("button", { name: "Command palette" }).click();
  await expect(dialog.getByRole("combobox", { name: "Go to, search, or do" })).toHaveValue("");
});

test.describe("where what is in it does not come", () => {
  test.use({ provokesFailures: true });

  test("the space bar presses Retry", async ({ dashboard, page }) => {
    await page.route(TOOLS, (route) => route.abort());
    await page.goto("repositories");
    await expect(dashboard.lists.repositories.rows.first()).toBeVisible();
    const dialog = page.getByRole("dialog", { name: "Command palette" });
    await page.keyboard.press("Control+k");
    const retry = dialog.getByRole("alert").getByRole("button", { name: "Retry" });
    await expect(retry).toBeVisible();
    await page.unroute(TOOLS);
    await retry.focus();
    await page.keyboard.press("Space");
    await expect(dialog.getByRole("combobox", { name: "Go to, search, or do" })).toBeFocused();
    await expect(dialog.getByRole("alert")).toHaveCount(0);
  });
});

test("Ctrl K leads to pages, views and rows, and does what a command says @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto();
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Command palette" });
  const field = dialog.getByRole("combobox", { name: "Go to, search, or do" });
  await expect(field).toBeFocused();
  const options = dialog.getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await field.fill("inst page");
  await expect(options.first()).toContainText("Installers");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/installers$/);

  await page.getByRole("button", { name: "Command palette" }).click();
  await field.fill("dark");
  await expect(options.first()).toContainText("Theme: Dark");
  await options.first().click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("combobox", { name: "Theme" })).toHaveValue("dark");

  // In a field too; the arrows go through what is found, and round.
  await dashboard.lists.installers.find.focus();
  await page.keyboard.press("Control+k");
  await field.fill("edge-agent");
  await expect(options).toHaveCount(3);
  await page.keyboard.press("ArrowUp");
  await expect(options.nth(2)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(options.nth(1)).toHaveText(/Search Packages for “edge-agent”/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/packages\?\w+=edge-agent$/);
  await expect(list.rows.first()).toContainText("edge-agent");

  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("Refresh is offered where a list is shown, and nowhere else", async ({ dashboard, page }) => {
  const dialog = page.getByRole("dialog", { name: "Command palette" });
  const refresh = dialog.getByRole("option", { name: /^Refresh/ });
  const look = async (typed: string) => {
    await page.keyboard.press("Control+k");
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(typed);
  };
  const expectNone = async () => {
    await look("re");
    await expect(dialog.getByRole("option", { name: /^Repositories/ })).toBeVisible();
    await expect(refresh).toHaveCount(0);
    await page.keyboard.press("Escape");
  };
  await page.goto("");
  await expect(dashboard.heading("Overview")).toBeVisible();
  await expectNone();
  await dashboard.entry("Repositories").click();
  await dashboard.lists.repositories.settled();
  const requests = new Requests(page);
  await look("refresh");
  await expect(refresh).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect.poll(() => requests.count).toBe(1);
  await page.goto("nowhere");
  await expect(dashboard.heading("There is no such page")).toBeVisible();
  await expectNone();
});

test("a row with a star stands on the overview, and is opened from there wherever it is in its list @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("page=3");
  const [key] = await list.keys();
  await list.rows.first().getByRole("link").click();
  const star = list.panel.root.getByRole("button", { name: "Add to favourites" });
  await expect(star).toHaveAttribute("aria-pressed", "false");
  await star.click();
  await expect(list.panel.root.getByRole("button", { name: "Remove from favourites" })).toHaveAttribute("aria-pressed", "true");
  await dashboard.entry("Overview").click();
  const favourites = page.getByRole("region", { name: "Favourites" });
  await page.reload();
  await favourites.getByRole("link", { name: key! }).click();
  await expect(list.panel.title(key!.split("/").slice(1).join("/"))).toBeVisible();
  await expect(list.rows).toHaveCount(1);
  // The palette knows it too.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("favourites");
  await expect(page.getByRole("dialog").getByRole("option").first()).toContainText(key!);
  await page.keyboard.press("Escape");
  await dashboard.entry("Overview").click();
  await favourites.getByRole("button", { name: `Remove ${key}` }).click();
  await expect(favourites).toHaveCount(0);
});

test("rows that were opened last stand on the overview and first in the palette, the newest first", async ({ dashboard, page }) => {
  const list = await dashboard.lists.packages.goto();
  const keys = await list.keys();
  const recent = page.getByRole("region", { name: "Recently opened" });
  for (const at of [0, 2, 0]) {
    await list.rows.nth(at).getByRole("link").first().click();
    await expect(list.panel.title(keys[at]!.split("/").slice(1).join("/"))).toBeVisible();
  }
  await dashboard.entry("Overview").click();
  await expect(recent.getByRole("link")).toHaveText([keys[0]!, keys[2]!]);
  await page.reload();
  await expect(recent.getByRole("link")).toHaveText([keys[0]!, keys[2]!]);
  await recent.getByRole("button", { name: `Remove ${keys[0]}` }).click();
  await expect(recent.getByRole("link")).toHaveText([keys[2]!]);
  await page.keyboard.press("Control+k");
  const options = page.getByRole("dialog", { name: "Command palette" }).getByRole("option");
  await expect(options.first()).toHaveText(/Recent$/);
  await expect(options.first()).toContainText(keys[2]!);
  await page.keyboard.press("Enter");
  await expect(list.panel.title(keys[2]!.split("/").slice(1).join("/"))).toBeVisible();
});

configured.describe("with two connections", () => {
  configured.use({ config: { connections: [connection("north"), otherConnection("south")] } });

  configured("a view that was saved and another connection are found and followed by keyboard", async ({ dashboard, page, upstream, other }) => {
    other.data.packages.splice(2);
    const list = await dashboard.lists.repositories.goto("namespace=dev2&sort=-size");
    const keys = await list.keys();
    expect(keys).toHaveLength(upstream.data.repositories.filter((row) => row["namespace"] === "dev2").length);
    const options = page.getByRole("dialog", { name: "Command palette" }).getByRole("option");
    const choose = async (typed: string, found: RegExp) => {
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("combobox", { name: "Go to, search, or do" })).toBeFocused();
      await page.keyboard.type(typed);
      await expect(options.first()).toHaveText(found);
      await expect(options.first()).toHaveAttribute("aria-selected", "true");
      await page.keyboard.press("Enter");
      await expect(options).toHaveCount(0);
    };
    await choose("save as", /^Save as a view/);
    const views = page.getByRole("dialog", { name: "Saved views" });
    await expect(views).toBeVisible();
    await expect(views.getByRole("textbox", { name: "Name of the view", exact: true })).toBeFocused();
    await page.keyboard.type("Large ones of dev2");
    await page.keyboard.press("Enter");
    await expect(views).toContainText("Saved: it stands in the rail");
    await page.keyboard.press("Escape");
    await expect(views).toBeHidden();
    await dashboard.lists.packages.goto();
    // By a part of its name, and by what it is.
    await choose("view dev2", /^Large ones of dev2\s*Saved views$/);
    await expect(page).toHaveURL(/\/repositories\?namespace=dev2&sort=-size$/);
    await list.expectKeys(keys);

    await choose("sou", /^south\s*Connections$/);
    await expect(page).toHaveURL(/\/\?connection=south$/);
    await expect(page.getByRole("banner").getByRole("button", { name: "Connection: south" })).toBeVisible();
    await choose("packages", /^Packages\s*Page$/);
    await expect(dashboard.lists.packages.rows, "those of the other one").toHaveCount(2);
    await expect(page).toHaveURL(/\/packages\?connection=south$/);
    await choose("north", /^north\s*Connections$/);
    await expect(page.getByRole("banner").getByRole("button", { name: "Connection: north" })).toBeVisible();
    await expect(page).not.toHaveURL(/connection=/);
  });
});
