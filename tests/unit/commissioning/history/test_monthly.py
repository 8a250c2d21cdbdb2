"""The published years give a monthly forecast its inflow and its capacity, and it asks for the rest."""

import numpy as np
import pytest

from published_series import drawn
from sendrules.commissioning.forecast import forecast
from sendrules.commissioning.history import fit, inputs_of, project
from sendrules.commissioning.inputs import Demand, Group, Lane, PlanInputs, Waiting
from sendrules.errors import InputError


def test_inflow_and_capacity_are_those_of_the_projection():
    fitted = fit(drawn())
    inputs = inputs_of(fitted, "004")
    year = project(fitted, 1, runs=1000)
    low, high = np.percentile(year.finished[0, 4], [10, 90]) / 12
    (supply,) = inputs.supplies
    assert (supply.a_month.low, supply.a_month.high) == pytest.approx((low, high))
    assert (inputs.first_month.isoformat(), supply.starts, supply.ends) == ("2007-01-01", inputs.first_month, "never")
    # a year whose start is this and which grows by the middle of the range has the year's mean in its middle
    demand, middle = inputs.demand, np.median(project(fitted, 2, runs=1000).started[:, 4], axis=-1)
    grown = demand.a_month.low * 12 * np.sqrt(1 + (middle[1] / middle[0] - 1))
    assert grown == pytest.approx(np.percentile(year.started[0, 4], 10), rel=0.03)
    assert "Synthetic 004, 2001 to 2006" in demand.source


def test_what_no_count_says_is_asked_for():
    answer = forecast(inputs_of(fit(drawn()), "004"), runs=10)
    assert not answer.determined
    assert {one.at for one in answer.missing} == {
        "demand.seasonal", "demand.withdrawn", "waiting", "groups", "lanes", "plan_after_months",
    }  # fmt: skip


def test_with_the_rest_added_it_answers():
    inputs = inputs_of(fit(drawn()), "004", months=12)
    given = {name: getattr(inputs, name) for name in PlanInputs.model_fields}
    own = {name: getattr(inputs.demand, name) for name in Demand.model_fields}
    own |= {"seasonal": dict.fromkeys(range(1, 13), 1.0), "withdrawn": 0.0}
    given |= {
        "demand": Demand(**own),
        "waiting": Waiting(counts={"all": (50, 40, 30)}, source="made up"),
        "groups": (Group(id="all", lane="all", rank=1, share=1.0, source="made up"),),
        "lanes": (Lane(id="all", share=1.0, source="made up"),),
        "plan_after_months": 2,
    }
    answer = forecast(PlanInputs(**given), runs=50)
    assert answer.determined
    expected = 12 * (inputs.demand.a_month.low + inputs.demand.a_month.high) / 2
    assert answer.of("arrived").sum(axis=1).mean() == pytest.approx(expected, rel=0.15)


def test_an_authority_that_is_not_there_or_has_no_last_year():
    series = drawn()
    series.plans[7, -1] = np.nan
    fitted = fit(series)
    with pytest.raises(InputError, match="there is no authority '999'"):
        inputs_of(fitted, "999")
    with pytest.raises(InputError, match="Synthetic 007 has no published count of 2006 for: plans issued"):
        inputs_of(fitted, "007")
