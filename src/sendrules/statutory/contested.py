"""What another answer to a contested question would change for one case, and why a duty that did not start did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sendrules.case.events import Event
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import Step, words
from sendrules.law.model.duty import Duty
from sendrules.law.other_answers import OtherAnswer, id_of
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.outcome import Compliance, NotTriggered, Outcome
from sendrules.statutory.starts import Start, starts

_ONE_MATTER = 366
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
    if other.exceptions_only:  # an exception that nobody determined lifts nothing
        return bool(view.case.determinations)
    if other.answers_only:
        return view.has_any(other.answered_otherwise) or any(
            view.day(event, here) != view.day(event, there)
            for kind, here, there in other.dated_otherwise
            for event in view.events(kind)
        )
    return not other.limit_only or any(_limit_moves(instance, other) for instance in mine)


def _limit_moves(instance: Instance, other: OtherAnswer) -> bool:
    """Whether another answer gives an occurrence another limit; where that cannot be told at once, it may."""
    course = instance.occurrence.course
    if not instance.reckoned or course.set_by is not None:
        return True
    try:
        limit = Occurrence(course, other.law).limit(other.twins[id_of(instance.duty)])
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
            yield _alternative(answer, only.trigger, outcome, Compliance.NOT_APPLICABLE)
            continue
        moved = a is not None and a.trigger.id != b.trigger.id
        if a is None or moved or _said(a) != _said(b):
            yield _alternative(
                answer, b.trigger, b.outcome, b.compliance,
                only_the_date=a is not None and _said(a)[::2] == _said(b)[::2],
                instead_of=a.trigger if a is not None and moved else None,
            )  # fmt: skip


def _alternative(
    answer: OtherAnswer,
    trigger: Event,
    outcome: Outcome,
    compliance: Compliance,
    *,
    only_the_date: bool = False,
    instead_of: Event | None = None,
) -> Alternative:
    return Alternative(
        answer.reading, answer.answer, answer.described, trigger, outcome, compliance, only_the_date, instead_of
    )


def _said(instance: Instance) -> tuple[str, date | None, Compliance]:
    return instance.outcome.name, instance.due, instance.compliance


def _paired(mine: Sequence[Instance], theirs: Sequence[Instance]) -> Iterator[tuple[Instance | None, Instance | None]]:
    """Pair the occurrences of one event; then, of those left over, the ones that lie closest and may be one matter."""
    ours, others = ({i.trigger.id: i for i in found} for found in (mine, theirs))
    yield from ((ours[id], others[id]) for id in ours if id in others)
    left = [i for id, i in ours.items() if id not in others]
    new = [i for id, i in others.items() if id not in ours]
    while left and new:
        a, b = min(((a, b) for a in left for b in new), key=lambda pair: _apart(*pair))
        if _apart(a, b) > _ONE_MATTER:
            break
        left.remove(a)
        new.remove(b)
        yield a, b
    yield from ((a, None) for a in left)
    yield from ((None, b) for b in new)


def _apart(one: Instance, other: Instance) -> int:
    return abs((one.trigger.on - other.trigger.on).days)


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
        return f"{what} does not start it"
    start = next((s for s in starts(duty, view) if s.event is event), None)
    if start is not None:
        return f"{what}: {_failing(start)}"
    if duty.detained is not None and view.detained_on(event.on) is not duty.detained:
        return f"{what}: other Regulations apply, since the person was {'not ' if duty.detained else ''}detained"
    served = view.day(event, triggers[0].by)
    if served is not None and served > view.as_of and not KINDS[event.kind].scheduled:
        return f"{what} is not yet served"
    return f"{what} does not start it"


def _failing(start: Start) -> str:
    """The first condition that fails, in words."""
    if start.when is None:
        return "it does not start it"
    step = _first_false(start.when.why)
    return f"{step.title}: {words(step.value)}"


def _first_false(step: Step) -> Step:
    if step.rule != "all-of":
        return step
    return next((_first_false(s) for s in step.steps if s.value is False), step)
