#!/usr/bin/env bash
# Fuzzes what reads answers: throws bytes at it until something breaks.
#   scripts/fuzz.sh [SECONDS] [TARGET…]     (30 seconds each, and all targets, by default)
#
# catalog/fuzz/corpus holds what to begin with, one file an input, named after its case; what is found on the way stays in
# catalog/fuzz/target. A finding ends up in catalog/fuzz/artifacts, and this with an error.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
seconds=${1:-30}
shift || true
[ $# -gt 0 ] || set -- answer content_range

if ! command -v rustup >/dev/null || ! rustup toolchain list | grep -q '^nightly'; then
  echo "fuzz: SKIPPED, since there is no nightly Rust (rustup toolchain install nightly --profile minimal)"
  exit 0
fi
scripts/setup.sh fuzz
cd catalog
for target in "$@"; do
  found=fuzz/target/corpus/$target
  log=fuzz/target/$target.log
  mkdir -p "$found"
  # No sanitizer: there is no unsafe code to watch, and without one it is several times as fast.
  if ! rustup run nightly cargo-fuzz run --sanitizer none "$target" "$found" "fuzz/corpus/$target" -- \
    -dict="fuzz/$target.dict" -max_len=4096 -max_total_time="$seconds" -print_final_stats=1 >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "fuzz: $target found something, see above and catalog/$log" >&2
    exit 1
  fi
  awk -v target="$target" '
    /^stat::number_of_executed_units/ { units = $2 }
    /^stat::average_exec_per_sec/ { speed = $2 }
    END { printf "fuzz: %s: nothing found in %d inputs, %d a second\n", target, units, speed }' "$log"
done
