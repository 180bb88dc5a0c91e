// docs/features.md names tests of tests/e2e: they must be there.
//   node scripts/check-features.mjs
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TESTS = join(import.meta.dirname, "../tests/e2e");
const FEATURES = join(import.meta.dirname, "../docs/features.md");
const AT_LEAST = 101; // fewer: what is read is no longer how features.md is written

/** What a cell names: files, each with the beginnings or parts of titles in it. */
function named(cell) {
  return cell.split(/(?=\[`)/).flatMap((part) => {
    const [, file, rest] = /^\[`[^`]+`\]\(\.\.\/tests\/e2e\/([\w-]+\.spec\.ts)\)(.*)$/s.exec(part.trim()) ?? [];
    if (!file) return [];
    const titles = rest.replace(/^:/, "").split(";").flatMap((title) => title.split(/…|: /)).map((title) => title.trim().replace(/[,.]$/, ""));
    return [{ file, titles: titles.filter((title) => title.length > 3 && !title.startsWith("`") && !title.includes("and every test")) }];
  });
}

const specs = new Map(readdirSync(TESTS).filter((name) => name.endsWith(".spec.ts")).map((name) => [name, readFileSync(join(TESTS, name), "utf8")]));
const missing = [];
let found = 0;
for (const line of readFileSync(FEATURES, "utf8").split("\n").filter((line) => line.startsWith("|"))) {
  for (const { file, titles } of named(line.split(" | ").at(-1).replace(/\|$/, ""))) {
    if (!specs.has(file)) missing.push(`tests/e2e/${file}`);
    for (const title of titles) {
      found += 1;
      if (!specs.get(file)?.includes(title)) missing.push(`tests/e2e/${file}: ${title}`);
    }
  }
}
if (missing.length) console.error(`docs/features.md names tests that are not there:\n${missing.join("\n")}`);
if (found < AT_LEAST) console.error(`docs/features.md names ${found} tests, and was to name ${AT_LEAST} or more.`);
process.exitCode = missing.length || found < AT_LEAST ? 1 : 0;
