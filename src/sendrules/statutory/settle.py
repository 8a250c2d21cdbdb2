"""Step three: gather the days and flags of each occurrence, have them judged, and keep what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import words
from sendrules.law.model.anchors import Found, Last, Next
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.life import TestedOn
from sendrules.law.statute import Statute
from sendrules.statutory.gaps import in_a_gap
from sendrules.statutory.instance import Instance
from sendrules.statutory.judge import Rule, Situation, asks_for_doubt, asks_if_sure, judge
from sendrules.statutory.limbs import LimbFinding, excusing
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.match import Course, courses
from sendrules.statutory.outcome import (
    BeyondHorizon,
    Compliance,
    Disapplied,
    Due,
    Ended,
    NeedsFacts,
    NoFixedLimit,
    NotEncoded,
    NotInForce,
    Outcome,
)
from sendrules.statutory.undone import suspension
from sendrules.values import quick


def instances(duty: Duty, view: View, law: Statute) -> Iterator[Instance]:
    """Give every instance of one version of a duty, in order of start. Never raises for a legal reason.

    Args:
        duty: the version; only starts on days on which it was in force are its own, except that the first version
            also answers, as not in force, for starts before it, and the last for starts after it.
        view: the case as known on the day of the question.
        law: the other duties, for limits that look at them.
    """
    on_trigger = duty.in_force.tested_on is TestedOn.TRIGGER
    for course in courses(duty, view):
        day = course.start.day
        in_force = day is None or not on_trigger or duty.in_force.contains(day)
        if in_force or day is None or (law.in_force(duty.id, day) is None and law.version(duty.id, day) is duty):
            yield settle(duty, Occurrence(course, law), in_force=in_force)


def settle(duty: Duty, occurrence: Occurrence, *, in_force: bool) -> Instance:
    """Give the answer for one occurrence.

    Args:
        duty: the duty, in the version that answers.
        occurrence: its start, with what became of it.
        in_force: whether the version was in force on the day that starts it, where that day decides.
    """
    start = occurrence.course.start
    if (
        start.day is None
        or not in_force
        or not duty.in_force.commenced
        or start.holds is None
        or duty.text_not_found is not None
    ):
        situation = Situation(
            as_of=occurrence.view.as_of,
            bound=duty.bound,
            start_known=start.day is not None,
            commenced=duty.in_force.commenced,
            in_force=in_force,
            start_sure=start.holds is not None,
            encoded=duty.text_not_found is None,
        )
        return _without_limit(duty, occurrence, situation, start.day or occurrence.event.on)
    try:
        return _with_limit(duty, occurrence)
    except BeyondHorizonError:
        situation = Situation(as_of=occurrence.view.as_of, bound=duty.bound, calendar_reaches=False)
        return _without_limit(duty, occurrence, situation, None)


def _without_limit(duty: Duty, occurrence: Occurrence, situation: Situation, day: date | None) -> Instance:
    """An answer without a limit: nothing that was done is held against it."""
    rule = judge(situation)
    outcome = _OUTCOMES[rule.outcome](_Gathered(duty, occurrence, day))
    return Instance(
        duty=duty,
        trigger=occurrence.event,
        outcome=outcome,
        compliance=rule.compliance,
        rule=rule.id,
        occurrence=occurrence,
    )


def _with_limit(duty: Duty, occurrence: Occurrence) -> Instance:
    limit, directed = _limit(duty, occurrence)
    occurrence = _as_in_detention(duty, occurrence, limit)
    situation = _situation(duty, occurrence, limit, directed=directed)
    if not situation.owed:
        return _without_limit(duty, occurrence, situation, limit)
    lifting = _lifting(duty, occurrence, situation)
    if lifting:
        situation = replace(situation, lifted=True)
    rule = judge(situation)
    doubt = _doubt(duty, occurrence, situation, rule)
    if doubt is not None and asks_for_doubt(rule):
        rule = judge(replace(situation, doubtful=True))
    unsure = _unsure(duty, occurrence, limit) if duty.unsure and asks_if_sure(rule, situation) else None
    if unsure is None and rule.compliance is Compliance.LAPSED:
        unsure = in_a_gap(duty, occurrence, limit)
    if unsure is not None:
        rule = judge(replace(situation, unsure=True))
    gathered = _Gathered(duty, occurrence, limit, directed, lifting, unsure)
    return _instance(gathered, situation, rule, doubt or unsure)


def _as_in_detention(duty: Duty, occurrence: Occurrence, limit: date | None) -> Occurrence:
    """Let a limit that fell in detention stay ended: release brings back what was still to come, and what was missed."""
    course, view, back = occurrence.course, occurrence.view, duty.revived_by
    if limit is None or back is None or back.past or EventKind.RELEASED not in back.kinds:
        return occurrence
    began = view.detention_of(limit)
    if began is None:
        return occurrence
    before = [
        f for f in (course.done, course.ended) if f is not None and f.event is not None and f.event.on <= began.on
    ]
    if before:
        return occurrence
    ended = replace(course, done=None, ended=Found(began.on, began), revived=None, undone=None)
    return replace(occurrence, course=ended)


def _lifting(duty: Duty, occurrence: Occurrence, situation: Situation) -> tuple[LimbFinding, ...]:
    """The exceptions that lift the limit; a date that was set prevails, and the grounds speak of what it replaced."""
    if not occurrence.view.case.determinations or situation.limit is None:
        return ()
    if situation.set_by_other or situation.has_ended:
        return ()
    return excusing(duty, occurrence, situation.limit)


@quick
class _Gathered:
    """What an outcome is made of."""

    duty: Duty
    occurrence: Occurrence
    day: date | None
    directed: bool = False
    lifting: tuple[LimbFinding, ...] = ()
    unsure: Finding | None = None


def _instance(found: _Gathered, situation: Situation, rule: Rule, doubt: Finding | None) -> Instance:
    course, limit, ended = found.occurrence.course, found.day, situation.has_ended
    has_exceptions = limit is not None and (situation.ended_past_limit if ended else not found.directed)
    return Instance(
        duty=found.duty,
        trigger=course.start.event,
        outcome=_OUTCOMES[rule.outcome](found),
        compliance=rule.compliance,
        rule=rule.id,
        limit=limit,
        arose=course.arose is not None and _arose_in_time(course, ended=ended),
        doubt=doubt,
        reckoned=True,
        has_exceptions=has_exceptions,
        occurrence=found.occurrence,
    )


def _arose_in_time(course: Course, *, ended: bool) -> bool:
    """Whether what a contingent duty depends on was decided before any ending."""
    if not ended or course.ended is None or course.ended.event is None or course.arose is None:
        return True
    return course.arose.on <= course.ended.event.on


def _situation(duty: Duty, occurrence: Occurrence, limit: date | None, *, directed: bool) -> Situation:
    course, life = occurrence.course, duty.in_force
    done, ended = course.done, course.ended
    is_window = duty.bound is Bound.OPEN_UNTIL
    return Situation(
        as_of=course.view.as_of,
        bound=duty.bound,
        right=duty.right,
        dated=directed or duty.limit is not None,
        limit=limit,
        owed=limit is None
        or not (duty.unborn(limit) or (life.tested_on is TestedOn.LIMIT and not life.contains(limit))),
        set_by_other=directed,
        done=done is not None,
        done_on=done.day if done else None,
        done_event_on=done.event.on if done and done.event else None,
        ended=ended is not None,
        ended_on=_counts_on(ended) if ended else None,
        withdrawn=ended is not None and ended.event is not None and ended.event.kind is EventKind.REQUEST_WITHDRAWN,
        too_short=is_window and _too_short(course, limit),
        contingent=duty.contingent_on is not None and course.arose is None,
        suspended=course.start.trigger.under_order
        and suspension(course.start, course.set_by, limit, course.view) is not None,
    )


def _counts_on(found: Found) -> date | None:
    return found.day or (found.event.on if found.event else None)


def _too_short(course: Course, limit: date | None) -> bool:
    """Whether the notice itself closes a window before its last day: broken as soon as it is served."""
    closes = course.event.closes
    return closes is not None and limit is not None and closes < limit


def _limit(duty: Duty, occurrence: Occurrence) -> tuple[date | None, bool]:
    """The day on which the limit falls, and whether a direction or an agreement set it."""
    directed = occurrence.course.set_by
    if directed is None or directed.sets is None:
        return occurrence.limit(duty), False
    more = _more_since(directed, directed.sets, duty, occurrence)
    return (more, False) if more else (directed.sets, True)


def _more_since(directed: Event, sets: date, duty: Duty, occurrence: Occurrence) -> date | None:
    """The day that what came after a direction gives a right or a window, where it is later: a certificate's month."""
    if not (duty.right or duty.bound is Bound.OPEN_UNTIL):
        return None
    earlier = Occurrence(replace(occurrence.course, view=occurrence.view.on(directed.on)), occurrence.law)
    try:
        before, now = earlier.limit(duty), occurrence.limit(duty)
    except BeyondHorizonError:
        return None
    return now if before is not None and now is not None and max(before, sets) < now else None


