"""The edits of a duty that several readings share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sendrules.case.conditions import AllOf, AnyOf, Condition
from sendrules.case.kinds import Dated
from sendrules.law.conditions.limbs import WithinFirst
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.duties import DUTIES
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.limits import After, EarliestOf, FirstKnown, LatestOf, Limit
from sendrules.time.periods import Period

Edit = Callable[[Duty], Duty]


def duties_where(wanted: Callable[[Duty], bool]) -> tuple[str, ...]:
    """Give the ids of the duties that a question concerns, from a test of a duty."""
    return tuple(dict.fromkeys(duty.id for duty in DUTIES if wanted(duty)))


def discharged_by(by: Dated) -> Edit:
    """Judge the act that performs a duty by another of its dates."""
    return lambda duty: replace(duty, discharged_by=duty.discharged_by.but(by=by))


def limbs(edit: Callable[[Limb], Limb]) -> Edit:
    """Edit every limb of a duty."""
    return lambda duty: replace(duty, unless=tuple(edit(limb) for limb in duty.unless))


def grounds(edit: Callable[[Condition], Condition]) -> Edit:
    """Edit every condition of every limb, and every condition inside another."""
    return limbs(lambda limb: replace(limb, when=_within(limb.when, edit)))


def _within(condition: Condition, edit: Callable[[Condition], Condition]) -> Condition:
    match condition:
        case AllOf(conditions):
            return AllOf(tuple(_within(c, edit) for c in conditions))
        case AnyOf(conditions):
            return AnyOf(tuple(_within(c, edit) for c in conditions))
        case WithinFirst(weeks, inner):
            return WithinFirst(weeks, _within(inner, edit))
    return edit(condition)


def has_ground(kind: type) -> Callable[[Duty], bool]:
    """Whether a limb of a duty turns on such a condition."""

    def found(duty: Duty) -> bool:
        seen: list[Condition] = []

        def look(condition: Condition) -> Condition:
            seen.append(condition)
            return condition

        grounds(look)(duty)
        return any(isinstance(condition, kind) for condition in seen)

    return found


def limit(edit: Callable[[Limit], Limit]) -> Edit:
    """Edit the limit of a duty, where it has one."""
    return lambda duty: replace(duty, limit=edit(duty.limit)) if duty.limit else duty


def last_review(found: Limit, edit: Callable[[LastReview], LastReview]) -> Limit:
    """Edit the rule for the last review, wherever a limit counts from that review."""
    match found:
        case After(of=LastReview() as of):
            return replace(found, of=edit(of))
        case EarliestOf() | LatestOf() | FirstKnown():
            return replace(found, limits=tuple(last_review(one, edit) for one in found.limits))
    return found


def counted(found: Limit, edit: Callable[[Period], Period]) -> Limit:
    """Edit every period that a limit counts after a day, also where the limit has several parts."""
    match found:
        case After():
            return replace(found, period=edit(found.period))
        case EarliestOf() | LatestOf() | FirstKnown():
            return replace(found, limits=tuple(counted(one, edit) for one in found.limits))
    return found
