#!/usr/bin/env bash
# Trunk's post_build hook: the parts of the WebAssembly that trunk does not know of (scripts/split), then everything compressed.
set -euo pipefail
[ "$TRUNK_PROFILE" = release ] || exit 0
cp "${CARGO_TARGET_DIR:-target}"/wasm-bindgen/release/parts/* "$TRUNK_STAGING_DIR"
node scripts/compress.mjs
