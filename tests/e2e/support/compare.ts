/** The page that compares: how tests find it, what it must say, and what it is given to compare. */
import type { Locator, Page } from "@playwright/test";
import type { Upstream } from "../../upstream/upstream.mjs";
import { expect } from "./test.ts";

export const SOUTH = "生产 & south/1";
export const ENCODED = encodeURIComponent(SOUTH);

export type Row = Record<string, unknown>;

/** The page. */
export class Compare {
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

export const imageName = (row: Row): string => `${row.namespace}/${row.name}`;

/** What differs between two rows of a list. */
function isDifferent(a: Row, b: Row, keys: string[]): boolean {
  return keys.some((key) => {
    const [one, other] = [a[key], b[key]].map((value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value));
    return one !== other;
  });
}

/** The names of two lists, by what is to be said of them. */
export function expected(left: Row[], right: Row[], name: (row: Row) => string, keys: string[]): Record<string, string[]> {
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

export const IMAGE_KEYS = ["size", "updated_at", "is_public", "num_images", "tags"];
export const images = (upstream: Upstream, other: Upstream) =>
  expected(upstream.data.repositories, other.data.repositories, imageName, IMAGE_KEYS);

/** The second upstream has less, more, and some of it otherwise. */
export function differ(other: Upstream): void {
  const { repositories, packages, installers } = other.data;
  const [first] = repositories.splice(0, 3);
  repositories.push({ ...first, name: "only-south" });
  repositories[4]!.size = Number(repositories[4]!.size) + 1;
  const tagged = repositories.slice(5).find((row) => (row.tags as string[]).length > 2)!;
  tagged.tags = [...(tagged.tags as string[]).slice(0, -1), "hotfix"];
  packages.splice(2, 2);
  packages[5]!.row.num_versions = 77;
  installers.splice(7, 1);
}
