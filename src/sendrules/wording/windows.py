"""Times that have to be left open: what may be done in them, and what only after them."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.explanation import words
from sendrules.law.model.duty import Duty

TO_RESPOND = (EventKind.DRAFT_PLAN, EventKind.AMENDMENT_NOTICE)
"""What starts a time for the family to respond; other times keep something from being done."""


def window_in_words(duty: Duty, first: date, last: date, lawful_from: date) -> str:
    """Say from when to when a time runs, and what it is for.

    Args:
        duty: what asks for it.
        first: its first day.
        last: its last day.
        lawful_from: the first day on which the act that it holds back is lawful.

    >>> from sendrules.law.statute import statute
    >>> keep = statute().duty("act-45-4-no-cease-before-appeal-period")
    >>> window_in_words(keep, date(2025, 6, 10), date(2025, 9, 1), date(2025, 9, 2))
    'from Tue 10 Jun 2025 to Mon 1 Sep 2025'
    """
    if any(trigger.kind in TO_RESPOND for trigger in duty.trigger):
        return f"representations from {words(first)}; the plan may be finalised from {words(lawful_from)}"
    return f"from {words(first)} to {words(last)}"
