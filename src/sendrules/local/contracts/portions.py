"""The work of each week or month of a contract, as its rate gives it, and the days on which its batches can go out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import count

from sendrules.local.declarations.commissioning import Allocation, VolumeStep
from sendrules.local.declarations.rates import Per
from sendrules.time.periods import Counting, Months, Weeks

_ORDER = (Per.WEEK, Per.FORTNIGHT, Per.MONTH, Per.QUARTER, Per.YEAR)
_MOST_DAYS = {Per.WEEK: 7, Per.FORTNIGHT: 14, Per.MONTH: 31, Per.QUARTER: 92, Per.YEAR: 366}


@dataclass(frozen=True, slots=True)
class Portion:
    """The work of one week, fortnight, month, quarter or year.

    Attributes:
        first: its first day.
        last: its last day.
        n: how many.
    """

    first: date
    last: date
    n: int


def portions(
    steps: Sequence[VolumeStep], start: date, total: int | None = None, until: date | None = None
) -> Iterator[Portion]:
    """Give the work of each week or month in turn. A rate that is no whole number is added up exactly, and never rounded up.

    Weeks are counted from the first day. Months are those of the calendar, and the month of the first day counts as a whole.

    Args:
        steps: the steps of the volumes.
        start: the first day.
        total: how many in all; None for as long as the steps say.
        until: no portion begins after this day; None for as long as it takes.

    Raises:
        BeyondHorizonError: it goes on until there is no date.

    >>> from sendrules.local.declarations.rates import Rate
    >>> weekly = VolumeStep(rate=Rate(value=27, unit="assessments", per="week"))
    >>> [p.n for p in portions((weekly,), date(2025, 6, 2), total=100)]
    [27, 27, 27, 19]
    """
    exact, given = Fraction(0), 0
    for step, first, last in _periods(steps, start):
        if (total is not None and given >= total) or (until is not None and first > until):
            return
        exact += Fraction(step.rate.value)
        n = int(exact) - given if total is None else min(int(exact), total) - given
        given += n
        if n:
            yield Portion(first, last, n)


def _periods(steps: Sequence[VolumeStep], start: date) -> Iterator[tuple[VolumeStep, date, date]]:
    first = start
    for step in steps:
        periods, end = _length(step, first)
        for _ in count() if periods is None else range(periods):
            if end is not None and first > end:
                break
            after = following(first, step.rate.per)
            yield step, first, after - timedelta(1)
            first = after


def _length(step: VolumeStep, first: date) -> tuple[int | None, date | None]:
    """Give how many weeks or months a step has; of weeks that last for months, the last day on which one can begin."""
    weeks, months = step.rate.per.in_weeks, step.rate.per.in_months
    if step.lasts is None:
        return None, None
    if weeks is not None and not isinstance(step.lasts, Weeks):
        return None, Months(step.lasts.n, Counting.BEGINNING_WITH).last_day(first)
    return step.lasts.n // (weeks or months or 1), None


def following(first: date, per: Per) -> date:
    """Give the first day of the next week, or of the next month of the calendar."""
    if per.in_weeks is not None:
        return Weeks(per.in_weeks).last_day(first)
    return Months(per.in_months or 1).last_day(first.replace(day=1))


def each(allocation: Allocation | None, steps: Sequence[VolumeStep]) -> Per:
    """Give the time from one batch to the next: as work is handed out, or else as its rate is stated."""
    return allocation.cadence.per if allocation and allocation.cadence else steps[0].rate.per


def shorter(one: Per, other: Per) -> bool:
    """Whether one time is shorter than another."""
    return _ORDER.index(one) < _ORDER.index(other)


def most_batches(between: Per, per: Per) -> int:
    """Give the most batches that one period of a rate can have.

    >>> most_batches(Per.WEEK, Per.MONTH), most_batches(Per.MONTH, Per.QUARTER)
    (5, 3)
    """
    if between.in_months is not None:
        return max(1, (per.in_months or 1) // between.in_months)
    return max(1, -(-_MOST_DAYS[per] // _MOST_DAYS[between]))


def earliest(portion: Portion, between: Per, rate: Per, start: date) -> date:
    """Give the first day on which a portion can be handed out: with the batch that goes out before its first day, or on it.

    Args:
        portion: the work of one period of the rate.
        between: the time from one batch to the next.
        rate: the time that the rate is for.
        start: the first day of the work.
    """
    if not shorter(rate, between):
        return portion.first
    if between.in_weeks is None:
        return max(start, portion.first.replace(day=1))
    length = 7 * between.in_weeks
    return start + timedelta((portion.first - start).days // length * length)


def latest(portion: Portion, between: Per, rate: Per, start: date) -> date:
    """Give the last day on which a portion is handed out: with the batch that goes out after its last day, or on it.

    Args:
        portion: the work of one period of the rate.
        between: the time from one batch to the next.
        rate: the time that the rate is for.
        start: the first day of the work.
    """
    if not shorter(rate, between):
        return portion.last
    if between.in_weeks is None:
        return portion.last.replace(day=monthrange(portion.last.year, portion.last.month)[1])
    length = 7 * between.in_weeks
    return start + timedelta(((portion.last - start).days // length + 1) * length - 1)


def last_of(found: Iterable[Portion]) -> tuple[Portion | None, int]:
    """Give the last portion, and how many all come to."""
    last, n = None, 0
    for portion in found:
        last, n = portion, n + portion.n
    return last, n
