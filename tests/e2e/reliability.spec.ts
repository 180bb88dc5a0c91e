/** The four lists, through everything that a server, a proxy or the network may do: what the user sees. */
import type { BrowserContext, Page } from "@playwright/test";
import { FAULTS } from "../upstream/faults.mjs";
import type { Dashboard, List } from "./support/dashboard.ts";
import { expectWhole, record } from "./support/reliability.ts";
import { expect, SignIn, test, TITLES, VIEWS, type Upstream, type View } from "./support/upstream.ts";

interface Row {
  /** In words. */
  does: string;
  /** Lets it happen to the next requests of a list. */
  begin: (world: World) => Promise<void> | void;
  /** Lets all be well again. */
  end: (world: World) => Promise<void> | void;
  /** What the user is told: the title of a failure; nothing where rows are expected in spite of it. */
  title?: (typeof TITLES)[number] | "not offered" | "empty" | "any";
  /** What must stand beside it. */
  says?: string | RegExp;
  /** It costs a row. */
  spoils?: boolean;
  /** Whether Retry is offered. */
  retry?: boolean;
  /** Requests that are sent. */
  requests: number;
  /** The other lists do not work either. */
  everywhere?: boolean;
  /** Nothing can be loaded at all. */
  offline?: boolean;
  /** The user has signed in before. */
  signedIn?: boolean;
}

interface World {
  upstream: Upstream;
  view: View;
  page: Page;
  context: BrowserContext;
}

type Expected = Omit<Row, "does" | "begin" | "end">;

/** A fault of the upstream. */
function fault(name: keyof typeof FAULTS, expected: Expected): Row {
  return {
    does: FAULTS[name].does,
    begin: ({ upstream, view }) => upstream.fail(view.name, name),
    end: ({ upstream }) => upstream.heal(),
    ...expected,
  };
}

/** Rows arrive after so many requests. */
const rows = (requests: number): Expected => ({ requests });
/** Told at once. */
const told = (title: NonNullable<Row["title"]>, more: Partial<Expected> = {}): Expected => ({ title, retry: true, requests: 1, ...more });
/** Told after two repetitions. */
const persistent = (title: NonNullable<Row["title"]>): Expected => told(title, { requests: 3 });

const MATRIX: Row[] = [
  {
    does: "the browser is offline",
    begin: ({ context }) => context.setOffline(true),
    end: ({ context }) => context.setOffline(false),
    ...told("You are offline", { requests: 0, everywhere: true, offline: true }),
  },
  {
    does: "the server allows no calls from this page (CORS)",
    begin: ({ upstream }) => void (upstream.options.cors = false),
    end: ({ upstream }) => void (upstream.options.cors = true),
    ...persistent("The server could not be reached"),
    everywhere: true,
  },
  fault("reset", persistent("The server could not be reached")),
  fault("reset-once", rows(2)),
  fault("reset-mid-body", persistent("The server could not be reached")),
  fault("bad-gzip", persistent("The server could not be reached")),
  fault("hang", told("The server did not answer in time", { says: /3 second/ })),
  fault("stall-mid-body", told("The server did not answer in time", { says: /3 second/ })),
  fault("delay", rows(1)),
  fault("trickle", rows(1)),
  fault("truncated", told("The answer was cut off")),
  fault("login-page", told("The answer is not from this API", { says: /sign-in page/ })),
  fault("login-redirect", told("The answer is not from this API", { says: /sign-in page/ })),
  fault("empty", told("The answer is not from this API")),
  fault("string", told("The answer is not from this API")),
  fault("number", told("The answer is not from this API")),
  fault("object", told("The answer is not from this API")),
  fault("null", { title: "any", requests: 1 }),
  fault("byte-order-mark", rows(1)),
  fault("bad-row", { says: /1 rows? could not be read/, spoils: true, requests: 1 }),
  fault("sign-in-needed", told("The server asks for a sign-in")),
  fault("expired", told("The session has expired", { signedIn: true })),
  fault("forbidden", told("The server does not allow this", { retry: false })),
  fault("throttled", told("The server asks to slow down")),
  fault("html-429", told("The server asks to slow down", { says: /7 second/ })),
  fault("not-found", told("The server does not know this")),
  fault("not-offered", told("not offered", { retry: false })),
  fault("not-implemented", told("not offered", { retry: false })),
  fault("bad-filter", told("The server refused the request")),
  fault("error-with-200", told("The server failed")),
  fault("server-error", persistent("The server failed")),
  fault("server-error-once", rows(2)),
  fault("html-502", persistent("The server failed")),
  fault("html-504-once", rows(2)),
  fault("unavailable-once", rows(2)),
  fault("unavailable-long", told("The server failed", { says: /120 second/ })),
  fault("header-too-large", told("The server failed")),
];

