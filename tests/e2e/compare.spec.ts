/** Two connections, or two organizations, beside each other: what is here, what is there, what differs. */
import type { Locator, Page } from "@playwright/test";
import type { Upstream } from "../upstream/upstream.mjs";
import { connection, ConnectionsDialog, expect, otherConnection, SignIn, test } from "./support/upstream.ts";

const SOUTH = "生产 & south/1";
const ENCODED = encodeURIComponent(SOUTH);

type Row = Record<string, unknown>;

/** The page. */
class Compare {
  readonly table: Locator;
  readonly filters: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole("table", { name: /^Compare (connections|organizations)$/ });
    this.filters = page.getByRole("group", { name: "Which rows" });
  }

  async goto(query = ""): Promise<this> {
    await this.page.goto(query ? `compare?${query}` : "compare");
    await expect(this.filters).toBeVisible();
    return this;
  }

  side(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  field(name: "First organization" | "Second organization" | "First repository" | "Second repository"): Locator {
    return this.page.getByRole("searchbox", { name, exact: true });
  }

  /** What opens the names that can be chosen for a field. */
  picker(field: string): Locator {
    return this.page.getByRole("button", { name: `${field}: choose one of those seen` });
  }

  offered(field: string): Locator {
    return this.page.getByRole("group", { name: `${field}: choose one of those seen` }).getByRole("button");
  }

  filter(name: string): Locator {
    return this.filters.getByRole("button", { name: new RegExp(`^${name}\\s*[\\d,]+$`) });
  }

  async count(name: string): Promise<number> {
    const text = await this.filter(name).innerText();
    return Number(/[\d,]+$/.exec(text.trim())![0].replaceAll(",", ""));
  }

  /** The names of the rows. */
  names(): Promise<string[]> {
    return this.table.getByRole("rowheader").evaluateAll((cells) => cells.map((cell) => cell.textContent!.trim()));
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }
}

const imageName = (row: Row): string => `${row.namespace}/${row.name}`;

/** What differs between two rows of a list. */
function isDifferent(a: Row, b: Row, keys: string[]): boolean {
  return keys.some((key) => {
    const [one, other] = [a[key], b[key]].map((value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value));
    return one !== other;
  });
}

/** The names of two lists, by what is to be said of them. */
function expected(left: Row[], right: Row[], name: (row: Row) => string, keys: string[]): Record<string, string[]> {
  const [here, there] = [left, right].map((rows) => new Map(rows.map((row) => [name(row), row])));
  const both = [...here!.keys()].filter((name) => there!.has(name));
  const differ = both.filter((name) => isDifferent(here!.get(name)!, there!.get(name)!, keys));
  return {
    left: [...here!.keys()].filter((name) => !there!.has(name)),
    right: [...there!.keys()].filter((name) => !here!.has(name)),
    different: differ,
    same: both.filter((name) => !differ.includes(name)),
  };
}

const IMAGE_KEYS = ["size", "updated_at", "is_public", "num_images", "tags"];
const images = (upstream: Upstream, other: Upstream) =>
  expected(upstream.data.repositories, other.data.repositories, imageName, IMAGE_KEYS);

/** The second upstream has less, more, and some of it otherwise. */
test.beforeEach(({ other }) => {
  const { repositories, packages, installers } = other.data;
  const [first] = repositories.splice(0, 3);
  repositories.push({ ...first, name: "only-south" });
  repositories[4]!.size = Number(repositories[4]!.size) + 1;
  const tagged = repositories.slice(5).find((row) => (row.tags as string[]).length > 2)!;
  tagged.tags = [...(tagged.tags as string[]).slice(0, -1), "hotfix"];
  packages.splice(2, 2);
  packages[5]!.row.num_versions = 77;
  installers.splice(7, 1);
});

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
    await page.keyboard.press("Enter");
    await expect(dashboard.heading("Compare organizations")).toBeVisible();
    const compare = new Compare(page);
    await compare.picker("Second organization").click();
    await expect(compare.offered("Second organization")).toHaveText(["dev", "dev2", "mydev", "platform", "智能制造"]);
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
