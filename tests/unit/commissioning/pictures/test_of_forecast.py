"""The charts of a forecast hold the numbers of the forecast, and leave out what is not known."""

from datetime import date

import pytest

from plan_inputs import plan_inputs, ranked_inputs
from sendrules.commissioning.forecast import Undetermined, forecast
from sendrules.commissioning.pictures.of_forecast import charts_of

FOUND = forecast(ranked_inputs(), runs=60, seed=2)


@pytest.fixture(scope="module")
def charts():
    return charts_of(FOUND, promise=date(2028, 6, 30))


def test_there_are_four(charts):
    assert sorted(charts) == ["burn-down", "late", "on-time", "waiting"]
    assert all(chart.svg.startswith("<svg") for chart in charts.values())


def test_the_table_behind_a_chart_is_the_forecast(charts):
    rows = charts["waiting"].table.to_pylist()
    low, middle, high = FOUND.range_of("waiting")
    assert rows[0]["on"] == date(2026, 12, 31)  # who waits on the first day
    assert [row["value"] for row in rows[1:]] == middle.tolist()
    assert [(row["low"], row["high"]) for row in rows[1:]] == list(zip(low.tolist(), high.tolist(), strict=True))
    assert rows[1]["on"] == date(2027, 1, 31)


def test_late_cases_reach_from_the_surely_to_the_perhaps_late(charts):
    rows = [row for row in charts["late"].table.to_pylist() if row["series"] == "over 20 weeks"]
    assert [row["low"] for row in rows] == FOUND.range_of("over_20_weeks_low")[0].tolist()
    assert [row["high"] for row in rows] == FOUND.range_of("over_20_weeks_high")[2].tolist()


def test_a_month_that_is_not_known_yet_is_a_gap(charts):
    rows = charts["on-time"].table.to_pylist()
    assert rows[-1]["value"] is None
    assert 0 <= rows[0]["low"] <= rows[0]["value"] <= rows[0]["high"] <= 100


def test_a_promised_day_is_pointed_out_where_it_lies_within(charts):
    assert "promised: 30 June 2028" in charts["burn-down"].description
    later = charts_of(FOUND, promise=date(2040, 1, 1))
    assert "promised" not in later["burn-down"].svg


def test_who_is_late_is_not_drawn_where_nobody_knows_how_long_they_waited():
    assert "late" not in charts_of(FOUND, ages_known=False)


def test_on_time_is_not_drawn_without_the_time_to_a_plan():
    told = forecast(plan_inputs(plan_after_months=None), runs=10)
    assert "on-time" not in charts_of(told)


def test_nothing_is_drawn_of_what_is_undetermined():
    with pytest.raises(Undetermined):
        charts_of(forecast(plan_inputs(waiting=None), runs=10))
