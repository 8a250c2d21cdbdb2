"""The months of a forecast, and what a whole month can say of 20 and of 52 weeks.

A count of whole months does not know the day. Two answers bracket the truth. Low and high stand for the two ends: the request on
the last day of its month and on the first.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

TWENTY_WEEKS, FIFTY_TWO_WEEKS = 140, 364
"""In days. The finalised plan is due within 20 weeks of the request (SI 2014/1530 reg 13(2))."""


def month_after(first: date, n: int) -> date:
    """Give the first day of a month.

    Args:
        first: the first day of a month.
        n: how many months after it; below 0 for before it.

    >>> month_after(date(2026, 11, 1), 2), month_after(date(2026, 11, 1), -11)
    (datetime.date(2027, 1, 1), datetime.date(2025, 12, 1))
    """
    years, month = divmod(first.month - 1 + n, 12)
    return date(first.year + years, month + 1, 1)


def last_day(first: date) -> date:
    """Give the last day of a month.

    Args:
        first: its first day.
    """
    return first.replace(day=monthrange(first.year, first.month)[1])


def position(first: date, day: date, *, ends: bool = False) -> float:
    """Give how many months lie between the start of a month and a day.

    Args:
        first: the first day of the month.
        day: the day.
        ends: whether the end of the day is meant, and not its start.

    >>> position(date(2026, 1, 1), date(2026, 3, 1)), position(date(2026, 1, 1), date(2026, 1, 31), ends=True)
    (2.0, 1.0)
    """
    whole = (day.year - first.year) * 12 + day.month - first.month
    return whole + (day.day - (0 if ends else 1)) / monthrange(day.year, day.month)[1]


@dataclass(frozen=True, slots=True)
class Waits:
    """From which age, in months between the month of the request and this month, a case has waited longer than a limit.

    Attributes:
        surely: at the end of the month, every such case has.
        perhaps: at the end of the month, the case that was requested on the first day of its month has.
    """

    surely: int
    perhaps: int


@lru_cache(maxsize=4096)
def longer_than(first: date, days: int) -> Waits:
    """Say from which age a case that still waits at the end of a month has waited longer than a limit.

    Args:
        first: the first day of the month.
        days: the limit.

    >>> longer_than(date(2026, 6, 1), TWENTY_WEEKS)
    Waits(surely=5, perhaps=4)
    """
    end, age = last_day(first), 0
    while (end - month_after(first, -age)).days <= days:
        age += 1
    perhaps = age
    while (end - last_day(month_after(first, -age))).days <= days:
        age += 1
    return Waits(age, perhaps)


@lru_cache(maxsize=4096)
def kept_within(first: date, days: int) -> tuple[int, int]:
    """Say up to how many months after the month of a request something that is done in a month surely kept a limit, and perhaps did.

    Args:
        first: the first day of the month of the request.
        days: the limit.

    Returns:
        The most months after it in which every day is within the limit, and in which some day is.

    >>> kept_within(date(2026, 1, 1), TWENTY_WEEKS)
    (3, 5)
    """
    surely = perhaps = 0
    while (last_day(month_after(first, surely + 1)) - first).days <= days:
        surely += 1
    while (month_after(first, perhaps + 1) - last_day(first)).days <= days:
        perhaps += 1
    return surely, perhaps
