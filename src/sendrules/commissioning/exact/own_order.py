"""Of all plans of the least cost, the one that the authority's own order prefers.

The first case of the order gets the earliest place that it has in any such plan; then the second, with the first fixed; and so on to the
last. Whether a case can have a place is a question of chains: another case takes the place of a third, and so on, each to a place that
costs the plan nothing.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.exact.grouped import Grouped, Whole


def in_own_order(problem: Grouped, plan: Whole, free: NDArray[np.bool_]) -> Whole:
    """Give by case its column.

    Args:
        problem: the problem, its cases in the authority's order.
        plan: a plan of the least cost, with the empty places.
        free: by group and column whether a case may stand there in a plan of the least cost.
    """
    moves = _Moves(plan, free)
    return np.array([moves.fix(group) for group in problem.group_of.tolist()], np.int64)


class _Moves:
    """A plan whose cases are fixed one after the other. What is not fixed yet may still move.

    Args:
        plan: by group and column how many cases.
        free: where a group may stand at no cost.
    """

    def __init__(self, plan: Whole, free: NDArray[np.bool_]) -> None:
        self.plan, self.free = plan.copy(), free
        self.whole = free.astype(np.int64)
        self.goals = [np.flatnonzero(row).tolist() for row in free]
        self.can_move = (self.plan > 0).astype(np.int64).T @ self.whole  # by column and column how many groups may go
        self.reach = [self._mask(column) for column in range(plan.shape[1])]

    def fix(self, group: int) -> int:
        """Fix one case of a group in the earliest column that it can have, and give the column."""
        step = self._towards(np.flatnonzero(self.plan[group]).tolist())
        column: int = next(goal for goal in self.goals[group] if goal in step)
        chain = [column]
        while (after := step[chain[-1]]) >= 0:
            chain.append(after)
        for here, there in pairwise(chain):
            mover = int(np.flatnonzero((self.plan[:, here] > 0) & self.free[:, there])[0])
            self._change(mover, here, -1)
            self._change(mover, there, 1)
        self._change(group, chain[-1], -1)
        return column

    def _towards(self, ends: list[int]) -> dict[int, int]:
        """Give by column from which a chain leads to one of these columns the next column of the shortest chain; -1 for an end."""
        step = dict.fromkeys(ends, -1)
        left = [column for column in range(len(self.reach)) if column not in step]
        layer = ends
        while layer:
            found = []
            for column in left:
                nearest = next((goal for goal in layer if self.reach[column] >> goal & 1), None)
                if nearest is not None:
                    step[column] = nearest
                    found.append(column)
            left = [column for column in left if column not in step]
            layer = found
        return step

    def _change(self, group: int, column: int, by: int) -> None:
        had = self.plan[group, column] > 0
        self.plan[group, column] += by
        has = self.plan[group, column] > 0
        if had != has:
            self.can_move[column] += self.whole[group] if has else -self.whole[group]
            self.reach[column] = self._mask(column)

    def _mask(self, column: int) -> int:
        return sum(1 << goal for goal in np.flatnonzero(self.can_move[column]).tolist())
