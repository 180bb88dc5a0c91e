/** The dashboard as a person finds their way through it: by roles and names. */
import { expect, type Locator, type Page, type Request } from "@playwright/test";
import { english, type Words } from "./words.ts";

/** Which list. */
export type ListName = "repositories" | "packages" | "versions" | "installers";

export class Dashboard {
  /** The four lists; `versions` is the list of any package. */
  readonly lists: Record<ListName, List>;
  readonly main: Locator;
  readonly navigation: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page, readonly words: Words = english) {
    this.main = page.getByRole("main");
    this.navigation = page.getByRole("navigation", { name: words.mainNavigation });
    this.alert = page.getByRole("alert");
    const list = (path: string, title: string | RegExp) => new List(page, words, path, title);
    this.lists = {
      repositories: list("repositories", words.repositories),
      packages: list("packages", words.packages),
      versions: list("packages/iot-edge/edge-agent/versions", words.versionsOf),
      installers: list("installers", words.installers),
    };
  }

  /** The same pages in another language. */
  in(words: Words): Dashboard {
    return new Dashboard(this.page, words);
  }

  /** Somebody is there, and what comes with the first sign of that has come. */
  async attended(): Promise<void> {
    // Each time anew, as a person's hand would: a page that has only just begun does not listen yet.
    let x = 5;
    const arrived = async () => {
      await this.page.mouse.move((x = 11 - x), 5);
      return this.page.evaluate(() => {
        const later = performance.getEntriesByType("resource").filter((entry) => /\/(split_tools|later)-/.test(entry.name));
        return later.filter((entry) => (entry as PerformanceResourceTiming).responseEnd > 0).length;
      });
    };
    await expect.poll(arrived).toBe(2);
  }

  entry(name: string): Locator {
    return this.navigation.getByRole("link", { name });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }
}

export class List {
  readonly table: Locator;
  /** The rows, without the headings. */
  readonly rows: Locator;
  readonly panel: Panel;
  /** `1–25 of 1,284`. */
  readonly span: Locator;
  readonly pages: Locator;
  readonly pageSize: Locator;
  readonly filters: Locator;
  /** What narrows the rows that are loaded, and how many are left. */
  readonly find: Locator;
  readonly found: Locator;
  readonly chips: Locator;

  constructor(readonly page: Page, readonly words: Words, readonly path: string, readonly title: string | RegExp) {
    const main = page.getByRole("main");
    this.table = main.getByRole("table", { name: title, exact: true });
    this.rows = this.table.getByRole("row").filter({ has: page.getByRole("cell") });
    this.panel = new Panel(page, words);
    this.span = main.getByRole("status").filter({ hasText: words.anySpan });
    this.pages = page.getByRole("navigation", { name: words.pagination });
    this.pageSize = page.getByRole("combobox", { name: words.pageSize });
    this.find = main.getByRole("searchbox", { name: words.findInRows, exact: true });
    this.found = main.getByRole("status").filter({ hasText: words.rowsLoaded });
    this.filters = page.getByRole("search", { name: words.filters });
    this.chips = page.getByRole("list", { name: words.activeFilters }).getByRole("link");
  }

  /** Opens the list, with a query if one is given, and waits for its rows (or for what stands in their place). */
  async goto(query = "", path = this.path): Promise<this> {
    await this.page.goto(query ? `${path}?${query}` : path);
    await this.settled();
    return this;
  }

