"""To what day an offer is backdated for one case, or why no day can be worked out."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import words
from sendrules.local.declarations.interim import Backdate, BackdateStart
from sendrules.local.declarations.values import period_text
from sendrules.statutory.waiting import Waiting
from sendrules.time.calendar import WorkingCalendar

_REQUESTS = (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST)


def backdated(
    backdate: Backdate, waiting: Waiting, as_of: date, calendar: WorkingCalendar, *, given: date | None
) -> tuple[date | None, str]:
    """Give the day to which an offer is backdated, and why it is that day, or none.

    Args:
        backdate: what the authority declares.
        waiting: how the case waits for its plan.
        as_of: the day of the question.
        calendar: the working days.
        given: the day the plan was given, where that ended the wait.
    """
    day, why = _counted(backdate, waiting, calendar)
    if day is None:
        return None, _with_source(why, backdate)
    if given is not None and given <= day:
        return None, f"nothing is backdated: the plan was there by {words(day)}, {why}"
    if given is None and as_of <= day:
        return None, _with_source(f"it counts once {words(day)} has passed, {why}", backdate)
    return day, _with_source(f"backdated to {words(day)}, {why}", backdate)


def _counted(backdate: Backdate, waiting: Waiting, calendar: WorkingCalendar) -> tuple[date | None, str]:
    """Work the day out; or say why that cannot be done."""
    if backdate.counted_from is None:
        return None, "the source does not say how the day is worked out"
    start, what = _start(backdate.counted_from, waiting)
    if start is None or backdate.after is None:
        return start, what
    try:
        return backdate.after.last_day(start, calendar), f"{period_text(backdate.after)} after {what}"
    except BeyondHorizonError:
        return None, f"{period_text(backdate.after)} after {what} cannot be counted, since the calendar does not reach"


def _start(counted_from: BackdateStart, waiting: Waiting) -> tuple[date | None, str]:
    if counted_from is BackdateStart.LIMIT:
        if waiting.limit is None:
            return None, "the law's limit is not known"
        if waiting.lifted:
            return None, f"the law's limit of {words(waiting.limit)} is lifted, so there is no day to count from"
        return waiting.limit, f"the law's limit for the {waiting.waits_for.title} ({words(waiting.limit)})"
    asked = any(e.kind in _REQUESTS and e.on == waiting.received for e in waiting.case.events)
    if waiting.received is None or not asked:
        return None, "it counts from the request, and the wait did not begin with one"
    return waiting.received, f"the request received {words(waiting.received)}"


def _with_source(why: str, backdate: Backdate) -> str:
    return f"{why}; in the words of the source: {backdate.stated}" if backdate.stated else why
