/** A tab that stays open all day: what it holds on to does not grow with what was looked at. */
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./support/upstream.ts";

const CHANGES = 500;
const FIRST = 50;

interface Figures {
  listeners: number;
  nodes: number;
  /** Pages of 64 KiB that the WebAssembly has. */
  memory: number;
  /** Bytes of JavaScript's own heap; printed only. */
  heap: number;
}

/** Keeps the memory of the WebAssembly where the test can measure it. */
async function watchMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const keep = (result: WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance) => {
      const instance = "instance" in result ? result.instance : result;
      // The second part uses the memory of the first.
      const memory = instance.exports["memory"];
      if (memory) Object.assign(window, { wasmMemory: memory });
      return result;
    };
    for (const name of ["instantiate", "instantiateStreaming"] as const) {
      const original = WebAssembly[name].bind(WebAssembly) as (...given: unknown[]) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
      Object.assign(WebAssembly, { [name]: (...given: unknown[]) => original(...given).then(keep) });
    }
  });
}

async function measure(page: Page, browser: CDPSession): Promise<Figures> {
  // Twice: what the first one frees may have held something else.
  await browser.send("HeapProfiler.collectGarbage");
  await browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await browser.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const memory = await page.evaluate(() => (window as unknown as { wasmMemory: WebAssembly.Memory }).wasmMemory.buffer.byteLength / 65_536);
  return { listeners: value("JSEventListeners"), nodes: value("Nodes"), heap: value("JSHeapUsedSize"), memory };
}

/** A change, and what the page says once it is done. */
type Change = { click: string; text?: string; says: string } | { type: string; text: string; says: string };

/** One round. Everything is found as in the other tests, by names; but in the page itself, which is ten times as fast. */
const ROUND: Change[] = [
  { click: "nav[aria-label=Main] a", text: "Repositories", says: "1–25 of 60" },
  { click: "nav[aria-label=Pages] a", text: "2", says: "26–50 of 60" },
  { type: "Organization", text: "dev2", says: "1–12 of 12" },
  { click: "table .row-link", says: "Pull" },
  { click: "nav[aria-label=Main] a", text: "Packages", says: "1–25 of 40" },
  { click: "table .row-link", says: "All versions" },
  { click: "aside a", text: "All versions", says: "1–10 of 10" },
  { click: "nav[aria-label=Main] a", text: "Installers", says: "1–25 of 47" },
  { type: "Keywords", text: "iot", says: "1–8 of 8" },
  { click: "nav[aria-label=Main] a", text: "Overview", says: "over all packages" },
];

/** Makes the changes of a round; what went wrong, if anything did. */
async function runRound(page: Page): Promise<string> {
  return page.evaluate(async (round) => {
    const frame = () => new Promise(requestAnimationFrame);
    /** Tries until it is something, for ten seconds. */
    const until = async <T>(find: () => T | undefined | false): Promise<T | undefined> => {
      for (const end = performance.now() + 10_000; performance.now() < end; await frame()) {
        const found = find();
        if (found) return found;
      }
      return undefined;
    };
    for (const change of round) {
      const element = await until(() => "click" in change
        ? [...document.querySelectorAll<HTMLElement>(change.click)].find((element) => element.innerText.trim().startsWith(change.text ?? ""))
        : [...document.querySelectorAll<HTMLElement>("input[type=search]")].find((field) => field.closest("label")?.innerText.trim() === change.type));
      if (!element) return `not found: ${JSON.stringify(change)}`;
      if ("click" in change) {
        element.click();
      } else {
        (element as HTMLInputElement).value = change.text;
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
        element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      }
      const done = await until(() =>
        document.querySelector("main")?.innerText.includes(change.says)
        && !document.querySelector("[aria-busy=true], main .placeholder"));
      if (!done) return `not done: ${JSON.stringify(change)}: ${document.querySelector("main")?.innerText}`;
    }
    return "";
  }, ROUND);
}

/** What may be left, as a share of what was there after the first changes, or less by as much. A page of memory is 0.04 of it. */
const MOST = 1.1;

test("500 changes of view, filter and page leave nothing behind", async ({ page, upstream }) => {
  // Half a minute on a machine that does nothing else.
  test.setTimeout(240_000);
  await watchMemory(page);
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  await page.goto("");
  let before: Figures | undefined;
  for (let change = 0; change < CHANGES; change += ROUND.length) {
    expect(await runRound(page)).toBe("");
    // Both measured at the end of a round, which is the overview.
    if (change + ROUND.length === FIRST) before = await measure(page, browser);
  }
  const after = await measure(page, browser);
  const line = (figures: Figures) =>
    `${figures.listeners} listeners, ${figures.nodes} nodes, ${figures.memory / 16} MiB of WebAssembly, ${(figures.heap / 2 ** 20).toFixed(1)} MiB of JavaScript`;
  console.log(`soak: after ${FIRST} changes ${line(before!)}; after ${CHANGES} ${line(after)}; ${upstream.requests.length} requests`);
  for (const name of ["listeners", "nodes", "memory"] as const) {
    expect(after[name] / before![name], `${name}: ${before![name]}, then ${after[name]}`).toBeGreaterThan(0.9);
    expect(after[name] / before![name], `${name}: ${before![name]}, then ${after[name]}`).toBeLessThan(MOST);
  }
});
