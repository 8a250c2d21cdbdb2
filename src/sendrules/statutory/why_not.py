"""Why nothing in a case started a duty."""

from __future__ import annotations

from sendrules.case.events import Event
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.explanation import Step, words
from sendrules.law.model.duty import Duty
from sendrules.statutory.starts import Start, starts

DOES_NOT_START = "does not start it"
"""How a reason ends that names no condition."""


def why_not(duty: Duty, view: View) -> str:
    """Say why nothing in a case started a duty.

    Args:
        duty: the duty.
        view: the case as known on the day of the question.
    """
    seen = [event for trigger in duty.trigger for event in view.events(trigger.kind)]
    if seen:
        failed = [s for s in starts(duty, view) if s.holds is False]
        latest = failed[-1].event if failed else max(seen, key=lambda event: event.on)
        return why_not_by(duty, latest, view)
    kinds = dict.fromkeys(t.kind for t in duty.trigger)
    none = f"no {' or '.join(kinds)} is recorded on or before {words(view.as_of)}"
    return none if view.planned.isdisjoint(kinds) else f"{none}, except as planned"


def why_not_by(duty: Duty, event: Event, view: View) -> str:
    """Say why an event of a case does not start a duty.

    Args:
        duty: the duty.
        event: the event, as it is seen in the case.
        view: the case as known on the day of the question.
    """
    what = f"{event.title} on {words(event.on)}"
    triggers = [trigger for trigger in duty.trigger if trigger.kind is event.kind]
    if not triggers:
        return f"{what} {DOES_NOT_START}"
    start = next((s for s in starts(duty, view) if s.event is event), None)
    if start is not None:
        return f"{what}: {_failing(start)}"
    if duty.detained is not None and view.detained_on(event.on) is not duty.detained:
        return f"{what}: other Regulations apply, since the person was {'not ' if duty.detained else ''}detained"
    served = view.day(event, triggers[0].by)
    if served is not None and served > view.as_of and not KINDS[event.kind].scheduled:
        return f"{what} is not yet served"
    return f"{what} {DOES_NOT_START}"


def _failing(start: Start) -> str:
    """The first condition that fails, in words."""
    if start.when is None:
        return f"it {DOES_NOT_START}"
    step = _first_false(start.when.why)
    return f"{step.title}: {words(step.value)}"


def _first_false(step: Step) -> Step:
    if step.rule != "all-of":
        return step
    return next((_first_false(s) for s in step.steps if s.value is False), step)
