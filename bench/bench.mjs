/**
 * Measures the dashboard's list of packages in a real browser, beside a page without any library (`plain/`), and how long the
 * pages of the other lists take to be turned, beside the same in React (`turns.mjs`), and prints both beside what was recorded
 * last.
 *
 *     node bench/bench.mjs [--rows 1000,100000] [--runs 7] [--turns 7] [--only gantry] [--record]
 *
 * Without rows (`--rows ""`) only pages are turned, with `--turns 0` none. The runs are interleaved, each in a browser of its own,
 * so that noise hits both; the ratio is what counts. A page that shows wrong rows fails the run.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { launch, median } from "./browser.mjs";
import { matching, nameOf, packages } from "./data.mjs";
import { PAGES } from "./pages.mjs";
import { serve } from "./server.mjs";
import { turnPages } from "./turns.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000,100000" },
    runs: { type: "string", default: "7" },
    turns: { type: "string", default: "7" },
    only: { type: "string", default: PAGES.map((page) => page.name).join() },
    record: { type: "boolean", default: false },
  },
});
const RECORDED = new URL("recorded.json", import.meta.url);
const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");
const WORD = "postgr";

/** What is measured, in the order of the table. */
const MEASURES = {
  first_row_ms: "navigation to first row painted, ms",
  all_rows_ms: "navigation to all rows, ms",
  longest_load_task_ms: "longest main-thread task while loading, ms",
  memory_loaded_mb: "renderer memory after load, MB",
  first_key_ms: "find: first key, ms",
  next_key_ms: "find: next keys, ms",
  sort_number_ms: "sort by number, ms",
  sort_text_ms: "sort by text, ms",
  panel_ms: "panel opened, ms",
  scroll_slow_frames_pct: "scroll at 36,000 px/s: frames over 33 ms, %",
  scroll_task_ms: "scroll at 36,000 px/s: work a frame, ms",
  scroll_blank_frames: "scroll at 36,000 px/s: frames with a blank",
  memory_used_mb: "renderer memory after use, MB",
  layout_shift: "layout shift while loading",
};

const known = new Map();
const rowsOf = (count) => {
  if (!known.has(count)) known.set(count, packages(count));
  return known.get(count);
};

/** The private memory of the page's process, which holds WebAssembly's too; only where there is /proc. */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    try {
      const said = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
      return [...said.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, [, size]) => sum + Number(size) / 1024, 0);
    } catch {
      return NaN;
    }
  });
  return Math.max(...sizes);
}

function check(holds, what) {
  if (!holds) throw new Error(what);
}

/** One visit, from the first request on. */
async function visit(dashboard, count) {
  const rows = rowsOf(count);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "timeTicks" });
    await page.addInitScript(`${PROBE}; startProbe(${JSON.stringify(dashboard.row)});`);
    const work = async () => (await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    const idle = () => page.evaluate(() => new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 5000 }); }));
    const shown = () => page.evaluate(({ frame, rowName }) => probe.visible(frame).map((row) => row.querySelector(rowName).textContent.trim()), dashboard);
    const result = {};

    await page.goto(`http://127.0.0.1:${dashboard.port}/n${count}/${dashboard.path}`, { waitUntil: "commit" });
    result.all_rows_ms = await page.evaluate(({ count, rows }) => probe.until(() => probe.digits(count) === rows), { count: dashboard.count, rows: count });
    result.first_row_ms = await page.evaluate(() => probe.first.then(() => probe.firstAt));
    await idle();
    [result.longest_load_task_ms, result.layout_shift] = await page.evaluate(() => [probe.longest, probe.shift]);
    await devtools.send("HeapProfiler.collectGarbage");
    result.memory_loaded_mb = await memory(browser);

    const keys = [];
    await page.focus(dashboard.find);
    for (let length = 1; length <= WORD.length && count >= 1000; length++) {
      const wanted = matching(rows, WORD.slice(0, length));
      await idle();
      await page.evaluate(({ count, found }) => { globalThis.op = probe.after("keydown", () => probe.digits(count) === found); }, { count: dashboard.count, found: wanted.length });
      await page.keyboard.press(WORD[length - 1]);
      keys.push(await page.evaluate(() => op));
      const names = new Set(wanted.map(nameOf));
      check((await shown()).every((name) => names.has(name)), `${dashboard.name}: wrong rows for ${WORD.slice(0, length)}`);
    }
    [result.first_key_ms, result.next_key_ms] = [keys[0] ?? NaN, median(keys.slice(1))];
    await page.fill(dashboard.find, "");
    await page.evaluate(({ count, rows }) => probe.until(() => probe.digits(count) === rows), { count: dashboard.count, rows: count });

    for (const [kind, [heading, cell]] of Object.entries(dashboard.sorts)) {
      await idle();
      await page.evaluate(({ frame, cell, kind }) => {
        const value = (row) => {
          const text = row.querySelector(cell).textContent;
          return kind === "number" ? Number(text.replaceAll(/\D/g, "")) : text.trim();
        };
        const before = probe.visible(frame)[0]?.textContent;
        globalThis.op = probe.after("pointerdown", () => {
          const rows = probe.visible(frame);
          if (rows.length < 2 || rows[0].textContent === before) return false;
          const values = rows.map(value);
          const pairs = values.slice(1).map((value, at) => [values[at], value]);
          const isSorted = (compare) => pairs.every(([a, b]) => compare(a, b));
          // In the order of the texts, or of the numbers within them.
          return kind === "text"
            ? isSorted((a, b) => new Intl.Collator("en", { numeric: true }).compare(a, b) <= 0) || isSorted((a, b) => a <= b)
            : isSorted((a, b) => a >= b);
        });
      }, { frame: dashboard.frame, cell, kind });
      await page.click(heading);
      if (count > 1) result[`sort_${kind}_ms`] = await page.evaluate(() => op);
    }

    await idle();
    const name = (await shown())[Math.min(2, count - 1)];
    await page.evaluate(({ title, name }) => { globalThis.op = probe.after("pointerdown", () => name.endsWith(document.querySelector(title)?.textContent.trim() || "?")); }, { title: dashboard.title, name });
    await page.locator(dashboard.row).filter({ hasText: name.split("/")[1] }).first().locator(dashboard.rowName).first().click();
    result.panel_ms = await page.evaluate(() => op);

    await idle();
    const before = await work();
    const { frames, blank } = await page.evaluate((frame) => probe.scroll(frame, 600, 3000), dashboard.frame);
    result.scroll_task_ms = (await work() - before) / frames.length;
    result.scroll_slow_frames_pct = (100 * frames.filter((length) => length > 35).length) / frames.length;
    result.scroll_blank_frames = blank;
    result.memory_used_mb = await memory(browser);
    return result;
  } finally {
    await browser.close();
  }
}

