/**
 * docs/reliability.md: what the tests saw, compared with what is committed. `npm run docs` writes it anew; each test leaves
 * its cell in a folder, and whichever completes the table writes the file.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import { expect } from "@playwright/test";
import { root } from "./server.ts";

const FILE = path.join(root, "docs/reliability.md");
const CELLS = path.join(root, "tests/e2e/test-results/reliability");

/** The columns. */
const COLUMNS = ["repositories", "packages", "versions", "installers"] as const;
type Column = (typeof COLUMNS)[number];

const BEFORE = `# What the user sees when things go wrong

Written by \`tests/e2e/reliability.spec.ts\`, which plays each of these against each list and compares what it sees with this
page (\`npm --prefix tests/e2e run docs\` writes the page anew). In every case the other views keep working, what was typed
stays, and nothing but the browser's own network messages is on the console.

A cell says what stands on the page, the buttons that are offered, and how many requests the dashboard sent by itself. The
timeout is three seconds in these tests; it is 30 unless config.json says otherwise.
`;

/** What stands before the table for everybody, and the table. */
function document(rows: string[], cells: (does: string, column: Column) => string): string {
  const line = (parts: readonly string[]) => `| ${parts.join(" | ")} |\n`;
  const title = (column: Column) => column[0]!.toUpperCase() + column.slice(1);
  const head = line(["What happens", ...COLUMNS.map(title)]) + line(["---", ...COLUMNS.map(() => "---")]);
  return `${BEFORE}\n${head}${rows.map((does) => line([does, ...COLUMNS.map((column) => cells(does, column))])).join("")}`;
}

/** The cells of the committed page. */
function committed(): Map<string, string[]> {
  const text = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  const rows = text.split("\n").filter((line) => line.startsWith("| ")).slice(2);
  return new Map(rows.map((row) => {
    const [does = "", ...cells] = row.slice(2, -2).split(" | ");
    return [does, cells];
  }));
}

const updating = Boolean(process.env.UPDATE_DOCS);

/** Compares, or notes, what was seen. `rows` are all that the page has, in their order. */
export function record(rows: string[], does: string, column: Column, seen: string): void {
  if (!updating) {
    const said = committed().get(does)?.[COLUMNS.indexOf(column)];
    expect(seen, `docs/reliability.md: ${does}, ${column} (npm run docs writes it anew)`).toBe(said);
    return;
  }
  const cell = (does: string, column: Column) =>
    path.join(CELLS, createHash("sha256").update(`${does}\n${column}`).digest("hex").slice(0, 16));
  mkdirSync(CELLS, { recursive: true });
  writeFileSync(cell(does, column), seen);
  const there = new Set(readdirSync(CELLS));
  if (rows.every((does) => COLUMNS.every((column) => there.has(path.basename(cell(does, column)))))) {
    writeFileSync(FILE, document(rows, (does, column) => readFileSync(cell(does, column), "utf8")));
  }
}

/** The committed page has these rows and no others, and its own words. */
export function expectWhole(rows: string[]): void {
  if (updating) return;
  const cells = committed();
  const text = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  expect(text).toBe(document(rows, (does, column) => cells.get(does)?.[COLUMNS.indexOf(column)] ?? "missing"));
}
