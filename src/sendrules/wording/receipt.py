"""A hint for who records something that came on a weekend or a bank holiday."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.meanings import KINDS
from sendrules.case.receipt import first_working_day
from sendrules.explanation import words
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar


def receipt_hint(kind: EventKind, on: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> str:
    """Say which day counts, where something was received on no working day; else nothing.

    Args:
        kind: what came.
        on: the day that was given for it.
        calendar: the working days.

    >>> receipt_hint(EventKind.REQUEST, date(2026, 4, 3))
    'That is Good Friday. The time runs from this day; in another view (IPSEA) from Tue 7 Apr 2026. The result shows both.'
    >>> receipt_hint(EventKind.REQUEST, date(2026, 4, 2))
    ''
    """
    other = first_working_day(on, kind, calendar)
    if other == on or KINDS[kind].on_is is Dated.SENT:
        return ""
    name = calendar.name_of(on)
    what = f"a {name}" if name in ("Saturday", "Sunday") else name
    view = f"in another view (IPSEA) from {words(other)}"
    return f"That is {what}. The time runs from this day; {view}. The result shows both."
