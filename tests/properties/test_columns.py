"""The law on columns gives the answers of the engine for one case: a small cut of `tools/compare_columns.py`."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from cases_of_duties import GROUPS, cases_of_duties
from comparing_columns import Asked, Comparison, asked, compare, drawn
from sendrules.case.case import Case
from sendrules.testing.caseloads import caseload_cases
from small_law import small_law

ROUNDS = 4
MANY = {"drawn": 150, "realistic": 400, "crowded": 250, "tight": 150}
"""How many cases of each kind a round has: 3,800 in all."""
SMALL = 120
"""How many cases of small rules are asked about on one day."""
LAST = date(2026, 1, 5)


def cases_of(kind: str, number: int) -> Sequence[Case]:
    """Give the cases of a kind for one round."""
    match kind:
        case "drawn":
            return drawn(MANY[kind], number)
        case "crowded":
            return cases_of_duties(MANY[kind], number)
        case "tight":
            return cases_of_duties(MANY[kind], number, tight=True)
    return caseload_cases(MANY[kind], seed=number, as_of=LAST)


@cache
def compared(kind: str, number: int) -> Comparison:
    """Compare some cases, each on one day."""
    cases, size = cases_of(kind, number), MANY[kind] // (GROUPS if kind in ("crowded", "tight") else 4)
    found = Comparison()
    for as_of, group in asked(cases, number, ROUNDS, size):
        found.add(compare(group, as_of))
    return found


@pytest.mark.parametrize("tight", [True, False])
@pytest.mark.parametrize("number", range(ROUNDS))
def test_columns_answer_rules_that_no_law_has(number: int, tight: bool) -> None:
    law, found = small_law(), Comparison()
    cases = cases_of_duties(3 * SMALL, number, law, tight=tight, each=True)
    for as_of, group in asked(cases, number, ROUNDS, SMALL):
        found.add(Asked(group, as_of, law=law).compared())
    assert found.differing == []
    assert found.by_columns == found.rows > 10 * found.cases


@pytest.mark.parametrize("kind", MANY)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_columns_say_what_the_engine_for_one_case_says(kind: str, number: int) -> None:
    found = compared(kind, number)
    assert found.rows > found.cases
    assert found.differing == []
    assert found.differences == 0


@pytest.mark.parametrize(("kind", "share"), [("drawn", 0.9), ("realistic", 0.995), ("crowded", 0.99), ("tight", 0.99)])
def test_columns_answer_nearly_everything(kind: str, share: float) -> None:
    total = Comparison()
    for number in range(ROUNDS):
        total.add(compared(kind, number))
    assert total.share >= share, total.guarded + total.no_twin
