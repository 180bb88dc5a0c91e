/** Signing in: in place, with nothing lost, and with a token that goes nowhere else. */
import type { BrowserContext, Page } from "@playwright/test";
import { connection, ConnectionsDialog, expect, otherConnection, SignIn, test, VIEWS, type Upstream } from "./support/upstream.ts";
import type { Dashboard } from "./support/dashboard.ts";
import { serve, TOKEN } from "./support/server.ts";

const SWR_TOKEN = "swr-secret-0123456789";
/** Looks like what the gateway hands out. */
const TKEEL_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0a2VlbC1zZWNyZXQifQ.c2lnbmF0dXJlLXNlY3JldA";

test.use({ config: { connections: [connection("north", "token"), otherConnection("south", "token")] } });

test.beforeEach(({ upstream }) => {
  [upstream.options.swr.token, upstream.options.tkeel.token] = [SWR_TOKEN, TKEEL_TOKEN];
});

const tokenFor = (view: string): string => (view === "installers" ? TKEEL_TOKEN : SWR_TOKEN);

/** The credentials that the requests for a list carried. */
function sent(upstream: Upstream, list: (typeof VIEWS)[number]["name"]): (string | undefined)[] {
  return upstream.asked(list).map(({ headers }) => headers.authorization ?? (headers["x-auth-token"] as string | undefined));
}

