"""What became of the effect of an order: suspended for a time, or set aside.

A suspension, or a setting aside, is of the last decision before it. Orders of one day are one decision.
"""

from __future__ import annotations

from datetime import date

from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.statutory.starts import Start


def is_set_aside(event: Event, start: Start, view: View) -> bool:
    """Whether a setting aside is of the order that started this; what takes its place on that day is a new order.

    Args:
        event: the setting aside.
        start: the start.
        view: the case as known on the day of the question.
    """
    orders = view.before(event.on, EventKind.TRIBUNAL_ORDER)
    return start.trigger.under_order and bool(orders) and orders[-1].on == start.event.on


def suspension(start: Start, set_by: Event | None, limit: date | None, view: View) -> Event | None:
    """Give the suspension that leaves the time of what an order ordered open.

    That is one that still lasts, or one that began before the limit had passed: the order has its effect again, and no
    provision says by when it is now to be carried out. A direction that came later than the suspension says so.

    Args:
        start: the start.
        set_by: the direction that sets another date for it, where one does.
        limit: the day on which the limit falls; None where there is none.
        view: the case as known on the day of the question.
    """
    if not start.trigger.under_order:
        return None
    for event in reversed(view.between(start.event.on, view.as_of, EventKind.DECISION_SUSPENDED)):
        of = view.until(event.on, EventKind.TRIBUNAL_ORDER)
        directed = set_by is not None and set_by.on >= event.on
        if of[-1].on != start.event.on or directed:
            continue
        lasts = not view.between(event.on, view.as_of, EventKind.SUSPENSION_ENDED)
        if lasts or (limit is not None and event.on <= limit):
            return event
    return None
