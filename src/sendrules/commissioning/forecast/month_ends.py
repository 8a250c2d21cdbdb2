"""``MonthEnds``: what is counted of the queue at the end of each month."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from sendrules.commissioning.forecast.draws import Counts
from sendrules.commissioning.forecast.months import FIFTY_TWO_WEEKS, TWENTY_WEEKS, kept_within, longer_than, month_after
from sendrules.commissioning.forecast.old_cases import OldCases
from sendrules.commissioning.forecast.queue_state import QueueState
from sendrules.commissioning.forecast.waiting_again import WaitingAgain
from sendrules.commissioning.inputs.plan_inputs import PlanInputs

SURELY, PERHAPS = 0, 1


class MonthEnds:
    """What is counted at the end of each month.

    Args:
        inputs: the inputs.
        arrived: new cases by month, group and run.
        some_withdrawn: whether cases are withdrawn, so that the forecast is not asked about all new cases.
        by_group: whether to keep what is late and in time by group, and not only the sum of all groups.
        again: those whose report was rejected; None where no report is.
    """

    def __init__(
        self, inputs: PlanInputs, arrived: Counts, *, some_withdrawn: bool, by_group: bool, again: WaitingAgain | None
    ) -> None:
        months, groups, runs = shape = arrived.shape
        self._inputs, self._here = inputs, np.zeros((groups, runs), np.int32)
        kept = (groups if by_group else 1), runs
        self._due = self._asked_when()
        told = [sum(which == n for at in self._due.values() for which, _ in at) for n in (SURELY, PERHAPS)]
        self.waiting = np.empty(shape, np.int32)
        self.over_20 = np.empty((months, *kept), np.int32), np.empty((months, *kept), np.int32)
        self.over_52 = np.empty((months, *kept), np.int32), np.empty((months, *kept), np.int32)
        self.old = OldCases(shape, again)
        self.kept = np.empty((told[SURELY], *kept), np.int32), np.empty((told[PERHAPS], *kept), np.int32)
        self._some_withdrawn, self._again = some_withdrawn, again
        if some_withdrawn:
            self.asked = np.empty_like(self.kept[SURELY]), np.empty_like(self.kept[PERHAPS])
        else:
            new = arrived if by_group else np.add.reduce(arrived, axis=1, dtype=np.int32, keepdims=True)
            self.asked = new[: told[SURELY]], new[: told[PERHAPS]]

    def _asked_when(self) -> dict[int, list[tuple[int, int]]]:
        """Say at the end of which month it can be told whether the requests of a month kept 20 weeks: surely, and perhaps."""
        due: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for month in range(self._inputs.months):
            for which, last in enumerate(self._last_place(month)):
                if max(last, month) < self._inputs.months and self._inputs.plan_after_months is not None:
                    due[max(last, month)].append((which, month))
        return due

    def _last_place(self, month: int) -> tuple[int, int]:
        """The last month in which a place still keeps 20 weeks for a request of a month: surely, and perhaps."""
        surely, perhaps = kept_within(month_after(self._inputs.first_month, month), TWENTY_WEEKS)
        after = self._inputs.plan_after_months or 0
        return month + surely - after, month + perhaps - after

    def count(self, state: QueueState, month: int) -> None:
        """Count at the end of a month.

        Args:
            state: the queue.
            month: the month, from 0.
        """
        first = month_after(self._inputs.first_month, month)
        late, very_late = longer_than(first, TWENTY_WEEKS), longer_than(first, FIFTY_TWO_WEEKS)
        np.subtract(state.up_to[state.before + month], state.out, out=self.waiting[month])
        self._count(state, month, late.surely, self.over_20[SURELY])
        self._count(state, month, late.perhaps, self.over_20[PERHAPS], look_back=(4,))
        self._count(state, month, very_late.surely, self.over_52[SURELY])
        if very_late.perhaps == very_late.surely and self._again is None:
            self.over_52[PERHAPS][month] = self.over_52[SURELY][month]
        else:
            self._count(state, month, very_late.perhaps, self.over_52[PERHAPS], look_back=(4, 8))
        self.old.count(state, month, late.perhaps)
        for which, of in self._due.get(month, ()):
            self._on_time(state, month, which, of)

    def _count(self, state: QueueState, month: int, age: int, into: Counts, *, look_back: tuple[int, ...] = ()) -> None:
        """Count who waits and was requested at least so many months ago, or may have been."""
        state.waiting(month, age, self._here)
        if look_back and self._again is not None and (row := state.before + month - age) >= 0:
            most = self._again.most_up_to(state.up_to[row], *look_back)
            np.maximum(self._here, most, out=self._here)
        self._keep(self._here, into[month])

    @staticmethod
    def _keep(counts: Counts, into: Counts) -> None:
        if len(into) == len(counts):
            into[:] = counts
        else:
            np.add.reduce(counts, axis=0, dtype=np.int32, out=into[0])

    def _on_time(self, state: QueueState, month: int, which: int, of: int) -> None:
        """Count of the requests of one month those that have their place early enough."""
        row = state.before + of
        start, end = state.up_to[row - 1], state.up_to[row]
        if self._some_withdrawn:
            np.subtract(end, start, out=self._here)
            self._keep(self._here, self.asked[which][of])
        if (
            self._last_place(of)[which] < of
        ):  # the plan takes so long that a place in the month of the request comes too late
            self.kept[which][of] = 0
            return
        again = self._again
        np.minimum(state.out if again is None else again.front, end, out=self._here)
        np.maximum(self._here, start, out=self._here)  # up to here they had a first place
        placed = self._here - start
        if again is not None and which == SURELY:
            placed -= self._again_of(again, placed, range(of, month))
        self._keep(placed, self.kept[which][of])

    def _again_of(self, again: WaitingAgain, placed: Counts, months: range) -> Counts:
        """Give how many of a month's requests may wait again, or may have been withdrawn when they did."""
        look_back = min(1 << len(months).bit_length(), 4)
        most = again.most_up_to(self._here, look_back)
        if again.lost:
            most = most + (again.lost[months.stop] - again.lost[months.start])
        return np.minimum(most, placed)
