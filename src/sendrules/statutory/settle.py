"""Step three: what the outcome is and whether the limit was kept, from the limit, the answers and the limbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sendrules.case.circumstances import Determination
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.anchors import Last, LimitOf, Next
from sendrules.law.model.duty import Bound, Duty, Limb
from sendrules.law.model.life import TestedOn
from sendrules.law.statute import Statute
from sendrules.statutory.limit import anchors_for, practical_day, version
from sendrules.statutory.match import Answer, Course, courses, set_by
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
    NotEncoded,
    NotInForce,
    Outcome,
)

_STATE = {True: LimbState.AVAILABLE, False: LimbState.NOT_AVAILABLE, None: LimbState.NEEDS_FACTS}


def instances(duty: Duty, view: View, law: Statute) -> Iterator[Instance]:
    """Give every instance of one version of a duty, in order of start. Never raises for a legal reason.

    Args:
        duty: the version; only starts on days on which it was in force are its own, except that the first version
            also answers, as not in force, for starts before it, and the last for starts after it.
        view: the case as known on the day of the question.
        law: the other duties, for limits that look at them.
    """
    found = courses(duty, view)
    for course in found:
        start = course.start
        if start.day is None:
            yield _simple(duty, course, _beyond(view), Compliance.UNKNOWN)
        elif duty.in_force.tested_on is TestedOn.TRIGGER and not duty.in_force.contains(start.day):
            if version(law, duty.id, start.day) is None and _nearest(law, duty, start.day):
                yield _simple(duty, course, NotInForce(start.day, duty.in_force.first, duty.in_force.last))
        elif start.when is not None and start.holds is None:
            yield _simple(duty, course, NeedsFacts(start.when.missing), Compliance.UNKNOWN)
        elif duty.text_not_found is not None:
            yield _simple(duty, course, NotEncoded(duty.text_not_found), Compliance.UNKNOWN)
        else:
            try:
                yield _settled(duty, course, found, view, law)
            except BeyondHorizonError:
                yield _simple(duty, course, _beyond(view), Compliance.UNKNOWN)


def _settled(duty: Duty, course: Course, found: Sequence[Course], view: View, law: Statute) -> Instance:
    start, done, ended = course.start, course.done, course.ended
    directed = set_by(start, duty, [c.start for c in found], view)
    limit = directed.sets if directed else _limit(duty, course, found, view, law)
    if directed is not None and (more := _more_since(directed, duty, course, found, view, law)):
        directed, limit = None, more
    life = duty.in_force
    by_limit = life.tested_on is TestedOn.LIMIT
    if limit is not None and (duty.unborn(limit) or (by_limit and not life.contains(limit))):
        return _simple(duty, course, NotInForce(limit, life.first, life.last))
    over_by_itself = duty.right or duty.bound is Bound.OPEN_UNTIL
    if over_by_itself and ended is not None and limit is not None and (ended.day or ended.event.on) > limit:
        ended = None  # a right that had lapsed, or a window that was over, was not ended by what came later
    limbs: tuple[LimbFinding, ...] = ()
    practical: date | None = None
    doubt: Finding | None = None
    outcome: Outcome
    if duty.limit is None and directed is None and ended is not None:
        taken_back = ended.event.kind is EventKind.REQUEST_WITHDRAWN
        outcome = Ended(ended.event, on=ended.day)
        kept = Compliance.NOT_APPLICABLE if taken_back else Compliance.UNKNOWN
    elif duty.limit is None and directed is None:
        outcome, kept = NoFixedLimit(duty.residual or ""), Compliance.MET if done else Compliance.PENDING
    elif limit is None and duty.bound is Bound.OPEN_UNTIL and ended is None:  # a window whose end has not come
        outcome, kept = NeedsFacts(_absent(duty)), Compliance.TOO_EARLY if done else Compliance.PENDING
    elif limit is None:
        outcome, kept = NeedsFacts(_absent(duty)), Compliance.UNKNOWN
    elif ended is not None:
        if (ended.day or ended.event.on) > limit:  # was it missed by then, or lawfully lifted?
            limbs = tuple(_limbs(duty, course, found, limit, view))
            doubt = _doubt(duty, course, limit, view)
        outcome = Ended(ended.event, limit, ended.day)
        kept = Compliance.TOO_EARLY if _too_short(duty, course, limit) else Compliance.NOT_APPLICABLE
    elif directed is not None:  # the date that was set prevails, and the grounds speak of the period it replaced
        outcome, kept = Due(limit, directed), _compliance(duty, course, limit, done, view.as_of)
        practical = practical_day(duty, limit, view)
    else:
        limbs = tuple(_limbs(duty, course, found, limit, view))
        excused = _excused(duty, course, found, limit, limbs, view, law)
        if excused is not None:
            in_time = done is not None and done.day is not None and done.day <= limit
            outcome, kept = excused, Compliance.MET if in_time else Compliance.NOT_APPLICABLE
        elif done is not None and done.day is None and done.event.on <= limit:
            outcome, kept = _beyond(view), Compliance.UNKNOWN  # sent in time, and served nobody can say when
        else:
            outcome, kept = Due(limit), _compliance(duty, course, limit, done, view.as_of)
            practical = practical_day(duty, limit, view)
    if kept is Compliance.OVERDUE and limit is not None:
        doubt = _doubt(duty, course, limit, view)
        kept = Compliance.UNKNOWN if doubt else kept
    unsure = _unsure(duty, course, outcome, kept, limit, view)
    if unsure is not None:
        waits = duty.bound is Bound.OPEN_UNTIL and done is None
        outcome, kept = NeedsFacts(unsure.missing), Compliance.PENDING if waits else Compliance.UNKNOWN
        practical = None
    return Instance(
        duty=duty, trigger=start.event, started=start.day or start.event.on, outcome=outcome, compliance=kept, limit=limit,
        done=done.event if done else None, done_on=done.day if done else None, limbs=limbs, practical=practical,
        revived_by=course.revived.event if course.revived else None, in_transit=course.in_transit,
        arose=course.arose is not None and (ended is None or course.arose.on <= ended.event.on), doubt=doubt or unsure,
    )  # fmt: skip


def _unsure(
    duty: Duty, course: Course, outcome: Outcome, kept: Compliance, limit: date | None, view: View
) -> Finding | None:
    """What leaves open whether a right lapsed or was used, a window is over, or a duty ended; None where nothing does."""
    if duty.unsure is None:
        return None
    if duty.right or duty.bound is Bound.OPEN_UNTIL:
        final = kept in (Compliance.LAPSED, Compliance.MET, Compliance.MET_LATE)
    else:
        final = isinstance(outcome, Ended)
    if not final:
        return None
    started = course.start.day or course.start.event.on
    finding = duty.unsure.test(Occasion(view, course.start.event, started, limit))
    return finding if finding.holds is None else None


def _more_since(
    directed: Event, duty: Duty, course: Course, found: Sequence[Course], view: View, law: Statute
) -> date | None:
    """The day that what came after a direction gives a right or a window, where it is later: a certificate's month."""
    if directed.sets is None or not (duty.right or duty.bound is Bound.OPEN_UNTIL):
        return None
    try:
        before, now = (_limit(duty, course, found, seen, law) for seen in (view.on(directed.on), view))
    except BeyondHorizonError:
        return None
    return now if before is not None and now is not None and max(before, directed.sets) < now else None


