#!/usr/bin/env bash
# Joins style/ into target/gantry.css, which index.html names: trunk's pre_build hook.
set -euo pipefail
cd "$(dirname "$0")/../style"
shopt -s extglob nullglob
LC_ALL=C # the same order everywhere
mkdir -p ../target
# From general to particular: a page's rule wins over a widget's, and that over the base.
cat tokens.css base.css !(tokens|base).css ui/*.css pages/*.css pages/*/*.css >../target/gantry.css
