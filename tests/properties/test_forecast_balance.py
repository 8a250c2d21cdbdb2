"""In every run and month: those who waited at the start and those who came are allocated, withdrawn or still waiting."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from plan_forecasts import any_inputs
from sendrules.commissioning.forecast import Draws, draw, simulate


@settings(deadline=None, max_examples=30)
@given(any_inputs(), st.integers(0, 999))
def test_nobody_is_lost(inputs, seed):
    drawn = draw(inputs, Draws(runs=7, seed=seed))
    flow = simulate(inputs, drawn)
    came = drawn.waiting.sum(axis=0) + np.cumsum(flow.arrived, axis=0)
    left = np.cumsum(flow.allocated - flow.rejected + flow.withdrawn, axis=0)
    assert (came == left + flow.waiting).all()
    assert min(part.min() for part in (flow.allocated, flow.rejected, flow.withdrawn, flow.waiting)) >= 0
    assert (flow.rejected <= flow.allocated).all()


@settings(deadline=None, max_examples=30)
@given(any_inputs(), st.integers(0, 999))
def test_no_month_takes_more_than_its_places(inputs, seed):
    drawn = draw(inputs, Draws(runs=7, seed=seed))
    flow = simulate(inputs, drawn)
    places = sum((one for one in drawn.places), start=np.zeros((inputs.months, 7), int))
    assert (flow.allocated.sum(axis=1) <= places).all()


@settings(deadline=None, max_examples=30)
@given(any_inputs(), st.integers(0, 999))
def test_low_is_never_above_high(inputs, seed):
    flow = simulate(inputs, draw(inputs, Draws(runs=7, seed=seed)), by_group=True)
    for low, high in (flow.over_20, flow.over_52):
        assert (low <= high).all()
        assert (high <= flow.waiting).all()
    low, high = flow.kept
    assert (low[: len(high)] <= high[: len(low)]).all()
