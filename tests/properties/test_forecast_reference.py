"""The forecast on columns beside one object a case and day: who gets a place agrees exactly, and low and high hold what the days say."""

from itertools import chain
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from plan_forecasts import any_inputs
from plan_reference import Reference, newest, oldest
from sendrules.commissioning.forecast import Draws, draw, simulate

ANY_DAYS = st.integers(0, 9_999)


def choice(seed):
    """The oldest again and again, the newest, or any."""
    chance = Random(seed)
    return [oldest, newest, chance.sample][seed % 3]


def by_month(counts, run):
    return counts[:, :, run].tolist()


def agree(flow, one, run):
    """Who gets a place is the same, whichever reports are rejected."""
    assert by_month(flow.withdrawn, run) == one.withdrawn
    assert by_month(flow.allocated, run) == one.allocated
    assert by_month(flow.rejected, run) == one.rejected
    assert by_month(flow.waiting, run) == one.waiting
    assert flow.first[:, 0, run].tolist() == one.old_first


def held(flow, one, run):
    """What the days say lies between low and high."""
    for days, (low, high) in ((140, flow.over_20), (364, flow.over_52)):
        assert (low[:, :, run] <= one.over[days]).all()
        assert (one.over[days] <= high[:, :, run]).all()
    assert (one.old <= flow.old[:, 0, run]).all()
    assert (one.old_over_20 <= flow.old_over_20[:, 0, run]).all()
    for n, surely in enumerate((True, False)):
        counts = (part[:, :, run].ravel() for part in (flow.kept[n], flow.asked[n]))
        days = (chain(*part.get(surely, [])) for part in (one.kept, one.asked))
        for kept, asked, told, of in zip(*counts, *days, strict=True):  # shares, as fractions
            assert kept * of <= told * asked if surely else told * asked <= kept * of


@settings(deadline=None, max_examples=80)
@given(any_inputs(), st.integers(0, 999), ANY_DAYS)
def test_whichever_reports_are_rejected_low_and_high_hold_the_days(inputs, seed, days):
    drawn = draw(inputs, Draws(runs=3, seed=seed))
    flow = simulate(inputs, drawn, by_group=True)
    for run in range(3):
        chosen = {"rejected": choice(days + run), "gone": choice(days // 3 + run)}
        one = Reference(inputs, drawn, run, days=Random(days), **chosen).on_time()
        agree(flow, one, run)
        held(flow, one, run)