def _limit(duty: Duty, course: Course, found: Sequence[Course], view: View, law: Statute) -> date | None:
    return duty.limit.day(anchors_for(course, found, view, law), view.calendar) if duty.limit else None


def _absent(duty: Duty) -> tuple[str, ...]:
    """The days that a limit waits for."""
    legs = duty.limit.legs() if duty.limit else ()
    kinds = [" or ".join(leg.kinds) for leg in legs if isinstance(leg, Next | Last)]
    return tuple(kinds) or ("a day that the limit runs from",)


def _compliance(duty: Duty, course: Course, limit: date, done: Answer | None, as_of: date) -> Compliance:
    if duty.bound is Bound.TAKES_EFFECT:
        return Compliance.NOT_APPLICABLE
    if duty.bound is Bound.OPEN_UNTIL:
        if _too_short(duty, course, limit) or (done is not None and (done.day or done.event.on) <= limit):
            return Compliance.TOO_EARLY
        return Compliance.MET if as_of > limit else Compliance.PENDING
    if done is not None:
        return Compliance.MET if (done.day or done.event.on) <= limit else Compliance.MET_LATE
    if as_of <= limit:
        return Compliance.PENDING
    if duty.right:
        return Compliance.LAPSED
    return Compliance.UNKNOWN if duty.contingent_on and not course.arose else Compliance.OVERDUE


