"""When the first batch of a contract can go out: each end of a window of starts is a reading of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sendrules.commissioning.schedule.terms import Terms
from sendrules.explanation import words
from sendrules.local.declarations.commissioning import BatchDay
from sendrules.local.declarations.values import DateWindow
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Months


class FirstBatch(StrEnum):
    """Whether work that starts in the course of a month is first handed out with its start, or in the month after."""

    WITH_THE_START = "with-the-start"
    THE_MONTH_AFTER = "the-month-after"


@dataclass(frozen=True, slots=True)
class Start:
    """One possible start of a contract's work.

    Attributes:
        contract: its id.
        on: the day or month of the start, as the source has it.
        first: from when its batches are counted.
        first_batch: whether the first goes out with the start.
        said: it in words.
    """

    contract: str
    on: date
    first: date
    first_batch: FirstBatch
    said: str


def starts_of(terms: Terms, rule: BatchDay, calendar: WorkingCalendar) -> tuple[Start, ...]:
    """Give every possible start: both ends of a window, and for monthly work that starts in the course of a month two ways.

    A window of whole months, such as March or April, stands for its months: work that starts in April is handed out on
    any day of April. Where only the last day is known ("at the end of November"), nothing goes out before that day, or before the
    last working day up to it.

    Args:
        terms: the terms of a contract that can be planned.
        rule: on which day of its week or month a batch goes out.
        calendar: the working days.
    """
    window = terms.starts
    if window is None or terms.between is None:
        return ()
    monthly = terms.between.in_months is not None
    whole_months = monthly and _whole_months(window)
    found: dict[tuple[date, FirstBatch], Start] = {}
    for end in dict.fromkeys(day for day in (window.earliest, window.latest) if day is not None):
        if whole_months:
            first = end.replace(day=1)
            said = f"{terms.id} from {first:%B %Y}"
            ways = [Start(terms.id, first, first, FirstBatch.WITH_THE_START, said)]
        else:
            ways = list(_from_day(terms.id, end, rule, calendar, monthly=monthly, at_latest=window.earliest is None))
        found |= {(way.first, way.first_batch): way for way in ways}
    return tuple(found.values())


def _from_day(
    id: str, day: date, rule: BatchDay, calendar: WorkingCalendar, *, monthly: bool, at_latest: bool
) -> Iterator[Start]:
    said = f"{id} from {words(day)}"
    if not monthly or day.day == 1:
        yield Start(id, day, day, FirstBatch.WITH_THE_START, said)
        return
    if rule.at_the_end or not at_latest:
        first = calendar.last_working_day(day) if at_latest and rule is BatchDay.LAST_WORKING_DAY else day
        yield Start(id, day, first, FirstBatch.WITH_THE_START, said)
    after = Months(1).last_day(day.replace(day=1))
    yield Start(id, day, after, FirstBatch.THE_MONTH_AFTER, f"{said}, its first batch in {after:%B %Y}")


def _whole_months(window: DateWindow) -> bool:
    """Whether a window goes from the first day of a month to the last day of one, as "March or April" does."""
    first, last = window.earliest, window.latest
    return bool(first and last and first.day == 1 and (last + timedelta(days=1)).day == 1)
