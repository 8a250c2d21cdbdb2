"""The public strategies: registered, varied, and within what they promise."""

from datetime import date, timedelta

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


def test_cases_reach_every_part_of_the_law() -> None:
    wanted = {"reg-13-2-final-plan-20-weeks", "reg-20-10-decision", "det-13-2", "act-44-1-a-first-review"}
    started: set[str] = set()

    @settings(max_examples=400, database=None, derandomize=True)
    @given(cases())
    def gather(case: sr.Case) -> None:
        started.update(id for id, d in sr.evaluate(case, as_of=date(2028, 6, 1)).items() if d.instances)

    gather()
    assert wanted <= started


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
