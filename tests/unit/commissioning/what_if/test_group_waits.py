"""How long each group of a forecast waits, by hand."""

from datetime import date

import numpy as np
import pytest

from plan_inputs import SAID, demand, plan_inputs, ranked_inputs, supply
from sendrules.commissioning.forecast.answer import Undetermined, forecast
from sendrules.commissioning.inputs import Group, Waiting
from sendrules.commissioning.what_if.group_waits import _state, group_waits
from sendrules.errors import InputError

TWO = plan_inputs(
    supplies=(supply(10),),
    waiting=Waiting(counts={"first": (0, 10, 10), "second": (0, 9, 1)}, source=SAID),
    groups=[Group(id=id, lane="all", rank=n, share=0.5, source=SAID) for n, id in enumerate(("first", "second"), 1)],
    ages_up_after_months="never",
)


def test_two_ranks_by_hand():
    # ten places a month: the first group's ten of August go in November, its ten of September in December
    found = group_waits(forecast(TWO, runs=3), date(2024, 11, 1))
    # at the end of November: ten of September (2 months); of the second, one of August (3) and nine of September
    assert (found["first"].waiting.p50, found["first"].longest.p50, found["first"].p90.p50) == (10, 2, 2)
    assert (found["second"].waiting.p50, found["second"].longest.p50, found["second"].p90.p50) == (10, 3, 2)
    later = group_waits(forecast(TWO, runs=3), date(2024, 12, 1))
    assert (later["first"].waiting.p50, later["first"].longest.p50) == (0, -1)
    assert later["second"].longest.p50 == 4


def test_what_the_forecast_did_done_again():
    inputs = ranked_inputs(demand=demand(a_month=60, withdrawn=0.02))
    found = forecast(inputs, runs=20, seed=2)
    here = np.empty_like(found.flow.waiting[0])
    for n in range(inputs.months):
        _state(found, n).waiting(n, 0, here)
        assert (here == found.flow.waiting[n]).all()


def test_small_groups_are_hidden():
    # at the end of November two of August wait in the second group; the first follows it in turn
    few = TWO.model_copy(update={"waiting": Waiting(counts={"first": (0, 10, 10), "second": (0, 0, 2)}, source=SAID)})
    found = forecast(few, runs=3)
    assert group_waits(found, date(2024, 11, 1)) == {"first": None, "second": None}
    assert group_waits(found, date(2024, 11, 1), hide_small=False)["second"].waiting.p50 == 2


def test_what_cannot_be_asked():
    with pytest.raises(InputError, match="2024-11-02 is no month of the forecast"):
        group_waits(forecast(TWO, runs=3), date(2024, 11, 2))
    with pytest.raises(Undetermined):
        group_waits(forecast(plan_inputs(demand=None), runs=3), date(2024, 11, 1))


def test_groups_are_named_as_they_are_counted_in_any_order():
    """Declared the other way round, each group keeps its own wait."""
    turned = TWO.model_copy(update={"groups": TWO.groups[::-1]})
    found = group_waits(forecast(turned, runs=3), date(2024, 11, 1))
    assert list(found) == ["second", "first"]
    assert found == group_waits(forecast(TWO, runs=3), date(2024, 11, 1))
