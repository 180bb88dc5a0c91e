/** Saved views: a list as it is shown, under a name, in the rail. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "./support/test.ts";
import { connection, test as configured } from "./support/upstream.ts";

test("a view is saved, found in the rail, renamed, moved, removed and brought back @smoke", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto("category=database&sort=-size&size=50");
  const keys = await list.keys();
  const rail = dashboard.navigation.getByRole("region", { name: "Saved views" });
  await expect(rail).toHaveCount(0);
  await page.getByRole("button", { name: "Save as a view" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  const save = async (name: string) => {
    await dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first().fill(name);
    await page.keyboard.press("Enter");
  };
  await save("  ");
  await expect(dialog).toContainText("Give it a name");
  await save("Large databases");
  await expect(dialog).toContainText("Saved: it stands in the rail");
  await page.keyboard.press("Escape");
  await dashboard.lists.packages.goto("namespace=iot-edge");
  await rail.getByRole("button", { name: "Manage saved views" }).click();
  await save("Edge 包");
  const names = () => dialog.getByRole("listitem").getByRole("textbox").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(await names()).toEqual(["Large databases", "Edge 包"]);
  await dialog.getByRole("button", { name: "Move Edge 包 up" }).click();
  await expect.poll(names).toEqual(["Edge 包", "Large databases"]);
  // A name stands once.
  await dialog.getByRole("listitem").getByRole("textbox").last().fill("Edge 包");
  await dialog.getByRole("listitem").getByRole("textbox").last().blur();
  await expect(dialog).toContainText("no other view has");
  await expect.poll(names).toEqual(["Edge 包", "Large databases"]);
  await dialog.getByRole("listitem").getByRole("textbox").last().fill("Databases");
  await dialog.getByRole("listitem").getByRole("textbox").last().blur();
  await expect(rail.getByRole("link")).toHaveText(["Edge 包", "Databases"]);
  await dialog.getByRole("button", { name: "Remove Edge 包" }).click();
  await expect(rail.getByRole("link")).toHaveText(["Databases"]);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(rail.getByRole("link")).toHaveText(["Edge 包", "Databases"]);
  await page.keyboard.press("Escape");
  await page.reload();
  await rail.getByRole("link", { name: "Databases" }).click();
  await list.expectKeys(keys);
  await expect(rail.getByRole("link", { name: "Databases" })).toHaveAttribute("aria-current", "page");
});

test("a phone is told where the view is", async ({ dashboard, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dashboard.lists.packages.goto("namespace=iot-edge");
  await page.getByRole("button", { name: "Save as a view" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  await dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first().fill("Edge");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Saved: it stands in the command palette");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Command palette" }).click();
  await expect(page.getByRole("dialog", { name: "Command palette" })).toContainText("Edge");
});

test("the name of a view can be typed at once, each time anew", async ({ dashboard, page }) => {
  await dashboard.lists.packages.goto("namespace=iot-edge");
  const opener = page.getByRole("button", { name: "Save as a view" });
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  const name = dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first();
  for (const view of ["First", "Second"]) {
    await opener.press("Enter");
    await expect(name).toBeFocused();
    await page.keyboard.type(view);
    await page.keyboard.press("Enter");
    await expect(dashboard.navigation.getByRole("link", { name: view })).toBeAttached();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test("the focus goes with a view that is moved, and to one that is brought back", async ({ dashboard, page }) => {
  await dashboard.lists.packages.goto();
  await page.getByRole("button", { name: "Save as a view" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  for (const name of ["A", "B", "C", "D"]) {
    await dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first().fill(name);
    await page.keyboard.press("Enter");
  }
  const names = () => dialog.getByRole("listitem").getByRole("textbox").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const button = (name: string) => dialog.getByRole("button", { name, exact: true });
  await button("Move D up").focus();
  for (const [order, focused] of [["ABDC", "Move D up"], ["ADBC", "Move D up"], ["DABC", "Move D down"], ["ADBC", "Move D down"]] as const) {
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await names()).join("")).toBe(order);
    await expect(button(focused)).toBeFocused();
  }
  await button("Remove C").press("Enter");
  await expect(button("Undo"), "nothing stands in its place").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("listitem").nth(3).getByRole("link", { name: "Open" })).toBeFocused();
});

test("views go to a file and come from one, and what leads elsewhere is refused", async ({ dashboard, page }, info) => {
  await dashboard.lists.packages.goto("namespace=iot-edge");
  await page.getByRole("button", { name: "Save as a view" }).click();
  const dialog = page.getByRole("dialog", { name: "Saved views" });
  await dialog.getByRole("textbox", { name: "Name of the view", exact: true }).first().fill("Edge");
  await page.keyboard.press("Enter");
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export" }).click();
  const file = await (await coming).path();
  const views = JSON.parse(readFileSync(file, "utf8")) as { views: object[] };
  expect(views).toEqual({ views: [{ name: "Edge", address: "/packages?namespace=iot-edge" }] });
  const given = info.outputPath("views.json");
  const bad = [{ name: "out", address: "//elsewhere.example/" }, { name: "", address: "/packages" }];
  writeFileSync(given, JSON.stringify({ views: [{ name: "Team", address: "/installers?installed=true" }, ...bad] }));
  const choose = (path: string) => dialog.getByLabel("Import").setInputFiles(path);
  await choose(given);
  await expect(dialog).toContainText("1 imported, 2 refused");
  await expect(dashboard.navigation.getByRole("link", { name: "Team" })).toBeAttached();
  writeFileSync(given, "no views");
  await choose(given);
  await expect(dialog).toContainText("No file of views");
});

configured.describe("of the operator", () => {
  configured.use({ config: { connections: [connection("upstream")], views: [{ name: "Everything installed", address: "/installers?installed=true" }] } });
  configured("stand in the rail for everybody", async ({ dashboard, page }) => {
    await page.goto("");
    await dashboard.navigation.getByRole("link", { name: "Everything installed" }).click();
    await expect(page).toHaveURL(/installers\?installed=true/);
  });
});
