#!/usr/bin/env bash
# The pages that the library writes, in a real Chromium. Fails where no test ran.
set -euo pipefail
cd "$(dirname "$0")/.."
source .ci/with_chromium.sh
timeout 300 uv run -q --group dev "${with[@]}" pytest -q -n 2 -m outside tests/integration/browser "$@"
