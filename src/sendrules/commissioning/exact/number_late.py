"""The fewest cases late, each with its weight, by the exact greedy way.

Every case needs one place. The sets of cases that can all be done in time together are the independent sets of a transversal matroid, so
to take the heaviest first and to keep each that still fits with those already kept is exact (Edmonds and Fulkerson 1965). Whether one
fits may mean that others move: a chain of moves is looked for, and the cases that were kept stay in time.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.exact.grouped import NOT_ALLOWED, Grouped, Whole
from sendrules.commissioning.exact.solver import filled


def fewest_late(problem: Grouped) -> Whole:
    """Give a plan with the least weight of cases late: by group and column how many cases.

    Args:
        problem: the problem, made for ``Lateness.NUMBER``.
    """
    cost = problem.cost[: problem.empty]
    in_time = cost == 0
    plan = np.zeros(cost.shape, np.int64)
    room = problem.room.copy()
    weight = np.where(cost < NOT_ALLOWED, cost, 0).max(
        axis=1, initial=0
    )  # a group that is never late has weight 0: it fits
    for group in np.argsort(-weight, kind="stable").tolist():
        left = int(problem.size[group])
        while left and (chain := _chain(in_time, plan, room, group)):
            moved = min(left, int(room[chain[-1][1]]), *(int(plan[g, start]) for g, _, start in chain[1:]))
            for g, end, start in chain:
                plan[g, end] += moved
                if start >= 0:
                    plan[g, start] -= moved
            room[chain[-1][1]] -= moved
            left -= moved
        plan[group, problem.no_place] += left
        room[problem.no_place] -= left
    return filled(problem, plan)


def _chain(in_time: NDArray[np.bool_], plan: Whole, room: Whole, group: int) -> list[tuple[int, int, int]]:
    """Give the moves that make room for one more of a group: by move the group, to which column, from which (-1: it is new).

    Empty where there are none.
    """
    before: dict[int, tuple[int, int]] = dict.fromkeys(np.flatnonzero(in_time[group]).tolist(), (group, -1))
    queue = deque(before)
    while queue:
        column = queue.popleft()
        if room[column] > 0:
            return _back(before, column)
        for other in np.flatnonzero(plan[:, column]).tolist():
            for goal in np.flatnonzero(in_time[other]).tolist():
                if goal not in before:
                    before[goal] = other, column
                    queue.append(goal)
    return []


def _back(before: dict[int, tuple[int, int]], column: int) -> list[tuple[int, int, int]]:
    chain = []
    while column >= 0:
        group, start = before[column]
        chain.append((group, column, start))
        column = start
    return chain[::-1]
