"""Queues whose solution is known: a queue with a fixed number of places and Poisson requests, and Little's law."""

from functools import cache

import numpy as np
import pytest

from plan_inputs import demand, plan_inputs, supply
from sendrules.commissioning.forecast import Draws, draw, simulate
from sendrules.commissioning.inputs import Waiting

RUNS, MONTHS, RATE = 4_000, 240, 0.8


@cache
def queue():
    """One place a month and 0.8 requests a month, from an empty queue: arrivals by month and run, and who waits at its end."""
    inputs = plan_inputs(
        months=MONTHS,
        demand=demand(a_month=RATE),
        supplies=[supply(1)],
        waiting=Waiting(counts={"all": ()}, source="empty"),
    )
    flow = simulate(inputs, draw(inputs, Draws(runs=RUNS, seed=11)))
    return flow.arrived[:, 0], flow.allocated[:, 0], flow.waiting[:, 0]


def standard_error(values):
    return values.std() / np.sqrt(values.size)


def test_the_mean_queue_is_that_of_one_server_with_a_fixed_time():
    """In the long run λ² / (2(1 - λ)) wait after each service (M/D/1, Pollaczek and Khinchine): 0.64 / 0.4 = 1.6."""
    waiting = queue()[2][-1]
    assert waiting.mean() == pytest.approx(1.6, abs=4 * standard_error(waiting))


def test_the_share_of_months_without_a_queue():
    """In the long run nobody is left over with the chance P(0 or 1 present): (1 - λ)e^λ = 0.2 x 2.2255 = 0.4451."""
    empty = queue()[2][-1] == 0
    assert empty.mean() == pytest.approx(0.4451, abs=4 * standard_error(empty))


def test_the_queue_is_stationary():
    early, late = queue()[2][150], queue()[2][-1]
    assert early.mean() == pytest.approx(late.mean(), abs=4 * (standard_error(early) + standard_error(late)))


def test_littles_law():
    """Who waits on average is how many come in a month times how many months they wait; 2% for those who still wait at the end."""
    arrived, allocated, waiting = (counts[:, :300] for counts in queue())
    months, waits = np.arange(MONTHS), []
    for run in range(arrived.shape[1]):
        asked, placed = np.repeat(months, arrived[:, run]), np.repeat(months, allocated[:, run])
        waits.append(placed - asked[: len(placed)])
    mean_wait = np.concatenate(waits).mean()
    assert waiting.mean() == pytest.approx(arrived.mean() * mean_wait, rel=0.02)


def test_a_queue_that_grows_grows_by_what_is_over():
    """50 requests and 35 places a month from an empty queue: 15 more wait with each month. Standard error: sqrt(12 x 50 / 2000)."""
    inputs = plan_inputs(
        months=12, demand=demand(a_month=50), supplies=[supply(35)], waiting=Waiting(counts={"all": ()}, source="empty")
    )
    flow = simulate(inputs, draw(inputs, Draws(runs=2000, seed=5)))
    assert flow.waiting[-1].mean() == pytest.approx(12 * 15, abs=4 * np.sqrt(12 * 50 / 2000))


@pytest.mark.parametrize("spread", [0.0, 0.3])
def test_the_requests_have_the_mean_and_spread_given(spread):
    """Variance of a month: 40 for chance alone, and 40² x spread² more. Within 4% of it, and 4 standard errors of the mean."""
    inputs = plan_inputs(months=8, demand=demand(a_month=50, assessed=0.8, spread=spread))
    arrived = draw(inputs, Draws(runs=5000, seed=2)).arrived[:, 0].ravel()
    assert arrived.mean() == pytest.approx(40, abs=4 * standard_error(arrived))
    assert arrived.var() == pytest.approx(40 + 1600 * spread**2, rel=0.04)