def _doubt(duty: Duty, occurrence: Occurrence, situation: Situation, rule: Rule) -> Finding | None:
    """What leaves open whether the limit was missed, if anything does."""
    ended_late = situation.has_ended and situation.ended_past_limit
    if situation.limit is None or not (ended_late or asks_for_doubt(rule)):
        return None
    if rule.compliance is Compliance.MET_LATE:
        return in_a_gap(duty, occurrence, situation.limit, named=True)
    if duty.doubt is not None:
        found = duty.doubt.test(Occasion(occurrence.view, occurrence.event, last=situation.limit))
        if found.holds is None:
            return found
    return in_a_gap(duty, occurrence, situation.limit)


def _unsure(duty: Duty, occurrence: Occurrence, limit: date | None) -> Finding | None:
    """What leaves open whether a right lapsed or was used, a window is over, or a duty ended; None where nothing does."""
    if duty.unsure is None:
        return None
    found = duty.unsure.test(Occasion(occurrence.view, occurrence.event, occurrence.course.started, limit))
    return found if found.holds is None else None


def _due(found: _Gathered) -> Outcome:
    assert found.day is not None
    return Due(found.day, found.occurrence.course.set_by if found.directed else None)


def _ended(found: _Gathered) -> Outcome:
    ended = found.occurrence.course.ended
    assert ended is not None
    assert ended.event is not None
    return Ended(ended.event, found.day, ended.day)


