#!/usr/bin/env bash
# Joins style/ into target/gantry.css, which index.html names, and style/later/ into target/later.css, which comes with the
# second part of the WebAssembly: trunk's pre_build hook. A debug build has one part, and so one sheet.
set -euo pipefail
cd "$(dirname "$0")/../style"
shopt -s extglob nullglob
LC_ALL=C # the same order everywhere
mkdir -p ../target
# From general to particular: a page's rule wins over a widget's, and that over the base.
cat tokens.css base.css !(tokens|base).css ui/*.css pages/*.css pages/*/*.css >../target/gantry.css
cat later/*.css >../target/later.css
[ "$TRUNK_PROFILE" = release ] || cat ../target/later.css >>../target/gantry.css
