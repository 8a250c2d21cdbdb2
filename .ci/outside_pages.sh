#!/usr/bin/env bash
# The pages that the library writes, in a real Chromium: that of this machine, else the one that playwright brings. Fails where no test ran.
set -euo pipefail
cd "$(dirname "$0")/.."

with=(--with 'playwright>=1.55,<2' --with 'axe-playwright-python>=0.1.8,<0.2')  # the second brings axe-core
if ! command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null && [ -z "${CHROMIUM:-}" ]; then
  uv run -q --group dev "${with[@]}" playwright install --with-deps --only-shell chromium
fi
timeout 300 uv run -q --group dev "${with[@]}" pytest -q -m outside tests/integration/browser "$@"
