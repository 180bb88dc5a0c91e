/** A list that comes whole, while it is still coming. */
import { connection, expect, test, type Upstream } from "./support/upstream.ts";

test.use({ config: { connections: [connection("upstream")], timeout_seconds: 600 } });

/** Gives it so many packages, and no others. */
function fill(upstream: Upstream, count: number): void {
  const [model] = upstream.data.packages;
  upstream.data.packages = Array.from({ length: count }, (_, at) => ({
    ...model!, row: { ...model!.row, id: 1000 + at, package: `package-${at}` },
  }));
}

test("shows the rows that are there, draws those in sight, and says that more are coming", async ({ dashboard, page, upstream }) => {
  fill(upstream, 400);
  upstream.fail("packages", "stall-mid-body");
  await page.goto("packages?size=all");
  const list = dashboard.lists.packages;
  await expect(page.getByRole("status").filter({ hasText: /Loading… (1[5-9]\d|2[0-4]\d) rows so far/ })).toBeVisible();
  await expect(list.table).toHaveAttribute("aria-busy", "true");
  await expect(list.rows.first()).toContainText("package-0");
  // Fewer than 250 rows would all be drawn, were they all there are.
  expect(await list.rows.count()).toBeLessThan(60);
  expect(Number(await list.table.getAttribute("aria-rowcount"))).toBeGreaterThan(150);
  await page.getByRole("button", { name: "Cancel" }).click();
  // What was there of it would look like all of it.
  await expect(dashboard.alert).toContainText("Cancelled");
  await expect(list.table).toHaveCount(0);
});

test("shows all of them once they have come", async ({ dashboard, page, upstream }) => {
  fill(upstream, 200);
  upstream.fail("packages", "trickle");
  await page.goto("packages?size=all");
  await expect(dashboard.lists.packages.rows).toHaveCount(200);
  await expect(dashboard.lists.packages.table).not.toHaveAttribute("aria-busy", "true");
});
