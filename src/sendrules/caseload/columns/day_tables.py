"""Rules from one day to another as tables, filled by the rule itself: once for each day that is asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date

import numpy as np

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, to_date, to_day
from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Period

_FIRST, _LAST = to_day(date(1989, 1, 1)), to_day(date(2202, 12, 31))
_NOT_ASKED = np.int32(-(2**31))


class DayTables:
    """Tables from day to day, one a rule, for one calendar. A table is kept as long as the object is.

    ``NO_DAY`` gives ``NO_DAY`` and ``BEYOND`` gives ``BEYOND``; where the rule raises ``BeyondHorizonError`` the table has
    ``BEYOND``.

    Args:
        calendar: the working days.

    >>> from sendrules.time.calendar import ENGLAND_AND_WALES
    >>> from sendrules.time.periods import Weeks
    >>> tables = DayTables(ENGLAND_AND_WALES)
    >>> tables.after(Weeks(6), np.array([to_day(date(2025, 5, 21)), NO_DAY], np.int32)).tolist()
    [20271, -1073741824]
    """

    __slots__ = ("_kept", "_tables", "calendar")

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self._tables: dict[Hashable, Days] = {}
        self._kept: list[object] = []

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
            table[-2:] = NO_DAY, BEYOND
        at = days - np.int32(_FIRST)
        at[days == NO_DAY] = len(table) - 2
        at[days == BEYOND] = len(table) - 1
        if len(at) and at.min() < 0:  # it would be taken for a place that is counted from the end
            raise IndexError(f"{to_date(int(days.min(initial=0, where=at < 0)))} lies before the tables of days")
        found: Days = table[at]
        new = found == _NOT_ASKED
        if new.any():
            for index in np.unique(at[new]).tolist():
                table[index] = _filled(rule, to_date(index + _FIRST))
            found = table[at]
        return found

    def after(self, period: Period, days: Days) -> Days:
        """Give the last day of a period that runs from each day."""
        return self.apply(("after", period), lambda day: period.last_day(day, self.calendar), days)

    def before(self, period: Period, days: Days) -> Days:
        """Give the last day that lies so long before each day."""
        return self.apply(("before", period), lambda day: period.latest_before(day, self.calendar), days)

    def keep(self, rule: object) -> int:
        """Keep an object, so that its identity can stand in a key, and give that identity."""
        self._kept.append(rule)
        return id(rule)


def _filled(rule: Callable[[date], date | None], day: date) -> int:
    try:
        found = rule(day)
    except BeyondHorizonError:
        return BEYOND
    return NO_DAY if found is None else to_day(found)
