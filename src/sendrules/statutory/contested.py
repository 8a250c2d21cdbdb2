"""What another answer to a contested question would change for one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.duty import Duty
from sendrules.law.other_answers import OtherAnswer, id_of
from sendrules.statutory.gaps import any_gap_names
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.outcome import Compliance, Ended, NotTriggered, Outcome
from sendrules.statutory.why_not import why_not_by

ONE_MATTER = 366
"""Days between two events that may be one matter: a meeting, and the decision after it."""


def may_differ(other: OtherAnswer, mine: Sequence[Instance], view: View) -> bool:
    """Whether another answer can change anything in a case: a quick look, so that most need not be tried.

    Args:
        other: the answer, and what it changes of the duty.
        mine: the occurrences under the answer taken.
        view: the case as known on the day of the question.
    """
    if not view.has_any(other.started_by) or (not mine and other.same_starts):
        return False
    if other.matters is not None and not other.matters(view):
        return False
    return other.changes is None or any(_may_matter(name, other, mine, view) for name in other.changes)


def _may_matter(changed: str, other: OtherAnswer, mine: Sequence[Instance], view: View) -> bool:
    """Whether one changed field of a duty can change anything; where that cannot be told at once, it may."""
    match changed:
        case "not_owed_if":  # whether it was missed before it ended
            return any(isinstance(instance.outcome, Ended) for instance in mine)
        case "unless":  # an exception that nobody determined lifts nothing
            return any(d.limb in other.excepted_otherwise for d in view.case.determinations)
        case "discharged_by" if any_gap_names(view, other.answered_otherwise):
            return True  # what performs it under one answer alone may lie in the gap
        case "discharged_by" | "ends_with" | "revived_by":
            return view.has_any(other.answered_otherwise) or _counts_otherwise(other, view)
        case "limit":
            return any(_limit_moves(instance, other) for instance in mine)
        case "overtaken_by" | "moves_with":
            return view.has_any(other.overtaken_otherwise)
        case "trigger":
            return view.has_any(other.starting_otherwise)
    return True


def _counts_otherwise(other: OtherAnswer, view: View) -> bool:
    """Whether an act that answers under both counts by another day under one."""
    return any(
        view.day(event, here) != view.day(event, there)
        for kind, here, there in other.dated_otherwise
        for event in view.events(kind)
    )


def _limit_moves(instance: Instance, other: OtherAnswer) -> bool:
    """Whether another answer gives an occurrence another limit; where that cannot be told at once, it may."""
    course = instance.occurrence.course
    twin = other.twins.get(id_of(instance.duty))  # none where the old text of an amended duty governs
    if twin is None or not instance.reckoned or course.set_by is not None:
        return True
    try:
        limit = Occurrence(course, other.law).limit(twin)
    except BeyondHorizonError:
        return True
    return limit != instance.limit


def differing(
    answer: OtherAnswer, mine: Sequence[Instance], theirs: Sequence[Instance], other: Duty, view: View
) -> Iterator[Alternative]:
    """Give what another answer changes about one duty, one alternative for each occurrence.

    Where the other answer starts an occurrence by another event, the two are one alternative. What only one of
    the two answers starts, with an event that is still to come, is left out.

    Args:
        answer: the other answer.
        mine: the occurrences under the answer taken.
        theirs: the occurrences under the other.
        other: the duty as the other answer has it.
        view: the case as known on the day of the question.
    """
    for a, b in _paired(mine, theirs):
        only = a or b
        if only is None or (None in (a, b) and only.trigger.on > view.as_of):
            continue
        if b is None:
            outcome = NotTriggered(why_not_by(other, only.trigger, view))
            yield _alternative(answer, only.trigger, outcome, Compliance.NOT_APPLICABLE, was_missed=False)
            continue
        moved = a is not None and a.trigger.id != b.trigger.id
        if a is None or moved or _said(a) != _said(b):
            yield _alternative(
                answer,
                b.trigger,
                b.outcome,
                b.compliance,
                was_missed=b.was_missed,
                only_the_date=a is not None and _said(a)[1:] == _said(b)[1:],
                instead_of=a.trigger if a is not None and moved else None,
            )


def _alternative(
    answer: OtherAnswer,
    trigger: Event,
    outcome: Outcome,
    compliance: Compliance,
    *,
    was_missed: bool | None,
    only_the_date: bool = False,
    instead_of: Event | None = None,
) -> Alternative:
    return Alternative(
        answer.reading,
        answer.answer,
        answer.described,
        trigger,
        outcome,
        compliance,
        was_missed,
        only_the_date,
        instead_of,
    )


def _said(instance: Instance) -> tuple[date | None, str, Compliance, bool | None]:
    return instance.due, instance.outcome.name, instance.compliance, instance.was_missed


def _paired(mine: Sequence[Instance], theirs: Sequence[Instance]) -> Iterator[tuple[Instance | None, Instance | None]]:
    """Pair the occurrences of one event; then, of those left over, the ones that lie closest and may be one matter."""
    ours, others = ({i.trigger.id: i for i in found} for found in (mine, theirs))
    yield from ((ours[id], others[id]) for id in ours if id in others)
    left = [i for id, i in ours.items() if id not in others]
    new = [i for id, i in others.items() if id not in ours]
    while left and new:
        a, b = min(((a, b) for a in left for b in new), key=lambda pair: _apart(*pair))
        if _apart(a, b) > ONE_MATTER:
            break
        left.remove(a)
        new.remove(b)
        yield a, b
    yield from ((a, None) for a in left)
    yield from ((None, b) for b in new)


def _apart(one: Instance, other: Instance) -> int:
    return abs((one.trigger.on - other.trigger.on).days)
