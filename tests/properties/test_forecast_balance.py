"""In every run and month: those who waited at the start and those who came are allocated, withdrawn or still waiting."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from plan_inputs import demand, ranked_inputs, supply
from sendrules.commissioning.forecast import Draws, draw, simulate


@st.composite
def inputs(generate):
    share = st.sampled_from([0.0, 0.05, 0.3, 1.0])
    team = supply(
        {"low": 5, "high": 41},
        vacancy=generate(share),
        vacancy_loses=6.0,
        rejected=generate(share),
        back_after_months=generate(st.integers(1, 4)),
    )
    other = supply(
        12, id="contract", lane="b", starts="2027-03-10", ends="2027-09-20", late_by_months={"low": 0, "high": 3}
    )
    return ranked_inputs(
        months=generate(st.integers(1, 20)),
        demand=demand(
            a_month=generate(st.sampled_from([0, 3, 60])),
            withdrawn=generate(share),
            spread=generate(st.sampled_from([0.0, 0.4])),
        ),
        supplies=generate(st.sampled_from([(), (team,), (other,), (team, other)])),
        ages_up_after_months=generate(st.sampled_from(["never", 1, 6])),
    )


@settings(deadline=None)
@given(inputs(), st.integers(0, 9))
def test_nobody_is_lost(inputs, seed):
    drawn = draw(inputs, Draws(runs=7, seed=seed))
    flow = simulate(inputs, drawn)
    came = drawn.waiting.sum(axis=1) + np.cumsum(flow.arrived, axis=0)
    left = np.cumsum(flow.allocated - flow.rejected + flow.withdrawn, axis=0)
    assert (came == left + flow.waiting).all()
    assert min(part.min() for part in (flow.allocated, flow.rejected, flow.withdrawn, flow.waiting)) >= 0
    assert (flow.rejected <= flow.allocated).all()
