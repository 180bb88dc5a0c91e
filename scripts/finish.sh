#!/usr/bin/env bash
# Trunk's post_build hook: the parts of the WebAssembly that trunk does not know of (scripts/split), then
# boot.js without its comments, then everything compressed.
set -euo pipefail
[ "$TRUNK_PROFILE" = release ] || exit 0
cp "${CARGO_TARGET_DIR:-target}"/wasm-bindgen/release/parts/* "$TRUNK_STAGING_DIR"
# No visitor reads its comments.
sed -Ei '/^ *\/\//d; s/^ +//; s/([;{}]) \/\/ .*$/\1/' "$TRUNK_STAGING_DIR/boot.js"
node scripts/compress.mjs
