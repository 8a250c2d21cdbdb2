"""Simple orders beside the best plan: what each costs, and the condition under which it is the best that there is.

A simple order gives each case in turn the earliest place that it may have and that is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sendrules.commissioning.exact.grouped import Grouped, Lateness, Whole

NO_NEW_LATENESS = "no case is later than it is already bound to be"
AGREES_ON_DAYS = (
    "each case may have every place from its first on, and in this order no case comes after one with a later limit or a smaller weight. "
    "Limits that pass before the first case is done count as one. To exchange two cases of this order can only add days late"
)
AGREES_ON_NUMBER = (
    "each case may have every place from its first on, all limits fall between the same two days on which cases are done, and no case comes "
    "after one with a smaller weight"
)
AS_GOOD = "the solver found none better. No condition says so in advance"
WORSE = "the best plan is better"


@dataclass(frozen=True, slots=True)
class SimpleOrder:
    """What a simple order costs.

    Attributes:
        id: "own-order", "earliest-limit" or "heaviest".
        title: the order in words.
        cost: what it costs, as the cost of the allocation.
        more: how much more that is than the least; 0 where it is the best.
        proved: whether a condition says in advance that it is the best.
        why: the condition, or that there is none.
    """

    id: str
    title: str
    cost: int
    more: int
    proved: bool
    why: str

    @property
    def best(self) -> bool:
        """Whether no plan costs less."""
        return self.more == 0


def simple_orders(problem: Grouped, measure: Lateness, least: int) -> Iterator[SimpleOrder]:
    """Give what each simple order costs, beside the least.

    Args:
        problem: the problem, its cases in the authority's order.
        measure: what the plan makes small.
        least: what the best plan costs.
    """
    own = np.arange(len(problem.due))
    orders = {
        "own-order": ("the authority's own order", own),
        "earliest-limit": (
            "the earliest limit first, then the heavier",
            np.lexsort((own, -problem.weight, problem.due)),
        ),
        "heaviest": ("the heaviest first, then the earliest limit", np.lexsort((own, problem.due, -problem.weight))),
    }
    for id, (title, order) in orders.items():
        cost = cost_of(problem, measure, taken_in_turn(problem, order))
        why = why_best(problem, measure, order, cost)
        yield SimpleOrder(id, title, cost, cost - least, bool(why), why or (AS_GOOD if cost == least else WORSE))


def taken_in_turn(problem: Grouped, order: Whole) -> Whole:
    """Give by case its column where each in turn takes the earliest that it may have and that has room.

    Args:
        problem: the problem.
        order: the cases in their order.
    """
    room, found = problem.room.tolist(), np.empty(len(order), np.int64)
    patterns, kind_of = np.unique(problem.allowed, axis=0, return_inverse=True)
    open_columns = [np.flatnonzero(pattern).tolist()[::-1] for pattern in patterns]
    for case, kind in zip(order.tolist(), kind_of.reshape(-1)[order].tolist(), strict=True):
        columns = open_columns[kind]
        while not room[columns[-1]]:
            columns.pop()  # full once is full for ever
        room[columns[-1]] -= 1
        found[case] = columns[-1]
    return found


def cost_of(problem: Grouped, measure: Lateness, column_of: Whole) -> int:
    """Give what a plan costs: days late or cases late, each times its weight.

    Args:
        problem: the problem.
        measure: what the plan makes small.
        column_of: by case its column.
    """
    late = problem.days_late(column_of)
    return int((problem.weight * (late if measure is Lateness.DAYS else late > 0)).sum())


def why_best(problem: Grouped, measure: Lateness, order: Whole, cost: int) -> str:
    """Give the condition under which a simple order is the best; empty where none holds.

    Args:
        problem: the problem.
        measure: what the plan makes small.
        order: the cases in their order.
        cost: what the order costs.
    """
    if cost == problem.unavoidable:
        return NO_NEW_LATENESS
    one_pool = (np.diff(problem.allowed.astype(np.int8), axis=1) >= 0).all()
    lighter = (np.diff(problem.weight[order]) <= 0).all()
    if not one_pool or not lighter:
        return ""
    if measure is Lateness.DAYS:
        limits = np.clip(problem.due, problem.done[0], problem.done[-1])[order]
        return AGREES_ON_DAYS if (np.diff(limits) >= 0).all() else ""
    in_time = np.searchsorted(problem.done, problem.due, side="right")
    return AGREES_ON_NUMBER if (in_time == in_time[0]).all() else ""
