"""The solver: the transport problem as a linear program, by HiGHS through scipy.

Its corners are whole numbers, so no search over whole numbers is needed. Each group of like cases is one row, so 2,000 cases are a few
hundred rows. An assignment solver would need a row for each case and a column for each place.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from sendrules.commissioning.exact.grouped import NOT_ALLOWED, Grouped, Whole


def solved(problem: Grouped) -> Whole:
    """Give a plan of the least cost: by group and column how many cases.

    Args:
        problem: the problem.

    Raises:
        ArithmeticError: the solver gave no plan in whole numbers, which its method does not allow.
    """
    cost = problem.cost[: problem.empty]
    group, column = np.nonzero(cost < NOT_ALLOWED)
    every, ones = np.arange(len(group)), np.ones(len(group))
    if not len(group):
        return filled(problem, np.zeros((0, len(problem.room)), np.int64))
    answer = linprog(
        cost[group, column].astype(float),
        A_eq=csr_array((ones, (group, every)), shape=(len(cost), len(group))),
        b_eq=problem.size[: problem.empty].astype(float),
        A_ub=csr_array((ones, (column, every)), shape=(len(problem.room), len(group))),
        b_ub=problem.room.astype(float),
        method="highs-ds",  # the simplex method ends in a corner
    )
    if answer.x is None:
        raise ArithmeticError(f"the solver gave no plan: {answer.message}")
    plan = np.zeros(cost.shape, np.int64)
    plan[group, column] = np.rint(answer.x)
    if np.abs(answer.x - plan[group, column]).max() > 1e-6:
        raise ArithmeticError("the solver gave parts of cases")
    return filled(problem, plan)


def filled(problem: Grouped, plan: Whole) -> Whole:
    """Add the group of empty places to a plan, and check that every case stands once and no column has too many.

    Args:
        problem: the problem.
        plan: by group and column how many cases, without the empty places.

    Raises:
        ArithmeticError: a case is left out or stands twice, or a column has too many.
    """
    empty = problem.room - plan.sum(axis=0)
    if (empty < 0).any() or (plan < 0).any() or (plan.sum(axis=1) != problem.size[: problem.empty]).any():
        raise ArithmeticError("the plan leaves a case out, or has more cases than places")
    return np.vstack([plan, empty[None, :]])
