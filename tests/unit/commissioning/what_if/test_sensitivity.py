"""Which assumption moves the answer most."""

from datetime import date

import pytest

from plan_inputs import demand, plan_inputs, ranked_inputs, supply
from sendrules.commissioning.forecast.answer import Undetermined
from sendrules.commissioning.what_if.sensitivity import sensitivity
from sendrules.errors import InputError

INPUTS = plan_inputs(supplies=(supply({"low": 20, "high": 30}),))


def test_by_hand():
    (moved,) = sensitivity(INPUTS, month=date(2025, 1, 1), runs=20)
    # three months of 20 or of 30 places: 140 or 110 wait
    assert (moved.assumption.at, moved.at_low.p50, moved.at_high.p50) == ("supplies.team.a_month", 140, 110)
    assert (moved.change.p10, moved.change.p90, moved.size) == (-30, -30, 30)


def test_the_months_to_clear_and_what_is_not_within_the_forecast():
    (moved,) = sensitivity(INPUTS, "cleared", runs=20)
    # 200 at 30 a month clear in the seventh month; at 20 in the tenth, and the forecast has eight
    assert (moved.at_high.p50, moved.at_low.p50, moved.not_within) == (6, 8, 20)


def test_the_greatest_first_and_exact_numbers_on_request():
    also = {"supplies.team.rejected": (0.0, 0.3), "demand.withdrawn": (0.0, 0.001), "supplies.team.vacancy": (0.0, 0.9)}
    found = sensitivity(ranked_inputs(), also=also, runs=100)
    assert {moved.assumption.at for moved in found} == {"supplies.team.a_month", *also}
    sizes = [moved.size for moved in found]
    assert sizes == sorted(sizes, reverse=True)
    assert found[-1].assumption.at == "demand.withdrawn"


def test_an_id_with_a_dot():
    inputs = plan_inputs(supplies=(supply({"low": 20, "high": 30}, id="team.north"),))
    assert sensitivity(inputs, runs=5)[0].assumption.at == "supplies.team.north.a_month"


def test_a_measure_that_the_last_months_cannot_tell():
    inputs = plan_inputs(supplies=(supply({"low": 20, "high": 60}),), demand=demand(a_month=20), months=12)
    assert sensitivity(inputs, "on_time_high", runs=50)[0].change.p50 > 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"answer": "waitin"}, "there is no measure 'waitin'"),
        ({"month": date(2024, 11, 2)}, "2024-11-02 is not the first day of a month that can tell waiting. Give one from 2024-11-01 to 2025-06-01."),
        ({"also": {"demand.withdraw": (0, 1)}}, "demand.withdraw: the inputs have no such number. Did you mean demand.withdrawn?"),
        ({"also": {"demand.withdrawn": (1, 0)}}, "1 is not below 0. Give the lower one first."),
        ({"also": {"demand.withdrawn": (0.0, 2.0)}}, "demand.withdrawn"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(more, words):
    with pytest.raises(InputError, match=words):
        sensitivity(INPUTS, runs=5, **more)


def test_what_is_not_known():
    with pytest.raises(Undetermined):
        sensitivity(plan_inputs(demand=None), runs=5)
    with pytest.raises(Undetermined):
        sensitivity(plan_inputs(demand=None), "cleared", also={"supplies.team.vacancy": (0.0, 0.5)}, runs=5)
