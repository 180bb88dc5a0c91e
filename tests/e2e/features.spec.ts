/** docs/features.md names tests: they must be there. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";

const here = import.meta.dirname;
const read = (name: string) => readFileSync(path.join(here, name), "utf8");

/** What a cell names: a file, and the beginnings or parts of titles in it. */
function named(cell: string): { file: string; titles: string[] }[] {
  return cell.split(/(?=\[`)/).flatMap((part) => {
    const [, file, rest] = /^\[`[^`]+`\]\(\.\.\/tests\/e2e\/([\w-]+\.spec\.ts)\)(.*)$/s.exec(part.trim()) ?? [];
    if (!file) return [];
    const titles = rest!.replace(/^:/, "").split(";").flatMap((title) => title.split(/…|: /));
    return [{ file, titles: titles.map((title) => title.trim().replace(/[,.]$/, "")).filter((title) => title.length > 3 && !title.startsWith("`") && !title.includes("and every test")) }];
  });
}

test("every feature names a test that is there", () => {
  const specs = new Set(readdirSync(here).filter((name) => name.endsWith(".spec.ts")));
  const missing: string[] = [];
  let found = 0;
  for (const line of read("../../docs/features.md").split("\n").filter((line) => line.startsWith("|"))) {
    for (const { file, titles } of named(line.split(" | ").at(-1)!.replace(/\|$/, ""))) {
      if (!specs.has(file)) missing.push(file);
      const text = specs.has(file) ? read(file) : "";
      for (const title of titles) {
        found += 1;
        if (!text.includes(title)) missing.push(`${file}: ${title}`);
      }
    }
  }
  expect(missing).toEqual([]);
  expect(found).toBeGreaterThan(100);
});
