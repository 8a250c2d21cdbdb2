"""Tables that are committed with the tests: dates worked by hand, and the facts of the catalogue of the law."""

from __future__ import annotations

import csv
from pathlib import Path

TESTS = Path(__file__).parents[1]


def rows(name: str) -> list[dict[str, str]]:
    """Read one table under ``tests/``, such as ``golden/months.csv``, as a list of rows."""
    with (TESTS / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
