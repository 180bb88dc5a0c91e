/** A list that comes whole, while it is still coming. */
import type { List } from "./support/dashboard.ts";
import { FIRST, hold } from "./support/parts.ts";
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

test("the first of many rows are drawn before more of them are read, also where all are at hand", async ({ dashboard, page, upstream }) => {
  fill(upstream, 1500);
  await page.addInitScript(() => {
    const steps: string[] = [];
    // A turn brings no frame.
    Object.assign((window as unknown as { scheduler: object }).scheduler, { yield: () => Promise.resolve() });
    const piece = Uint8Array.prototype.subarray;
    Uint8Array.prototype.subarray = function (start, end) {
      // A piece of the answer, 16 KiB and then 64; once more where it is copied.
      if ((end ?? 0) - (start ?? 0) >= 16 << 10) steps.push("piece");
      return piece.call(this, start, end);
    };
    const frame = () => {
      steps.push("frame");
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const seen = new MutationObserver(() => {
      if (!document.querySelector("tr:has(.row-link)")) return;
      steps.push("rows");
      seen.disconnect();
    });
    seen.observe(document, { childList: true, subtree: true });
    Object.assign(window, { steps });
  });
  const release = await hold(page, FIRST);
  const answered = page.waitForEvent("requestfinished", (request) => new URL(request.url()).pathname.endsWith("/v2/manage/packages"));
  await page.goto("packages?size=all", { waitUntil: "commit" });
  await answered;
  release();
  await expect(dashboard.lists.packages.found).toContainText("1,500");
  const steps = await page.evaluate(() => (window as unknown as { steps: string[] }).steps);
  const after = steps.slice(steps.indexOf("rows"));
  const before = after.slice(0, after.indexOf("frame"));
  expect(before.filter((step) => step === "piece").length).toBeLessThanOrEqual(2);
  expect(after.slice(before.length)).toContain("piece");
});

test("where nothing is drawn all rows are read all the same", async ({ dashboard, page, upstream }) => {
  fill(upstream, 1500);
  await page.addInitScript(() => Object.assign(window, { requestAnimationFrame: () => 0 }));
  await page.goto("packages?size=all");
  await expect(dashboard.lists.packages.found).toContainText("1,500");
});

test("shows all of them once they have come", async ({ dashboard, page, upstream }) => {
  fill(upstream, 200);
  upstream.fail("packages", "trickle");
  await page.goto("packages?size=all");
  await expect(dashboard.lists.packages.rows).toHaveCount(200);
  await expect(dashboard.lists.packages.table).not.toHaveAttribute("aria-busy", "true");
});

test("of few rows that were found all are drawn in the end, and of all rows again those in sight", async ({ dashboard, page, upstream }) => {
  fill(upstream, 600);
  await page.goto("packages?size=all");
  const list = dashboard.lists.packages;
  await expect(list.found).toContainText("600");
  await list.find.fill("package-1");
  await expect(list.rows).toHaveCount(111);
  // The rows are drawn before the next frame.
  const drawn = await list.find.evaluate(async (find: HTMLInputElement) => {
    find.value = "";
    find.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return document.querySelectorAll("tr:has(.row-link)").length;
  });
  expect(drawn).toBeLessThan(60);
  await expect(list.found).toContainText("600");
});

for (const [how, come] of Object.entries({
  "the pointer comes": (list) => list.rows.nth(3).hover(),
  "the focus comes": (list) => list.rows.nth(3).getByRole("link").first().focus(),
  "it is scrolled": (list) => list.table.evaluate((table) => table.parentElement!.scrollBy(0, 1)),
} satisfies Record<string, (list: List) => Promise<void>>)) {
  test(`of many rows those in sight are drawn, and some below once ${how}`, async ({ dashboard, page, upstream }) => {
    fill(upstream, 600);
    await page.goto("packages?size=all");
    const list = dashboard.lists.packages;
    await expect(list.found).toContainText("600");
    /** How many rows below the last one in sight are drawn. */
    const beyond = () => list.rows.evaluateAll((rows) => {
      const bottom = rows[0]!.closest("table")!.parentElement!.getBoundingClientRect().bottom;
      return rows.filter((row) => row.getBoundingClientRect().top >= bottom).length;
    });
    expect(await beyond()).toBeLessThan(4);
    await come(list);
    await expect.poll(beyond).toBeGreaterThanOrEqual(4);
    // Whoever came is still there when other rows are shown.
    await list.find.fill("package-");
    expect(await beyond()).toBeGreaterThanOrEqual(4);
  });
}

test("what finds in many rows is fetched once all of them are there, before anybody asks", async ({ page, upstream }) => {
  const asked = () => page.evaluate(() => performance.getEntriesByType("resource").filter((entry) => /split_\w+-\w+\.wasm$/.test(entry.name)).length);
  fill(upstream, 9_999);
  await page.goto("packages?size=all", { waitUntil: "networkidle" });
  await expect(page.locator("table[aria-busy=true]")).toHaveCount(0);
  expect(await asked()).toBe(0);
  fill(upstream, 10_000);
  await page.goto("packages?size=all", { waitUntil: "networkidle" });
  await expect.poll(asked).toBe(1);
});

test("rows that pass too fast to be read say their names, and everything where the scroll rests", async ({ dashboard, page, upstream }) => {
  fill(upstream, 3000);
  await page.goto("packages?size=all");
  const list = dashboard.lists.packages;
  await expect(list.table).not.toHaveAttribute("aria-busy", "true");
  await expect(list.table).toHaveAttribute("aria-rowcount", "3001");
  /** Scrolls by so many pixels in each of so many frames: what the rows in the middle said after each, their names first. */
  const scroll = (by: number, frames: number) => list.table.evaluate(async (table, [by, frames]) => {
    const frame = table.parentElement!;
    const { left, top, height } = frame.getBoundingClientRect();
    const said: string[][] = [];
    for (let count = 0; count < frames; count++) {
      frame.scrollTop += by;
      // The rows are drawn in the event, and before the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const row = document.elementFromPoint(left + 40, top + height / 2)?.closest("tr");
      said.push([...(row?.cells ?? [])].map((cell) => cell.textContent!.trim()));
    }
    return said;
  }, [by, frames] as const);

  const jump = await scroll(5000, 1);
  expect(jump[0]!.filter(Boolean).length).toBeGreaterThan(3);
  await expect(list.rows.first()).not.toContainText("package-0");
  const passing = await scroll(900, 20);
  expect(passing.every(([name]) => /package-\d+/.test(name ?? ""))).toBe(true);
  expect(passing.some((cells) => cells.length === 1)).toBe(true);
  const full = () => list.rows.evaluateAll((rows) => rows.every((row) => [...(row as HTMLTableRowElement).cells].filter((cell) => cell.textContent!.trim()).length > 3));
  await expect.poll(full).toBe(true);
});
