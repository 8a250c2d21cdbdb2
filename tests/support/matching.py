"""A duty made for a test, cases for it, and what became of each start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Anchor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After
from sendrules.law.statute import Statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.match import courses
from sendrules.statutory.result import statutory_result
from sendrules.time.periods import Weeks

DAY = timedelta(1)
D = date(2025, 3, 3)
"""The day from which days are counted."""
LATE = date(2028, 6, 1)
"""A day to ask about that comes after every event."""


def day(n: int) -> date:
    """Give the day so many days from 3 March 2025."""
    return D + n * DAY


def E(kind: str, on: int | date, **more: Any) -> sr.Event:  # noqa: N802
    """Make an event on a date, or so many days from 3 March 2025."""
    return sr.Event(kind=kind, on=on if isinstance(on, date) else day(on), **more)


def view(*events: sr.Event, as_of: date = LATE) -> View:
    """Give what is seen of a case with these events."""
    return View(sr.Case(reference="A", events=events), as_of)


def duty(id: str = "reg-0-act", **changes: Any) -> Duty:
    """Make a duty that no law has: a final plan within six weeks of a request."""
    made = Duty(
        id=id, title="Act", holder=Actor.LOCAL_AUTHORITY, owed_to=(Actor.FAMILY,), provision=reg("0"),
        trigger=(Trigger(EventKind.REQUEST),), limit=After(Weeks(6)), discharged_by=Answer(EventKind.FINAL_PLAN),
        in_force=InForce(date(2014, 9, 1)),
    )  # fmt: skip
    return replace(made, **changes)


def done(rule: Duty, *events: sr.Event, as_of: date = LATE) -> list[date | None]:
    """Give the day on which the duty was performed, for each start."""
    return [course.done.day if course.done else None for course in courses(rule, view(*events, as_of=as_of))]


def anchored(
    anchor: Anchor, *events: sr.Event, by: EventKind = EventKind.REQUEST, as_of: date = LATE
) -> list[date | None]:
    """Give the day of an anchor for each event of the kind ``by``; None where the anchor is absent."""
    starting = duty(trigger=(Trigger(by),))
    found = [anchor.find(course) for course in courses(starting, view(*events, as_of=as_of))]
    return [one.day if one else None for one in found]


def instances(id: str, *events: sr.Event, as_of: date = LATE, **more: Any) -> tuple[Instance, ...]:
    """Give every occurrence of a duty of the law."""
    return sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)[id].instances


def said(id: str, *events: sr.Event, as_of: date = LATE) -> tuple[str, str] | None:
    """Give the outcome and the compliance of the only occurrence; None where there is none."""
    found = instances(id, *events, as_of=as_of)
    assert len(found) <= 1
    return (found[0].outcome.name, found[0].compliance.value) if found else None


def settled(duty: str | Duty, *events: sr.Event, as_of: date, **more: Any) -> Instance:
    """Give the only occurrence of a duty, of the law as it is or of one made for the test."""
    case = sr.Case(reference="S-1", events=events, **more)
    law, id = (sr.statute(), duty) if isinstance(duty, str) else (Statute([duty]), duty.id)
    (found,) = statutory_result(case, law, as_of)[id].instances
    return found
