/** Values as the dashboard shows them, worked out a second time. */
import { expect } from "@playwright/test";
import type { List } from "./dashboard.ts";

/** `1,284` */
export function grouped(number: number): string {
  return number.toLocaleString("en-US");
}

/** `18.7 GiB` */
export function bytes(size: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  const round = (value: number) => Math.round(value * 10) / 10;
  let [value, unit] = [size, 0];
  while (round(value) >= 1024 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1];
  const tenths = round(value);
  return `${Number.isInteger(tenths) || tenths < 100 ? tenths : Math.round(tenths)} ${units[unit]}`;
}

/** `18.7 GiB (20,097,747,400 bytes)` */
export function exactBytes(size: number): string {
  return `${bytes(size)} (${grouped(size)} bytes)`;
}

/** `2026-11-20 17:42` in the zone of the tests, UTC+8. */
export function localTime(at: string | number): string {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

interface Sorting<T> {
  /** The column's heading. */
  title: string;
  /** Its name in the address. */
  name: string;
  /** The rows of the page, or of the whole list, in the order of the server. */
  rows: T[];
  key: (row: T) => string;
  value: (row: T) => string | number;
  /** What the page says while it is sorted. */
  scope?: string;
}

/** Clicks the heading three times: one way, the other way, the server's order again. */
export async function expectSorted<T>(list: List, { title, name, rows, key, value, scope }: Sorting<T>): Promise<void> {
  const original = await list.keys();
  const values = new Map(rows.map((row) => [key(row), value(row)]));
  const ways = new Set<string>();
  for (let click = 0; click < 2; click++) {
    await list.sortBy(title);
    await expect(list.page).toHaveURL(new RegExp(`[?&]sort=-?${name}(&|$)`));
    await list.settled();
    const way = await list.heading(title).getAttribute("aria-sort");
    ways.add(way ?? "");
    await expect(list.page).toHaveURL(way === "descending" ? /[?&]sort=-/ : /[?&]sort=[^-]/);
    await expect.poll(async () => {
      const shown = (await list.keys()).map((key) => values.get(key));
      return shown.length > 0 && shown.every((value, index) => {
        const before = shown[Math.max(index - 1, 0)];
        return value !== undefined && before !== undefined && inOrder(before, value, way === "descending");
      });
    }, `${title} ${way}`).toBe(true);
    if (scope) await expect(list.page.getByText(scope)).toBeVisible();
  }
  expect(ways).toEqual(new Set(["ascending", "descending"]));
  await list.sortBy(title);
  await expect(list.page).not.toHaveURL(/sort=/);
  await list.expectKeys(original);
}

/** Whether two neighbours are in order: numbers by value, texts in natural order. */
function inOrder(first: string | number, second: string | number, descending: boolean): boolean {
  const difference = typeof first === "number" && typeof second === "number"
    ? first - second
    : compareNames(String(first), String(second));
  return descending ? difference >= 0 : difference <= 0;
}

/** Digits by value, letters without case, everything by code point. */
export function compareNames(a: string, b: string): number {
  const parts = (text: string) => text.toLowerCase().match(/\d+|\D/gu) ?? [];
  const [pa, pb] = [parts(a), parts(b)];
  for (let index = 0; index < Math.min(pa.length, pb.length); index++) {
    const [x, y] = [pa[index]!, pb[index]!];
    const numbers = /^\d/.test(x) && /^\d/.test(y);
    const difference = numbers ? Number(x) - Number(y) : x.codePointAt(0)! - y.codePointAt(0)!;
    if (difference) return difference;
  }
  return pa.length - pb.length;
}