def _doubt(duty: Duty, course: Course, limit: date, view: View) -> Finding | None:
    """What leaves open whether the limit was missed, if anything does."""
    found = duty.doubt.test(Occasion(view, course.start.event, last=limit)) if duty.doubt else None
    return found if found is not None and found.holds is None else None


def _too_short(duty: Duty, course: Course, limit: date) -> bool:
    """Whether the notice itself closes a window before its last day: broken as soon as it is served."""
    closes = course.start.event.closes
    return duty.bound is Bound.OPEN_UNTIL and closes is not None and closes < limit


def _limbs(duty: Duty, course: Course, found: Sequence[Course], limit: date, view: View) -> Iterator[LimbFinding]:
    started = course.start.day or course.start.event.on
    occasion = Occasion(view, course.start.event, started + timedelta(1), limit)
    events = [c.start.event for c in found if c.start.holds]
    for limb in duty.unless:
        if not limb.in_force.contains(_tested(limb, started, limit)):
            yield LimbFinding(limb, LimbState.NOT_IN_FORCE, None)
            continue
        finding = limb.when.test(occasion)
        made: list[Determination] = []
        void: list[Determination] = []
        for d in view.determinations(limb.id, course.start.event, events):
            # nobody can have judged that a ground made the limit impractical before either was there
            early = d.on < started or (finding.since is not None and d.on < finding.since)
            (void if early else made).append(d)
        yield LimbFinding(limb, _STATE[finding.holds], finding, tuple(made), tuple(void))


def _tested(limb: Limb, started: date, limit: date) -> date:
    return limit if limb.in_force.tested_on is TestedOn.LIMIT else started


def _excused(duty: Duty, course: Course, found: Sequence[Course], limit: date, limbs: Sequence[LimbFinding],
             view: View, law: Statute) -> Disapplied | None:  # fmt: skip
    excusing = [f for f in limbs if f.disapplies]
    if excusing:
        return Disapplied(limit, tuple(f.id for f in excusing), excusing[0].limb.residual)
    # a day reckoned from a limit that is disapplied is no limit either
    for leg in duty.limit.legs() if duty.limit else ():
        other = version(law, leg.duty, course.start.day) if isinstance(leg, LimitOf) else None
        if other is not None and other.limit is not None and _determined(other, view):
            day = other.limit.day(anchors_for(course, found, view, law), view.calendar)
            inner = [f for f in _limbs(other, course, found, day, view) if f.disapplies] if day else []
            if inner:
                return Disapplied(limit, tuple(f.id for f in inner), inner[0].limb.residual)
    return None


def _determined(duty: Duty, view: View) -> bool:
    """Whether any determination speaks of a limb of the duty at all."""
    return any(d.limb == limb.id for d in view.case.determinations for limb in duty.unless)


def _simple(duty: Duty, course: Course, outcome: NotInForce | NotEncoded | NeedsFacts | BeyondHorizon,
            compliance: Compliance = Compliance.NOT_APPLICABLE) -> Instance:  # fmt: skip
    started = course.start.day or course.start.event.on
    return Instance(duty=duty, trigger=course.start.event, started=started, outcome=outcome, compliance=compliance)


def _beyond(view: View) -> BeyondHorizon:
    return BeyondHorizon(view.calendar.id, view.calendar.last)


def _nearest(law: Statute, duty: Duty, day: date) -> bool:
    """Whether this version is the one to say that nothing was in force: the first for earlier days, else the last."""
    versions = law.versions(duty.id)
    return duty is (versions[0] if day < versions[0].in_force.first else versions[-1])
