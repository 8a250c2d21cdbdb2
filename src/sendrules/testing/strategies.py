"""Hypothesis strategies for authors of policies and for other systems: days, closures, chronologies and whole cases.

They make chronologies that are possible but not tidy: assessments, reviews, appeals, orders, moves and detention that
fit together, kept early or late, crossing each other; with closures, absences and other grounds that fit a limb of a
limit that runs in the case or just fail to, and with determinations that count or do not. Importing hypothesis
registers them, so that ``st.from_type(sendrules.Case)`` works as well.

>>> from hypothesis import given, settings
>>> @settings(max_examples=5)
... @given(cases())
... def test_every_case_has_an_answer(case):
...     evaluate(case, as_of=date(2025, 1, 1)).to_dict()
>>> test_every_case_has_an_answer()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.checks import APART
from sendrules.case.circumstances import Claim
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.engine import evaluate  # noqa: F401  (the example above)
from sendrules.law.shared.claims import NOT_LIMBS
from sendrules.law.statute import statute
from sendrules.testing.details import detailed, one_of
from sendrules.testing.grounds import grounds, periods
from sendrules.testing.records import circumstances, determinations
from sendrules.testing.records import closures as closures  # its first home, by which it is still imported
from sendrules.testing.strands import STRANDS, Strand
from sendrules.testing.weaving import woven
from sendrules.time.calendar import ENGLAND_AND_WALES


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
    edges = {life.first for life in lives if life.commenced} | {life.last for life in lives if life.last}
    return st.builds(lambda day, n: day + timedelta(n), st.sampled_from(sorted(edges)), st.integers(-reach, reach))


@st.composite
def events(draw: st.DrawFn, start: date, kinds: Sequence[EventKind] = tuple(EventKind)) -> Event:
    """One event within some months of ``start``.

    Args:
        draw: given by hypothesis.
        start: the day around which it happens.
        kinds: the kinds to draw from.
    """
    kind, on = draw(one_of(tuple(kinds))), start + timedelta(draw(_AROUND))
    return detailed(draw, kind, on, {}, planned=draw(_SELDOM))


@st.composite
def chronologies(
    draw: st.DrawFn,
    start: date,
    kinds: Sequence[EventKind] = tuple(EventKind),
    *,
    most: int = 12,
) -> tuple[Event, ...]:
    """Events around ``start``, of which no two say the same.

    Most fit together: an assessment from the request to the plan, a review with what it leads to, an order and what
    carries it out, in detention or out of it. A few have nothing to do with the rest.

    Args:
        draw: given by hypothesis.
        start: the day around which they happen.
        kinds: the kinds to draw from.
        most: how many at most.
    """
    wanted, found = frozenset(kinds), list[Event]()
    for strand, later in draw(_strands(wanted, draw(_AT_LEAST))):
        found += woven(draw, strand, start + timedelta(later), wanted, frozenset(e.kind for e in found))
    if found and EventKind.DETAINED in wanted and draw(_SELDOM):
        found.insert(0, Event(kind=EventKind.DETAINED, on=start - timedelta(1)))
    found += draw(st.lists(events(start, kinds), max_size=min(most, 3)))
    return tuple({_same(e): e for e in found}.values())[:most]


_AT_LEAST = st.sampled_from((0, 1, 1, 2))
_SELDOM = st.sampled_from((False, False, False, True))


@cache
def _strands(kinds: frozenset[EventKind], least: int) -> st.SearchStrategy[list[tuple[Strand, int]]]:
    """Strands in which such kinds happen, each with how many days later it begins."""
    may = [s for s in STRANDS if any(kinds.intersection(step.kinds) for step in s.steps)]
    if not may:
        return st.just([])
    often = st.sampled_from([s for s in may for _ in range(s.weight)])
    return st.lists(st.tuples(often, st.sampled_from((0, 14, 100, 300))), min_size=least, max_size=5)


def _same(event: Event) -> tuple[Any, ...]:
    return tuple(getattr(event, field) for field in APART)


@st.composite
def cases(draw: st.DrawFn, first: date = date(2014, 9, 1), last: date = ENGLAND_AND_WALES.last) -> Case:
    """Whole cases: a chronology, grounds of exception that fit it or nearly, and determinations that count or do not.

    Three in eight begin on any day, the others where the law was different: before 23 March 2015, while the first text
    of reg 45 was in force; in 2020, when coronavirus could lift limits; in the last months that the calendar knows.

    Args:
        draw: given by hypothesis.
        first: the first day on which a case may begin.
        last: the last.
    """
    start = draw(_starts(first, last))
    bare = Case(reference="A", events=draw(chronologies(start, most=30)))
    may = periods(bare)
    found = draw(st.lists(grounds(may), min_size=draw(_AT_LEAST), max_size=4)) if may else []
    unique = {_same(e): e for e in (*(g.asked for g in found if g.asked), *bare.events)}
    known = [g.circumstance for g in found] + ([draw(circumstances(start))] if draw(_SELDOM) else [])
    judged = [g.judged for g in found if g.judged] + ([draw(determinations(start))] if draw(_SELDOM) else [])
    return Case(
        reference=draw(_REFERENCES),
        events=tuple(unique.values()),
        circumstances=tuple(known),
        determinations=tuple(judged),
        claims=draw(_CLAIMS),
        facts=draw(_FACTS),
    )


_ERAS = (
    *[(date(2014, 9, 1), date(2015, 3, 1))] * 2,
    *[(date(2020, 3, 1), date(2020, 8, 31))] * 2,
    (ENGLAND_AND_WALES.last - timedelta(240), ENGLAND_AND_WALES.last),
)
_REFERENCES = st.text("ABCDEFGH0123456789-", min_size=1, max_size=8)
_CLAIMS = st.lists(st.builds(Claim, reason=st.sampled_from(sorted(NOT_LIMBS))), max_size=2).map(tuple)
_FACTS: st.SearchStrategy[Mapping[str, bool | str]] = st.fixed_dictionaries(
    {},
    optional={
        "phase_transfer_year": st.booleans(),
        "vulnerability_group": st.sampled_from(["looked-after", "invented"]),
    },
)


@cache
def _starts(first: date, last: date) -> st.SearchStrategy[date]:
    eras = [(max(first, a), min(last, b)) for a, b in _ERAS if a <= last and first <= b]
    return st.sampled_from([(first, last)] * 3 + eras).flatmap(lambda era: days(*era))


_AROUND = st.integers(-20, 200)
