/** Two organizations beside each other, of one connection or of one each: paired by the names in them. */
import type { Upstream } from "../upstream/upstream.mjs";
import { Compare, differ, ENCODED, expected, IMAGE_KEYS, imageName, type Row, SOUTH } from "./support/compare.ts";
import { connection, ConnectionsDialog, expect, otherConnection, test } from "./support/upstream.ts";

test.beforeEach(({ other }) => differ(other));

/** Makes an organization a copy of another one but for a row less, one more and one that is larger. */
function copied(rows: Row[], from: string, to: Row[], as: string): { gone: string; added: string; larger: string; same: string[] } {
  const own = rows.filter((row) => row.namespace === from);
  const copies = structuredClone(own).map((row) => ({ ...row, namespace: as }));
  const [gone] = copies.splice(0, 1);
  copies[0]!.size = Number(copies[0]!.size) + 1;
  copies.push({ ...copies[1]!, name: "only-copy" });
  const others = to.filter((row) => row.namespace !== as);
  to.splice(0, to.length, ...others, ...copies);
  const names = copies.map((row) => String(row.name));
  return { gone: String(gone!.name), added: "only-copy", larger: names[0]!, same: names.slice(1, -1) };
}

/** What is said of a copy. */
async function expectCopy(compare: Compare, [left, right]: [string, string], copy: ReturnType<typeof copied>): Promise<void> {
  const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  for (const [name, rows] of [
    [`Only in ${escaped(left)}`, [copy.gone]], [`Only in ${escaped(right)}`, [copy.added]], ["Different", [copy.larger]], ["The same", copy.same],
  ] as const) {
    await compare.filter(name).click();
    await expect(compare.filter(name)).toHaveAttribute("aria-pressed", "true");
    await expect.poll(async () => (await compare.names()).sort(), name).toEqual([...rows].sort());
    expect(await compare.count(name), name).toBe(rows.length);
  }
}

/** The organizations that were asked for. */
const organizations = (upstream: Upstream): (string | undefined)[] =>
  upstream.asked("repositories").map(({ url }) => /namespace::([^|]*)/.exec(new URLSearchParams(url.split("?")[1]).get("filter")!)?.[1]);

test.describe("organizations of two connections", () => {
  test.use({ config: { connections: [connection("north"), otherConnection(SOUTH)] } });

  test("one of each is paired by the names in them", async ({ page, upstream, other }) => {
    const copy = copied(upstream.data.repositories, "dev", other.data.repositories, "dev2");
    const compare = await new Compare(page).goto(`org=dev&with=${ENCODED}&with_org=dev2`);
    await expect(page.getByText(`north · dev is compared with ${SOUTH} · dev2. Rows are paired by name, without the organization.`)).toBeVisible();
    await expectCopy(compare, ["north · dev", `${SOUTH} · dev2`], copy);
    expect([organizations(upstream), organizations(other)]).toEqual([["dev"], ["dev2"]]);
    await expect(compare.side("north · dev"), "the server finds dev2 and mydev, too").toContainText("12 rows; 24 rows of others left out");
    await expect(compare.side(`${SOUTH} · dev2`).getByRole("status")).toHaveText("12 rows");
    await compare.filter("Different").click();
    await compare.table.getByRole("link", { name: copy.larger, exact: true }).click();
    await expect(page).toHaveURL(/repositories\?namespace=dev&/);
  });

  test("one that is named on one side is compared with the same one on the other side", async ({ page, upstream, other }) => {
    const of = (rows: Row[]) => rows.filter((row) => row.namespace === "dev2");
    const { left, right, different, same } = expected(of(upstream.data.repositories), of(other.data.repositories), imageName, IMAGE_KEYS);
    const compare = await new Compare(page).goto();
    await compare.field("First organization").fill("dev2");
    await expect(page).toHaveURL(/compare\?org=dev2$/);
    await expect(page.getByText("Only rows of dev2 are compared: where one side is named, the other side is asked for the same.")).toBeVisible();
    for (const [name, rows] of [["Only in north · dev2", left], [`Only in ${SOUTH} · dev2`, right], ["Different", different], ["The same", same]] as const) {
      await expect.poll(() => compare.count(name), name).toBe(rows!.length);
    }
    await compare.filter("The same").click();
    await expect.poll(async () => (await compare.names()).sort(), "with the organization, which both have").toEqual([...same!].sort());
    await expect(compare.field("First organization")).toHaveValue("dev2");
    await page.goto(`compare?with_org=dev2&show=same`);
    await expect.poll(async () => (await compare.names()).sort()).toEqual([...same!].sort());
  });

  test("the address survives a reload and Back", async ({ page }) => {
    const compare = await new Compare(page).goto("org=dev");
    await compare.field("Second organization").fill("platform");
    await expect(page).toHaveURL(/\?org=dev&with_org=platform$/);
    await expect(compare.side(`${SOUTH} · platform`)).toContainText("12 rows");
    await page.getByRole("combobox", { name: "Compared with" }).selectOption({ label: "north (itself)" });
    await expect(page).toHaveURL(/\?org=dev&with=north&with_org=platform$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Compare organizations");
    await expect(compare.side("platform")).toContainText("12 rows");
    await page.reload();
    await expect(compare.side("dev")).toContainText("12 rows");
    await expect(compare.field("First organization")).toHaveValue("dev");
    await expect(compare.field("Second organization")).toHaveValue("platform");
    await page.goBack();
    await expect(compare.side(`${SOUTH} · platform`)).toContainText("12 rows");
    await expect(page.getByRole("combobox", { name: "Compared with" })).toHaveValue(SOUTH);
  });

  test("a row that could not be read may be one of the organization", async ({ page, upstream, other }) => {
    const { gone } = copied(upstream.data.repositories, "dev", other.data.repositories, "dev2");
    other.fail("repositories", "bad-row");
    const compare = await new Compare(page).goto("org=dev&with_org=dev2");
    await expect(compare.side(`${SOUTH} · dev2`)).toContainText(/1 rows? could not be read/);
    expect(await compare.count("Only in north · dev")).toBe(0);
    await compare.filter("Not known").click();
    await expect.poll(() => compare.names()).toContain(gone);
  });

  test("names that rows have named are offered on the side of their connection", async ({ page, other }) => {
    other.data.repositories[0]!.namespace = "south-only";
    const compare = await new Compare(page).goto();
    await compare.picker("First organization").click();
    await expect(compare.offered("First organization")).toHaveText(["dev", "dev2", "mydev", "platform", "智能制造"]);
    await compare.offered("First organization").nth(1).click();
    await expect(page).toHaveURL(/org=dev2$/);
    await expect(compare.offered("First organization")).toHaveCount(0);
    await compare.picker("Second organization").press("Enter");
    await expect(compare.offered("Second organization")).toHaveText(["dev", "dev2", "mydev", "platform", "south-only", "智能制造"]);
    const [names, field] = [await compare.offered("Second organization").first().boundingBox(), await compare.field("Second organization").boundingBox()];
    expect(Math.abs(names!.x - field!.x), "under its field").toBeLessThan(60);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/org=dev2&with_org=dev$/);
    await page.goBack();
    await expect(compare.field("Second organization")).toHaveValue("");
  });

  test("an organization of which there is nothing is not called in step", async ({ page }) => {
    await page.goto("compare?org=de");
    await expect(page.getByText("There is nothing to compare")).toBeVisible();
    for (const side of ["north · de", `${SOUTH} · de`]) {
      await expect(new Compare(page).side(side)).toContainText("Nothing here is of de. The name counts to the letter.");
    }
    // No request can carry this one.
    await page.goto("compare?org=a%7Cb");
    await expect(new Compare(page).side("north · a|b").getByRole("alert")).toBeVisible();
  });

  test("another connection of the switcher keeps what is compared", async ({ page }) => {
    const compare = await new Compare(page).goto(`with=${ENCODED}`);
    const dialog = await new ConnectionsDialog(page).open();
    await dialog.entry(SOUTH).click();
    await expect(compare.table.getByRole("columnheader")).toHaveText(["Name", "Difference", SOUTH, "north"]);
  });
});

