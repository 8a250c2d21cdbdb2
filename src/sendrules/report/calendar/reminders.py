"""On which days a reminder comes: so many days before, and never when nobody is at work alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import WorkingCalendar


def reminders(days: Iterable[date], before: Iterable[int], as_of: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """Give the days on which reminders come, earliest first; none before the day of the question.

    Where a reminder falls on no working day, another comes on the last working day before it.

    Args:
        days: the days to be reminded of: a limit, and what may be due earlier under another reading.
        before: how many days before each.
        as_of: the day of the question.
        calendar: the working days.

    >>> from sendrules.time.calendar import ENGLAND_AND_WALES
    >>> monday = date(2025, 9, 1)
    >>> [str(day) for day in reminders([monday], [1], date(2025, 8, 1), ENGLAND_AND_WALES)]
    ['2025-08-29', '2025-08-31']
    """
    found: set[date] = set()
    for day in days:
        for n in before:
            reminder = day - timedelta(n)
            found |= {reminder, _at_work(reminder, calendar)}
    return tuple(sorted(day for day in found if day >= as_of))


def _at_work(day: date, calendar: WorkingCalendar) -> date:
    """The last working day up to a day; the day itself where the calendar does not know."""
    try:
        return calendar.last_working_day(day)
    except BeyondHorizonError:
        return day
