"""Which text governs what starts in a case: the old, the new, or the one that a missing day would tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.kinds import EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View
    from sendrules.law.model.amendment import Amendment, CohortBy

REQUESTS = (
    EventKind.REQUEST,
    EventKind.RESPONSIBLE,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
    EventKind.REASSESSMENT_REQUEST,
)
"""What asks for an assessment or a re-assessment, or stands in the place of a request."""


@value
class Text:
    """Which text governs one start.

    Attributes:
        is_new: whether it is the new text; None where nobody can tell.
        fact: the event that decides, in words or by its kind where it is missing; empty where the start alone decides.
        day: its day; None where it is missing.
    """

    is_new: bool | None
    fact: str = ""
    day: date | None = None


@value
class Rule:
    """How the day that decides is found.

    Attributes:
        kinds: the kinds of event that it may be.
        looks_at: all that is looked at.
        find: finds it on or before a start.
        missing: what to record where it is missing.
        said: what it is, in words.
    """

    kinds: tuple[EventKind, ...]
    looks_at: LooksAt
    find: Callable[[Event, View], Event | None]
    missing: str
    said: str


def text_for(start: Event, amendment: Amendment, view: View) -> Text:
    """Say which text governs what an event starts.

    What starts before the amendment's first day is under the old text: nothing is amended backwards.

    Args:
        start: the event.
        amendment: the amendment.
        view: the case as known on the day of the question.
    """
    first, rule = amendment.in_force_from, rule_of(amendment.cohort)
    if start.on < first or rule is None:
        return Text(start.on >= first)
    found = rule.find(start, view)
    return Text(None, rule.missing) if found is None else Text(found.on >= first, found.title, found.on)


def rule_of(cohort: CohortBy) -> Rule | None:
    """Give how the day that decides is found; None where the start itself decides.

    Args:
        cohort: which day decides.
    """
    return _RULES.get(cohort.value)


def _request(start: Event, view: View) -> Event | None:
    """The start itself, or the last request before it that was not taken back by then."""
    if start.kind in REQUESTS:
        return start
    for request in reversed(view.until(start.on, *REQUESTS)):
        back = view.withdrawn_on(request)
        if back is None or back > start.on:
            return request
    return None


def _first_plan(start: Event, view: View) -> Event | None:
    """The first finalised plan since a plan last ceased before the start."""
    ceased = view.before(start.on, EventKind.PLAN_CEASED)
    last = ceased[-1].on if ceased else date.min
    return next((plan for plan in view.until(start.on, EventKind.FINAL_PLAN) if plan.on > last), None)


def _last_transfer(start: Event, view: View) -> Event | None:
    found = view.until(start.on, EventKind.PHASE_TRANSFER)
    return found[-1] if found else None


_RULES: Mapping[str, Rule] = {
    "request": Rule(
        REQUESTS,
        LooksAt.at(*REQUESTS, EventKind.REQUEST_WITHDRAWN),
        _request,
        EventKind.REQUEST.value,
        "the last request before it was received",
    ),
    "final-plan": Rule(
        (EventKind.FINAL_PLAN,),
        LooksAt.at(EventKind.FINAL_PLAN, EventKind.PLAN_CEASED),
        _first_plan,
        EventKind.FINAL_PLAN.value,
        "the first plan was finalised",
    ),
    "phase-transfer": Rule(
        (EventKind.PHASE_TRANSFER,),
        LooksAt.at(EventKind.PHASE_TRANSFER),
        _last_transfer,
        EventKind.PHASE_TRANSFER.value,
        "the last transfer between phases was",
    ),
}
"""By the name of the day that decides; what is in no row goes by the start itself."""
