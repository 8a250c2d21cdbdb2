"""Gap and Little's law: what is refused, and what a gap below nought means. All invented."""

from fractions import Fraction
from typing import Any

import pytest

import sendrules as sr
from sendrules.commissioning import capacity_gap, littles_law


def test_capacity_to_spare_empties_the_backlog_and_no_more() -> None:
    gap = capacity_gap(30, 40, backlog=100)
    assert [gap.backlog_after(weeks) for weeks in (0, 5, 10, 20)] == [100, 50, 0, 0]
    assert gap.extra_a_month(3) == 0  # 13 weeks


def test_extra_a_month_clears_it() -> None:
    assert capacity_gap(40, 30, backlog=100).extra_a_month(3) == Fraction(100 + 13 * 10, 3)


@pytest.mark.parametrize(("demand", "capacity", "backlog"), [(-1, 1, 0), (1, -1, 0), (1, 1, -1)])
def test_below_nought_is_refused(demand: int, capacity: int, backlog: int) -> None:
    with pytest.raises(sr.InputError, match="below nought"):
        capacity_gap(demand, capacity, backlog=backlog)


def test_no_months_are_refused() -> None:
    with pytest.raises(sr.InputError, match="no number of months"):
        capacity_gap(2, 1).extra_a_month(0)


@pytest.mark.parametrize(
    "given", [{}, {"waiting": 1}, {"waiting": 1, "a_week": 1, "weeks": 1}, {"waiting": 0, "weeks": 1}]
)
def test_littles_law_needs_two_above_nought(given: dict[str, Any]) -> None:
    with pytest.raises(sr.InputError, match="a flow"):
        littles_law(**given)


def test_the_three_forms_agree() -> None:
    assert littles_law(a_week=6, weeks=5) == 30
    assert littles_law(waiting=30, weeks=5) == 6
    assert littles_law(waiting=30, a_week=6) == 5
