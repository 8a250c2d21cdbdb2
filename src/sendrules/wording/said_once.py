"""One breach is told once, where the statute and a judgment on it set the same day for the same act."""

from __future__ import annotations

from collections.abc import Iterable

from sendrules.law.model.actors import Source
from sendrules.statutory.instance import Instance


def said_once(found: Iterable[Instance]) -> tuple[Instance, ...]:
    """Leave out what would tell a breach a second time.

    Left out is a limit that a judgment found in a provision, where the provision's own limit was missed on the same day
    and by the same act; and a limit that is only perhaps owed, where one of the same day and start was missed for sure.

    Args:
        found: the occurrences, of every duty.

    >>> from datetime import date
    >>> import sendrules as sr
    >>> events = [sr.Event(kind="request", on=date(2025, 4, 2)), sr.Event(kind="no-plan-notice", on=date(2025, 10, 21))]
    >>> result = sr.evaluate(sr.Case(reference="A-1", events=events), as_of=date(2025, 11, 1))
    >>> sixteen = [result[id].instances[0] for id in ("reg-10-1-no-plan-decision", "case-jsc-16-weeks-decision")]
    >>> [i.id for i in said_once(sixteen)]
    ['reg-10-1-no-plan-decision']
    """
    every = tuple(found)
    missed = [i for i in every if i.limit and i.was_missed]
    return tuple(i for i in every if not any(_repeats(i, other) for other in missed))


def _repeats(one: Instance, other: Instance) -> bool:
    """Whether one tells the breach that the other tells."""
    if one is other or one.limit != other.limit:
        return False
    if not set(one.duty.discharged_by.kinds) & set(other.duty.discharged_by.kinds):
        return False
    if one.rule == "perhaps-owed":
        return one.trigger is other.trigger
    judged = one.duty.source is Source.CASE_LAW and other.duty.source is Source.STATUTE
    return judged and bool(one.was_missed) and one.done is other.done
