"""The law on columns gives the answers of the engine for one case: a small cut of `tools/compare_columns.py`."""

from datetime import date
from functools import cache

import pytest

from comparing_columns import Comparison, asked, compare, drawn
from sendrules.testing.caseloads import caseload_cases

ROUNDS = 4
DRAWN, REALISTIC = 400, 550
"""How many cases each round has: 3,800 in all."""
LAST = date(2026, 1, 5)


@cache
def compared(kind: str, number: int) -> Comparison:
    """Compare some cases, each on one day."""
    cases = drawn(DRAWN, number) if kind == "drawn" else caseload_cases(REALISTIC, seed=number, as_of=LAST)
    found = Comparison()
    for as_of, group in asked(cases, number, ROUNDS, len(cases) // 4):
        found.add(compare(group, as_of))
    return found


@pytest.mark.parametrize("kind", ["drawn", "realistic"])
@pytest.mark.parametrize("number", range(ROUNDS))
def test_columns_say_what_the_engine_for_one_case_says(kind: str, number: int) -> None:
    found = compared(kind, number)
    assert found.rows > found.cases
    assert found.differing == []
    assert found.differences == 0


@pytest.mark.parametrize(("kind", "share"), [("drawn", 0.9), ("realistic", 0.995)])
def test_columns_answer_nearly_everything(kind: str, share: float) -> None:
    total = Comparison()
    for number in range(ROUNDS):
        total.add(compared(kind, number))
    assert total.share >= share, total.guarded + total.no_twin
