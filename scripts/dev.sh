#!/usr/bin/env bash
# The server at LISTEN for the data, trunk in front of it for the page; Ctrl-C ends both.
#   scripts/dev.sh DATABASE
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
dist=target/dev-dist # not dist/: a debug build must never be taken for the release

mkdir -p "$dist"
cargo run --release -p gantry-server -- serve --listen 127.0.0.1:8080 --database "$1" --assets "$dist" &
trap 'kill $! 2>/dev/null || true; wait' EXIT
trunk serve --dist "$dist"
