"""Grounds of exception that fit a limit, or just fail to: circumstances around it, and what somebody determined.

Each condition of a limb has its own way to be met, and its edges: advice asked on the first and last days of the window
around a closure, an absence one day too short, circumstances that end before the period begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Circumstance,
    Closure,
    Coronavirus,
    Determination,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.conditions import AnyOf, Condition
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Role
from sendrules.engine import evaluate
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
    WithinFirst,
)
from sendrules.law.model.duty import Limb
from sendrules.statutory.limbs import LimbState
from sendrules.testing.details import BODIES, one_of

_PEOPLE = (Role.CHILD, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON)
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Period:
    """A limb of a limit that runs in a case.

    Attributes:
        limb: the limb.
        start: the event that started the limit.
        first: the first day of the period that the limb speaks of.
        last: its last day.
    """

    limb: Limb
    start: Event
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be a ground of exception, and what was made of it.

    Attributes:
        circumstance: what is known around the case.
        asked: the request for advice that it needs.
        judged: a determination that it made the limit impractical.
    """

    circumstance: Circumstance
    asked: Event | None = None
    judged: Determination | None = None


def periods(case: Case) -> tuple[Period, ...]:
    """Give every limb in force of every limit that runs in a case.

    Args:
        case: the case, without grounds.
    """
    if not case.events:
        return ()
    found = evaluate(case, as_of=max(event.on for event in case.events)).values()
    return tuple(
        Period(
            finding.limb,
            instance.trigger,
            instance.started + _DAY,
            max(instance.limit, instance.started + _DAY),
        )
        for determination in found
        for instance in determination.instances
        if instance.limit is not None
        for finding in instance.limbs
        if finding.state is not LimbState.NOT_IN_FORCE
    )


@st.composite
def grounds(draw: st.DrawFn, periods: tuple[Period, ...]) -> Ground:
    """A ground that meets the conditions of one of these limbs, or nearly; with a determination that counts, does not, or is not.

    Args:
        draw: given by hypothesis.
        periods: the limbs, with their periods.
    """
    period = draw(st.sampled_from(periods))
    circumstance, since, asked = _ground(draw, period.limb.when, period)
    judged = _determined(draw, period, since) if draw(one_of((False, True, True))) else None
    return Ground(circumstance, asked, judged)


_Found = tuple[Circumstance, date, Event | None]
"""A circumstance, the first day on which the ground was there, and the request for advice that it needs."""


def _ground(draw: st.DrawFn, when: Condition, period: Period) -> _Found:
    match when:
        case AnyOf(conditions):
            return _ground(draw, draw(one_of(conditions)), period)
        case WithinFirst(_, condition):
            return _ground(draw, condition, period)
        case AdviceSoughtAroundClosure():
            return _closure(draw, when, period)
        case AbsentFromArea():
            return _absence(draw, when, period)
        case AppointmentMissed():
            day = draw(one_of((period.first, period.last, period.first - _DAY, period.last + _DAY)))
            body = draw(one_of((period.start.about or BODIES[0], *BODIES)))
            who = draw(one_of((Role.CHILD, Role.YOUNG_PERSON)))
            return MissedAppointment(who=who, on=day, about=body), day, None
        case Exceptional():
            first, last = _touching(draw, period)
            who, personal = draw(one_of(_PEOPLE)), draw(one_of((True, True, True, False, None)))
            found = ExceptionalCircumstances(
                affects=who, personal=personal, first_day=first, last_day=last, what="invented"
            )
            return found, first, None
        case CoronavirusReason():
            first, last = _touching(draw, period)
            return Coronavirus(first_day=first, last_day=last, what="invented"), first, None
    raise TypeError(f"there is no way yet to make a ground for {when!r}")


def _closure(draw: st.DrawFn, when: AdviceSoughtAroundClosure, period: Period) -> _Found:
    """Advice asked on the first day of the window, its last, between them, or a day outside; a closure long enough or not."""
    asked = period.first - _DAY + timedelta(draw(st.integers(0, (period.last - period.first).days)))
    length = 7 * when.at_least.n + draw(one_of((0, 14, -1)))
    opens = asked - timedelta(draw(one_of((0, length, length // 2, -1, length + 1))))
    closed = opens + timedelta(weeks=when.margin.n)
    where, to = draw(one_of(BODIES)), draw(one_of((*when.asked, *when.asked, None)))
    about = draw(one_of((*[where] * 5, *BODIES, None)))
    reopens = draw(one_of((closed + timedelta(length), closed + timedelta(length), None)))
    setting = draw(one_of(when.settings))
    closure = Closure(institution=where, setting=setting, first_day_closed=closed, reopens=reopens)
    return closure, asked, Event(kind=EventKind.ADVICE_REQUEST, on=asked, to=to, about=about)


def _absence(draw: st.DrawFn, when: AbsentFromArea, period: Period) -> _Found:
    """Someone away for as long as it takes, or a day less, from the first day of the period, up to its last, or across them."""
    length = timedelta(7 * when.at_least.n - 1)
    first = draw(one_of((period.first, period.last - length, period.first - _DAY, period.last - length + _DAY)))
    last = draw(one_of((first + length, first + length - _DAY, first + 2 * length, None)))
    who = draw(one_of(when.who * 4 + _PEOPLE))
    return Absence(who=who, first_day=first, last_day=last), first, None


def _touching(draw: st.DrawFn, period: Period) -> tuple[date, date | None]:
    """Days that touch the period at either end or go on, or lie just outside it."""
    before, after = period.first - 14 * _DAY, period.last + 14 * _DAY
    return draw(
        st.sampled_from(
            (
                (before, None),
                (period.first, None),
                (before, period.first),
                (period.last, after),
                (before, period.first - _DAY),
                (period.last + _DAY, None),
            )
        )
    )


def _determined(draw: st.DrawFn, period: Period, since: date) -> Determination:
    """A determination for a limb: late enough to count, or a day too soon."""
    there = max(since, period.start.on)
    on = draw(one_of((there, there + 7 * _DAY, there + _DAY, period.last, there - _DAY)))
    trigger = draw(one_of((period.start.id, period.start.id, None)))
    return Determination(limb=period.limb.id, by="invented role", on=on, reason="invented", trigger=trigger)
