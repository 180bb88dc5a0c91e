#!/usr/bin/env bash
# Builds the release of the dashboard into dist/.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
std_for_size
# Parted into what the first rows need and what comes after them, which the linker must help with.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS+=" -Clink-args=--emit-relocs"
PATH=$root/scripts/split:$PATH
trunk build --release --features split
