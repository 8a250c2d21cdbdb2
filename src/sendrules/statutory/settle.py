"""Step three: what the outcome is and whether the limit was kept, from the limit, the answers and the limbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sendrules.case.conditions import Occasion
from sendrules.case.view import View
from sendrules.errors import BeyondHorizonError
from sendrules.law.limits import LimitOf
from sendrules.law.model import Bound, Duty, Limb, TestedOn
from sendrules.law.statute import Statute
from sendrules.statutory.limit import anchors_for, practical_day, version
from sendrules.statutory.match import Start, answer, revival, starts
from sendrules.statutory.outcome import (
    BeyondHorizon,
    Compliance,
    Disapplied,
    Due,
    Ended,
    Instance,
    LimbFinding,
    LimbState,
    NeedsFacts,
    NoFixedLimit,
    NotInForce,
    Outcome,
)


def instances(duty: Duty, view: View, law: Statute) -> Iterator[Instance]:
    """Give every instance of one version of a duty, in order of start. Never raises for a legal reason.

    Args:
        duty: the version; only starts on days on which it was in force are its own, except that the first version
            also answers, as not in force, for starts before it, and the last for starts after it.
        view: the case as known on the day of the question.
        law: the other duties, for limits that look at them.
    """
    try:
        found = [s for s in starts(duty, view) if s.holds is not False]
    except BeyondHorizonError as error:
        yield from _beyond(duty, view, error)
        return
    for start in found:
        if duty.in_force.tested_on is TestedOn.TRIGGER and not duty.in_force.contains(start.day):
            if version(law, duty.id, start.day) is None and _nearest(law, duty, start.day):
                yield _simple(duty, start, NotInForce(start.day, duty.in_force.first, duty.in_force.last))
            continue
        if start.when is not None and start.holds is None:
            outcome = NeedsFacts(start.when.missing)
            yield _simple(duty, start, outcome, Compliance.UNKNOWN)
            continue
        try:
            yield _settled(duty, start, found, view, law)
        except BeyondHorizonError as error:
            yield _simple(duty, start, BeyondHorizon(error.calendar, error.last), Compliance.UNKNOWN)


def _settled(duty: Duty, start: Start, found: Sequence[Start], view: View, law: Statute) -> Instance:
    done = answer(duty.discharged_by, start, found, view)
    ended = answer(duty.ends_with, start, found, view)
    revived = revival(duty.revived_by, ended[0], start, found, view) if ended else None
    if revived is not None or (done and ended and done[0] <= ended[0]):
        ended = None
    if ended is not None:
        done = None  # what came after the end performs nothing
    limit = duty.limit.day(anchors_for(start, found, view, law), view.calendar) if duty.limit else None
    limbs: tuple[LimbFinding, ...] = ()
    practical: date | None = None
    outcome: Outcome
    if duty.limit is None and ended is not None:
        outcome, kept = Ended(ended[1]), Compliance.UNKNOWN
    elif duty.limit is None:
        outcome, kept = NoFixedLimit(duty.residual or ""), Compliance.MET if done else Compliance.PENDING
    elif limit is None:
        outcome, kept = NeedsFacts(("a day that the limit runs from",)), Compliance.UNKNOWN
    elif ended is not None:
        outcome, kept = Ended(ended[1], limit), Compliance.NOT_APPLICABLE
    else:
        limbs = tuple(_limbs(duty, start, found, limit, view))
        excused = _excused(duty, start, found, limit, limbs, view, law)
        if excused is not None:
            in_time = done is not None and done[0] <= limit
            outcome, kept = excused, Compliance.MET if in_time else Compliance.NOT_APPLICABLE
        else:
            outcome = Due(limit)
            kept = _compliance(duty, start, limit, done[0] if done else None, view.as_of)
            practical = practical_day(duty, limit, view)
    return Instance(
        duty=duty, trigger=start.event, started=start.day, outcome=outcome, compliance=kept, limit=limit,
        done=done[1] if done else None, done_on=done[0] if done else None, limbs=limbs, practical=practical,
        revived_by=revived[1] if revived else None,
    )  # fmt: skip


def _compliance(duty: Duty, start: Start, limit: date, done: date | None, as_of: date) -> Compliance:
    if duty.bound is Bound.OPEN_UNTIL:
        short = start.event.closes is not None and start.event.closes < limit
        if short or (done is not None and done <= limit):
            return Compliance.TOO_EARLY
        return Compliance.MET if as_of > limit else Compliance.PENDING
    if done is not None:
        return Compliance.MET if done <= limit else Compliance.MET_LATE
    if as_of <= limit:
        return Compliance.PENDING
    return Compliance.UNKNOWN if duty.contingent_on else Compliance.OVERDUE


def _limbs(
    duty: Duty, start: Start, found: Sequence[Start], limit: date, view: View
) -> Iterator[LimbFinding]:
    occasion = Occasion(view, start.event, start.day + timedelta(1), limit)
    events = [s.event for s in found]
    for limb in duty.unless:
        if not limb.in_force.contains(_tested(limb, start.day, limit)):
            yield LimbFinding(limb, LimbState.NOT_IN_FORCE, None)
            continue
        finding = limb.when.test(occasion)
        state = {True: LimbState.AVAILABLE, False: LimbState.NOT_AVAILABLE, None: LimbState.NEEDS_FACTS}[
            finding.holds
        ]
        made = tuple(view.determinations(limb.id, start.event, events))
        yield LimbFinding(limb, state, finding, made)


def _tested(limb: Limb, started: date, limit: date) -> date:
    return limit if limb.in_force.tested_on is TestedOn.LIMIT else started


def _excused(duty: Duty, start: Start, found: Sequence[Start], limit: date, limbs: Sequence[LimbFinding],
             view: View, law: Statute) -> Disapplied | None:  # fmt: skip
    excusing = [f for f in limbs if f.disapplies]
    if excusing:
        return Disapplied(limit, tuple(f.id for f in excusing), excusing[0].limb.residual)
    # a day reckoned from a limit that is disapplied is no limit either
    for leg in duty.limit.legs() if duty.limit else ():
        other = version(law, leg.duty, start.day) if isinstance(leg, LimitOf) else None
        if other is not None and other.limit is not None:
            day = other.limit.day(anchors_for(start, found, view, law), view.calendar)
            inner = [f for f in _limbs(other, start, found, day, view) if f.disapplies] if day else []
            if inner:
                return Disapplied(limit, tuple(f.id for f in inner), inner[0].limb.residual)
    return None


def _simple(duty: Duty, start: Start, outcome: NotInForce | NeedsFacts | BeyondHorizon,
            compliance: Compliance = Compliance.NOT_APPLICABLE) -> Instance:  # fmt: skip
    return Instance(duty=duty, trigger=start.event, started=start.day, outcome=outcome, compliance=compliance)


def _beyond(duty: Duty, view: View, error: BeyondHorizonError) -> Iterator[Instance]:
    for trigger in duty.trigger:
        for event in view.events(trigger.kind):
            outcome = BeyondHorizon(error.calendar, error.last)
            yield Instance(duty=duty, trigger=event, started=event.on, outcome=outcome,
                           compliance=Compliance.UNKNOWN)  # fmt: skip


def _nearest(law: Statute, duty: Duty, day: date) -> bool:
    """Whether this version is the one to say that nothing was in force: the first for earlier days, else the last."""
    versions = law.versions(duty.id)
    return duty is (versions[0] if day < versions[0].in_force.first else versions[-1])
