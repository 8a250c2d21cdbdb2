"""The head of a page: in at most three short sentences what is late, what comes next, and by when."""

from __future__ import annotations

from datetime import date

from sendrules.law.model.actors import Actor
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance
from sendrules.wording.found import Found
from sendrules.wording.matters import capital, condition, everyday, expected, noun, of_another
from sendrules.wording.rights import open_steps, passed_steps
from sendrules.wording.standing import days

_OWN = (Actor.LOCAL_AUTHORITY, Actor.HOME_AUTHORITY, Actor.NEW_AUTHORITY, Actor.OLD_AUTHORITY)


def in_short(found: Found) -> tuple[str, ...]:
    """Say what matters most to a family, in at most three sentences: the plan before a step on the way to it.

    Args:
        found: what is told of the case.
    """
    return (*what_is_late(found), *what_is_next(found))[:3]


def leading(found: Found) -> Instance | None:
    """Give what is late and counts most: what is open before what is done, the authority's own, what no reading of the law disputes.

    Args:
        found: what is told of the case.
    """
    for group in (found.late, found.was_late):
        own = [i for i in group if i.holder in _OWN] or list(group)
        own = [i for i in own if id(i) not in found.disputed] or own
        if own:  # of several days for one thing, the first governs
            return min((i for i in own if noun(i) == noun(own[0])), key=lambda i: i.limit or date.max)
    return None


def how_late(i: Instance) -> str:
    """Say by how much something is or was late.

    Args:
        i: an occurrence that was missed.
    """
    as_of = i.occurrence.view.as_of
    if i.compliance is Compliance.OVERDUE and i.limit:
        if i.in_transit:
            return f"was sent on {everyday(i.in_transit.on)} and has not arrived; it is {days((as_of - i.limit).days)} late"
        return f"is {days((as_of - i.limit).days)} late"
    if i.compliance is Compliance.TOO_EARLY:
        return "was cut short"
    if i.days_late:
        return f"came {days(i.days_late)} late"
    if i.days_over_when_ended:
        return f"was {days(i.days_over_when_ended)} late when it was no longer needed"
    return "came late"


def lateness(i: Instance, found: Found) -> str:
    """Say by how much something is or was late, and whether that is so on one reading of the law alone.

    Args:
        i: an occurrence that was missed.
        found: what is told of the case.
    """
    return how_late(i) + (" on one reading of the law" if id(i) in found.disputed else "")


def what_is_late(found: Found) -> tuple[str, ...]:
    """Say in one or two sentences what is late, or that nothing is known to be.

    Args:
        found: what is told of the case.
    """
    first = leading(found)
    if first is not None:
        due = (
            f"It was due by {everyday(first.limit)}"
            if first.limit and first.compliance is not Compliance.TOO_EARLY
            else ""
        )
        others = sum(i is not first and id(i) not in found.disputed for i in found.missed)
        more = (
            f"{others} other step{'s' if others > 1 else ''} also missed {'their' if others > 1 else 'its'} time limit"
        )
        rest = f"{due}; {more}" if due and others else due or (capital(more) if others else "")
        return (f"{capital(noun(first))}{of_another(first)} {lateness(first, found)}.", *([f"{rest}."] if rest else []))
    if found.unrecorded:
        n = len(found.unrecorded)
        steps = "one step was" if n == 1 else f"{n} steps were"
        return (f"Nothing is known to be late, but the record does not show whether {steps} done in time.",)
    if found.anything_unknown:
        return ("Whether everything was done in time is not known: the record leaves something out.",)
    if not found.nothing_late:
        return ("A time limit was missed.",)
    if found.result.warnings:
        return ("Nothing is late on what is recorded, but something in the record is missing or does not fit.",)
    if not found.owed:
        return ("Nothing that is recorded has started a time limit for the authority.",)
    return ("Nothing is late on what is recorded.",)


def what_is_next(found: Found) -> tuple[str, ...]:
    """Say in at most one sentence what comes next: first what the family may do, then what is to be done.

    Args:
        found: what is told of the case.
    """
    steps = open_steps(found)
    if any(step.short for step in steps):
        return (next(step.short for step in steps if step.short),)
    first = leading(found)
    if first is not None and first.compliance is Compliance.OVERDUE:
        return ("It must still be done, as soon as possible.",)
    passed = [step for step in passed_steps(found) if step.short]
    ahead = sorted(found.ahead, key=lambda i: (not expected(i), i.depends_on is not None, i.limit, i.id))
    if ahead:
        i = ahead[0]
        only = f", if {condition(i)}" if i.depends_on else ""
        return (f"Next: {noun(i)}{of_another(i)}, due by {everyday(i.limit)}{only}.",)
    return (passed[0].short,) if passed else ()
