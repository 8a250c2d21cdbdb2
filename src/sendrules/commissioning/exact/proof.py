"""The proof that a plan costs the least: a price for each column, in whole numbers.

Take a price from each column. If every case then stands where it costs its group the least, no other plan costs less: all plans fill
the same columns with the same numbers of cases and empty places, so the prices come to the same in each. Such prices exist exactly where
no chain of moves makes the plan cheaper. They are looked for in the finished plan, with no rounding, so the proof does not rest on the
solver.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.exact.grouped import NOT_ALLOWED, Grouped, Whole


def prices(problem: Grouped, plan: Whole) -> Whole:
    """Give the price of each column, which proves that a plan costs the least.

    Args:
        problem: the problem.
        plan: by group and column how many cases, with the empty places.

    Raises:
        ArithmeticError: there are none: a chain of moves makes the plan cheaper.
    """
    columns = len(problem.room)
    moving = np.full((columns, columns), NOT_ALLOWED, np.int64)
    for column in range(columns):
        here = problem.cost[plan[:, column] > 0]
        if len(here):
            moving[column] = np.where(here < NOT_ALLOWED, here - here[:, column, None], NOT_ALLOWED).min(axis=0)
    found = np.zeros(columns, np.int64)
    for _ in range(columns):
        better = np.minimum(found, (found[:, None] + moving).min(axis=0))
        if (better == found).all():
            return found
        found = better
    raise ArithmeticError("the plan is not the cheapest: a chain of moves makes it cheaper")


def as_cheap(problem: Grouped, price: Whole) -> NDArray[np.bool_]:
    """Give by group and column whether a case may stand there in a plan of the least cost.

    A plan costs the least exactly where every case and every empty place stands in one of these.

    Args:
        problem: the problem.
        price: the price of each column.
    """
    net = np.where(problem.cost < NOT_ALLOWED, problem.cost - price, NOT_ALLOWED)
    found: NDArray[np.bool_] = net == net.min(axis=1, keepdims=True)
    return found
