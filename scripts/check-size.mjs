// What the first view costs on the wire: every file of it, compressed as the server sends it (Brotli, quality 11).
//   node scripts/check-size.mjs dist
// Fails above the budget.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 200_000; // bytes; docs/performance.md says what of it goes where

// Fetched by boot.js and the views, so index.html does not name them.
const FETCHED = ["index.html", "config.json"];

const dist = process.argv[2] ?? "dist";
if (!existsSync(join(dist, "index.html"))) {
  console.error(`${dist}/index.html is missing: run 'make build' first.`);
  process.exit(1);
}

const html = readFileSync(join(dist, "index.html"), "utf8");
const rows = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((name) => FETCHED.includes(name) || (html.includes(name) && !/\.(br|gz)$/.test(name)))
  .map((name) => {
    const bytes = readFileSync(join(dist, name));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
  })
  .sort((a, b) => b.brotli - a.brotli);

// A rename must not make the check pass by finding nothing to count.
for (const kind of [".wasm", ".js", ".css"]) {
  if (!rows.some((row) => row.name.endsWith(kind))) {
    console.error(`${dist}/index.html names no ${kind} file: mend index.html, or FETCHED in scripts/check-size.mjs.`);
    process.exit(1);
  }
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const line = (name, raw, brotli) => console.log(`${name.padEnd(44)}${String(raw).padStart(12)}${String(brotli).padStart(12)}`);
line("first view", "bytes", "brotli");
for (const { name, raw, brotli } of rows) line(name, raw, brotli);
line("sum", sum("raw"), sum("brotli"));

const over = sum("brotli") - BUDGET;
if (over > 0) {
  console.error(`The first view is ${over} bytes over its budget of ${BUDGET}: see docs/performance.md for what costs how much.`);
  process.exit(1);
}
console.log(`${-over} bytes left of the budget of ${BUDGET}.`);
