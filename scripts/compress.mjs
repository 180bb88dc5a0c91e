// Writes what a server sends compressed beside the files it belongs to (.br, .gz), at the highest quality: part of
// scripts/finish.sh. gantry-server, nginx and Caddy send such siblings as they are.
//   node scripts/compress.mjs dist
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// A file that an operator may edit has no sibling, which would go stale.
const EDITED = ["index.html", "config.json"];
const WORTH_IT = /\.(css|js|svg|wasm)$/;

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
for (const name of readdirSync(dist)) {
  if (EDITED.includes(name) || !WORTH_IT.test(name)) continue;
  const bytes = readFileSync(join(dist, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(join(dist, `${name}.br`), brotliCompressSync(bytes, { params }));
  writeFileSync(join(dist, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
