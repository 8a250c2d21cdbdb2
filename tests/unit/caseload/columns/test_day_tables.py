"""Rules from day to day as tables, filled by the rule itself."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, to_day
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Weeks, WorkingDays

MAY = date(2025, 5, 21)


def _days(*days: date | int) -> np.ndarray:  # type: ignore[type-arg]
    return np.array([day if isinstance(day, int) else to_day(day) for day in days], np.int32)


def test_a_rule_is_asked_once_for_each_day() -> None:
    asked: list[date] = []

    def rule(day: date) -> date:
        asked.append(day)
        return day + timedelta(1)

    tables = DayTables(ENGLAND_AND_WALES)
    for _ in range(2):
        assert tables.apply("next", rule, _days(MAY, MAY, date(2025, 5, 22))).tolist() == [20230, 20230, 20231]
    assert asked == [MAY, date(2025, 5, 22)]


def test_a_day_that_is_absent_or_beyond_the_calendar_stays_so() -> None:
    tables = DayTables(ENGLAND_AND_WALES)
    assert tables.after(Weeks(6), _days(NO_DAY, BEYOND)).tolist() == [NO_DAY, BEYOND]
    assert tables.after(WorkingDays(5), _days(date(2028, 12, 28))).tolist() == [BEYOND]
    assert tables.apply("none", lambda _: None, _days(MAY)).tolist() == [NO_DAY]


def test_a_period_back_is_another_table_than_the_same_period_on() -> None:
    tables = DayTables(ENGLAND_AND_WALES)
    assert tables.after(Weeks(2), _days(MAY)).tolist() == [to_day(date(2025, 6, 4))]
    assert tables.before(Weeks(2), _days(MAY)).tolist() == [to_day(date(2025, 5, 7))]


@pytest.mark.parametrize("day", [date(1988, 12, 31), date(2203, 1, 5)])
def test_a_day_outside_the_tables_is_an_error(day: date) -> None:
    with pytest.raises(IndexError):
        DayTables(ENGLAND_AND_WALES).after(Weeks(2), _days(day))
