"""The forecast on columns and a plain reference, one object a case, agree month by month and group by group for the same draws."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plan_forecasts import any_inputs
from plan_inputs import demand, plan_inputs, supply
from plan_reference import Reference
from sendrules.commissioning.forecast import Draws, draw, simulate


def by_month(counts, run):
    return counts[:, :, run].tolist()


@settings(deadline=None, max_examples=30)
@given(any_inputs(most_back=1), st.integers(0, 999))
def test_the_columns_agree_with_one_object_a_case(inputs, seed):
    drawn = draw(inputs, Draws(runs=3, seed=seed))
    flow = simulate(inputs, drawn, by_group=True)
    for run in range(3):
        one = Reference(inputs, drawn, run).on_time()
        assert by_month(flow.withdrawn, run) == one.withdrawn
        assert by_month(flow.allocated, run) == one.allocated
        assert by_month(flow.rejected, run) == one.rejected
        assert by_month(flow.waiting, run) == one.waiting
        for n, surely in enumerate((True, False)):
            assert by_month(flow.over_20[n], run) == one.over[140, surely]
            assert by_month(flow.over_52[n], run) == one.over[364, surely]
            assert by_month(flow.kept[n], run) == one.kept.get(surely, [])
            assert by_month(flow.asked[n], run) == one.asked.get(surely, [])


@settings(deadline=None, max_examples=30)
@given(st.sampled_from([2, 3, 7, 40]), st.sampled_from([0.1, 0.5, 0.9]), st.integers(0, 30), st.integers(0, 999))
def test_where_others_overtake_low_and_high_bracket_the_reference(after, rejected, places, seed):
    """A case that is back after more than a month keeps the month of its request; the columns do not follow which case it is."""
    team = supply(places, rejected=rejected, back_after_months=after)
    inputs = plan_inputs(months=14, demand=demand(a_month=12), supplies=[team])
    drawn = draw(inputs, Draws(runs=2, seed=seed))
    flow = simulate(inputs, drawn, by_group=True)
    for run in range(2):
        one = Reference(inputs, drawn, run).on_time()
        assert by_month(flow.allocated, run) == one.allocated
        assert by_month(flow.waiting, run) == one.waiting
        for days, over in ((140, flow.over_20), (364, flow.over_52)):
            assert (over[0][:, :, run] <= one.over[days, True]).all()
            assert (over[1][:, :, run] >= one.over[days, False]).all()
        assert (flow.kept[0][:, :, run] <= one.kept[True]).all()
        assert (flow.kept[1][:, :, run] >= one.kept[False]).all()
