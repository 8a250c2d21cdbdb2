"""The public strategies: registered, varied, and within what they promise."""

from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import sendrules as sr
from sendrules.testing.strategies import boundary_dates, cases, chronologies, closures

START = date(2025, 1, 6)


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.from_type(sr.Case), st.from_type(sr.Event), st.from_type(sr.Closure))
def test_types_are_registered(case: sr.Case, event: sr.Event, closure: sr.Closure) -> None:
    assert isinstance(case, sr.Case)
    assert isinstance(event, sr.Event)
    assert closure.reopens is None or closure.reopens > closure.first_day_closed


@settings(max_examples=30)
@given(cases(), st.integers(-10, 900))
def test_every_case_can_be_asked_about_on_any_day(case: sr.Case, after: int) -> None:
    first = min((e.on for e in case.events), default=START)
    assert sr.evaluate(case, as_of=first + timedelta(after)).to_dict()


def shrunk(seed: int) -> list[sr.EventKind]:
    served = find(
        chronologies(START),
        lambda events: any(e.kind is sr.EventKind.FINAL_PLAN and e.served for e in events),
        settings=settings(max_examples=2000, database=None),
        random=Random(seed),
    )
    return [e.kind for e in served]


def test_a_chronology_shrinks_to_what_matters() -> None:
    """How far a search shrinks turns on chance; of three searches one ends with the plan and at most one event more."""
    found = min((shrunk(seed) for seed in (1, 2, 3)), key=len)
    assert sr.EventKind.FINAL_PLAN in found
    assert len(found) <= 2


@given(cases(date(2016, 1, 1), date(2016, 12, 31)))
def test_a_case_begins_in_the_time_that_is_asked_for(case: sr.Case) -> None:
    # a statement and what became of it lie up to four years apart, and strands begin up to a year later
    assert all(abs((e.on - date(2016, 7, 1)).days) < 6 * 365 for e in case.events)


def test_boundary_dates_lie_around_first_and_last_days_in_force() -> None:
    edges = [date(2014, 9, 1), date(2015, 3, 22), date(2015, 4, 1), date(2018, 4, 3), date(2020, 9, 24)]
    for edge in edges:
        for n in (-1, 0, 1):
            find(boundary_dates(), lambda day, n=n, edge=edge: day == edge + timedelta(n),
                 settings=settings(max_examples=5000, database=None))  # fmt: skip


@given(chronologies(START, (sr.EventKind.REQUEST, sr.EventKind.DRAFT_PLAN), most=5))
def test_a_chronology_keeps_to_its_kinds_and_says_nothing_twice(events: tuple[sr.Event, ...]) -> None:
    assert len(events) <= 5
    assert {e.kind for e in events} <= {sr.EventKind.REQUEST, sr.EventKind.DRAFT_PLAN}
    assert len(sr.Case(reference="A", events=events).events) == len(events)


@given(closures(START))
def test_closures_lie_around_the_day(closure: sr.Closure) -> None:
    assert abs((closure.first_day_closed - START).days) <= 200
