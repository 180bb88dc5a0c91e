# shellcheck shell=bash
# Sourced by the other scripts: puts the project's tools on PATH and names the compiler and the browser.
#
# GANTRY_TOOLCHAIN  rustup | debian: which Rust to use. By default the one that scripts/setup.sh chose and wrote down.
# CHROME            the browser for the tests. By default the first Chromium or Chrome on PATH.
# HEADLESS_CHROME   the one for the end-to-end tests: CHROME if that is set, or Chromium without its own windows and menus,
#                   which needs little more than half of the time.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$HOME/.cache/gantry # outside the checkout: a fresh clone finds the slowly built tools again
toolchain=${GANTRY_TOOLCHAIN:-$(cat "$cache/toolchain" 2>/dev/null || echo rustup)}

PATH=$cache/tools/bin:$root/scripts/tools/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
if [ "$toolchain" = debian ]; then
  # rustup's proxies in ~/.cargo/bin would win over Debian's compiler, so Debian's stands in a folder before them.
  PATH=$cache/debian-rust:$PATH
  unset RUSTC RUSTUP_TOOLCHAIN
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
fi
export PATH

# What is built names no folder of the machine that built it (and is smaller for it).
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
remap="--remap-path-prefix=$root=."
for source in "$registry"/*/; do
  remap="$remap --remap-path-prefix=${source%/}=crates"
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$remap

# The release of the dashboard builds its standard library along, for size, and without the words of panics that nobody
# would read, nor {:?} (which no text on the screen may use): docs/performance.md says what that saves. These are switches of the compiler that are not stable yet.
std_source=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library
has_std_source() { [ -f "$std_source/std/Cargo.toml" ]; }
std_for_size() {
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS+=" -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Ctarget-feature=+simd128"
}

HEADLESS_CHROME=${HEADLESS_CHROME:-${CHROME:-$(command -v chromium-headless-shell || true)}}
CHROME=${CHROME:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
HEADLESS_CHROME=${HEADLESS_CHROME:-$CHROME}
[ -z "$CHROME" ] || export CHROME HEADLESS_CHROME
[ -z "$CHROMEDRIVER" ] || export CHROMEDRIVER
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