  /** Nothing is on the way any more. */
  async settled(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: this.title })).toBeAttached();
    await expect(this.page.locator("table[aria-busy=true]")).toHaveCount(0);
    for (const hasText of [this.words.loading, this.words.waiting]) {
      await expect(this.page.getByRole("status").filter({ hasText })).toHaveCount(0);
    }
  }

  /** The keys of the rows, in their order: what each row's link would open. */
  async keys(): Promise<string[]> {
    return this.table.evaluate((table) => {
      const links = [...(table as HTMLTableElement).tBodies].flatMap((body) =>
        [...body.rows].map((row) => row.cells[0]?.querySelector("a[href]")?.getAttribute("href")),
      );
      return links.filter((href) => href != null).map((href) => {
        // Keys are percent-encoded themselves, so that their parts can be told apart.
        return decodeURIComponent(new URLSearchParams(href.split("?")[1]).get("open") ?? "");
      });
    });
  }

  async expectKeys(keys: string[]): Promise<void> {
    await expect.poll(() => this.keys()).toEqual(keys);
  }

  /** The texts of a column. */
  async column(name: string): Promise<string[]> {
    return this.table.evaluate((element, name) => {
      const table = element as HTMLTableElement;
      const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
      const index = headings.findIndex((heading) => heading.innerText.trim() === name);
      return [...(table.tBodies[0]?.rows ?? [])].map((row) => row.cells[index]?.innerText.trim() ?? "");
    }, name);
  }

  row(name: string | RegExp): Locator {
    return this.rows.filter({ has: this.page.getByRole("link", { name }) });
  }

  /** The link of a row that is there, by the key of the row. */
  async link(key: string): Promise<Locator> {
    const index = (await this.keys()).indexOf(key);
    expect(index, `the row of ${key}`).toBeGreaterThanOrEqual(0);
    return this.rows.nth(index).getByRole("link");
  }

  heading(name: string): Locator {
    return this.table.getByRole("columnheader", { name, exact: true });
  }

  async sortBy(name: string): Promise<void> {
    await this.heading(name).getByRole("link").click();
  }

  pageLink(name: string): Locator {
    return this.pages.getByRole("link", { name, exact: true });
  }

  field(name: string): Locator {
    return this.filters.getByRole("searchbox", { name, exact: true });
  }

  choice(group: string, name: string): Locator {
    return this.filters.getByRole("group", { name: group }).getByRole("radio", { name, exact: true });
  }

  select(name: string): Locator {
    return this.filters.getByRole("combobox", { name });
  }

  /** What is shown is what the address says. */
  async expectMatchesAddress(): Promise<void> {
    const shown = async () => {
      const address = new URL(this.page.url());
      const query = address.searchParams;
      const current = this.pages.locator("[aria-current=page]");
      const page = (await current.count()) ? await current.innerText() : "1";
      const sorted = this.table.locator("th[aria-sort]");
      const direction = (await sorted.count()) ? await sorted.getAttribute("aria-sort") : null;
      const sort = query.get("sort");
      return {
        page: page === (query.get("page") ?? "1"),
        size: (await this.pageSize.inputValue()) === (query.get("size") ?? "25"),
        sort: direction === (sort === null ? null : sort.startsWith("-") ? "descending" : "ascending"),
        open: ((await this.panel.root.count()) > 0) === query.has("open"),
        view: new URL((await this.page.getByRole("navigation", { name: this.words.mainNavigation })
          .locator("[aria-current=page]").first().getAttribute("href")) ?? "", address).pathname
          === address.pathname.replace(/(packages)\/.*/, "$1"),
      };
    };
    await expect.poll(shown).toEqual({ page: true, size: true, sort: true, open: true, view: true });
  }
}

/** The panel of the open row. */
export class Panel {
  readonly root: Locator;

  constructor(readonly page: Page, words: Words) {
    this.root = page.getByRole("complementary", { name: words.details });
  }

  title(name: string): Locator {
    return this.root.getByRole("heading", { level: 2, name, exact: true });
  }

  /** The value of a fact. */
  fact(name: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${escaped(name)}$`) });
    return this.root.locator("dl > div").filter({ has: term }).getByRole("definition");
  }

  /** A section, by its heading. */
  section(name: string): Locator {
    const heading = this.page.getByRole("heading", { level: 3, name, exact: true });
    return this.root.locator("section").filter({ has: heading });
  }
}

/** The text with nothing in it that a pattern would read. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Clicks in the middle of an element, on whatever lies on top there: the link of a row covers all of its cells. */
export async function clickAt(target: Locator, button: "left" | "middle" = "left"): Promise<void> {
  const box = (await target.boundingBox())!;
  await target.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button });
}

/** The requests of a page that go to one of the APIs. */
export class Requests {
  readonly all: Request[] = [];

  constructor(page: Page) {
    page.on("request", (request) => {
      if (isApi(request.url())) this.all.push(request);
    });
  }

  get count(): number {
    return this.all.length;
  }
}

/** Whether an address is that of an API. */
export function isApi(url: string | URL): boolean {
  return /\/(v2\/manage|repos\/installers)(\/|\?|$)/.test(String(url));
}
