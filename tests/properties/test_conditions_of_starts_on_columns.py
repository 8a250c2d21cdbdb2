"""Each condition that decides whether an event starts a duty says the same on columns as for one case."""

from datetime import date

import pytest

from columns import Known, compared_in, days_of, drawn_cases
from conditions import conditions_of_starts
from dense_cases import dense_cases
from sendrules.case.conditions import Condition

BY_CLASS: dict[type, list[Condition]] = {}
for _condition in conditions_of_starts():
    BY_CLASS.setdefault(type(_condition), []).append(_condition)


@pytest.fixture(scope="module")
def known() -> list[Known]:
    """Cases as known on some days, the same for every test."""
    cases = drawn_cases(150)
    return [Known(cases, day) for day in (*days_of(cases, 2), date(2026, 11, 30))]


@pytest.mark.parametrize("kind", BY_CLASS, ids=lambda kind: kind.__name__)
def test_a_condition_says_the_same_on_columns(kind: type, known: list[Known]) -> None:
    found = [compared_in(c, conditions_of_starts()[c], day) for c in BY_CLASS[kind] for day in known]
    assert [line for each in found for line in each.differing] == []
    assert sum(each.left for each in found) == 0


@pytest.mark.parametrize("kind", BY_CLASS, ids=lambda kind: kind.__name__)
def test_a_condition_says_the_same_in_dense_cases(kind: type) -> None:
    """In cases that have little but what the condition reads, and much of that."""
    for n, condition in enumerate(BY_CLASS[kind]):
        kinds = conditions_of_starts()[condition]
        cases = dense_cases(sorted(kinds | condition.looks_at.events), 25, n, sorted(kinds))
        for day in days_of(cases, 2):
            found = compared_in(condition, kinds, Known(cases, day))
            assert (found.differing, found.left) == ([], 0)
