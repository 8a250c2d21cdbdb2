"""How many cases each supply can take, by month and run."""

from __future__ import annotations

from datetime import date

import numpy as np

from sendrules.commissioning.forecast.draws import Counts, Draws, Floats
from sendrules.commissioning.forecast.months import position
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.inputs.supply import Supply

_HAIR = 1e-9  # what a sum of fractions may lack of a whole number


def in_force(supply: Supply, inputs: PlanInputs, draws: Draws) -> Floats:
    """Give the part of each month in which a supply works, by month and run.

    Args:
        supply: the supply, of which everything is known.
        inputs: the inputs.
        draws: the draws, for how late it starts.

    Returns:
        An array of months and runs; one run where all are alike.
    """
    starts, ends = known(supply.starts), known(supply.ends)
    start = np.array([position(inputs.first_month, starts)])
    late = known(supply.late_by_months) if starts > inputs.first_month else supply.late_by_months
    if late is not None and starts >= inputs.first_month:
        start = start + draws.once(late, "supply", supply.id, "late")
    end = position(inputs.first_month, ends, ends=True) if isinstance(ends, date) else np.inf
    months = np.arange(inputs.months)[:, None]
    return np.asarray(np.clip(np.minimum(end, months + 1) - np.maximum(start, months), 0, 1))


def places(supply: Supply, inputs: PlanInputs, draws: Draws) -> Counts:
    """Draw how many cases a supply can take. A fraction of a place is carried on to the next month.

    Args:
        supply: the supply, of which everything is known.
        inputs: the inputs.
        draws: the draws.

    Returns:
        Counts by month and run.
    """
    part = in_force(supply, inputs, draws)
    a_month = np.broadcast_to(draws.once(known(supply.a_month), "supply", supply.id, "a_month"), (draws.runs,))
    vacant = None
    if supply.vacancy:
        vacant = draws.stream("supply", supply.id, "vacancy").random((inputs.months, draws.runs)) < supply.vacancy
    rates = a_month if vacant is None else np.maximum(a_month - known(supply.vacancy_loses) * vacant, 0)
    so_far = np.empty((inputs.months + 1, draws.runs))
    so_far[0], so_far[1:] = _HAIR, rates * part
    for month in range(inputs.months):  # faster than cumsum, which leaps from row to row
        so_far[month + 1] += so_far[month]
    return np.diff(np.floor(so_far, out=so_far), axis=0).astype(np.int32)
