"""Hypothesis strategies for cases of the assessment pathway.

They make chronologies that are possible but not tidy: several requests, refusals, advice asked of several bodies, plans
sent early or late, closures, absences and determinations that may or may not fit.

>>> from hypothesis import given
>>> @given(cases())
... def test_every_case_has_an_answer(case):
...     evaluate(case, as_of=date(2025, 1, 1)).to_dict()
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Claim,
    Closure,
    Coronavirus,
    Determination,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.events import Event
from sendrules.case.kinds import KINDS, EventKind, Role, ServiceMethod
from sendrules.engine import evaluate  # noqa: F401  (the example above)
from sendrules.law.claims import NOT_LIMBS
from sendrules.law.statute import statute

BODIES = ("School A", "School B", "Trust", "Service")
_PEOPLE = st.sampled_from([Role.CHILD, Role.PARENT, Role.YOUNG_PERSON])
_CHILD = st.sampled_from([Role.CHILD, Role.YOUNG_PERSON])


def days(first: date = date(2014, 9, 1), last: date = date(2027, 12, 31)) -> st.SearchStrategy[date]:
    """Days on which the provisions of the pathway were in force and the calendar is known.

    Args:
        first: the first day.
        last: the last day.
    """
    return st.dates(first, last)


def around(day: date, reach: int = 200) -> st.SearchStrategy[date]:
    """Days after ``day`` or a little before it.

    Args:
        day: the day.
        reach: how many days after it.
    """
    return st.integers(-20, reach).map(lambda n: day + timedelta(n))


@st.composite
def events(draw: st.DrawFn, start: date) -> Event:
    """One event within some months of ``start``.

    Args:
        draw: given by hypothesis.
        start: the day around which it happens.
    """
    kind = draw(st.sampled_from(EventKind))
    on = draw(around(start))
    fields: dict[str, Any] = {"kind": kind, "on": on}
    if kind in (EventKind.ADVICE_REQUEST, EventKind.ADVICE_RECEIVED):
        fields["about"] = draw(st.sampled_from(BODIES) | st.none())
    if kind is EventKind.ADVICE_REQUEST:
        fields["to"] = draw(st.sampled_from(Role) | st.none())
    if KINDS[kind].on_is.value == "sent":
        how = draw(st.sampled_from(["on", "served", "method"]))
        if how == "served":
            fields["served"] = on + timedelta(draw(st.integers(0, 10)))
        elif how == "method":
            fields["method"] = draw(st.sampled_from(ServiceMethod))
    if kind is EventKind.DRAFT_PLAN:
        fields["closes"] = draw(st.none() | st.integers(1, 40).map(lambda n: on + timedelta(n)))
    fields["planned"] = draw(st.sampled_from([False, False, False, True]))
    return Event(**fields)


@st.composite
def circumstances(draw: st.DrawFn, start: date) -> Any:
    """One circumstance of any kind within some months of ``start``.

    Args:
        draw: given by hypothesis.
        start: the day around which it falls.
    """
    first = draw(around(start))
    last = draw(st.none() | st.integers(0, 60).map(lambda n: first + timedelta(n)))
    match draw(st.integers(0, 4)):
        case 0:
            setting = st.sampled_from([Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER])
            reopens = draw(st.none() | st.integers(1, 60).map(lambda n: first + timedelta(n)))
            return Closure(institution=draw(st.sampled_from(BODIES)), setting=draw(setting),
                           first_day_closed=first, reopens=reopens)  # fmt: skip
        case 1:
            return Absence(who=draw(_PEOPLE), first_day=first, last_day=last)
        case 2:
            return ExceptionalCircumstances(affects=draw(_PEOPLE), personal=draw(st.none() | st.booleans()),
                                            first_day=first, last_day=last, what="invented")  # fmt: skip
        case 3:
            return MissedAppointment(who=draw(_CHILD), on=first, about=draw(st.sampled_from(BODIES)))
    return Coronavirus(first_day=first, last_day=last, what="invented")


@st.composite
def cases(draw: st.DrawFn, first: date = date(2014, 9, 1), last: date = date(2027, 12, 31)) -> Case:
    """Cases of the assessment pathway.

    Args:
        draw: given by hypothesis.
        first: the first day of the first request.
        last: its last day.
    """
    start = draw(days(first, last))
    found = [Event(kind=EventKind.REQUEST, on=start)]
    found += draw(
        st.lists(events(start), max_size=8, unique_by=lambda e: (e.kind, e.on, e.about, e.to, e.planned))
    )
    unique = {(e.kind, e.on, e.about, e.to, e.planned): e for e in found}
    limbs = st.sampled_from(sorted(statute().limbs))
    made = st.builds(
        Determination, limb=limbs, by=st.just("invented role"), on=around(start), reason=st.just("invented")
    )
    return Case(
        reference=draw(st.text("ABCDEFGH0123456789-", min_size=1, max_size=8)),
        events=tuple(unique.values()),
        circumstances=tuple(draw(st.lists(circumstances(start), max_size=4))),
        determinations=tuple(draw(st.lists(made, max_size=4))),
        claims=tuple(Claim(reason=r) for r in draw(st.lists(st.sampled_from(sorted(NOT_LIMBS)), max_size=2))),
        facts=draw(st.fixed_dictionaries({}, optional={
            "phase_transfer_year": st.booleans(), "vulnerability_group": st.sampled_from(["looked-after", "invented"]),
        })),
    )  # fmt: skip
