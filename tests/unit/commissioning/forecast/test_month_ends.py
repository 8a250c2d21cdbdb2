"""What the end of a month says of 20 weeks, where a rejected report's case is away for some months. All invented."""

import numpy as np

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import forecast, percentiles
from sendrules.commissioning.inputs import Waiting


def test_a_case_that_is_back_after_the_forecast_is_surely_not_in_time() -> None:
    """Each month all 10 requests get a place and all 10 reports are rejected, for 40 months: no plan comes in time."""
    found = forecast(
        plan_inputs(
            months=6,
            plan_after_months=0,
            supplies=[supply(50, rejected=1.0, back_after_months=40)],
            waiting=Waiting(counts={"all": ()}, source=SAID),
            demand=demand(a_month=10),
        ),
        runs=5,
    )
    assert (found.of("allocated") == found.of("rejected")).all()
    assert (found.of("arrived") > 0).all()
    assert found.of("on_time_low")[:, 0].tolist() == [0] * 5


def test_months_without_requests_do_not_raise_the_share_on_time() -> None:
    """One request a month or so: in a third of the runs a month has none, and they are no runs in which all is in time."""
    found = forecast(
        plan_inputs(
            months=6,
            plan_after_months=0,
            supplies=[supply(0)],
            waiting=Waiting(counts={"all": ()}, source=SAID),
            demand=demand(a_month=1),
        ),
        runs=200,
    )
    assert np.isnan(found.of("on_time_low")[:, 0]).any()
    assert found.range_of("on_time_low")[:, 0].tolist() == [0, 0, 0], "nobody gets a place, so nobody is in time"


def test_the_middle_is_that_of_the_runs_that_have_a_number() -> None:
    """Two runs of 0 and one of 1; two more have no number."""
    assert percentiles(np.array([1, np.nan, 0, np.nan, 0])).tolist() == [0, 0, 1]
    assert np.isnan(percentiles(np.array([[np.nan, np.nan]]))).all()