/** What has tests of its own below. */
const CANCELLED = "the user cancels a request that takes long";
const NO_SERVER = "the connection has no such server";
const MIXED = "the page came over HTTPS, and the server is plain HTTP";

const ALL = [...MATRIX.map((row) => row.does), CANCELLED, NO_SERVER, MIXED];

test.use({
  config: {
    connections: [{
      name: "upstream", swr: { base: "$SWR", auth: "x-auth-token" }, tkeel: { base: "$TKEEL", auth: "bearer" },
    }],
    timeout_seconds: 3,
  },
});

/** What stands in the place of rows where there are none. */
const absences = ({ what }: View): string[] => [
  `This server does not offer ${what}`, `This connection has no server for ${what}`, `No ${what} yet`, "This package has no versions",
];

/** Nothing is on the way any more, and the page has something to say. */
async function conclusion(dashboard: Dashboard, list: List, view: View): Promise<void> {
  await list.settled();
  const said = [...TITLES, ...absences(view)].map((text) => dashboard.main.getByText(text));
  await expect(said.reduce((any, text) => any.or(text), list.rows).first()).toBeAttached();
}

/** What stands on the page once nothing is on the way any more. */
async function seen(dashboard: Dashboard, list: List, view: View, requests: number): Promise<string> {
  const page = dashboard.page;
  const parts: string[] = [];
  const dialog = new SignIn(page);
  if (await dialog.root.isVisible()) {
    parts.push("asks for a token");
    await page.keyboard.press("Escape");
    await expect(dialog.root).toBeHidden();
  }
  const text = await dashboard.main.innerText();
  parts.push(...TITLES.filter((title) => text.includes(title)));
  parts.push(...absences(view).filter((phrase) => text.includes(phrase)));
  const count = await list.rows.count();
  if (count) parts.push(`${count} rows`);
  const unread = /\d+ rows? could not be read/.exec(text);
  if (unread) parts.push(unread[0]);
  for (const button of ["Retry", "Sign in"]) {
    if (await dashboard.main.getByRole("button", { name: button, exact: true }).count()) parts.push(`[${button}]`);
  }
  return `${parts.join(" · ")} (${requests} ${requests === 1 ? "request" : "requests"})`;
}

for (const view of VIEWS) {
  test.describe(view.name, () => {
    for (const row of MATRIX) {
      test(row.does, async ({ dashboard, page, context, upstream }) => {
        const list = dashboard.lists[view.name];
        const world: World = { upstream, view, page, context };
        const elsewhere = view.name === "repositories" ? "packages" : "repositories";

        if (row.signedIn) await signInBefore(world, list);
        if (row.offline) {
          // Without a network the page itself has to be there before.
          await page.goto("nowhere");
          await expect(dashboard.heading("There is no such page")).toBeVisible();
          await dashboard.attended();
          await row.begin(world);
          await open(page, dashboard, view);
        } else {
          await row.begin(world);
          await page.goto(list.path);
        }

        await conclusion(dashboard, list, view);
        const requests = upstream.count(view.name);
        record(ALL, row.does, view.name, await seen(dashboard, list, view, requests));
        const failure = TITLES.find((title) => title === row.title);
        if (failure) {
          await expect(dashboard.alert).toContainText(failure);
          await expect(dashboard.alert.getByText("What was sent and answered")).toHaveCount(requests > 0 ? 1 : await details(dashboard));
          await expect(list.rows).toHaveCount(0);
        } else if (row.title === "not offered") {
          await expect(dashboard.main.getByRole("status").filter({ hasText: `This server does not offer ${view.what}` })).toBeVisible();
          await expect(dashboard.alert).toHaveCount(0);
        } else if (row.title === undefined) {
          await expect(list.rows).toHaveCount(row.spoils ? Math.min(view.rows, view.whole ? view.total - 1 : view.rows - 1) : view.rows);
          await expect(dashboard.alert).toHaveCount(0);
        }
        if (row.says) await expect(dashboard.main).toContainText(row.says);
        expect(requests, "requests sent").toBe(row.requests);
        const retry = dashboard.main.getByRole("button", { name: "Retry", exact: true });
        if (row.retry !== undefined) await expect(retry).toHaveCount(row.retry ? 1 : 0);

        if (failure && row.retry) {
          await row.end(world);
          await retry.click();
          await expect(list.rows).toHaveCount(view.rows);
          await expect(dashboard.alert).toHaveCount(0);
          await row.begin(world);
        }

        // What is typed stays, whatever happens to the requests that it leads to.
        if (view.field) await type(list, view.field, view.text);
        const other = dashboard.lists[elsewhere];
        await dashboard.entry(elsewhere === "packages" ? "Packages" : "Repositories").click();
        await expect(other.table.or(dashboard.alert).first()).toBeVisible();
        if (!row.everywhere) {
          await expect(other.rows).toHaveCount(25);
          await expect(dashboard.alert).toHaveCount(0);
        }
        await row.end(world);
        await page.goBack();
        await expect(list.rows.first()).toBeVisible();
        if (view.field) {
          await expect(list.field(view.field)).toHaveValue(view.text);
          for (const name of await list.keys()) expect(name).toContain(view.text);
        }
      });
    }
  });
}

