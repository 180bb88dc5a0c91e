#!/usr/bin/env bash
# Runs one command with the project's tools: scripts/with-env.sh cargo build
set -euo pipefail
. "$(dirname "$0")/env.sh"
exec "$@"
