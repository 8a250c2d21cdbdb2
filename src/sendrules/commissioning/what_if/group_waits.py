"""``group_waits``: how long each group of a forecast waits, so that plans can be compared by whom they leave waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.answer import Forecast, Undetermined
from sendrules.commissioning.forecast.order import queue_order
from sendrules.commissioning.forecast.queue_state import QueueState
from sendrules.commissioning.forecast.ranges import Range, percentiles
from sendrules.commissioning.inputs.missing import known
from sendrules.errors import InputError, Problem
from sendrules.scorecard.small_numbers import suppressed

Ages = NDArray[np.int64]
"""By group and run, in whole months between the month of the request and this one; -1 where nobody waits."""


@dataclass(frozen=True, slots=True)
class GroupWait:
    """How long one group waits for a place at the end of a month. Months are whole: 0 is the month of the request.

    Attributes:
        waiting: how many wait.
        longest: how many months the one who has waited longest has waited; -1 where nobody waits.
        p90: nine of ten of those who wait have waited no longer than this.
    """

    waiting: Range
    longest: Range
    p90: Range


def group_waits(found: Forecast, month: date, *, hide_small: bool = True) -> dict[str, GroupWait | None]:
    """Say how long each group of a forecast waits at the end of a month.

    Args:
        found: the forecast.
        month: the first day of the month.
        hide_small: whether groups are left out of which 1 to 4 cases wait in the middle run, and those that would give them away.

    Returns:
        By the id of the group how long it waits; None where it is hidden.

    Raises:
        Undetermined: an input that the forecast needs is not known.
        InputError: there is no such month in the forecast.

    >>> from sendrules.commissioning.forecast import forecast
    >>> from sendrules.commissioning.inputs import Demand, Group, Lane, PlanInputs, Supply, Waiting
    >>> said = "illustration"
    >>> inputs = PlanInputs(
    ...     first_month="2024-11-01", months=8, source=said,
    ...     demand=Demand(a_month=0, seasonal=dict.fromkeys(range(1, 13), 1.0), growth_a_year=0, withdrawn=0, assessed=1, source=said),
    ...     supplies=[Supply(id="team", a_month=35, starts="2024-11-01", ends="never", vacancy=0, rejected=0, source=said)],
    ...     waiting=Waiting(counts={"all": (0, 0, 0, 0, 0, 200)}, source=said),
    ...     groups=[Group(id="all", lane="all", rank=1, share=1, source=said)], lanes=[Lane(id="all", share=1, source=said)])
    >>> group_waits(forecast(inputs, runs=10), date(2024, 12, 1))["all"].longest  # requested in May
    Range(p10=7, p50=7, p90=7)
    """
    if lacking := found.lacks("waiting"):
        raise Undetermined(lacking)
    if month not in found.months:
        fix = f"Give the first day of a month from {found.months[0]} to {found.months[-1]}."
        raise InputError("the waits of groups", [Problem("month", f"{month} is no month of the forecast.", fix)])
    at = found.months.index(month)
    waiting = known(found.flow).waiting[at]
    longest, p90 = _ages(_state(found, at), at, waiting)
    ranges = [percentiles(each) for each in (waiting, longest, p90)]
    ids = [group.id for group in queue_order(found.inputs)]  # as the counts are, and not as the groups were declared
    counts = {id: int(ranges[0][1, n]) for n, id in enumerate(ids)}
    shown = suppressed(counts).counts if hide_small else counts
    told = {id: GroupWait(*(Range(*each[:, n].tolist()) for each in ranges)) for n, id in enumerate(ids)}
    return {group.id: None if shown[group.id] is None else told[group.id] for group in known(found.inputs.groups)}


def _state(found: Forecast, until: int) -> QueueState:
    """The queue at the end of a month: what the forecast did, done again."""
    drawn, flow, demand = known(found.drawn), known(found.flow), known(found.inputs.demand)
    state = QueueState(drawn.waiting, drawn.arrived)
    for month in range(until + 1):
        if drawn.withdrawn is not None and demand.withdrawn:
            state.withdraw(month, demand.withdrawn, drawn.withdrawn[month])
        state.out += flow.allocated[month] - flow.rejected[month]
    return state


def _ages(state: QueueState, month: int, waiting: NDArray[np.int32]) -> tuple[Ages, Ages]:
    """The longest wait and the one that nine of ten do not exceed, by group and run."""
    may_be_longer = waiting - -(-waiting * 9 // 10)
    longest, p90 = np.full(waiting.shape, -1, np.int64), np.full(waiting.shape, -1, np.int64)
    so_long = np.zeros_like(waiting)
    for age in range(state.before + month + 1):
        state.waiting(month, age, so_long)
        longest[so_long > 0] = age
        p90[so_long > may_be_longer] = age
    return longest, p90
