"""What no forecast can be made of is refused in words, before anything is counted."""

import pytest
from pydantic import ValidationError

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import Draws, forecast
from sendrules.commissioning.inputs import Group, Waiting
from sendrules.errors import InputError


@pytest.mark.parametrize("runs", [0, -1, 1.5, True, 1_000_001])
def test_a_number_of_runs_that_is_none(runs):
    with pytest.raises(InputError, match=r"runs: .* is not possible"):
        Draws(runs=runs)


@pytest.mark.parametrize("seed", [-1, 0.5, False])
def test_a_seed_that_is_none(seed):
    with pytest.raises(InputError, match=r"seed: .* is not possible"):
        Draws(runs=1, seed=seed)


def test_more_cases_than_can_be_counted_are_refused():
    """2,400 million would not fit into 32 bits, and were counted as none."""
    kinds = [Group(id=id, lane="all", rank=1, share=0.25, source=SAID) for id in "abcd"]
    counts = Waiting(counts=dict.fromkeys("abcd", (1_000_000,) * 600), source=SAID)
    with pytest.raises(InputError, match="2,400,000,000 cases in a run"):
        forecast(plan_inputs(groups=kinds, waiting=counts), runs=2)


def test_growth_beyond_all_counts_is_refused():
    growing = demand(a_month=1_000_000, growth_a_year=5.0)
    with pytest.raises(InputError, match="at most 50,000,000 can be followed"):
        forecast(plan_inputs(months=240, demand=growing), runs=2)


def test_more_places_than_can_be_counted_are_refused():
    """2,148 supplies of a million places have more than fit into 32 bits."""
    many = [supply(1_000_000, id=f"s{n}") for n in range(2_148)]
    with pytest.raises(ValidationError, match="together they take 2,148,000,000 cases a month"):
        plan_inputs(supplies=many)
    assert len(plan_inputs(supplies=many[:10]).supplies) == 10
