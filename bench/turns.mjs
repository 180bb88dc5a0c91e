/**
 * Measures how long a page takes to be turned, beside the same pages in React (`react/`): both served by gantry-server from one
 * catalogue, in turns, each visit in a browser of its own.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, median } from "./browser.mjs";

const SERVER = fileURLToPath(new URL("../target/release/gantry-server", import.meta.url));
const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");
const TURNS = 5;
/** How long the pointer is on the link before it is pressed, milliseconds: about what a hand needs. */
const AIMING = 400;

const DASHBOARDS = [
  {
    name: "react",
    port: 4311,
    assets: fileURLToPath(new URL("react/dist", import.meta.url)),
    url: (list, size) => `?list=${list}&size=${size}`,
    row: ".row.data",
    frame: ".frame",
    rowName: ".cell.name a",
    next: "nav a[aria-label='Next page']",
  },
  {
    name: "gantry",
    port: 4312,
    assets: fileURLToPath(new URL("../dist", import.meta.url)),
    url: (list, size) => `${list}?size=${size}`,
    row: ".table-frame tr:has(.row-link)",
    frame: ".table-frame",
    rowName: ".full-name",
    next: ".pagination a[aria-label='Next page']",
  },
];

/** The names that each page must show. */
const NAMES = {
  async repositories(port, page, size) {
    const filter = encodeURIComponent(`center::self|offset::${page * size}|limit::${size}`);
    const rows = await (await fetch(`http://127.0.0.1:${port}/v2/manage/repos?filter=${filter}`)).json();
    return rows.map((row) => `${row.namespace}/${row.name}`);
  },
  async installers(port, page, size) {
    const answer = await (await fetch(`http://127.0.0.1:${port}/repos/installers?page_num=${page + 1}&page_size=${size}`)).json();
    return answer.brief_installers.map((row) => `${row.repo}/${row.name}`);
  },
};

const run = (command, args) => new Promise((resolve, reject) => {
  spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] }).once("error", reject)
    .once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args[0]}: ${code}`))));
});

async function serve({ assets, port }, database) {
  const server = spawn(SERVER, ["serve", "--listen", `127.0.0.1:${port}`, "--database", database, "--assets", assets, "--log-level", "error"], { stdio: ["ignore", "ignore", "inherit"] });
  const ends = new Promise((_, reject) => { server.once("exit", (code) => reject(new Error(`gantry-server ended: ${code}`))); });
  ends.catch(() => {});
  const answers = async () => {
    while (!(await fetch(`http://127.0.0.1:${port}/healthz`).then(({ ok }) => ok, () => false))) await new Promise((resolve) => { setTimeout(resolve, 50); });
  };
  await Promise.race([answers(), ends]);
  return server;
}

/** One visit: milliseconds from the press on the link to the rows of the next page, painted, some times. */
async function visit(dashboard, list, size) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
    await page.addInitScript(`${PROBE}; startProbe(${JSON.stringify(dashboard.row)});`);
    await page.goto(`http://127.0.0.1:${dashboard.port}/${dashboard.url(list, size)}`, { waitUntil: "commit" });
    await page.evaluate(() => probe.first);
    const idle = () => page.evaluate(() => new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 5000 }); }));
    const times = [];
    for (let turn = 1; turn <= TURNS; turn++) {
      const wanted = await NAMES[list](dashboard.port, turn, size);
      await idle();
      await page.hover(dashboard.next);
      await page.waitForTimeout(AIMING);
      await page.evaluate(({ row, name, wanted }) => {
        globalThis.op = probe.after("pointerdown", () => document.querySelector(`${row} ${name}`)?.textContent.trim() === wanted);
      }, { row: dashboard.row, name: dashboard.rowName, wanted: wanted[0] });
      await page.mouse.down();
      await page.mouse.up();
      times.push(await page.evaluate(() => op));
      const shown = await page.evaluate(({ frame, name }) => probe.visible(frame).map((row) => row.querySelector(name).textContent.trim()), { frame: dashboard.frame, name: dashboard.rowName });
      // A heading that stays in sight may lie over the first ones.
      const from = wanted.indexOf(shown[0]);
      if (shown.length < 10 || from < 0 || from > 1 || shown.some((name, at) => name !== wanted[from + at])) throw new Error(`${dashboard.name}: wrong rows on page ${turn + 1} of ${list}: ${shown[0]} for ${wanted[0]}`);
    }
    return median(times);
  } finally {
    await browser.close();
  }
}

/** Turns pages `runs` times and prints the medians and shares. */
export async function turnPages(runs) {
  const folder = mkdtempSync(join(tmpdir(), "gantry-bench-"));
  const servers = [];
  try {
    const database = join(folder, "catalogue.db");
    await run(SERVER, ["seed", "--database", database, "--installers", "700"]);
    for (const dashboard of DASHBOARDS) servers.push(await serve(dashboard, database));
    const results = {};
    for (const list of ["repositories", "installers"]) {
      for (const size of [25, 100]) {
        const times = Object.fromEntries(DASHBOARDS.map(({ name }) => [name, []]));
        for (let at = 0; at < runs; at++) {
          for (const dashboard of DASHBOARDS) times[dashboard.name].push(await visit(dashboard, list, size));
          process.stderr.write(`${list}, ${size} a page, run ${at + 1}\n`);
        }
        results[`${list}, ${size} a page`] = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
      }
    }
    return results;
  } finally {
    servers.forEach((server) => server.kill());
    rmSync(folder, { recursive: true, force: true });
  }
}
