"""Chromium for the tests that carry the marker ``outside``: it starts, and axe-core looks at a page.

It needs playwright and axe-playwright-python, which `.ci/outside_pages.sh` brings. Both are loaded when they are used, so that a run
without them can still collect the tests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

WIDTHS = (320, 768, 1280, 1600)
"""The widths in pixels at which a page is looked at: a small phone, a tablet, a laptop, a wide screen."""
LOOKS = (*((width, "light") for width in WIDTHS[:3]), (320, "dark"), (1280, "dark"))
"""The widths and colour schemes at which axe-core looks: which colours there are does not turn on every width."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Chromium without a window, and stop it at the end.

    It is the program that the variable CHROMIUM names, else that of this machine, else the one that playwright installed.

    Returns:
        A ``playwright.sync_api.Browser``.
    """
    from playwright.sync_api import sync_playwright

    place = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=place, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def axe_source() -> str:
    """Give the script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """Give what axe-core finds wrong on a page: the rule, what it asks for, and up to three elements.

    Every rule is asked, best practice too. What axe-core cannot decide is not here.

    Args:
        page: a ``playwright.sync_api.Page``.
    """
    page.evaluate(f"() => {{ {axe_source()}; }}")
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 0, "axe-core looked at nothing"
    return [
        f"{one['id']}: {one['help']}: {'; '.join(node['html'][:120] for node in one['nodes'][:3])}"
        for one in found["violations"]
    ]


def sideways(page: Any) -> int:
    """Give by how many pixels a page is wider than its window: nought where it does not scroll sideways.

    Args:
        page: a ``playwright.sync_api.Page``.
    """
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
