"""Deemed service: when a notice counts as having reached the person it was sent to."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import ServiceMethod
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

_WORKING_DAYS = {ServiceMethod.FIRST_CLASS_POST: 2, ServiceMethod.SECOND_CLASS_POST: 4}


def deemed_service(sent: date, method: ServiceMethod, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """Give the day on which a notice sent on ``sent`` is deemed served, unless the contrary is proved.

    A letter properly addressed, prepaid and posted is deemed delivered in the ordinary course of post
    (Interpretation Act 1978 s.7; Education Act 1996 s.572, by CFA 2014 s.83(7)). No provision fixes the ordinary
    course: the second working day after posting for first-class post and the fourth for second-class is a
    convention. By hand, by telephone, and by email where that was agreed, it is the day itself; email to a parent needs
    the parent's written consent to a named address (Education Act 1996 s.572(2)).

    Args:
        sent: the day of posting, delivery or sending.
        method: how it went.
        calendar: the working days to count.

    Raises:
        BeyondHorizonError: the calendar does not know the days after ``sent``.

    >>> deemed_service(date(2026, 4, 2), ServiceMethod.FIRST_CLASS_POST)      # posted on Maundy Thursday
    datetime.date(2026, 4, 8)
    """
    days = _WORKING_DAYS.get(method)
    return calendar.add(sent, days) if days else sent
