"""Rules from one day to another as tables, filled by the rule itself: once for each day that is asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

import numpy as np

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, to_date, to_day
from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Period

_FIRST, _LAST = to_day(date(1989, 1, 1)), to_day(date(2202, 12, 31))
_BEFORE = np.int32(_FIRST - 1)
"""The day of the first place of a table, which stands for ``NO_DAY``; the last stands for ``BEYOND``."""
_NOT_ASKED = np.int32(-(2**31))


class DayTables:
    """Tables from day to day, one a rule, for one calendar. A table is kept as long as the object is.

    ``NO_DAY`` gives ``NO_DAY`` and ``BEYOND`` gives ``BEYOND``; where the rule raises ``BeyondHorizonError`` the table has
    ``BEYOND``.

    Args:
        calendar: the working days.

    Attributes:
        calendar: the working days.
        memo: what was made once for the rules of the tables.

    >>> from sendrules.time.calendar import ENGLAND_AND_WALES
    >>> from sendrules.time.periods import Weeks
    >>> tables = DayTables(ENGLAND_AND_WALES)
    >>> tables.after(Weeks(6), np.array([to_day(date(2025, 5, 21)), NO_DAY], np.int32)).tolist()
    [20271, -1073741824]
    """

    __slots__ = ("_tables", "calendar", "memo")

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self._tables: dict[Hashable, Days] = {}
        self.memo: dict[Hashable, Any] = {}

    def apply(self, key: Hashable, rule: Callable[[date], date | None], days: Days) -> Days:
        """Give the day that a rule gives for each day.

        Args:
            key: what the rule is known by: the same key always stands for the same rule.
            rule: the rule; None where it gives no day.
            days: the days.

        Raises:
            IndexError: a day lies outside 1989 to 2202, where no day of a record and no limit that runs from one lies.
        """
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = np.full(_LAST - _FIRST + 3, _NOT_ASKED, np.int32)
            table[0], table[-1] = NO_DAY, BEYOND
        at = days - _BEFORE
        found: Days = table.take(at, mode="clip")
        if not len(found):
            return found
        least = np.minimum.reduce(found)
        if least <= NO_DAY or np.maximum.reduce(found) == BEYOND:  # the first or the last place may stand for a day
            _refuse_outside(days)
        if least == _NOT_ASKED:
            asked = np.zeros(len(table), bool)
            asked[at[found == _NOT_ASKED]] = True
            for index in asked.nonzero()[0].tolist():
                table[index] = _filled(rule, to_date(index + int(_BEFORE)))
            found = table.take(at, mode="clip")
        return found

    def after(self, period: Period, days: Days) -> Days:
        """Give the last day of a period that runs from each day."""
        return self.apply(("after", period), lambda day: period.last_day(day, self.calendar), days)

    def before(self, period: Period, days: Days) -> Days:
        """Give the last day that lies so long before each day."""
        return self.apply(("before", period), lambda day: period.latest_before(day, self.calendar), days)


def _refuse_outside(days: Days) -> None:
    outside = ((days < _FIRST) & (days != NO_DAY)) | ((days > _LAST) & (days != BEYOND))
    if outside.any():
        raise IndexError(f"{to_date(int(days[outside][0]))} lies outside the tables of days")


def _filled(rule: Callable[[date], date | None], day: date) -> int:
    try:
        found = rule(day)
    except BeyondHorizonError:
        return BEYOND
    return NO_DAY if found is None else to_day(found)
