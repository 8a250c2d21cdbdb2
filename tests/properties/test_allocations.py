"""The exact plan has the least cost of all plans, and is the first of those in the authority's order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from every_allocation import FIRST, MONTHS, cost, done_in_order, every_plan, problems
from sendrules.commissioning.exact.allocation import allocate
from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces, later_of

MEASURES = ("weeks-late", "number-late")


@pytest.mark.parametrize("measure", MEASURES)
@given(problems())
def test_least_of_all_and_first_of_those(measure, problem):
    cases, months = problem
    columns = done_in_order(months)
    done = [*(each.done for each in columns), later_of(months)]
    costs = {plan: cost(cases, done, plan, measure) for plan in every_plan(cases, columns)}
    least = min(costs.values())
    best = next(plan for plan, each in costs.items() if each == least)
    found = allocate(cases, months, measure=measure)
    assert found.cost == least
    assert [each.case for each in found.cases] == cases  # nobody is dropped
    assert [each.months for each in found.cases] == [(*columns, None)[column] for column in best]
    for order in found.simple:
        assert order.more >= 0
        assert order.best or not order.proved


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from([None, *MONTHS])), min_size=1, max_size=12))
def test_equal_weights_and_one_supplier_the_earliest_limit_is_best(given_cases):
    months = [MonthPlaces(supplier="own", month=month, places=2, done=month + timedelta(days=42)) for month in MONTHS]
    cases = [
        CaseToAllocate(reference=f"A-{n}", due=FIRST + timedelta(days=due), earliest=earliest)
        for n, (due, earliest) in enumerate(given_cases)
    ]
    order = next(order for order in allocate(cases, months).simple if order.id == "earliest-limit")
    assert order.best
    assert order.proved


@pytest.mark.parametrize("measure", MEASURES)
@given(problems(), st.data())
def test_one_more_place_never_costs_more(measure, problem, data):
    cases, months = problem
    n = data.draw(st.integers(0, len(months) - 1))
    each = months[n]
    more = MonthPlaces(supplier=each.supplier, month=each.month, places=each.places + 1, done=each.done)
    after = date(2025, 12, 1)
    with_more = allocate(cases, [*months[:n], more, *months[n + 1 :]], measure=measure, later=after)
    assert with_more.cost <= allocate(cases, months, measure=measure, later=after).cost
