"""Days that a caller gives in Python: a date, and no text or moment."""

from __future__ import annotations

from datetime import date, datetime

from sendrules.case.refusals import shown
from sendrules.errors import InputError, Problem


def checked_day(given: object, field: str, of: str) -> date:
    """Give a day that a caller gave.

    Args:
        given: what was given.
        field: the name of the argument.
        of: what it was given for, for the message.

    Raises:
        InputError: it is no date.

    >>> checked_day("2027-06-30", "by", "a forecast")
    Traceback (most recent call last):
    ...
    sendrules.errors.InputError: a forecast: 1 problem
      - by: this is no date (given: '2027-06-30'). Give one, such as date(2027, 6, 30).
    """
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    message, fix = f"this is no date (given: {shown(given)}).", "Give one, such as date(2027, 6, 30)."
    raise InputError(of, [Problem(field, message, fix)])
