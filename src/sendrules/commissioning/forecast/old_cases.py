"""``OldCases``: what becomes of those who wait at the start."""

from __future__ import annotations

import numpy as np

from sendrules.commissioning.forecast.draws import Counts
from sendrules.commissioning.forecast.queue_state import QueueState
from sendrules.commissioning.forecast.waiting_again import WaitingAgain


class OldCases:
    """Those who waited at the start and still wait at the end of a month, all groups together, by month and run.

    Attributes:
        first: those that had no place yet.
        first_over_20: of these, those past 20 weeks, perhaps.
        still: those that had none, and as many as may be among those who wait again.
        still_over_20: of these, those past 20 weeks, perhaps.
    """

    def __init__(self, shape: tuple[int, int, int], again: WaitingAgain | None) -> None:
        months, groups, runs = shape
        self.first, self.first_over_20 = np.empty((months, 1, runs), np.int32), np.empty((months, 1, runs), np.int32)
        self.still, self.still_over_20 = self.first, self.first_over_20
        self._waiting_again = again
        if again is not None:
            self.still, self.still_over_20 = np.empty_like(self.first), np.empty_like(self.first)
        self._placed, self._again = np.zeros((groups, runs), np.int32), np.zeros((groups, runs), np.int32)

    def count(self, state: QueueState, month: int, late: int) -> None:
        """Count at the end of a month.

        Args:
            state: the queue.
            month: the month, from 0.
            late: from which age in months a case may be past 20 weeks.
        """
        old, row, again = state.up_to[state.before - 1], state.before + month - late, self._waiting_again
        front = state.out if again is None else again.front
        self._again -= self._placed
        np.minimum(front, old, out=self._placed)
        self._again += self._placed  # whoever waits again did so before, or had the first place this month
        _sum(old - self._placed, self.first[month])
        if again is not None:
            np.minimum(self._again, again.all, out=self._again)
            np.add(self.first[month], np.add.reduce(self._again, axis=0, dtype=np.int32), out=self.still[month])
        if row >= state.before - 1:  # every old case may be past them
            self.first_over_20[month], self.still_over_20[month] = self.first[month], self.still[month]
        elif row < 0:
            self.first_over_20[month] = self.still_over_20[month] = 0
        else:
            up_to = state.up_to[row]
            _sum(np.maximum(up_to - front, 0), self.first_over_20[month])
            if again is not None:
                most = np.minimum(again.most_up_to(up_to, 4), self._again)
                _sum(most, self.still_over_20[month])
                self.still_over_20[month] += self.first_over_20[month]


def _sum(counts: Counts, into: Counts) -> None:
    np.add.reduce(counts, axis=0, dtype=np.int32, out=into[0])
