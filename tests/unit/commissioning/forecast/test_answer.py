from datetime import UTC, date, datetime

import pytest

from plan_inputs import SAID, demand, plan_inputs, ranked_inputs, supply
from sendrules.commissioning.forecast import MEASURES, forecast
from sendrules.commissioning.inputs import Waiting
from sendrules.errors import InputError


def test_200_assessments_at_35_a_month():
    """Milton Keynes' first part: 200 assessments, 35 a month, the first tranche at the end of November 2024."""
    answer = forecast(plan_inputs(), runs=3)
    assert answer.range_of("allocated")[1].tolist() == [35, 35, 35, 35, 35, 25, 0, 0]
    assert answer.cleared().p50 == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("a_month", "tranches", "month"),
    [(70, [70, 70, 70, 70, 3], date(2021, 4, 1)), (40, [40] * 7 + [3], date(2021, 7, 1))],
)
def test_kents_283_cases(a_month, tranches, month):
    """Kent County Council, December 2020: 283 children waited; at least 40 and about 70 a month."""
    wait = Waiting(counts={"all": (0, 0, 0, 0, 0, 283)}, source=SAID)
    answer = forecast(
        plan_inputs(first_month="2020-12-01", months=10, waiting=wait, supplies=[supply(a_month)]), runs=3
    )
    assert answer.range_of("allocated")[1].tolist()[: len(tranches)] == tranches
    assert answer.cleared().p90 == month


def test_the_same_seed_gives_the_same_table():
    assert forecast(ranked_inputs(), runs=40, seed=7).table().equals(forecast(ranked_inputs(), runs=40, seed=7).table())


def test_another_seed_gives_another():
    assert (
        not forecast(ranked_inputs(), runs=40, seed=7)
        .table()
        .equals(forecast(ranked_inputs(), runs=40, seed=8).table())
    )


def test_the_table_has_every_measure_and_month():
    table = forecast(ranked_inputs(), runs=10).table()
    assert table.num_rows == len(MEASURES) * 24
    assert set(table["measure"].to_pylist()) == set(MEASURES)


def test_an_old_case_that_waits_at_the_end_leaves_the_backlog_uncleared():
    """35 of 200 have their place after one month; nobody is past 20 weeks yet, and the rest may come to be."""
    young = Waiting(counts={"all": (200,)}, source=SAID)
    assert forecast(plan_inputs(months=1, waiting=young), runs=2).cleared().p50 is None


def test_cleared_may_mean_that_few_wait():
    """200 less 35 a month: 165, 130, 95 at the end of January."""
    assert forecast(plan_inputs(), runs=2).cleared(waiting_at_most=100).p50 == date(2025, 1, 1)


@pytest.mark.parametrize(("by", "share"), [(date(2025, 4, 29), 0.0), (date(2025, 4, 30), 1.0)])
def test_the_share_that_keeps_a_date(by, share):
    assert forecast(plan_inputs(), runs=4).share_cleared_by(by) == share


@pytest.mark.parametrize("by", [date(2024, 11, 29), date(2025, 7, 1)])
def test_a_date_outside_the_forecast_is_refused(by):
    with pytest.raises(InputError, match="not within the months of the forecast"):
        forecast(plan_inputs(), runs=2).share_cleared_by(by)


def test_the_share_in_time_of_all_months():
    """With a place for everyone in the month of the request and a plan two months later, all are in time."""
    none = Waiting(counts={"all": ()}, source=SAID)
    known = {"months": 12, "waiting": none, "demand": demand(a_month=20), "supplies": [supply(200)]}
    low, high = forecast(plan_inputs(**known), runs=5).on_time()
    assert (low.p10, high.p90) == (1.0, 1.0)
    low, high = forecast(plan_inputs(**known, plan_after_months=4), runs=5).on_time()
    assert (low.p90, high.p10) == (0.0, 1.0), "four months on, 20 weeks are kept only by some days of the two months"
    assert forecast(plan_inputs(**known, plan_after_months=6), runs=5).on_time()[1].p90 == 0.0


@pytest.mark.parametrize("number", [-1, 1.5, True, "100"])
def test_a_number_of_cases_that_is_none_is_refused(number):
    with pytest.raises(
        InputError, match=r"waiting_at_most: .* is not possible. Give a whole number of cases, 0 or more"
    ):
        forecast(plan_inputs(), runs=2).cleared(number)


@pytest.mark.parametrize("by", ["2025-04-30", datetime(2025, 4, 30, tzinfo=UTC)])
def test_a_day_that_is_none_is_refused(by):
    with pytest.raises(InputError, match="by: this is no date"):
        forecast(plan_inputs(), runs=2).share_cleared_by(by)