const dashboards = PAGES.filter((page) => options.only.split(",").includes(page.name));
const servers = await Promise.all(dashboards.map((dashboard) => serve({ ...dashboard, rowsOf })));
const results = {};
try {
  for (const count of options.rows.split(",").filter(Boolean).map(Number)) {
    const all = Object.fromEntries(dashboards.map(({ name }) => [name, []]));
    for (let run = 0; run < Number(options.runs); run++) {
      for (const dashboard of dashboards) {
        all[dashboard.name].push(await visit(dashboard, count));
        process.stderr.write(`${count} rows, run ${run + 1}: ${dashboard.name}\n`);
      }
    }
    const medians = (visits) => Object.fromEntries(Object.keys(MEASURES).map((key) => [key, median(visits.map((visit) => visit[key]))]));
    const by = Object.fromEntries(Object.entries(all).map(([name, visits]) => [name, medians(visits)]));
    results[count] = { runs: Number(options.runs), ...by };
  }
} finally {
  servers.forEach((server) => server.close());
}

const turned = Number(options.turns) > 0 ? await turnPages(Number(options.turns)) : {};

let recorded = { rows: {}, turns: {} };
try {
  recorded = { ...recorded, ...JSON.parse(readFileSync(RECORDED, "utf8")) };
} catch {
  // Nothing recorded yet.
}
const number = (value) => (Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 0) : "");
const ratio = (by, key) => number(by?.gantry?.[key] / by?.plain?.[key]);
const machine = `${cpus().length} × ${cpus()[0].model.trim()}`;
for (const [count, by] of Object.entries(results)) {
  console.log(`\n${count} rows, medians of ${options.runs} (${machine})\n`);
  console.log("| | Gantry | plain page | Gantry / plain | recorded | then |\n|---|---:|---:|---:|---:|---:|");
  for (const [key, title] of Object.entries(MEASURES)) {
    const cells = [by.gantry?.[key], by.plain?.[key]].map(number);
    console.log(`| ${[title, ...cells, ratio(by, key), ratio(recorded.rows[count], key), number(recorded.rows[count]?.gantry?.[key])].join(" | ")} |`);
  }
}
if (Object.keys(turned).length > 0) {
  console.log(`\na page turned, ms, medians of ${options.turns} (${machine})\n`);
  console.log("| | Gantry | React | Gantry / React | recorded | then |\n|---|---:|---:|---:|---:|---:|");
  for (const [list, { gantry, react }] of Object.entries(turned)) {
    const then = recorded.turns[list];
    console.log(`| ${[list, ...[gantry, react, gantry / react, then?.gantry / then?.react, then?.gantry].map(number)].join(" | ")} |`);
  }
}
if (options.record) {
  const [rows, turns] = [{ ...recorded.rows, ...results }, { ...recorded.turns, ...turned }];
  writeFileSync(RECORDED, `${JSON.stringify({ at: new Date().toISOString().slice(0, 10), rows, turns }, null, 1)}\n`);
}
