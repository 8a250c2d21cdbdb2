import numpy as np
import pytest

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import Draws, draw, rejections, simulate
from sendrules.commissioning.forecast.rejections import Rejections, binomial_table
from sendrules.commissioning.inputs import Waiting


def flow_of(*supplies, wait=10, months=6):
    counts = Waiting(counts={"all": (wait,)}, source=SAID)
    inputs = plan_inputs(months=months, waiting=counts, supplies=supplies)
    return simulate(inputs, draw(inputs, Draws(runs=1)))


@pytest.mark.parametrize(
    ("after", "allocated"), [(1, [10, 10, 10, 10, 10, 10]), (2, [10, 0, 10, 0, 10, 0]), (3, [10, 0, 0, 10, 0, 0])]
)
def test_a_rejected_case_is_back_after_so_many_months(after, allocated):
    flow = flow_of(supply(50, rejected=1.0, back_after_months=after))
    assert flow.allocated[:, 0, 0].tolist() == allocated
    assert flow.waiting[:, 0, 0].tolist() == [10] * 6, "a case whose report was rejected waits"


def test_two_supplies_reject_no_more_than_they_had():
    flow = flow_of(
        supply(6, rejected=1.0, back_after_months=1), supply(6, id="contract", rejected=1.0, back_after_months=1)
    )
    assert flow.rejected[:, 0, 0].tolist() == [10] * 6


def test_only_the_supply_that_rejects_sends_back():
    """The first supply takes 6 of 10 and rejects none; the second takes 4 and rejects all."""
    flow = flow_of(supply(6), supply(6, id="contract", rejected=1.0, back_after_months=1), months=2)
    assert flow.rejected[:, 0, 0].tolist() == [4, 0]


def test_the_table_of_three_reports_by_hand():
    """With a chance of 0.1: 0.9³ = 0.729, 0.729 + 3 x 0.1 x 0.81 = 0.972, 0.972 + 3 x 0.01 x 0.9 = 0.999. 2 is more than any number."""
    assert binomial_table(0.1, 3)[:, 3] == pytest.approx([0.729, 0.972, 0.999, 2.0])


def test_the_share_that_is_rejected_is_the_share_given():
    """Of 20,000 months with 40 reports each; the mean of 800,000 has a standard error of 0.0003."""
    inputs = plan_inputs(
        months=20, supplies=[supply(40, rejected=0.06, back_after_months=1)],
        waiting=Waiting(counts={"all": (100_000,)}, source=SAID),
    )  # fmt: skip
    flow = simulate(inputs, draw(inputs, Draws(runs=1000, seed=3)))
    assert np.mean(flow.rejected) / 40 == pytest.approx(0.06, abs=0.0012)


def test_once_a_rejected_case_has_its_place_again_the_counts_are_sure():
    """A contract of one month rejects all it did, and the cases are back two months later; the team takes everyone at once."""
    contract = supply(
        5, id="contract", starts="2024-11-01", ends="2024-11-30", late_by_months=0, rejected=1.0, back_after_months=2
    )
    inputs = plan_inputs(
        months=8, demand=demand(a_month=20), plan_after_months=3, supplies=[contract, supply(200)],
        waiting=Waiting(counts={"all": (5,)}, source=SAID),
    )  # fmt: skip
    flow = simulate(inputs, draw(inputs, Draws(runs=4)))
    low, asked = flow.kept[0], flow.asked[0]
    assert (flow.rejected[0].sum(axis=0) == 5).all()
    assert (low[2:] == asked[2 : len(low)]).all()


def test_a_team_of_a_million_needs_no_table_of_terabytes():
    """Half of a million reports: 500,000 with a standard deviation of 500."""
    flow = flow_of(supply(1_000_000, rejected=0.5, back_after_months=1), wait=1_000_000, months=1)
    assert flow.rejected[0, 0, 0] == pytest.approx(500_000, abs=5_000)


@pytest.mark.parametrize("share", [0.001, 0.06, 0.5, 1.0])
def test_without_a_table_the_numbers_are_the_same(share, monkeypatch):
    drawn, places = np.random.default_rng(4).random((2, 500)), np.full((2, 500), 300)
    by_table = Rejections(share, places, drawn).of(0, np.arange(500) % 301)
    monkeypatch.setattr(rejections, "_MOST_IN_TABLE", 0)
    assert Rejections(share, places, drawn).of(0, np.arange(500) % 301).tolist() == by_table.tolist()
