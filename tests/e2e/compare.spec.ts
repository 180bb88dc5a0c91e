/** Two connections beside each other: what is here, what is there, what differs. */
import type { Upstream } from "../upstream/upstream.mjs";
import { Compare, differ, ENCODED, expected, imageName, images, SOUTH } from "./support/compare.ts";
import { connection, ConnectionsDialog, expect, otherConnection, SignIn, test } from "./support/upstream.ts";

test.beforeEach(({ other }) => differ(other));

test.describe("two connections", () => {
  test.use({ config: { connections: [connection("north"), otherConnection(SOUTH)] } });

  test("repositories: what is here, there, different and the same @smoke", async ({ page, upstream, other }) => {
    const compare = await new Compare(page).goto();
    await expect(page).toHaveTitle(/Compare connections/);
    const { left, right, different, same } = images(upstream, other);
    expect([left!.length, right!.length, different!.length]).toEqual([3, 1, 2]);
    const sorted = (names: string[]) => [...names].sort();
    expect(sorted(await compare.names())).toEqual(sorted([...left!, ...right!, ...different!]));
    for (const [name, rows] of [
      ["Only in north", left], [`Only in ${SOUTH}`, right], ["Different", different], ["The same", same],
    ] as const) {
      expect(await compare.count(name), name).toBe(rows!.length);
      await compare.filter(name).click();
      await expect(compare.filter(name)).toHaveAttribute("aria-pressed", "true");
      await expect.poll(async () => sorted(await compare.names()), name).toEqual(sorted(rows!));
    }
    await expect(compare.filters.getByRole("button", { pressed: true })).toHaveCount(1);
    await page.goBack();
    await expect(compare.filter("Different")).toHaveAttribute("aria-pressed", "true");
    await page.reload();
    await expect.poll(async () => sorted(await compare.names())).toEqual(sorted(different!));
    await compare.filter("All differences").click();
    await expect(page).not.toHaveURL(/show=/);
    await expect(compare.side("north")).toContainText(`${upstream.data.repositories.length} rows`);
    await expect(compare.side(SOUTH)).toContainText(`${other.data.repositories.length} rows`);
  });

  test("a row that could not be read is not called absent", async ({ page, upstream, other }) => {
    const { left, right } = images(upstream, other);
    const unread = imageName(other.data.repositories[3]!);
    other.fail("repositories", "bad-row");
    const compare = await new Compare(page).goto();
    await expect(compare.side(SOUTH)).toContainText(/1 rows? could not be read/);
    await compare.filter("Not known").click();
    // Also what the first one alone has may be among what could not be read.
    await expect.poll(async () => (await compare.names()).sort()).toEqual([...left!, unread].sort());
    await expect(compare.row(unread).getByRole("cell").nth(0)).toHaveText("Not known");
    await expect(compare.row(unread).getByRole("cell").nth(2)).toHaveText("Unknown");
    expect(await compare.count("Only in north")).toBe(0);
    expect(await compare.count(`Only in ${SOUTH}`)).toBe(right!.length);
  });

  test("what differs stands side by side, to the last byte and tag", async ({ page, upstream, other }) => {
    const compare = await new Compare(page).goto("show=different");
    const bytes = other.data.repositories[4]!;
    const own = upstream.data.repositories.find((row) => imageName(row) === imageName(bytes))!;
    const cells = compare.row(imageName(bytes)).getByRole("cell");
    await expect(cells.nth(0)).toHaveText("Size");
    await expect(cells.nth(1)).toContainText(`(${Number(own.size).toLocaleString("en-US")} bytes)`);
    await expect(cells.nth(2)).toContainText(`(${Number(bytes.size).toLocaleString("en-US")} bytes)`);
    const tagged = other.data.repositories.find((row) => (row.tags as string[]).includes("hotfix"))!;
    const before = upstream.data.repositories.find((row) => imageName(row) === imageName(tagged))!;
    const gone = (before.tags as string[]).filter((tag) => !(tagged.tags as string[]).includes(tag));
    await expect(compare.row(imageName(tagged)).getByRole("cell")).toHaveText(["Tags only there", ...gone, "hotfix"]);
  });

  test("a name opens its row on the connection that has it", async ({ dashboard, page }) => {
    const compare = await new Compare(page).goto();
    await compare.table.getByRole("link", { name: /only-south/ }).click();
    await expect(dashboard.lists.repositories.panel.root.getByRole("heading", { level: 2 })).toContainText("only-south");
    expect(new URL(page.url()).searchParams.get("connection")).toBe(SOUTH);
    await page.goBack();
    await compare.filter("Only in north").click();
    await compare.table.getByRole("link").first().click();
    await expect(dashboard.lists.repositories.panel.root.getByRole("heading", { level: 2 })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("connection")).toBeNull();
  });

  test("packages and installers are chosen from the list", async ({ page, upstream, other }) => {
    const compare = await new Compare(page).goto();
    await page.getByRole("combobox", { name: "List" }).selectOption({ label: "Packages" });
    await expect(page).toHaveURL(/list=packages/);
    const rows = (of: Upstream) => of.data.packages.map((shelf) => shelf.row);
    const packages = expected(rows(upstream), rows(other), (row) => `${row.namespace}/${row.package}`, ["num_versions"]);
    await expect.poll(() => compare.count("Only in north")).toBe(packages.left!.length);
    expect(await compare.count("Different")).toBe(packages.different!.length);
    await compare.filter("Different").click();
    await expect(compare.row(packages.different![0]!)).toContainText("77");
    await page.getByRole("combobox", { name: "List" }).selectOption({ label: "Installers" });
    const gone = expected(upstream.data.installers, other.data.installers, (row) => `${row.repo}/${row.name}/${row.version}`, []);
    await expect.poll(() => compare.count("Only in north")).toBe(gone.left!.length);
    await expect.poll(() => compare.names()).toContain(gone.left![0]!);
    expect(await compare.count("Not known"), "an instant that is none").toBe(1);
    await compare.filter("Not known").click();
    await expect(compare.table.getByRole("row").nth(1)).toContainText("Unknown");
  });

  test("dates may be left out", async ({ page, other }) => {
    const changed = other.data.repositories[20]!;
    changed.updated_at = "2026-11-01T00:00:00Z";
    const compare = await new Compare(page).goto();
    await expect(compare.row(imageName(changed))).toContainText("Updated");
    await page.getByRole("checkbox", { name: "Dates count" }).uncheck();
    await expect(compare.row(imageName(changed))).toHaveCount(0);
    await expect(page).toHaveURL(/dates=no/);
  });

  test("in step", async ({ page, upstream, other }) => {
    other.data.repositories = structuredClone(upstream.data.repositories);
    const compare = await new Compare(page).goto();
    await expect(page.getByText("In step: nothing differs")).toBeVisible();
    await expect(compare.table).toHaveCount(0);
    expect(await compare.count("The same")).toBe(upstream.data.repositories.length);
  });

  test("a side that fails says so in its place, and comes with Retry", async ({ page, other }) => {
    other.fail("repositories", "server-error");
    await page.goto("compare");
    const compare = new Compare(page);
    await expect(compare.side(SOUTH).getByRole("alert")).toBeVisible();
    await expect(compare.side("north")).toContainText("60 rows");
    await expect(compare.side("north").getByRole("alert")).toHaveCount(0);
    other.heal();
    await compare.side(SOUTH).getByRole("button", { name: "Retry" }).click();
    await expect(compare.filters).toBeVisible();
    await expect(compare.side(SOUTH).getByRole("alert")).toHaveCount(0);
    expect(await compare.count(`Only in ${SOUTH}`)).toBe(1);
  });

  test("one that takes long can be ended", async ({ page, other }) => {
    const gate = other.hold("repositories");
    await page.goto("compare");
    await gate.arrived(1);
    const side = new Compare(page).side(SOUTH);
    await side.getByRole("button", { name: "Cancel" }).click();
    await expect(side.getByRole("alert")).toContainText("Cancelled");
    other.unhold("repositories");
    await side.getByRole("button", { name: "Retry" }).click();
    await expect(new Compare(page).filters).toBeVisible();
  });

  test("the switcher and the palette lead there", async ({ dashboard, page }) => {
    await dashboard.lists.repositories.goto();
    const dialog = await new ConnectionsDialog(page).open();
    await dialog.root.getByRole("link", { name: `Compare with ${SOUTH}` }).click();
    await expect(dialog.root).toBeHidden();
    await expect(dashboard.heading("Compare connections")).toBeVisible();
    expect(new URL(page.url()).searchParams.get("with")).toBe(SOUTH);
    await dashboard.entry("Packages").click();
    await expect(dashboard.lists.packages.rows).toHaveCount(25);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("compare");
    await page.keyboard.press("Enter");
    await expect(dashboard.heading("Compare connections")).toBeVisible();
  });

  test("the other way round is its mirror image", async ({ page }) => {
    const compare = await new Compare(page).goto(`connection=${ENCODED}&with=north`);
    expect([await compare.count("Only in north"), await compare.count(`Only in ${SOUTH}`)]).toEqual([3, 1]);
    await expect(compare.table.getByRole("columnheader")).toHaveText(["Name", "Difference", SOUTH, "north"]);
  });

  test("everything is reached with the keyboard", async ({ page }) => {
    const compare = await new Compare(page).goto();
    await page.getByRole("combobox", { name: "List" }).focus();
    for (const [field, next] of [["First organization", page.getByRole("combobox", { name: "Compared with" })], ["Second organization", page.getByRole("checkbox", { name: "Dates count" })]] as const) {
      await page.keyboard.press("Tab");
      await expect(compare.field(field)).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(compare.picker(field)).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(next).toBeFocused();
    }
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(compare.filter("Only in north")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(compare.filter("Only in north")).toHaveAttribute("aria-pressed", "true");
    await expect(compare.filter("Only in north"), "the focus stays").toBeFocused();
  });

  test("a connection that there is not is named", async ({ page }) => {
    await page.goto("compare?with=nowhere");
    await expect(page.getByText("There is no connection called nowhere")).toBeVisible();
    await page.getByRole("combobox", { name: "Compared with" }).selectOption({ label: SOUTH });
    await expect(new Compare(page).filters).toBeVisible();
  });

  for (const locale of ["en-US", "zh-CN"]) {
    test.describe(`on a phone in ${locale}`, () => {
      test.use({ locale, viewport: { width: 390, height: 844 } });

      for (const query of ["", `?org=dev&with=${ENCODED}&with_org=dev2`]) test(`nothing is wider than the screen${query && ", with organizations"}`, async ({ page }) => {
        await page.goto(`compare${query}`);
        await expect(page.getByRole("table")).toBeVisible();
        const wide = await page.getByRole("main").evaluate((main) =>
          [...main.querySelectorAll("*")].filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "auto")
            .concat([...main.querySelectorAll("td, th, button, select, h1, section")].filter((part) => part.getBoundingClientRect().right > 390))
            .map((part) => part.outerHTML.slice(0, 120)));
        expect(wide).toEqual([]);
      });
    });
  }
});

test.describe("signing in", () => {
  test.use({ config: { connections: [connection("north"), otherConnection("south", "token")] } });

  test("the other connection asks for a token of its own", async ({ page, other }) => {
    other.options.swr.token = "secret";
    await page.goto("compare");
    await new SignIn(page).with("secret");
    const compare = new Compare(page);
    await expect(compare.filters).toBeVisible();
    expect(await compare.count("Only in north")).toBe(3);
  });
});

test.describe("one connection alone", () => {
  test.use({ config: { connections: [connection("north")] } });

  test("there is no other one to compare it with, and no way there", async ({ dashboard, page }) => {
    await page.goto("compare");
    await expect(page.getByText("There is only one connection")).toBeVisible();
    const dialog = await new ConnectionsDialog(page).open();
    await expect(dialog.root.getByRole("link", { name: /^Compare/ })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await dashboard.lists.repositories.goto();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("compare");
    await expect(page.getByRole("option", { name: /Compare connections/ })).toHaveCount(0);
  });
});
