"""Volumes of a commissioning policy worked out: schedules, ramps, report dates, work in progress.

Nothing here moves a date of the law: a report on time under a contract can be late in law, and the reverse.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, count, islice

from sendrules.local.declarations.commissioning import VolumeStep
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Period


class DayOfMonth(StrEnum):
    """On which day of the month work is handed out, where a source says only "monthly"."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Batch:
    """So many cases handed out on one day."""

    on: date
    n: int


def schedule(total: int, at_a_time: int) -> tuple[int, ...]:
    """Spread a total over weeks or months; the last takes what is left.

    Args:
        total: how many in all.
        at_a_time: how many in each week, or in each month, at most.

    Raises:
        ValueError: one of them is less than one.

    >>> schedule(200, 35)
    (35, 35, 35, 35, 35, 25)
    """
    if total < 1 or at_a_time < 1:
        raise ValueError(
            f"a schedule needs a total and a number at a time of at least one, not {total} and {at_a_time}"
        )
    whole, rest = divmod(total, at_a_time)
    return (at_a_time,) * whole + ((rest,) if rest else ())


def by_month(steps: Sequence[VolumeStep], months: int | None = None) -> tuple[int, ...]:
    """Give how many each month under a ramp. What is stated for a quarter or a year is spread evenly over its months.

    Args:
        steps: the steps of the ramp.
        months: how many months; None for as long as the steps say.

    Raises:
        ValueError: the last step goes on, and no number of months is given; or a rate is for weeks, which are no number of months.

    >>> from sendrules.local.declarations.rates import Rate
    >>> def monthly(n): return Rate(value=n, unit="assessments", per="month")
    >>> by_month((VolumeStep(rate=monthly(40), lasts="3 months"), VolumeStep(rate=monthly(35))), 5)
    (40, 40, 40, 35, 35)
    """
    if months is None and any(step.lasts is None for step in steps):
        raise ValueError("the last step goes on without an end; say for how many months")
    for step in steps:
        if step.rate.per.in_months is None:
            raise ValueError(f"{step.rate} is no number a month; ask in_month for one month of the calendar")
    return tuple(islice(_each_month(steps), months))


def _each_month(steps: Sequence[VolumeStep]) -> Iterator[int]:
    exact, given = Fraction(0), 0
    for step in steps:
        for _ in count() if step.lasts is None else range(step.lasts.n):
            exact += Fraction(step.rate.value) / (step.rate.per.in_months or 1)
            yield int(exact) - given
            given = int(exact)


def cumulative(amounts: Iterable[int]) -> tuple[int, ...]:
    """Add up as it goes.

    >>> cumulative((40, 40, 40, 35, 35))
    (40, 80, 120, 155, 190)
    """
    return tuple(accumulate(amounts))


def batches(amounts: Iterable[int], year: int, month: int, day: DayOfMonth) -> tuple[Batch, ...]:
    """Put monthly amounts on days.

    Args:
        amounts: how many each month.
        year: the year of the first month.
        month: the first month.
        day: the first or the last day of each month.
    """
    out = []
    for n, amount in enumerate(amounts):
        y, m0 = divmod(year * 12 + month - 1 + n, 12)
        out.append(Batch(date(y, m0 + 1, 1 if day is DayOfMonth.FIRST else monthrange(y, m0 + 1)[1]), amount))
    return tuple(out)


def report_due(allocated: date, turnaround: Period, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """Give the day that a report is due under the contract. Its clock is not the law's.

    >>> from sendrules.time.periods import Weeks
    >>> report_due(date(2025, 4, 30), Weeks(6))
    datetime.date(2025, 6, 11)
    """
    return turnaround.last_day(allocated, calendar)


def latest_allocation(reported_by: date, turnaround: Period) -> date:
    """Give the last day on which work can be handed out for its report to be due by a day.

    >>> from sendrules.time.periods import Weeks
    >>> latest_allocation(date(2025, 6, 30), Weeks(6))
    datetime.date(2025, 5, 19)
    """
    return turnaround.latest_before(reported_by)


def reported_by(day: date, given: Iterable[Batch], turnaround: Period) -> int:
    """Count the reports due on or before a day."""
    return sum(batch.n for batch in given if report_due(batch.on, turnaround) <= day)


def allocated_by(day: date, given: Iterable[Batch]) -> int:
    """Count what is handed out on or before a day."""
    return sum(batch.n for batch in given if batch.on <= day)


def peak_in_progress(given: Sequence[Batch], turnaround: Period) -> int:
    """Give the most work in progress on any day, each piece from its allocation until its report is due.

    >>> from sendrules.time.periods import Weeks
    >>> peak_in_progress(batches(schedule(200, 35), 2024, 11, DayOfMonth.LAST), Weeks(6))
    70
    """
    days = [batch.on for batch in given]
    return max((sum(b.n for b in given if b.on <= day <= report_due(b.on, turnaround)) for day in days), default=0)


def on_time_needed(late: int, target: Decimal) -> int:
    """Give how many plans must be issued in time for a share to be reached, with so many issued late beside them.

    Raises:
        ValueError: the target is 1: no number makes up for one late plan.

    >>> on_time_needed(200, Decimal("0.85"))
    1134
    """
    if not 0 <= target < 1:
        raise ValueError("a target of every case cannot be reached once one is late")
    return int((late * target / (1 - target)).to_integral_value(ROUND_CEILING))
