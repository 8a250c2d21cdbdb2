"""Plans side by side: the same chance in both, and differences run by run."""

from datetime import date

import numpy as np
import pytest

from plan_inputs import demand, plan_inputs, ranked_inputs, supply
from sendrules.commissioning.forecast.answer import MEASURES, Undetermined, forecast
from sendrules.commissioning.what_if.comparing import compare
from sendrules.errors import InputError

BUSY = plan_inputs(demand=demand(a_month=20))


def test_200_at_35_and_at_50_a_month():
    found = compare({"35": plan_inputs(), "50": plan_inputs(supplies=(supply(50),))}, runs=5)
    # 35 a month: 200, 165, 130, ... clear in the sixth month; 50 a month in the fourth
    assert found.difference_range("50", "waiting")[1].tolist() == [-15, -30, -45, -60, -25, 0, 0, 0]
    sooner = found.sooner("50")
    assert (sooner.months.p10, sooner.months.p90, sooner.runs) == (2, 2, 5)
    assert (sooner.only_this, sooner.only_first, sooner.neither) == (0, 0, 0)


def test_a_plan_that_does_not_clear_has_no_months():
    slow = plan_inputs(supplies=(supply(20),))
    found = compare({"35": plan_inputs(), "20": slow}, runs=5)
    sooner = found.sooner("20")
    assert (sooner.months, sooner.runs, sooner.only_first) == (None, 0, 5)
    assert compare({"20": slow, "35": plan_inputs()}, runs=5).sooner("35").only_this == 5
    assert compare({"20": slow, "21": plan_inputs(supplies=(supply(21),))}, runs=5).sooner("21").neither == 5


def test_each_run_meets_the_same_chance():
    more = ranked_inputs(supplies=(*ranked_inputs().supplies, supply(5, id="agency")))
    found = compare({"today": ranked_inputs(), "more": more}, runs=50, seed=3)
    assert (found.difference("more", "arrived") == 0).all()
    for name, inputs in (("today", ranked_inputs()), ("more", more)):
        alone = forecast(inputs, runs=50, seed=3)
        assert all(np.array_equal(found.forecasts[name].of(m), alone.of(m), equal_nan=True) for m in MEASURES)
    spread = np.ptp(found.difference_range("more", "waiting")[[0, 2], -1])
    assert spread < np.ptp(found.forecasts["today"].range_of("waiting")[[0, 2], -1])


def test_the_table():
    rows = compare({"a": plan_inputs(), "b": plan_inputs(supplies=(supply(50),))}, runs=5).table().to_pylist()
    month = {"month": date(2024, 11, 1), "measure": "waiting"}
    assert [row for row in rows if row["measure"] == "waiting" and row["month"] == month["month"]] == [
        {"plan": "a", **month, "p10": 165, "p50": 165, "p90": 165, "more_p10": None, "more_p50": None, "more_p90": None},
        {"plan": "b", **month, "p10": 150, "p50": 150, "p90": 150, "more_p10": -15, "more_p50": -15, "more_p90": -15},
    ]  # fmt: skip


def test_what_is_not_known_is_named_and_no_number_is_given():
    found = compare({"a": plan_inputs(), "b": plan_inputs(demand=None)}, runs=5)
    assert [one.at for one in found.missing["b"]] == ["demand"]
    with pytest.raises(Undetermined, match="demand: this is not known"):
        found.difference("b", "waiting")
    assert {row["plan"] for row in found.table().to_pylist()} == {"a"}
    turned = compare({"b": plan_inputs(demand=None), "a": plan_inputs()}, runs=5).table().to_pylist()
    assert {row["more_p50"] for row in turned} == {None}


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        ({"a": BUSY}, "inputs: plans to compare: 1. Give two or more."),
        ({"a": BUSY, "b": plan_inputs(months=9)}, "b: this plan is for 9 months from 2024-11-01, and a for 8 months"),
    ],
)
def test_what_cannot_be_compared(plans, words):
    with pytest.raises(InputError, match=words):
        compare(plans)


def test_a_plan_that_is_not_there():
    with pytest.raises(InputError, match=r"there is no plan 'today'. Did you mean Today\?"):
        compare({"Today": BUSY, "b": BUSY}, runs=2).sooner("today")
