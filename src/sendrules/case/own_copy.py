"""``own_copy``: a copy of a case for a function from outside, which may do with it what it likes."""

from __future__ import annotations

from copy import deepcopy
from typing import TypeVar

from sendrules.case.case import Case
from sendrules.case.record import Record

T = TypeVar("T", bound=Record)


def own_copy(case: Case) -> Case:
    """Give a copy of a case that shares with it nothing that can be changed.

    Every field of an event, a circumstance, a determination or a claim holds a value that nobody can change, so a copy of each
    record is enough. That is many times faster than a deep copy. The facts are copied deep: whoever makes a case by
    ``model_copy(update=...)`` may put anything there.

    Args:
        case: the case.

    >>> case = Case(reference="A-17", facts={"looked_after": True})
    >>> mine = own_copy(case)
    >>> mine.facts["looked_after"] = False
    >>> mine == case, case.facts
    (False, {'looked_after': True})
    """
    return case.model_copy(
        update={
            "events": _each(case.events),
            "circumstances": _each(case.circumstances),
            "determinations": _each(case.determinations),
            "claims": _each(case.claims),
            "facts": deepcopy(case.facts),
        }
    )


def _each(records: tuple[T, ...]) -> tuple[T, ...]:
    return tuple([record.model_copy() for record in records])