test.describe("organizations of one connection alone", () => {
  test.use({ config: { connections: [connection("north")] } });

  test("two of them are compared, though there is only one connection @smoke", async ({ page, upstream }) => {
    const copy = copied(upstream.data.repositories, "dev", upstream.data.repositories, "dev2");
    await page.goto("compare");
    await expect(page.getByText("There is only one connection")).toBeVisible();
    await expect(page.getByText("Two organizations of it can be compared: name them above.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Compared with" })).toHaveCount(0);
    const compare = new Compare(page);
    await compare.field("First organization").fill("dev");
    await expect(page.getByText("Both sides are the same")).toBeVisible();
    await compare.field("Second organization").fill("dev2");
    await expect(page).toHaveURL(/compare\?org=dev&with_org=dev2$/);
    await expect(page).toHaveTitle(/Compare organizations/);
    await expectCopy(compare, ["dev", "dev2"], copy);
    await expect(compare.table.getByRole("columnheader")).toHaveText(["Name", "Difference", "dev", "dev2"]);
    await page.reload();
    await compare.filter("Only in dev2").click();
    await expect.poll(() => compare.names()).toEqual([copy.added]);
  });

  test("packages, and installers of two chart repositories", async ({ page, upstream }) => {
    const compare = await new Compare(page).goto("list=packages&org=dev&with_org=platform");
    const names = (of: string) => upstream.data.packages.map(({ row }) => row).filter((row) => row.namespace === of).map((row) => String(row.package));
    const both = names("dev").filter((name) => names("platform").includes(name));
    expect(await compare.count("Only in dev")).toBe(names("dev").length - both.length);
    expect(await compare.count("Only in platform")).toBe(names("platform").length - both.length);
    await page.getByRole("combobox", { name: "List" }).selectOption({ label: "Installers" });
    await expect(page).toHaveURL(/compare\?list=installers$/);
    await expect(compare.field("First repository")).toHaveValue("");
    await compare.field("First repository").fill("tkeel-default");
    await compare.field("Second repository").fill("tkeel-extra");
    const rows = (repo: string) => new Set(upstream.data.installers.filter((row) => row.repo === repo).map((row) => `${row.name}/${row.version}`));
    const [standard, extra] = [rows("tkeel-default"), rows("tkeel-extra")];
    await expect.poll(() => compare.count("Only in tkeel-default")).toBe([...standard].filter((name) => !extra.has(name)).length);
    expect(await compare.count("Only in tkeel-extra")).toBe([...extra].filter((name) => !standard.has(name)).length);
    await expect(page.getByText("Rows are paired by name and version, without the repository.")).toBeVisible();
  });

  test("what lists have named is offered, and the palette leads there", async ({ dashboard, page }) => {
    await dashboard.lists.repositories.goto();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("compare organ");
    await expect(page.getByRole("dialog").getByRole("option", { selected: true })).toContainText("Compare organizations");
    await page.keyboard.press("Enter");
    await expect(dashboard.heading("Compare organizations")).toBeVisible();
    const compare = new Compare(page);
    await compare.picker("Second organization").click();
    await expect(compare.offered("Second organization")).toHaveText(["dev", "dev2", "mydev", "platform", "智能制造"]);
  });
});