/** Everything in the page that a token could have got into. */
async function everywhere(page: Page, context: BrowserContext): Promise<string> {
  const inside = await page.evaluate(() => {
    // Properties too: a password field's value stands in no markup.
    const values = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    return JSON.stringify([
      { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML, values, location.href,
      history.state, document.cookie, document.title, document.documentElement.innerText,
    ]);
  });
  return inside + JSON.stringify(await context.storageState({ indexedDB: true }));
}

/** What the console said. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  return said;
}

for (const view of VIEWS) {
  test(`${view.name}: the dialog asks in place, and the request is sent once more`, async ({ dashboard, page, upstream }) => {
    const list = dashboard.lists[view.name];
    const query = view.field ? `${{ repositories: "name", packages: "package_name", installers: "key_words" }[view.name as "packages"]}=${view.text}` : "";
    await page.goto(query ? `${list.path}?${query}` : list.path);
    const dialog = new SignIn(page);
    await expect(dialog.root).toBeVisible();
    await expect(dialog.root).toContainText("north");
    await expect(dialog.root).toContainText(view.name === "installers" ? "tKeel" : "SWR");
    await expect(dialog.token).toHaveAttribute("type", "password");
    await expect(dialog.token).toBeFocused();
    await expect(dialog.keep).not.toBeChecked();
    await expect(page.getByRole("heading", { level: 1, name: list.title })).toBeAttached();
    const address = page.url();
    await dialog.with(tokenFor(view.name));
    await expect(dialog.root).toBeHidden();
    await expect(list.rows.first()).toBeVisible();
    await expect(dashboard.alert).toHaveCount(0);
    await expect(page).toHaveURL(address);
    if (view.field) await expect(list.field(view.field)).toHaveValue(view.text);
    const credential = view.name === "installers" ? `Bearer ${TKEEL_TOKEN}` : SWR_TOKEN;
    expect(sent(upstream, view.name)).toEqual([undefined, credential]);
  });
}

test("old rows, filters, page, panel and what is being typed stay while the dialog asks", async ({ dashboard, page, upstream }) => {
  const list = dashboard.lists.repositories;
  await page.goto("repositories?namespace=dev&page=2");
  const dialog = new SignIn(page);
  await dialog.with(SWR_TOKEN);
  await expect(list.rows.first()).toBeVisible();
  await list.rows.first().getByRole("link").click();
  await expect(list.panel.root).toBeVisible();
  const [keys, address] = [await list.keys(), page.url()];

  upstream.options.swr.token = "a-newer-one";
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(dialog.root).toBeVisible();
  expect(await list.keys()).toEqual(keys);
  await expect(page).toHaveURL(address);
  await dialog.with("a-newer-one");
  await expect(dialog.root).toBeHidden();
  await expect(list.panel.root).toBeVisible();
  await list.settled();
  expect(await list.keys()).toEqual(keys);

  upstream.options.swr.token = "the-newest";
  await list.field("Repository name").fill("web");
  await expect(dialog.root).toBeVisible();
  await expect(list.field("Repository name")).toHaveValue("web");
  await dialog.with("the-newest");
  await expect(list.field("Repository name")).toHaveValue("web");
  await expect(page).toHaveURL(/namespace=dev&name=web/);
  // The answer comes after the address.
  await expect.poll(async () => (await list.keys()).filter((key) => !key.includes("web"))).toEqual([]);
});

test("a wrong token is refused in the dialog, each with one request", async ({ dashboard, page, upstream }) => {
  await page.goto("packages");
  const dialog = new SignIn(page);
  await dialog.with("wrong-1");
  await expect(dialog.alert).toContainText("The server refused this token");
  await expect(dialog.root).toBeVisible();
  await dialog.with("wrong-2");
  await expect.poll(() => upstream.count("packages")).toBe(3);
  await expect(dialog.alert).toContainText("The server refused this token");
  await dialog.with(SWR_TOKEN);
  await expect(dashboard.lists.packages.rows).toHaveCount(25);
  expect(sent(upstream, "packages")).toEqual([undefined, "wrong-1", "wrong-2", SWR_TOKEN]);
});

test("a session that ends says so, and a new token goes on", async ({ dashboard, page, upstream }) => {
  await page.goto("repositories");
  const dialog = new SignIn(page);
  await dialog.with(SWR_TOKEN);
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  upstream.fail("repositories", "expired");
  await dashboard.lists.repositories.pageLink("Next page").click();
  await expect(dialog.root).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dashboard.alert).toContainText("The session has expired");
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  upstream.heal();
  await dashboard.alert.getByRole("button", { name: "Sign in" }).click();
  await dialog.with(SWR_TOKEN);
  await expect(dashboard.lists.repositories.span).toHaveText("26–50 of 60");
});

test("who does not want to sign in now finds the way later", async ({ dashboard, page, upstream }) => {
  await page.goto("installers");
  const dialog = new SignIn(page);
  await expect(dialog.root).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog.root).toBeHidden();
  await expect(dashboard.alert).toContainText("The server asks for a sign-in");
  expect(upstream.count("installers")).toBe(1);
  await dashboard.alert.getByRole("button", { name: "Sign in" }).click();
  await dialog.with(TKEEL_TOKEN);
  await expect(dashboard.lists.installers.rows).toHaveCount(25);
});

test("one dialog at a time, though three lists ask at once", async ({ page, upstream }) => {
  await page.goto("");
  const dialog = new SignIn(page);
  await expect(dialog.root).toHaveCount(1);
  await expect.poll(() => upstream.requests.length).toBe(3);
  const first = (await dialog.root.innerText()).includes("tKeel") ? TKEEL_TOKEN : SWR_TOKEN;
  await dialog.with(first);
  await dialog.with(first === SWR_TOKEN ? TKEEL_TOKEN : SWR_TOKEN);
  await expect(dialog.root).toBeHidden();
  await expect(page.getByRole("main")).toContainText("60");
  await expect(page.getByRole("main")).toContainText("47");
});

test("a token stays in memory: nowhere else, and gone with the page", async ({ dashboard, page, context, upstream }) => {
  const said = listen(page);
  await page.goto("repositories");
  const dialog = new SignIn(page);
  await dialog.with(SWR_TOKEN);
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  expect(await everywhere(page, context)).not.toContain(SWR_TOKEN);
  expect(said.join()).not.toContain(SWR_TOKEN);
  for (const request of upstream.requests) expect(request.url).not.toContain(SWR_TOKEN);
  // Within the page it is still there.
  await dashboard.entry("Packages").click();
  await expect(dashboard.lists.packages.rows).toHaveCount(25);
  await page.reload();
  await expect(dialog.root).toBeVisible();
});

/** Signs in at the repositories, and has the token kept for the tab. */
async function signInForTheTab(dashboard: Dashboard): Promise<SignIn> {
  await dashboard.page.goto("repositories");
  const dialog = new SignIn(dashboard.page);
  await expect(dialog.root).toBeVisible();
  await dialog.keep.check();
  await dialog.with(SWR_TOKEN);
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  return dialog;
}

test("by choice it is kept for the tab, and for this tab alone @smoke", async ({ dashboard, page, context }) => {
  const dialog = await signInForTheTab(dashboard);
  const kept = await page.evaluate(() => ({ session: { ...sessionStorage } as Record<string, string>, local: { ...localStorage } as Record<string, string> }));
  expect(Object.entries(kept.session).filter(([, value]) => value.includes(SWR_TOKEN)).map(([key]) => key))
    .toEqual([expect.stringMatching(/^gantry\.token\./)]);
  expect(JSON.stringify(kept.local)).not.toContain(SWR_TOKEN);
  await page.reload();
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  await expect(dialog.root).toBeHidden();
  const second = await context.newPage();
  await second.goto("repositories");
  await expect(new SignIn(second).root).toBeVisible();
  await second.close();
});

test("a token is forgotten on request", async ({ dashboard, page, upstream }) => {
  const signIn = await signInForTheTab(dashboard);
  const dialog = await new ConnectionsDialog(page).open();
  await expect(dialog.root.getByRole("button", { name: "Sign in" })).toHaveCount(1);
  await dialog.root.getByRole("button", { name: "Forget the token" }).click();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(SWR_TOKEN);
  await expect(dialog.root.getByRole("button", { name: "Forget the token" })).toHaveCount(0);
  if (await dialog.root.isVisible()) await page.keyboard.press("Escape");
  if (await signIn.root.isVisible()) await page.keyboard.press("Escape");
  const before = upstream.count("packages");
  await dashboard.entry("Packages").click();
  await expect.poll(() => upstream.count("packages")).toBe(before + 1);
  expect(sent(upstream, "packages").at(-1)).toBe(undefined);
});

test("signing in from the switcher", async ({ dashboard, page }) => {
  await page.goto("nowhere");
  const dialog = await new ConnectionsDialog(page).open();
  await dialog.root.getByRole("button", { name: "Sign in" }).first().click();
  await new SignIn(page).with(SWR_TOKEN);
  if (await dialog.root.isVisible()) await page.keyboard.press("Escape");
  await dashboard.entry("Repositories").click();
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  await expect(new SignIn(page).root).toBeHidden();
});

test("a token is shown to the server it was given for, and to no other", async ({ dashboard, page, upstream, other }) => {
  await page.goto("repositories");
  await new SignIn(page).with(SWR_TOKEN);
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  await dashboard.entry("Installers").click();
  await expect(new SignIn(page).root).toBeVisible();
  expect(sent(upstream, "installers")).toEqual([undefined]);
  await page.keyboard.press("Escape");
  await (await new ConnectionsDialog(page).open()).entry("south").click();
  await expect(dashboard.lists.installers.rows).toHaveCount(25);
  await dashboard.entry("Repositories").click();
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  for (const { headers } of other.requests) expect([headers.authorization, headers["x-auth-token"]]).toEqual([undefined, undefined]);
  expect(JSON.stringify(other.requests)).not.toContain(SWR_TOKEN);
});

test("a token that the server echoes is masked wherever it could be seen", async ({ dashboard, page, context, upstream }) => {
  const said = listen(page);
  await page.goto("installers");
  const dialog = new SignIn(page);
  const wrong = `${TKEEL_TOKEN.slice(0, -6)}wrong!`;
  await dialog.with(wrong);
  await expect(dialog.alert).toContainText("The server refused this token");
  await page.keyboard.press("Escape");
  await expect(dashboard.alert).toContainText("The server asks for a sign-in");
  await dashboard.alert.getByText("What was sent and answered").click();
  await expect(dashboard.alert).toContainText("401");
  await expect(dashboard.alert).toContainText("***");
  const seen = await everywhere(page, context);
  // Not even a part of it that would help.
  for (const part of [wrong, ...wrong.split(".")]) expect(seen).not.toContain(part);
  expect(said.join()).not.toContain(wrong);
  expect(sent(upstream, "installers")).toEqual([undefined, `Bearer ${wrong}`]);
});

test("the command that can be copied holds no token", async ({ dashboard, page, context, upstream }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const [path, token, header] of [
    ["repositories", SWR_TOKEN, "X-Auth-Token: ***"],
    ["installers", TKEEL_TOKEN, "Authorization: Bearer ***"],
  ] as const) {
    await page.goto(path);
    await new SignIn(page).with(token);
    await expect(dashboard.lists[path].rows).toHaveCount(25);
    upstream.fail(path, "bad-filter");
    await page.getByRole("button", { name: "Refresh" }).click();
    await dashboard.alert.getByText("What was sent and answered").click();
    await dashboard.alert.getByRole("button", { name: "Copy curl command" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(header);
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(token);
    upstream.heal();
  }
});

test("a token of 32 KB works", async ({ dashboard, page, upstream }) => {
  const token = "MIIT".padEnd(32 << 10, "Abc0+/_-=");
  upstream.options.swr.token = token;
  await page.goto("repositories");
  const dialog = new SignIn(page);
  await expect(dialog.root).toBeVisible();
  await dialog.keep.check();
  await dialog.with(token);
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  expect(sent(upstream, "repositories").at(-1)).toHaveLength(32 << 10);
  await page.reload();
  await expect(dashboard.lists.repositories.rows).toHaveCount(25);
  expect(await page.content()).not.toContain(token.slice(0, 100));

  // A proxy with small buffers refuses it: a page of HTML that says nothing about tokens.
  upstream.options.largestHeaders = 8 << 10;
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(dashboard.alert).toContainText("The server failed");
  await dashboard.alert.getByText("What was sent and answered").click();
  await expect(dashboard.alert).toContainText("431");
  expect(await page.content()).not.toContain(token.slice(0, 100));
});

test("what is pasted around a token does not matter, and what is no token is not sent", async ({ dashboard, page, upstream }) => {
  await page.goto("installers");
  const dialog = new SignIn(page);
  for (const bad of ["", "   ", "a b", "密码", `${"x".repeat((32 << 10) + 1)}`]) {
    await dialog.with(bad);
    await expect(dialog.root, bad.slice(0, 10)).toBeVisible();
  }
  expect(upstream.count("installers")).toBe(1);
  await dialog.with(`  Bearer ${TKEEL_TOKEN}\t`);
  await expect(dashboard.lists.installers.rows).toHaveCount(25);
  expect(sent(upstream, "installers")).toEqual([undefined, `Bearer ${TKEEL_TOKEN}`]);
});

test("a connection that sends no token says who can change that", async ({ dashboard, page, upstream, url }) => {
  // The same servers, without a way to sign in.
  await page.route(`${url}config.json`, (route) => route.fulfill({
    json: { connections: [{ name: "north", swr: { base: upstream.swr, auth: "none" }, tkeel: { base: upstream.tkeel, auth: "none" } }] },
  }));
  for (const list of [dashboard.lists.repositories, dashboard.lists.installers]) {
    await page.goto(list.path);
    await expect(dashboard.alert).toContainText("The server asks for a sign-in");
    await expect(dashboard.alert).toContainText("config.json");
    await expect(new SignIn(page).root).toHaveCount(0);
    await expect(dashboard.alert.getByRole("button", { name: "Sign in" })).toHaveCount(0);
  }
});

test("gantry-server's own token", async ({ dashboard, page, database }) => {
  const server = await serve(database, "--token", TOKEN);
  try {
    for (const [path, empty] of [["repositories", "No repositories yet"], ["installers", "No installers yet"]] as const) {
      await page.goto(server.url + path);
      await new SignIn(page).with(TOKEN);
      await expect(dashboard.main.getByText(empty)).toBeVisible();
    }
  } finally {
    await server.stop();
  }
});
