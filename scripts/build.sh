#!/usr/bin/env bash
# Builds the release of the dashboard into dist/.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
std_for_size
trunk build --release
