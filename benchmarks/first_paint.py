# /// script
# requires-python = ">=3.11"
# dependencies = ["playwright>=1.55,<2", "axe-playwright-python>=0.1.8,<0.2"]
# ///
"""How soon a page that the library wrote is on the screen: the first contentful paint in Chromium, with its processor slowed four times.

uv run --extra report --with playwright benchmarks/first_paint.py PAGE.html...
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from browser import chromium

SLOWED, ROUNDS, GOAL = 4, 5, 1.0
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def first_paint(browser: Any, address: str) -> float:
    """Give the seconds from asking for a page to its first contentful paint, in a page that has shown nothing before."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address)
    page.wait_for_function(f"() => ({PAINT})() !== null")
    paint = float(page.evaluate(PAINT)) / 1000
    context.close()
    return paint


def main() -> None:
    """Measure each page, in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    pages = parser.parse_args().pages
    found: dict[Path, list[float]] = {page: [] for page in pages}
    with chromium() as browser:
        for _ in range(ROUNDS):
            for page in pages:
                found[page].append(first_paint(browser, page.resolve().as_uri()))
    print(f"first contentful paint, processor slowed {SLOWED} times, {ROUNDS} rounds; the goal is under {GOAL:g} s")
    for page, times in found.items():
        size = page.stat().st_size / 1e6
        print(f"{page.name}: {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f}), {size:.2f} MB")


if __name__ == "__main__":
    main()
