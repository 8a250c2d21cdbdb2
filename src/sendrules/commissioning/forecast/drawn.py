"""``Drawn``: everything that chance decides of a forecast, drawn before the queue is worked through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sendrules.commissioning.forecast.arrivals import arrivals
from sendrules.commissioning.forecast.draws import Counts, Draws, Floats
from sendrules.commissioning.forecast.order import queue_order
from sendrules.commissioning.forecast.places import places
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs


@dataclass(frozen=True, slots=True)
class Drawn:
    """The random numbers of all runs. The last axis is the run. Groups are in the order of ``queue_order``.

    Attributes:
        waiting: how many cases wait at the start, by month of request, the longest wait first, and group; the same in all runs.
        arrived: new cases by month and group.
        places: by supply, how many cases it can take each month.
        rejected: by supply, one uniform number a month for its rejections; None where it has none.
        withdrawn: one uniform number for each month and group; None where none is withdrawn.
    """

    waiting: Counts
    arrived: Counts
    places: tuple[Counts, ...]
    rejected: tuple[Floats | None, ...]
    withdrawn: Floats | None

    @property
    def runs(self) -> int:
        """How many runs."""
        return int(self.arrived.shape[-1])


def draw(inputs: PlanInputs, draws: Draws) -> Drawn:
    """Draw everything that chance decides.

    Args:
        inputs: the inputs, of which everything is known that ``missing_of`` names.
        draws: how many runs, and their seed.
    """
    groups, supplies, wait, demand = (
        queue_order(inputs),
        known(inputs.supplies),
        known(inputs.waiting),
        known(inputs.demand),
    )
    shape = (inputs.months, draws.runs)
    longest = max(wait.longest, 1)
    waiting = np.zeros((longest, len(groups), 1), np.int32)
    for n, group in enumerate(groups):
        counts = wait.counts[group.id]
        waiting[longest - len(counts) :, n, 0] = counts[::-1]
    withdrawn = None
    if demand.withdrawn:
        withdrawn = draws.stream("demand", "withdrawn").random((inputs.months, len(groups), draws.runs))
    return Drawn(
        waiting=waiting,
        arrived=arrivals(inputs, draws),
        places=tuple(places(supply, inputs, draws) for supply in supplies),
        rejected=tuple(
            draws.stream("supply", supply.id, "rejected").random(shape) if supply.rejected else None
            for supply in supplies
        ),
        withdrawn=withdrawn,
    )
