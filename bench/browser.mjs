/** What every measurement needs: a browser of its own, and the middle of what was measured. */
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../tests/e2e/package.json", import.meta.url))("@playwright/test");

/** A browser with a profile of its own. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROME || undefined, args: ["--no-sandbox", "--disable-gpu"] });

/** The median of those that are numbers; NaN of none. */
export function median(numbers) {
  const sorted = numbers.filter((number) => Number.isFinite(number)).sort((a, b) => a - b);
  return sorted.length ? (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2 : NaN;
}
