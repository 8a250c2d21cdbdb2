"""The part of the law that one kind of event starts, so that a timetable loads those provisions and no others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from sendrules.case.kinds import EventKind
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty
from sendrules.law.model.versions import Versions
from sendrules.law.starts import PROVISIONS


@cache
def part_started_by(kind: EventKind | str) -> Versions:
    """Give the duties that a kind of event starts, with those whose limits they count from, under the adopted readings.

    They are the same as in ``statute()``, in the same order.

    Args:
        kind: the kind of event. One that starts nothing has no duties.

    >>> "reg-13-2-final-plan-20-weeks" in part_started_by("request")
    True
    """
    duties = [
        duty for name in PROVISIONS.get(str(kind), "").split() for duty in import_module(f"sendrules.law.{name}").DUTIES
    ]
    needed = {duty.id for duty in duties if any(trigger.kind == kind for trigger in duty.trigger)}
    while more := {leg.duty for duty in duties if duty.id in needed for leg in _limits_of(duty)} - needed:
        needed |= more
    return Versions(duty for duty in duties if duty.id in needed)


def _limits_of(duty: Duty) -> Iterator[LimitOf]:
    """The limits of other duties that a limit counts from."""
    for leg in duty.limit.legs() if duty.limit else ():
        if isinstance(leg, LimitOf):
            yield leg
