"""Strategies for what is recorded around a chronology: circumstances, determinations and claims. None is ever refused."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from sendrules.case.circumstances import (
    Absence,
    Circumstance,
    Claim,
    Closure,
    Coronavirus,
    Determination,
    ExceptionalCircumstances,
    MissedAppointment,
    RecordGap,
)
from sendrules.case.kinds import EventKind, Role
from sendrules.law.shared.claims import NOT_LIMBS
from sendrules.law.statute import statute
from sendrules.testing.details import BODIES

_PEOPLE = st.sampled_from([Role.CHILD, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON])
_CHILD = st.sampled_from([Role.CHILD, Role.YOUNG_PERSON])
_SETTINGS = st.sampled_from([Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER])
_NAMES = st.sampled_from(BODIES)
_MAY_BE_MISSING = st.lists(st.sampled_from(tuple(EventKind)), max_size=2).map(tuple)
_LONGEST = st.none() | st.integers(0, 60)
FIRST, LAST = date(2014, 9, 1), date(2027, 12, 31)


def first_days(start: date | None) -> st.SearchStrategy[date]:
    """Days after ``start`` or a little before it; any day where there is no start."""
    if start is None:
        return st.dates(FIRST, LAST)
    return st.integers(-20, 200).map(lambda n: start + timedelta(n))


@st.composite
def _spans(draw: st.DrawFn, start: date | None) -> tuple[date, date | None]:
    first, length = draw(first_days(start)), draw(_LONGEST)
    return first, None if length is None else first + timedelta(length)


@st.composite
def closures(draw: st.DrawFn, start: date | None = None) -> Closure:
    """A closure of a school, post-16 institution or early-years provider, long or short, over or not.

    Args:
        draw: given by hypothesis.
        start: the day around which it falls; any day where absent.
    """
    first = draw(first_days(start))
    length = draw(st.none() | st.integers(1, 60))
    return Closure(
        institution=draw(_NAMES),
        setting=draw(_SETTINGS),
        first_day_closed=first,
        reopens=first + timedelta(length) if length else None,
    )


@st.composite
def absences(draw: st.DrawFn, start: date | None = None) -> Absence:
    """An absence from the authority's area, over or not. The arguments are those of ``closures``."""
    first, last = draw(_spans(start))
    return Absence(who=draw(_PEOPLE), first_day=first, last_day=last)


@st.composite
def exceptional_circumstances(draw: st.DrawFn, start: date | None = None) -> ExceptionalCircumstances:
    """Exceptional circumstances, over or not. The arguments are those of ``closures``."""
    first, last = draw(_spans(start))
    personal = draw(st.none() | st.booleans())
    return ExceptionalCircumstances(
        affects=draw(_PEOPLE), personal=personal, first_day=first, last_day=last, what="invented"
    )


@st.composite
def missed_appointments(draw: st.DrawFn, start: date | None = None) -> MissedAppointment:
    """A missed examination or test. The arguments are those of ``closures``."""
    return MissedAppointment(who=draw(_CHILD), on=draw(first_days(start)), about=draw(_NAMES))


@st.composite
def coronavirus(draw: st.DrawFn, start: date | None = None) -> Coronavirus:
    """A reason relating to coronavirus, over or not. The arguments are those of ``closures``."""
    first, last = draw(_spans(start))
    return Coronavirus(first_day=first, last_day=last, what="invented")


@st.composite
def record_gaps(draw: st.DrawFn, start: date | None = None) -> RecordGap:
    """A gap in the record, of any kinds of event or of some. The arguments are those of ``closures``."""
    first, last = draw(_spans(start))
    return RecordGap(first_day=first, last_day=last, kinds=draw(_MAY_BE_MISSING))


def circumstances(start: date | None = None) -> st.SearchStrategy[Circumstance]:
    """One circumstance of any kind. The arguments are those of ``closures``."""
    return st.one_of(
        closures(start),
        absences(start),
        exceptional_circumstances(start),
        missed_appointments(start),
        coronavirus(start),
        record_gaps(start),
    )


@st.composite
def determinations(draw: st.DrawFn, start: date | None = None) -> Determination:
    """A determination for any limb, which only chance can make fit. The arguments are those of ``closures``."""
    limb, on = draw(st.sampled_from(sorted(statute().limbs))), draw(first_days(start))
    return Determination(limb=limb, by="invented role", on=on, reason="invented")


@st.composite
def claims(draw: st.DrawFn, start: date | None = None) -> Claim:
    """A reason that somebody gave for delay, with its day and who gave it, or without. The arguments are those of ``closures``."""
    reason = draw(st.sampled_from(sorted(NOT_LIMBS)) | st.just("an invented reason"))
    return Claim(reason=reason, by=draw(st.none() | st.just("invented role")), on=draw(st.none() | first_days(start)))