def _disapplied(found: _Gathered) -> Outcome:
    assert found.day is not None
    return Disapplied(found.day, tuple(f.id for f in found.lifting), found.lifting[0].limb.residual)


def _not_in_force(found: _Gathered) -> Outcome:
    assert found.day is not None
    life = found.duty.in_force
    return NotInForce(found.day, life.first if life.commenced else None, life.last)


def _needs_facts(found: _Gathered) -> Outcome:
    course = found.occurrence.course
    suspended = suspension(course.start, course.set_by, found.day, course.view)
    if suspended is not None and course.start.holds:
        return NeedsFacts((f"a direction on the time, since the order was suspended on {words(suspended.on)}",))
    when = found.occurrence.course.start.when
    if found.unsure is not None:
        return NeedsFacts(found.unsure.missing)
    return NeedsFacts(when.missing if when is not None and when.holds is None else _absent(found.duty))


def _absent(duty: Duty) -> tuple[str, ...]:
    """The days that a limit waits for."""
    legs = duty.limit.legs() if duty.limit else ()
    kinds = [" or ".join(leg.kinds) for leg in legs if isinstance(leg, Next | Last)]
    return tuple(kinds) or ("a day that the limit runs from",)


def _beyond(found: _Gathered) -> Outcome:
    calendar = found.occurrence.view.calendar
    return BeyondHorizon(calendar.id, calendar.last)


_OUTCOMES: Mapping[type[Outcome], Callable[[_Gathered], Outcome]] = {
    Due: _due,
    Ended: _ended,
    Disapplied: _disapplied,
    NotInForce: _not_in_force,
    NeedsFacts: _needs_facts,
    BeyondHorizon: _beyond,
    NoFixedLimit: lambda found: NoFixedLimit(found.duty.residual or ""),
    NotEncoded: lambda found: NotEncoded(found.duty.text_not_found or ""),
}
"""How each outcome is made of what was gathered."""
