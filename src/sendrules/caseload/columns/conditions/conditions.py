"""The twins of ``case/conditions.py``: all of several conditions, any of them, and the opposite of one."""

from __future__ import annotations

from functools import reduce

import numpy as np

from sendrules.case.conditions import AllOf, AnyOf, Not
from sendrules.caseload.columns.codes import NO_DAY, Days
from sendrules.caseload.columns.occasions import Findings, Occasions, all_of, any_of, turned
from sendrules.caseload.columns.twins import test, tests

_NEVER = np.int32(2**31 - 1)


@tests(AllOf)
def all_hold(condition: AllOf, at: Occasions) -> Findings:
    """No where any says no, else not known where any is not known, else yes. What one says no to, the others are not asked."""
    found = np.ones(len(at), np.int8)
    for part in condition.conditions:
        left = found.nonzero()[0]
        if not len(left):
            break
        if len(left) == len(found):
            found = all_of([found, test(part, at).holds])
        else:
            found[left] = all_of([found[left], test(part, at.of(left)).holds])
    return Findings(found)


@tests(AnyOf)
def any_holds(condition: AnyOf, at: Occasions) -> Findings:
    """Yes where any says yes, else not known where any is not known, else no."""
    if not condition.conditions:
        return Findings(np.zeros(len(at), np.int8))
    found = [test(part, at) for part in condition.conditions]
    return Findings(any_of([part.holds for part in found]), _least_since(found))


def _least_since(found: list[Findings]) -> Days | None:
    """The first day since which any of those that hold was there."""
    days = [
        np.where((part.holds == 1) & (part.since != NO_DAY), part.since, _NEVER)
        for part in found
        if part.since is not None
    ]
    if not days:
        return None
    least = reduce(np.minimum, days)
    return np.where(least == _NEVER, np.int32(NO_DAY), least)


@tests(Not)
def does_not_hold(condition: Not, at: Occasions) -> Findings:
    """Turn yes and no round; what is not known stays so."""
    return Findings(turned(test(condition.condition, at).holds))
