"""When none of those who wait on the first day still waits, by hand for queues without chance."""

from datetime import date

import numpy as np
import pytest

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import Undetermined, forecast
from sendrules.commissioning.inputs import Waiting
from sendrules.commissioning.projections.those_who_wait import month_ends, placed, placed_in, share_by, still_waiting


def found(**changes):
    return forecast(plan_inputs(**changes), runs=10)


def test_200_at_35_a_month_are_placed_in_the_sixth_month():
    told = found()
    assert still_waiting(told)[0].tolist() == [165, 130, 95, 60, 25, 0, 0, 0]
    assert set(placed_in(told).tolist()) == {5}
    assert placed(told).p50 == date(2025, 4, 30)  # the first month is November 2024


def test_new_requests_come_behind_them():
    told = found(demand=demand(a_month=50))
    assert placed(told).p90 == date(2025, 4, 30)
    assert (told.of("waiting")[:, 5] > 0).all()


def test_how_long_they_have_waited_does_not_matter():
    spread = Waiting(counts={"all": (40, 40, 40, 40, 40)}, source=SAID)
    assert placed(found(waiting=spread)) == placed(found())


def test_nobody_waits_from_the_start():
    told = found(waiting=Waiting(counts={"all": ()}, source=SAID))
    assert set(placed_in(told).tolist()) == {0}


def test_later_than_the_forecast_is_no_day():
    told = found(supplies=(supply(10),))
    assert set(placed_in(told).tolist()) == {8}
    assert (placed(told).p10, placed(told).p90) == (None, None)


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2025, 4, 29), 0.0), (date(2025, 4, 30), 1.0), (date(2025, 6, 30), 1.0), (date(2025, 7, 1), None), (date(2024, 10, 1), 0.0)],
)  # fmt: skip
def test_the_share_of_the_runs_that_keep_a_day(day, share):
    told = found()
    assert share_by(told, placed_in(told), day) == share


def test_the_ends_are_those_of_runs():
    ends = month_ends(found(), np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 8]))
    assert (ends.p10, ends.p50, ends.p90) == (date(2024, 11, 30), date(2025, 3, 31), None)


def test_what_is_not_known_has_no_answer():
    with pytest.raises(Undetermined):
        still_waiting(found(waiting=None))
    with pytest.raises(Undetermined):
        placed(found(demand=None))