/** Leaves a token for this tab: a session that was never begun cannot expire. */
async function signInBefore({ upstream, view, page }: World, list: List): Promise<void> {
  [upstream.options.swr.token, upstream.options.tkeel.token] = ["good", "good"];
  await page.goto(list.path);
  const dialog = new SignIn(page);
  await expect(dialog.root).toBeVisible();
  await dialog.keep.check();
  await dialog.with("good");
  await expect(list.rows).toHaveCount(view.rows);
  [upstream.options.swr.token, upstream.options.tkeel.token] = [null, null];
  upstream.requests.splice(0);
}

/** Where nothing was sent, there may be nothing to show of it. */
async function details(dashboard: Dashboard): Promise<number> {
  return dashboard.alert.getByText("What was sent and answered").count();
}

/** Goes to a list from a page that is there already. */
async function open(page: Page, dashboard: Dashboard, view: View): Promise<void> {
  if (view.name === "versions") {
    // No entry of the navigation leads there; an address of the dashboard's own does.
    await page.evaluate((path) => {
      const link = document.createElement("a");
      link.href = path;
      document.querySelector("main")?.append(link);
      link.click();
    }, dashboard.lists.versions.path);
  } else {
    await dashboard.entry(dashboard.lists[view.name].title as string).click();
  }
}

async function type(list: List, field: string, text: string): Promise<void> {
  await list.field(field).fill(text);
  await expect(list.page).toHaveURL(new RegExp(`=${text}(&|$)`));
  await expect(list.field(field)).toHaveValue(text);
}

test("docs/reliability.md has these rows and no others", () => {
  expectWhole(ALL);
});

test.describe("over HTTPS", () => {
  for (const view of VIEWS) {
    test(`${view.name}: a plain HTTP address is not called, and the page says why`, async ({ page, dashboard, url, upstream }) => {
      const secure = "https://plain.test/";
      await page.route(`${secure}**`, async (route) => {
        const response = await route.fetch({ url: route.request().url().replace(secure, url) });
        // Only what is not on this machine is blocked, and the policy has to allow it first.
        const named = (text: string) => text.replaceAll("127.0.0.1", "plain.test");
        const headers = { ...response.headers(), "content-security-policy": named(response.headers()["content-security-policy"] ?? "") };
        const isConfig = route.request().url().endsWith("config.json");
        await route.fulfill(isConfig ? { response, headers, body: named(await response.text()) } : { response, headers });
      });
      await page.goto(secure + dashboard.lists[view.name].path);
      await expect(dashboard.alert).toContainText("The browser blocked this request");
      await expect(dashboard.alert.getByRole("button", { name: "Retry" })).toHaveCount(0);
      record(ALL, MIXED, view.name, await seen(dashboard, dashboard.lists[view.name], view, upstream.count(view.name)));
      // A file that is still on the way, such as the icon, is waited for: its answer goes with the page.
      await page.unrouteAll({ behavior: "wait" });
    });
  }
});

