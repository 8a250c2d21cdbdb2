"""Which days off were taken, in words. The id and digest of a calendar are in JSON and on receipts."""

from __future__ import annotations

from sendrules.explanation import words
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar


def working_days_in_words(calendar: WorkingCalendar) -> str:
    """Say which days are no working days, in a sentence.

    Args:
        calendar: the working days.

    >>> working_days_in_words(ENGLAND_AND_WALES)
    'Working days leave out the bank holidays of England and Wales, 2012 to 2028.'
    """
    official = (calendar.base or calendar) == ENGLAND_AND_WALES
    whose = "the bank holidays of England and Wales" if official else f"the days off of the calendar {calendar.name}"
    changed = "".join(f"; {words(c.day)} {c.change} ({c.name})" for c in calendar.changes)
    return f"Working days leave out {whose}, {calendar.first.year} to {calendar.last.year}{changed}."
