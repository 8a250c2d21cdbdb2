"""The allocation by hand, its table, and what it says of simple orders."""

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

from sendrules.commissioning.exact.allocation import ALLOCATION_SCHEMA, allocate
from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces
from sendrules.commissioning.exact.grouped import Lateness, grouped
from sendrules.commissioning.exact.proof import prices
from sendrules.commissioning.exact.simple import AGREES_ON_DAYS, AGREES_ON_NUMBER, AS_GOOD, NO_NEW_LATENESS, WORSE


def case(reference, due, **more):
    return CaseToAllocate(reference=reference, due=date.fromisoformat(due), **more)


def places(month, number, done, supplier="own"):
    return MonthPlaces(supplier=supplier, month=date.fromisoformat(month), places=number, done=date.fromisoformat(done))


MONTH_ENDS = [
    places("2024-11-01", 35, "2025-01-11"),
    places("2024-12-01", 35, "2025-02-11"),
    places("2025-01-01", 35, "2025-03-14"),
    places("2025-02-01", 35, "2025-04-11"),
    places("2025-03-01", 35, "2025-05-12"),
    places("2025-04-01", 35, "2025-06-11"),
]
"""The first part in Milton Keynes' statement: 200 assessments, 35 a month, 6 weeks from the last day of each month."""


def test_two_hundred_cases_at_35_a_month():
    cases = [case(f"A-{n:03}", "2024-10-01") for n in range(200)]
    found = allocate(cases, MONTH_ENDS)
    counts = Counter(each.months.month for each in found.cases)
    assert [counts[each.month] for each in MONTH_ENDS] == [35, 35, 35, 35, 35, 25]
    assert [each.case.reference for each in found.batch(date(2024, 11, 1))] == [f"A-{n:03}" for n in range(35)]
    # from 1 October 2024: 102, 133, 164, 192, 223 and 253 days
    assert found.days_late == 35 * (102 + 133 + 164 + 192 + 223) + 25 * 253
    assert found.groups == 1


def test_a_heavier_case_with_a_later_limit_goes_first_where_that_saves_days():
    months = [places("2025-05-01", 1, "2025-07-11"), places("2025-06-01", 1, "2025-08-12")]
    cases = [case("A-1", "2025-07-01"), case("A-2", "2025-07-15", weight=2)]
    found = allocate(cases, months)
    # A-2 first: 0 + 42 days; A-1 first: 10 + 2 x 28 = 66
    assert [each.days_late for each in found.cases] == [42, 0]
    assert found.weeks_late == 6
    assert [(order.id, order.cost, order.more, order.proved, order.why) for order in found.simple] == [
        ("own-order", 66, 24, False, WORSE),
        ("earliest-limit", 66, 24, False, WORSE),
        ("heaviest", 42, 0, False, AS_GOOD),
    ]


def test_the_number_late_gives_up_a_case_that_is_late_anyway():
    months = [places("2025-05-01", 1, "2025-07-11"), places("2025-06-01", 1, "2025-08-12")]
    cases = [case("A-1", "2025-07-01"), case("A-2", "2025-07-11")]
    found = allocate(cases, months, measure="number-late")
    assert (found.cost, found.late) == (1, 1)
    assert [each.days_late for each in found.cases] == [42, 0]
    assert allocate(cases, months).days_late == 42  # both orders: 10 + 32, and 42 + 0


def test_of_equal_plans_the_authoritys_order_decides():
    months = [places("2025-05-01", 1, "2025-07-11"), places("2025-06-01", 1, "2025-08-12")]
    one, two = case("A-1", "2025-07-01"), case("A-2", "2025-07-11")
    for cases in ([one, two], [two, one]):
        found = allocate(cases, months)
        assert [each.months.month.month for each in found.cases] == [5, 6]


def test_a_chain_of_moves_for_the_first_in_the_order():
    months = [places("2025-05-01", 1, "2025-07-11"), places("2025-05-01", 1, "2025-07-11", "agency")]
    cases = [case("A-1", "2025-12-01"), case("A-2", "2025-07-01", suppliers={"own"})]
    found = allocate(cases, months)
    assert [each.months.supplier for each in found.cases] == ["agency", "own"]


