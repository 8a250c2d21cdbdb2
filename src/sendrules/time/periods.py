"""Periods in the words of the provisions: ``Days``, ``Weeks``, ``WorkingDays`` and ``Months``.

Four types without conversion between them: a month is not 30 days and a week of working days is not a week.
Each carries its ``Counting``, taken from the provision's own words. Nothing here rolls to a working day:
no provision of the SEND Regulations does (R (Modaresi) v SSH [2011] EWCA Civ 1359 extends a period only where
the act needs an office that is closed).

>>> from datetime import date
>>> Weeks(6, Counting.AFTER).last_day(date(2025, 5, 21))              # "within 6 weeks of"
datetime.date(2025, 7, 2)
>>> Days(15, Counting.BEGINNING_WITH).last_day(date(2026, 3, 2))      # "15 days, beginning with the day"
datetime.date(2026, 3, 16)
>>> Months(12, Counting.BEGINNING_WITH).last_day(date(2023, 3, 1))    # not (1 March - 1) + 12
datetime.date(2024, 2, 29)
"""

from __future__ import annotations

from calendar import isleap
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.values import value


class Counting(StrEnum):
    """How a provision counts the day that a period runs from. The provision's words decide, never a guess.

    AFTER: "within N of", "from", "after": the first day is not counted (Lester v Garland; Matthew v Sedman
    [2021] UKSC 19). BEGINNING_WITH: "beginning with", "starting with", "beginning on": it is the first day
    (Trow v Ind Coope). CLEAR: "at least N ... notice": neither end is counted.
    """

    AFTER = "after"
    BEGINNING_WITH = "beginning-with"
    CLEAR = "clear"


@value
class _Period:
    """What the four periods share: a whole number of at least one, and its counting."""

    n: int
    counting: Counting = Counting.AFTER
    unit: ClassVar[str]

    def __post_init__(self) -> None:
        if isinstance(self.n, bool) or not isinstance(self.n, int) or self.n < 1:
            raise ValueError(f"a period is a whole number of at least one, not {self.n!r}")
        if not isinstance(self.counting, Counting):
            raise ValueError(f"counting must be a Counting, not {self.counting!r}")

    def __str__(self) -> str:
        return f"{self.n} {self.unit}{'' if self.n == 1 else 's'}, {_COUNTED[self.counting]}"


class _FixedLength(_Period):
    """Days and weeks: a number of calendar days, whatever the calendar says of them."""

    __slots__ = ()
    days_each: ClassVar[int]

    def last_day(self, start: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the last day of the period from ``start``; counted CLEAR, the first day on which the act may be done."""
        del calendar  # calendar days need none; the four periods share one signature
        return _shift(start, self.days_each * self.n + _FORWARD[self.counting])

    def latest_before(self, event: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the last day that is this period before ``event``.

        Raises:
            ValueError: the period is counted "beginning with", which looks forward only.
        """
        del calendar
        return _shift(event, -self.days_each * self.n - _backward(self.counting))


class Days(_FixedLength):
    """Calendar days.

    Args:
        n: how many; at least one. "On the day" is a limit of its own, not zero days.
        counting: how the first day is treated.

    Raises:
        ValueError: ``n`` is not a whole number of at least one.
    """

    __slots__ = ()
    unit = "day"
    days_each = 1


class Weeks(_FixedLength):
    """Weeks of seven days: six weeks after a Wednesday is a Wednesday.

    Args:
        n: how many; at least one.
        counting: how the first day is treated.

    Raises:
        ValueError: ``n`` is not a whole number of at least one.
    """

    __slots__ = ()
    unit = "week"
    days_each = 7


class Months(_Period):
    """Calendar months by the corresponding-date rule (Interpretation Act 1978 Sch 1; Dodds v Walker [1981] 1 WLR 1027).

    AFTER ends on the same day of the month, or on the month's last day where it has none. BEGINNING_WITH ends
    on the day before the corresponding date, or on the month's last day where there is none; it is *not*
    the period counted AFTER from the day before.

    Args:
        n: how many; at least one.
        counting: how the first day is treated.

    Raises:
        ValueError: ``n`` is not a whole number of at least one.
    """

    __slots__ = ()
    unit = "month"

    def last_day(self, start: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the last day of the period from ``start``; counted CLEAR, the first day on which the act may be done."""
        del calendar
        day, exists = _corresponding(start, self.n)
        if self.counting is Counting.BEGINNING_WITH:
            return _shift(day, -1) if exists else day
        return _shift(day, _FORWARD[self.counting])

    def latest_before(self, event: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the last day that is this period before ``event``.

        Raises:
            ValueError: the period is counted "beginning with", which looks forward only.
        """
        del calendar
        return _shift(_corresponding(event, -self.n)[0], -_backward(self.counting))


class WorkingDays(_Period):
    """Working days: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales.

    Neither the Regulations nor Part 3 of the Act define the term (reg 2; CFA s.83): this is the better view.
    August and the school holidays are working time.

    Args:
        n: how many; at least one.
        counting: BEGINNING_WITH counts the first day as one where it is itself a working day.

    Raises:
        ValueError: ``n`` is not a whole number of at least one.
    """

    __slots__ = ()
    unit = "working day"

    def last_day(self, start: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the last day of the period from ``start``; counted CLEAR, the first day on which the act may be done.

        Raises:
            BeyondHorizonError: a day that matters lies outside the calendar.
        """
        if self.counting is Counting.BEGINNING_WITH and calendar.is_working_day(start):
            return calendar.add(start, self.n - 1)
        end = calendar.add(start, self.n)
        return _shift(end, 1) if self.counting is Counting.CLEAR else end

    def latest_before(self, event: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the last day that is this period before ``event``; counted CLEAR, all n working days lie between.

        Raises:
            BeyondHorizonError: a day that matters lies outside the calendar.
            ValueError: the period is counted "beginning with", which looks forward only.
        """
        return _shift(calendar.add(event, -self.n), -_backward(self.counting))


Period = Days | Weeks | Months | WorkingDays

_COUNTED = {
    Counting.AFTER: "the first day not counted",
    Counting.BEGINNING_WITH: "the first day counted",
    Counting.CLEAR: "clear",
}
_FORWARD = {Counting.AFTER: 0, Counting.BEGINNING_WITH: -1, Counting.CLEAR: 1}


def _backward(counting: Counting) -> int:
    if counting is Counting.BEGINNING_WITH:
        raise ValueError(
            'a period before an event cannot be counted "beginning with": use Counting.AFTER (the day of the '
            "event is not counted) or Counting.CLEAR (neither end is)"
        )
    return 1 if counting is Counting.CLEAR else 0


def _shift(day: date, days: int) -> date:
    try:
        return date.fromordinal(day.toordinal() + days)
    except (ValueError, OverflowError):
        raise _no_such_date(before=days < 0) from None


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month of a common year."""


def _corresponding(day: date, months: int) -> tuple[date, bool]:
    """Give the corresponding date ``months`` away and True, or the month's last day and False where it has none."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise _no_such_date(before=months < 0)
    last = _LENGTHS[month0] + (month0 == 1 and isleap(year))
    return date(year, month0 + 1, min(day.day, last)), day.day <= last


def _no_such_date(*, before: bool) -> BeyondHorizonError:
    return BeyondHorizonError(None, date.min, date.max, "Gregorian", before=before)
