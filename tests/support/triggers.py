"""What a condition finds where the event with the id `start` is the trigger; days are counted from that event's day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sendrules.case.case import Case
from sendrules.case.conditions import Condition, Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.view import View

DAY = timedelta(1)
D = date(2025, 5, 12)
"""The day of the trigger."""
LATE = date(2028, 6, 1)
"""A day to ask about that comes after every event."""


def day(n: int) -> date:
    """Give the day so many days from the trigger."""
    return D + n * DAY


def E(kind: str, on: int | date, **more: Any) -> Event:  # noqa: N802
    """Make an event on a date, or so many days from the trigger."""
    return Event(kind=kind, on=on if isinstance(on, date) else day(on), **more)


def start(kind: str, on: date = D, **fields: Any) -> Event:
    """Make the trigger."""
    return E(kind, on, id="start", **fields)


def found(
    condition: Condition,
    *events: Event,
    as_of: date = LATE,
    last: date | None = None,
    circumstances: tuple[Any, ...] = (),
) -> Finding:
    """Give the finding; without an event `start` there is no trigger."""
    case = Case(reference="A", events=events, circumstances=circumstances)
    trigger = next((e for e in case.events if e.id == "start"), None)
    return condition.test(Occasion(View(case, as_of), trigger, None, last))


def found_among(condition: Condition, kind: str, *events: tuple[Any, ...]) -> Finding:
    """Give the finding for a trigger of the kind; each event is a kind, days from the trigger and perhaps an order."""
    made = [E(k, n, **({"order": o[0]} if o else {})) for k, n, *o in events]
    return found(condition, start(kind), *made)


def shows(
    finding: Finding,
    holds: bool | None,
    *inputs: tuple[str, Any],
    missing: tuple[str, ...] = (),
    since: date | None = None,
) -> None:
    """Compare all of a finding; the step has the value of the finding."""
    assert (finding.holds, finding.why.value) == (holds, holds)
    assert finding.why.inputs == inputs
    assert finding.why.missing == finding.missing == missing
    assert finding.since == since
