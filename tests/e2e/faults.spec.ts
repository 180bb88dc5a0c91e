/** `gantry-server serve --faults`: each fault is a connection, and each shows what is wrong as a user finds it. */
import type { Locator } from "@playwright/test";
import type { Dashboard, List } from "./support/dashboard.ts";
import { expect, test } from "./support/test.ts";
import { ConnectionsDialog, SignIn } from "./support/upstream.ts";

test.use({ serverName: "faults", provokesFailures: true, otherHosts: ["elsewhere.localhost"] });

const HEALTHY = "Healthy";
const LISTS = ["repositories", "installers"] as const;

interface Seen {
  dashboard: Dashboard;
  list: List;
  name: (typeof LISTS)[number];
}

interface Case {
  /** The name of the connection. */
  connection: string;
  sees(seen: Seen): Promise<void>;
}

/** The place of the rows says what is wrong, and how to go on. */
function failure(title: string, options: { says?: string; evidence?: string[]; retry?: boolean } = {}) {
  return async ({ dashboard, list }: Seen) => {
    await expect(dashboard.alert).toContainText(title, { timeout: 20_000 });
    if (options.says) await expect(dashboard.alert).toContainText(options.says);
    await expect(dashboard.alert.getByRole("button", { name: "Retry" })).toHaveCount(options.retry === false ? 0 : 1);
    await dashboard.alert.getByText("What was sent and answered").click();
    for (const text of options.evidence ?? []) await expect(dashboard.alert).toContainText(text);
    await expect(list.rows).toHaveCount(0);
  };
}

const CASES: readonly Case[] = [
  {
    connection: "Fault: slow",
    async sees({ dashboard, list }) {
      await expect(dashboard.main.getByRole("status").filter({ hasText: /^Waiting for the server · \d s/ })).toBeVisible();
      await expect(list.rows).toHaveCount(25);
      await expect(dashboard.alert).toHaveCount(0);
    },
  },
  { connection: "Fault: stops midway", sees: failure("The server did not answer in time", { says: "Nothing came for 10 seconds" }) },
  { connection: "Fault: connection breaks", sees: failure("The server could not be reached", { evidence: ["sent 3 times"] }) },
  { connection: "Fault: answer cut off", sees: failure("The answer was cut off", { evidence: ["status 200"] }) },
  { connection: "Fault: no CORS", sees: failure("The server could not be reached", { says: "CORS", evidence: ["sent 3 times"] }) },
  { connection: "Fault: 400 refused", sees: failure("The server refused the request", { says: "refused, on purpose", evidence: ["status 400"] }) },
  {
    connection: "Fault: 401 sign-in",
    async sees(seen) {
      const dialog = new SignIn(seen.dashboard.page);
      await expect(dialog.root).toContainText("Fault: 401 sign-in");
      await dialog.root.press("Escape");
      await expect(dialog.root).toBeHidden();
      await failure("The server asks for a sign-in", { evidence: ["status 401"] })(seen);
      await seen.dashboard.alert.getByRole("button", { name: "Sign in" }).click();
      await dialog.with("any-token-at-all");
      await expect(dialog.alert, "no token helps").toBeVisible();
    },
  },
  {
    connection: "Fault: 403 forbidden",
    sees: failure("The server does not allow this", { says: "insufficient permissions, on purpose", evidence: ["status 403"], retry: false }),
  },
  {
    connection: "Fault: 404 not offered",
    async sees({ dashboard, list, name }) {
      await expect(dashboard.main.getByRole("status").filter({ hasText: `This server does not offer ${name}` })).toBeVisible();
      await expect(dashboard.alert).toHaveCount(0);
      await expect(list.rows).toHaveCount(0);
    },
  },
  {
    connection: "Fault: 429 too many requests",
    sees: failure("The server asks to slow down", { says: "It asks to wait 30 seconds", evidence: ["status 429"] }),
  },
  {
    connection: "Fault: 500 server error",
    sees: failure("The server failed", {
      says: "the server failed, on purpose",
      evidence: ["status 500", "5000000000000000000000000000f4a1", "sent 3 times"],
    }),
  },
  {
    connection: "Fault: not JSON",
    sees: failure("The answer is not from this API", { evidence: ["status 200", "text/html"] }),
  },
  {
    connection: "Fault: broken rows",
    async sees({ dashboard, list }) {
      await expect(list.rows).toHaveCount(22);
      await expect(dashboard.main.getByText("3 rows could not be read")).toBeVisible();
      await expect(dashboard.alert).toHaveCount(0);
    },
  },
  {
    connection: "Fault: odd answers",
    async sees({ dashboard, list, name }) {
      await expect(list.rows.first()).toBeVisible();
      await expect(dashboard.alert).toHaveCount(0);
      if (name === "repositories") {
        await expect(dashboard.main.getByRole("status").filter({ hasText: "1–25 of more" })).toBeVisible();
        return;
      }
      await expect(list.rows).toHaveCount(24);
      await expect(dashboard.main.getByText(/1 repeated rows? left out/)).toBeVisible();
      await list.sortBy("Repository");
      await expect(dashboard.main.getByText(/this server ignored the order; sorted within this page/)).toBeVisible();
      await dashboard.page.goBack();
      await expect(list.heading("Repository")).not.toHaveAttribute("aria-sort");
    },
  },
];

/** Chooses a connection as a user does. */
async function choose(dashboard: Dashboard, name: string): Promise<void> {
  const dialog = await new ConnectionsDialog(dashboard.page).open();
  await dialog.entry(name).click();
  await expect(dialog.button(`Connection: ${name}`)).toBeVisible();
}

test("the switcher has the healthy connection first, and then each fault", async ({ dashboard, page }) => {
  const list = await dashboard.lists.repositories.goto();
  await expect(list.rows).toHaveCount(25);
  const dialog = await new ConnectionsDialog(page).open();
  await expect(dialog.entry(HEALTHY)).toHaveAttribute("aria-current", "true");
  const entries: Locator = dialog.root.getByRole("listitem").getByRole("link", { name: /^(?!Compare)/ });
  await expect(entries).toHaveText([HEALTHY, ...CASES.map(({ connection }) => connection)]);
});

for (const name of LISTS) {
  test.describe(name, () => {
    for (const { connection, sees } of CASES) {
      test(`${connection}, and back`, async ({ dashboard }) => {
        const list = await dashboard.lists[name].goto();
        await expect(list.rows).toHaveCount(25);
        const healthy = await list.keys();
        await choose(dashboard, connection);
        await sees({ dashboard, list, name });
        if (await new SignIn(dashboard.page).root.isVisible()) await dashboard.page.keyboard.press("Escape");
        await choose(dashboard, HEALTHY);
        await list.expectKeys(healthy);
        await expect(dashboard.alert).toHaveCount(0);
      });
    }
  });
}

test("a request that stands still can be cancelled", async ({ dashboard }) => {
  const list = await dashboard.lists.packages.goto();
  await choose(dashboard, "Fault: stops midway");
  await dashboard.main.getByRole("button", { name: "Cancel" }).click();
  await expect(dashboard.alert).toContainText("Cancelled");
  await expect(list.rows).toHaveCount(0);
});

test.describe("without --faults", () => {
  test.use({ serverName: "plain" });
  test("there is one connection, and nothing to choose", async ({ dashboard, page }) => {
    await dashboard.lists.repositories.goto();
    await expect(new ConnectionsDialog(page).button()).toHaveCount(0);
    await page.goto("repositories?connection=Fault%3A%20slow");
    await expect(page.getByRole("heading", { name: "There is no connection called Fault: slow" })).toBeVisible();
  });
});
