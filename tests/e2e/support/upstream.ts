/** `test` against the upstream of tests/upstream: each test has one of its own, and a dashboard that is configured for it. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { Upstream } from "../../upstream/upstream.mjs";
import { Dashboard, List, type ListName } from "./dashboard.ts";
import { folder, seed, serve } from "./server.ts";
import { expect, test as base } from "./test.ts";

export { expect, Upstream };

export interface UpstreamOptions {
  /**
   * The dashboard's config.json: a value, or a text for one that is broken. `$SWR` and `$TKEEL` in it stand for the bases of
   * {@link Fixtures.upstream}, `$OTHER_SWR` and `$OTHER_TKEEL` for those of {@link Fixtures.other}.
   */
  config: object | string;
}

interface Fixtures {
  upstream: Upstream;
  /** A second one. */
  other: Upstream;
}

/** A connection to {@link Fixtures.upstream}. */
export function connection(name: string, auth: "none" | "token" = "none"): object {
  return {
    name,
    swr: { base: "$SWR", auth: auth === "none" ? "none" : "x-auth-token" },
    tkeel: { base: "$TKEEL", auth: auth === "none" ? "none" : "bearer" },
  };
}

/** A connection to {@link Fixtures.other}. */
export function otherConnection(name: string, auth: "none" | "token" = "none"): object {
  return JSON.parse(JSON.stringify(connection(name, auth)).replaceAll("$", "$OTHER_")) as object;
}

/** What a list of the upstream is to a test. */
export interface View {
  name: ListName;
  /** Its main text field, and a text that some of its rows match. */
  field: string | null;
  text: string;
  /** Rows of its first page, and in all. */
  rows: number;
  total: number;
  /** It comes whole, and is paged by the dashboard. */
  whole: boolean;
  /** What it is a list of, within a sentence. */
  what: string;
}

export const VIEWS: readonly View[] = [
  { name: "repositories", field: "Repository name", text: "redis", rows: 25, total: 60, whole: false, what: "repositories" },
  { name: "packages", field: "Package name", text: "package-1", rows: 25, total: 40, whole: true, what: "packages" },
  { name: "versions", field: null, text: "", rows: 10, total: 10, whole: true, what: "versions" },
  { name: "installers", field: "Keywords", text: "iot", rows: 25, total: 47, whole: false, what: "installers" },
];

/** The package whose versions are looked at. */
export const PACKAGE = "packages/dev/package-5/versions";

export const test = base.extend<Fixtures & UpstreamOptions, { database: string }>({
  config: [{ connections: [connection("upstream")] }, { option: true }],
  provokesFailures: true,
  database: [
    async ({}, use) => {
      // The server wants a catalogue, and is never asked for anything in it.
      const database = path.join(folder(), "none.db");
      seed(database, "--repositories", "0", "--packages", "0", "--versions", "0", "--installers", "0");
      await use(database);
    },
    { scope: "worker" },
  ],
  upstream: async ({}, use) => {
    const upstream = await new Upstream().start();
    await use(upstream);
    await upstream.stop();
  },
  other: async ({}, use) => {
    const upstream = await new Upstream().start();
    await use(upstream);
    await upstream.stop();
  },
  url: async ({ upstream, other, config, database, serverName }, use) => {
    const file = path.join(folder(), "config.json");
    const text = typeof config === "string" ? config : JSON.stringify(config, null, 2);
    const bases = { OTHER_SWR: other.swr, OTHER_TKEEL: other.tkeel, SWR: upstream.swr, TKEEL: upstream.tkeel };
    writeFileSync(file, Object.entries(bases).reduce((text, [name, base]) => text.replaceAll(`$${name}`, base), text));
    const below = serverName === "subpath" ? ["--base-path", "/a/b/"] : [];
    const server = await serve(database, "--config", file, ...below);
    await use(server.url);
    await server.stop();
  },
  dashboard: async ({ page }, use) => {
    const dashboard = new Dashboard(page);
    dashboard.lists.versions = new List(page, dashboard.words, PACKAGE, dashboard.words.versionsOf);
    await use(dashboard);
  },
});

/** The titles of failures. */
export const TITLES = [
  "You are offline",
  "The server could not be reached",
  "The browser blocked this request",
  "The server did not answer in time",
  "The answer is not from this API",
  "The answer was cut off",
  "The server asks for a sign-in",
  "The session has expired",
  "The server does not allow this",
  "The server asks to slow down",
  "The server does not know this",
  "The server refused the request",
  "The server failed",
  "Cancelled",
] as const;

/** The dialog that asks for a token. */
export class SignIn {
  readonly root: Locator;
  readonly token: Locator;
  readonly keep: Locator;
  readonly submit: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.root = page.getByRole("dialog", { name: "Sign in" });
    this.token = this.root.getByLabel("Token", { exact: true });
    this.keep = this.root.getByRole("checkbox", { name: "Keep it until this tab is closed" });
    this.submit = this.root.getByRole("button", { name: "Sign in" });
    this.alert = this.root.getByRole("alert");
  }

  /** Types a token and sends it. */
  async with(token: string): Promise<void> {
    await expect(this.root).toBeVisible();
    await this.token.fill(token);
    await this.submit.click();
  }
}

/** The dialog that shows and changes connections. */
export class ConnectionsDialog {
  readonly root: Locator;
  readonly form: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByRole("dialog", { name: "Connections" });
    this.form = this.root.getByRole("form", { name: "Add a connection" }).or(this.root.locator("form"));
  }

  /** The button of the top bar. */
  button(name: string | RegExp = /^Connection: /): Locator {
    return this.page.getByRole("banner").getByRole("button", { name });
  }

  async open(): Promise<this> {
    await this.button().click();
    await expect(this.root).toBeVisible();
    return this;
  }

  entry(name: string): Locator {
    return this.root.getByRole("link", { name, exact: true });
  }
}
