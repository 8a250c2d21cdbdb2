"""Hypothesis strategies for authors of policies and for other systems: days, closures, chronologies and whole cases.

They make chronologies that are possible but not tidy: several requests, refusals, advice asked of several bodies, plans
sent early or late, reviews, orders, moves, closures, absences and determinations that may or may not fit. Importing
hypothesis registers them, so that ``st.from_type(sendrules.Case)`` works as well.

>>> from hypothesis import given
>>> @given(cases())
... def test_every_case_has_an_answer(case):
...     evaluate(case, as_of=date(2025, 1, 1)).to_dict()
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.checks import APART
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
from sendrules.case.kinds import NOT_CONCEDED, Dated, EventKind, Issues, Order, Role, ServiceMethod
from sendrules.case.meanings import CHAPTERS, KINDS
from sendrules.engine import evaluate  # noqa: F401  (the example above)
from sendrules.law.claims import NOT_LIMBS
from sendrules.law.statute import statute

ASSESSMENT = CHAPTERS["an assessment"]
"""The kinds of event of the assessment pathway."""

OPENINGS = (
    *[EventKind.REQUEST] * 5,
    EventKind.FINAL_PLAN,
    EventKind.REVIEW_MEETING,
    EventKind.TRIBUNAL_ORDER,
    EventKind.DETAINED_REQUEST,
    EventKind.MOVED,
)
BODIES = ("School A", "School B", "Trust", "Service")
_PEOPLE = st.sampled_from([Role.CHILD, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON])
_CHILD = st.sampled_from([Role.CHILD, Role.YOUNG_PERSON])


def days(first: date = date(2014, 9, 1), last: date = date(2027, 12, 31)) -> st.SearchStrategy[date]:
    """Days on which the provisions were in force and the calendar is known.

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


def boundary_dates(reach: int = 2) -> st.SearchStrategy[date]:
    """Days around the first and last days of what is in force, where versions and limits change.

    Args:
        reach: how many days on either side.
    """
    lives = {duty.in_force for duty in statute().duties} | {x.in_force for x in statute().limbs.values()}
    edges = {life.first for life in lives} | {life.last for life in lives if life.last}
    return st.builds(
        lambda day, n: day + timedelta(n), st.sampled_from(sorted(edges)), st.integers(-reach, reach)
    )


@st.composite
def closures(draw: st.DrawFn, start: date | None = None) -> Closure:
    """A closure of a school, post-16 institution or early-years provider, long or short, over or not.

    Args:
        draw: given by hypothesis.
        start: the day around which it falls; any day where absent.
    """
    first = draw(around(start) if start else days())
    length = draw(st.none() | st.integers(1, 60))
    setting = st.sampled_from([Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER])
    return Closure(institution=draw(st.sampled_from(BODIES)), setting=draw(setting),
                   first_day_closed=first, reopens=first + timedelta(length) if length else None)  # fmt: skip


@st.composite
def events(draw: st.DrawFn, start: date, kinds: Sequence[EventKind] = tuple(EventKind)) -> Event:
    """One event within some months of ``start``.

    Args:
        draw: given by hypothesis.
        start: the day around which it happens.
        kinds: the kinds to draw from.
    """
    kind = draw(st.sampled_from(kinds))
    info = KINDS[kind]
    on = draw(around(start))
    fields: dict[str, Any] = {"kind": kind, "on": on}
    for name in info.fields:
        values = _CONCEDED if kind is EventKind.APPEAL_CONCEDED and name == "order" else _field(name, on)
        if values is not None and (name in info.needs or draw(st.booleans())):
            fields[name] = draw(values)
    if info.on_is is Dated.SENT:
        how = draw(st.sampled_from(["on", "served", "method"]))
        if how == "served":
            fields["served"] = on + timedelta(draw(st.integers(0, 10)))
        elif how == "method":
            fields["method"] = draw(st.sampled_from(ServiceMethod))
    fields["planned"] = draw(st.sampled_from([False, False, False, True]))
    return Event(**fields)


_DIRECTED = sorted({d.id for d in statute().duties for t in d.trigger if t.set_by})
_CHOSEN: dict[str, st.SearchStrategy[Any]] = {
    "about": st.sampled_from(BODIES),
    "to": st.sampled_from(Role),
    "by": st.sampled_from(Role),
    "order": st.sampled_from(Order),
    "issues": st.sampled_from(Issues),
    "attends": st.booleans(),
    "duty": st.sampled_from(_DIRECTED or ["none"]),
}
_CONCEDED = st.sampled_from([order for order in Order if order not in NOT_CONCEDED])
_DAYS_FROM = {
    "aware": (-40, 40), "commissioner_aware": (-40, 40), "course_ends": (0, 300), "sets": (-20, 120), "closes": (1, 40),
}  # fmt: skip
"""The fields that are days, with how far from the event they lie."""


def _field(name: str, on: date) -> st.SearchStrategy[Any] | None:
    if name in _DAYS_FROM:
        return st.integers(*_DAYS_FROM[name]).map(lambda n: on + timedelta(n))
    return _CHOSEN.get(name)


@st.composite
def chronologies(
    draw: st.DrawFn,
    start: date,
    kinds: Sequence[EventKind] = tuple(EventKind),
    *,
    most: int = 12,
) -> tuple[Event, ...]:
    """Events around ``start``, of which no two say the same.

    Args:
        draw: given by hypothesis.
        start: the day around which they happen.
        kinds: the kinds to draw from.
        most: how many at most.
    """
    return tuple(draw(st.lists(events(start, kinds), max_size=most, unique_by=_same)))


def _same(event: Event) -> tuple[Any, ...]:
    return tuple(getattr(event, field) for field in APART)


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
            return draw(closures(start))
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
    """Whole cases: one half begins with a request, the others with anything; some mix everything that can happen.

    Args:
        draw: given by hypothesis.
        first: the first day around which a case lies.
        last: the last.
    """
    start = draw(days(first, last))
    opening = draw(st.sampled_from(OPENINGS))
    found = [Event(kind=opening, on=start)] if not KINDS[opening].needs else []
    found += draw(chronologies(start, draw(st.sampled_from((ASSESSMENT, tuple(EventKind))))))
    unique = {_same(e): e for e in found}
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
