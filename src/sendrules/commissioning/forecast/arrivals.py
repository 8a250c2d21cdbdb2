"""How many new cases come into each group of the queue, by month and run."""

from __future__ import annotations

import numpy as np

from sendrules.commissioning.forecast.draws import Counts, Draws, Floats
from sendrules.commissioning.forecast.months import month_after
from sendrules.commissioning.forecast.order import queue_order
from sendrules.commissioning.inputs.demand import Demand
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.errors import InputError, Problem

MOST_CASES = 50_000_000
"""The most cases that a run can follow. Counts have 32 bits, and beyond about 2 thousand million they would be wrong without a word."""


def expected_of(demand: Demand, inputs: PlanInputs, draws: Draws) -> Floats:
    """Give how many cases are expected to go into the queue, by month and run.

    Args:
        demand: the demand, of which everything is known.
        inputs: the inputs.
        draws: the draws.

    Returns:
        An array of months and runs; one run where all are alike.
    """
    base = draws.once(known(demand.a_month), "demand", "a_month") * draws.once(
        known(demand.assessed), "demand", "assessed"
    )
    growth = draws.once(known(demand.growth_a_year), "demand", "growth")
    months = np.arange(inputs.months)[:, None]
    factors = known(demand.seasonal)
    season = [factors[month_after(inputs.first_month, n).month] for n in range(inputs.months)]
    expected = base * (1 + growth) ** (months / 12) * np.array(season)[:, None]
    if demand.spread:
        shape = 1 / demand.spread**2
        stream = draws.stream("demand", "spread")
        expected = expected * stream.gamma(shape, 1 / shape, (inputs.months, draws.runs))
    return np.asarray(expected)


def arrivals(inputs: PlanInputs, draws: Draws) -> Counts:
    """Draw how many new cases come into each group.

    Args:
        inputs: the inputs, of which the demand and the groups are known.
        draws: the draws.

    Returns:
        Counts by month, group and run.

    Raises:
        InputError: there are more cases than a run can follow.
    """
    expected = expected_of(known(inputs.demand), inputs, draws)
    _countable(known(inputs.waiting).total + float(expected.sum(axis=0).max()))
    shares = np.array([group.share for group in queue_order(inputs)])
    stream, drawn = draws.stream("demand", "arrivals"), np.empty((inputs.months, len(shares), draws.runs), np.int32)
    for month, of_month in enumerate(expected):  # a month at a time, so that the wide numbers stay near
        drawn[month] = stream.poisson(of_month * shares[:, None], drawn.shape[1:])
    return drawn


def _countable(cases: float) -> None:
    if cases > MOST_CASES:
        message = f"those who wait and those who come are {cases:,.0f} cases in a run, of which at most {MOST_CASES:,} can be followed."
        raise InputError(
            "the inputs of the forecast", [Problem("demand.a_month", message, "Check the numbers and the growth.")]
        )
