"""More capacity makes nobody later in total, and the same seed gives the same answer."""

from collections import Counter
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import orders
import sendrules as sr
from plan_inputs import SAID, demand, plan_inputs, supply
from policies import engine
from sendrules.commissioning.exact.given import MonthPlaces
from sendrules.commissioning.forecast.answer import forecast
from sendrules.commissioning.inputs import Group, Lane, Waiting
from sendrules.commissioning.what_if.comparing import compare
from sendrules.commissioning.what_if.policies import compare_policies


@st.composite
def inputs(draw):
    share = draw(st.sampled_from([0.2, 0.5, 0.8]))
    low = draw(st.integers(0, 30))
    waits = st.lists(st.integers(0, 30), max_size=14)
    return plan_inputs(
        months=12,
        demand=demand(a_month={"low": 5, "high": draw(st.integers(5, 40))}, spread=draw(st.sampled_from([0.0, 0.3]))),
        supplies=(supply({"low": low, "high": low + draw(st.integers(0, 10))}, vacancy=0.2, vacancy_loses=4.0),),
        waiting=Waiting(counts={"a": draw(waits), "b": draw(waits)}, source=SAID),
        groups=[Group(id=id, lane=id, rank=1, share=0.5, source=SAID) for id in "ab"],
        lanes=[Lane(id="a", share=share, source=SAID), Lane(id="b", share=1 - share, source=SAID)],
    )


@given(inputs(), st.integers(1, 20), st.integers(0, 9))
def test_more_places_leave_no_more_waiting_in_any_run_and_month(plan, places, seed):
    more = plan.model_copy(update={"supplies": (*plan.supplies, supply(places, id="agency"))})
    found = compare({"today": plan, "more": more}, runs=20, seed=seed)
    assert (found.difference("more", "waiting") <= 0).all()


@settings(max_examples=20)
@given(inputs(), st.integers(0, 9))
def test_the_same_seed_the_same_answer(plan, seed):
    both = compare({"a": plan, "b": plan}, runs=10, seed=seed)
    assert (both.difference("b", "waiting") == 0).all()
    assert np.array_equal(both.forecasts["a"].of("waiting"), forecast(plan, runs=10, seed=seed).of("waiting"))


@settings(max_examples=40)
@given(st.data(), st.one_of(orders.points(), orders.tiers(), orders.dates()), st.integers(0, 2), st.integers(1, 3))
def test_one_more_place_a_month_makes_nobody_later_under_a_policy(data, order, places, more):
    cases = data.draw(orders.queues())

    def outcome(number):
        firsts = [date(2025, month, 1) for month in (7, 8, 9)]
        months = [
            MonthPlaces(supplier="own", month=each, places=number, done=each + timedelta(days=40)) for each in firsts
        ]
        policies = {"it": engine(prioritisation=order)}
        return compare_policies(cases, policies, months, as_of=orders.AS_OF, later=date(2026, 1, 1)).outcomes["it"]

    few, many = outcome(places), outcome(places + more)
    assert few.references == many.references
    assert (many.waited <= few.waited).all()
    assert (many.days_late <= few.days_late).all()


@settings(max_examples=60)
@given(st.data(), orders.orders(), st.lists(st.integers(0, 4), min_size=1, max_size=4))
def test_every_place_is_used_once_and_in_the_order_of_the_policy(data, order, places):
    cases, months = data.draw(orders.queues()), []
    for n, number in enumerate(places):  # two suppliers take turns, and the later one is slower
        first = date(2025, 7 + n // 2, 1)
        done = first + timedelta(days=40 + 20 * (n % 2))
        months.append(MonthPlaces(supplier=f"s{n % 2}", month=first, places=number, done=done))
    if isinstance(order, sr.Lanes) and order.without_shares:
        return
    found = compare_policies(cases, {"it": engine(prioritisation=order)}, months, as_of=orders.AS_OF).outcomes["it"]
    taken = Counter(each for each in found.months if each is not None)
    assert all(taken[each] <= each.places for each in months)
    keys = [(each.month, each.done) if each else (date.max, date.max) for each in found.months]
    assert keys == sorted(keys)
    if not isinstance(order, sr.Lanes) or all(lane.spills for lane in order.lanes):
        assert sum(taken.values()) == min(sum(places), len(found.references))
    assert (found.waited >= -1).all()
    assert found.without_place == len(found.references) - sum(taken.values())
