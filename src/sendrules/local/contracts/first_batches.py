"""From when the batches of a contract can be counted: each end of a window of starts, and the month after a start in the course of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sendrules.local.declarations.commissioning import BatchDay
from sendrules.local.declarations.rates import Per
from sendrules.local.declarations.values import DateWindow
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Months


class FirstBatch(StrEnum):
    """Whether work that starts in the course of a month is first handed out with its start, or in the month after."""

    WITH_THE_START = "with-the-start"
    THE_MONTH_AFTER = "the-month-after"


@dataclass(frozen=True, slots=True)
class First:
    """One way to read a start.

    Attributes:
        on: the day or the first day of the month of the start, as the source has it.
        first: from when batches are counted.
        first_batch: whether the first goes out with the start.
        whole_month: whether the source names a month, and no day.
    """

    on: date
    first: date
    first_batch: FirstBatch
    whole_month: bool = False


def firsts_of(window: DateWindow, between: Per, rule: BatchDay, calendar: WorkingCalendar) -> tuple[First, ...]:
    """Give every way to read a start: both ends of a window, and for monthly work that starts in the course of a month two ways.

    A window of whole months, such as March or April, stands for its months: work that starts in April is handed out on
    any day of April. Where only the last day is known ("at the end of November"), nothing goes out before that day, or before the
    last working day up to it.

    Args:
        window: when it starts.
        between: the time from one batch to the next.
        rule: on which day of its week or month a batch goes out.
        calendar: the working days.
    """
    monthly = between.in_months is not None
    whole_months = monthly and _whole_months(window)
    found: dict[tuple[date, FirstBatch], First] = {}
    for end in dict.fromkeys(day for day in (window.earliest, window.latest) if day is not None):
        if whole_months:
            first = end.replace(day=1)
            ways = [First(first, first, FirstBatch.WITH_THE_START, whole_month=True)]
        else:
            ways = list(_from_day(end, rule, calendar, monthly=monthly, at_latest=window.earliest is None))
        found |= {(way.first, way.first_batch): way for way in ways}
    return tuple(found.values())


def _from_day(
    day: date, rule: BatchDay, calendar: WorkingCalendar, *, monthly: bool, at_latest: bool
) -> Iterator[First]:
    if not monthly or day.day == 1:
        yield First(day, day, FirstBatch.WITH_THE_START)
        return
    if rule.at_the_end or not at_latest:
        first = calendar.last_working_day(day) if at_latest and rule is BatchDay.LAST_WORKING_DAY else day
        yield First(day, first, FirstBatch.WITH_THE_START)
    yield First(day, Months(1).last_day(day.replace(day=1)), FirstBatch.THE_MONTH_AFTER)


def _whole_months(window: DateWindow) -> bool:
    """Whether a window goes from the first day of a month to the last day of one, as "March or April" does."""
    first, last = window.earliest, window.latest
    return bool(first and last and first.day == 1 and (last + timedelta(days=1)).day == 1)
