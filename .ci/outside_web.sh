#!/usr/bin/env bash
# The page that runs the library in a browser: builds it, and asks it in a real Chromium. Fails where no test ran.
set -euo pipefail
cd "$(dirname "$0")/.."

with=(--with 'playwright>=1.55,<2' --with 'axe-playwright-python>=0.1.8,<0.2')
if ! command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null && [ -z "${CHROMIUM:-}" ]; then
  if ! { apt-get update -qq && apt-get install -qq -y chromium; } >/dev/null; then
    uv run -q --group dev "${with[@]}" playwright install --with-deps --only-shell chromium
  fi
fi
uv run -q web/build.py
timeout 600 uv run -q --group dev "${with[@]}" pytest -q -n 2 -m outside tests/integration/web "$@"