test.describe("no server", () => {
  test.use({ config: { connections: [{ name: "nothing" }] } });
  for (const view of VIEWS) {
    test(`${view.name}: the connection names none`, async ({ dashboard, page, upstream }) => {
      await page.goto(dashboard.lists[view.name].path);
      const state = dashboard.main.getByRole("status").filter({ hasText: `This connection has no server for ${view.what}` });
      await expect(state).toBeVisible();
      record(ALL, NO_SERVER, view.name, await seen(dashboard, dashboard.lists[view.name], view, upstream.count(view.name)));
    });
  }
});

test.describe("with old rows", () => {
  for (const view of VIEWS.filter(({ name }) => name !== "versions")) {
    test(`${view.name} keeps them under a banner, and Refresh or Retry replaces them`, async ({ dashboard, page, upstream }) => {
      const list = await dashboard.lists[view.name].goto();
      const before = await list.keys();
      upstream.fail(view.name, "html-502");
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(dashboard.alert).toContainText("Could not refresh: The server failed");
      expect(await list.keys()).toEqual(before);
      expect(upstream.count(view.name)).toBe(4);
      upstream.heal();
      await dashboard.alert.getByRole("button", { name: "Retry" }).click();
      await expect(dashboard.alert).toHaveCount(0);
      expect(await list.keys()).toEqual(before);
    });
  }
});

test.describe("while one waits", () => {
  test.use({ config: { connections: [{ name: "upstream", swr: { base: "$SWR", auth: "none" }, tkeel: { base: "$TKEEL", auth: "none" } }] } });

  for (const view of VIEWS) {
    test(`${view.name}: the page says for how long, and Cancel ends it`, async ({ dashboard, page, upstream }) => {
      upstream.fail(view.name, "hang");
      const list = dashboard.lists[view.name];
      await page.goto(list.path);
      const waiting = page.getByRole("status").filter({ hasText: /Waiting for the server · \d+ s/ });
      await expect(waiting).toContainText(/· [2-9] s/);
      await page.getByRole("button", { name: "Cancel" }).click();
      await expect(dashboard.main).toContainText("Cancelled");
      await expect(waiting).toHaveCount(0);
      await expect.poll(() => upstream.asked(view.name).map(({ state }) => state)).toEqual(["given up"]);
      record(ALL, CANCELLED, view.name, await seen(dashboard, list, view, upstream.count(view.name)));
      upstream.heal();
      await dashboard.main.getByRole("button", { name: "Retry" }).click();
      await expect(list.rows).toHaveCount(view.rows);
      expect(upstream.count(view.name)).toBe(2);
    });
  }

  test("an attempt is counted while it is made", async ({ dashboard, page, upstream }) => {
    upstream.fail("installers", "reset", "hang");
    await page.goto("installers");
    await expect(page.getByRole("status").filter({ hasText: "attempt 2 of 3" })).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(dashboard.main).toContainText("Cancelled");
    expect(upstream.count("installers")).toBe(2);
  });

  test("answers out of order: the newer query counts", async ({ dashboard, upstream }) => {
    for (const view of VIEWS.filter(({ field }) => field !== null)) {
      const list = await dashboard.lists[view.name].goto();
      const gate = upstream.hold(view.name);
      await list.field(view.field!).fill("x");
      await list.field(view.field!).press("Enter");
      await gate.arrived(1);
      await list.field(view.field!).fill(view.text);
      await list.field(view.field!).press("Enter");
      await gate.arrived(2);
      gate.release(1);
      await expect(list.rows.first()).toContainText(view.text);
      const keys = await list.keys();
      gate.release(0);
      await list.settled();
      expect(await list.keys()).toEqual(keys);
      expect(upstream.asked(view.name).at(-2)?.state, "the older request was ended").toBe("given up");
      upstream.unhold(view.name);
    }
  });
});

test("an answer's evidence: address, status, request id, time, and a command", async ({ dashboard, page, upstream, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  upstream.fail("repositories", "unavailable-long");
  await page.goto("repositories?name=it%27s");
  await dashboard.alert.getByText("What was sent and answered").click();
  await expect(dashboard.alert).toContainText(`GET ${upstream.swr}/v2/manage/repos?filter=`);
  await expect(dashboard.alert).toContainText("503");
  await expect(dashboard.alert).toContainText("req-0001");
  await dashboard.alert.getByRole("button", { name: "Copy curl command" }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^curl /);
  // One word, whatever was typed: it is pasted into shells.
  expect(command.split("'").length % 2, command).toBe(1);
  expect(command).toContain(`${upstream.swr}/v2/manage/repos?filter=`);
});