def test_who_may_have_no_place_waits_and_is_counted_as_done_later():
    months = [places("2025-05-01", 5, "2025-07-11")]
    cases = [case("A-1", "2025-07-01", earliest=date(2025, 6, 1)), case("A-2", "2025-07-01", suppliers=set())]
    found = allocate(cases, months)
    assert found.later == date(2025, 8, 11)
    assert [each.case.reference for each in found.without_place] == ["A-1", "A-2"]
    assert found.days_late == 2 * 41
    assert allocate(cases, months, later=date(2025, 7, 11)).days_late == 20


def test_conditions_that_prove_a_simple_order():
    months = [places("2025-05-01", 1, "2025-07-11"), places("2025-06-01", 1, "2025-08-12")]
    equal = allocate([case("A-2", "2025-07-15"), case("A-1", "2025-07-01")], months)
    assert {order.id: order.why for order in equal.simple} == {
        "own-order": WORSE,
        "earliest-limit": AGREES_ON_DAYS,
        "heaviest": AGREES_ON_DAYS,
    }
    overdue = allocate([case("A-1", "2025-01-02", weight=3), case("A-2", "2025-01-01")], months)
    assert overdue.simple[0].why == AGREES_ON_DAYS  # both limits pass before the first is done
    early = allocate([case("A-1", "2026-01-02"), case("A-2", "2026-01-01", suppliers=set())], months)
    assert {order.why for order in early.simple} == {NO_NEW_LATENESS}
    number = allocate([case("A-1", "2025-07-12", weight=2), case("A-2", "2025-07-11")], months, measure="number-late")
    assert number.simple[0].why == AGREES_ON_NUMBER


def test_the_table():
    months = [places("2025-05-01", 1, "2025-07-11")]
    table = allocate([case("A-1", "2025-07-01"), case("A-2", "2025-07-01")], months).table()
    assert table.schema == ALLOCATION_SCHEMA
    assert table.to_pylist()[0] == {
        "place": 1,
        "reference": "A-1",
        "supplier": "own",
        "month": date(2025, 5, 1),
        "done": date(2025, 7, 11),
        "due": date(2025, 7, 1),
        "weight": 1,
        "days_late": 10,
    }
    assert table["month"].null_count == 1
    assert isinstance(table, pa.Table)


@pytest.mark.parametrize("measure", [*Lateness])
def test_no_cases_need_no_places(measure):
    found = allocate([], [places("2025-05-01", 1, "2025-07-11")], measure=measure)
    assert (found.cases, found.cost) == ((), 0)


def test_the_proof_refuses_a_plan_that_a_chain_makes_cheaper():
    months = [places("2025-05-01", 1, "2025-07-11"), places("2025-06-01", 1, "2025-08-12")]
    cases = [case("A-1", "2025-07-01"), case("A-2", "2025-07-11", weight=2)]
    problem = grouped(cases, months, date(2025, 9, 1), Lateness.DAYS)
    light = int(problem.group_of[0])
    best, worse = np.zeros((3, 3), np.int64), np.zeros((3, 3), np.int64)
    best[light, 1] = best[1 - light, 0] = worse[light, 0] = worse[1 - light, 1] = 1
    best[2, 2] = worse[2, 2] = 2
    assert len(prices(problem, best)) == 3
    with pytest.raises(ArithmeticError, match="a chain of moves makes it cheaper"):
        prices(problem, worse)


def test_many_like_cases_are_one_group():
    first = date(2025, 5, 1)
    months = [
        MonthPlaces(supplier="own", month=first, places=900, done=first + timedelta(days=70)),
        MonthPlaces(supplier="own", month=date(2025, 6, 1), places=900, done=first + timedelta(days=101)),
    ]
    cases = [
        CaseToAllocate(reference=f"A-{n}", due=first - timedelta(days=n % 300), weight=1 + n % 2) for n in range(1500)
    ]
    found = allocate(cases, months)
    assert found.groups == 2
    # every limit is past: 750 of weight 2 go first, then 150 of weight 1; how late they were already stays in the sum
    already = sum(each.weight * (first - each.due).days for each in cases)
    assert found.days_late == already + 750 * 2 * 70 + 150 * 70 + 600 * 101
