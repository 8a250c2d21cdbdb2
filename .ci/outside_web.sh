#!/usr/bin/env bash
# The page that runs the library in a browser: builds it, and asks it in a real Chromium. Fails where no test ran.
set -euo pipefail
cd "$(dirname "$0")/.."
source .ci/with_chromium.sh
uv run -q web/build.py
timeout 600 uv run -q --group dev "${with[@]}" pytest -q -n 2 -m outside tests/integration/web "$@"
