# Brings a Chromium where the machine has none, and sets `with`: what the tests of pages need besides. Other scripts read it with `source`.
with=(--with 'playwright>=1.55,<2' --with 'axe-playwright-python>=0.1.8,<0.2')  # the second brings axe-core
if ! command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null && [ -z "${CHROMIUM:-}" ]; then
  if ! { apt-get update -qq && apt-get install -qq -y chromium; } >/dev/null; then
    uv run -q --group dev "${with[@]}" playwright install --with-deps --only-shell chromium
  fi
fi
