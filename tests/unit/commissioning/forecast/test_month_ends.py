"""What the end of a month says of 20 weeks, where a rejected report's case is away for some months. All invented."""

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import forecast
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
