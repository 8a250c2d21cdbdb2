"""Working through the queue month by month, all runs at once."""

from __future__ import annotations

import numpy as np

from sendrules.commissioning.forecast.drawn import Drawn
from sendrules.commissioning.forecast.draws import Counts
from sendrules.commissioning.forecast.flow import Flow
from sendrules.commissioning.forecast.month_ends import MonthEnds
from sendrules.commissioning.forecast.order import lane_orders
from sendrules.commissioning.forecast.queue_state import QueueState
from sendrules.commissioning.forecast.rejections import Rejections
from sendrules.commissioning.forecast.sharing import Taken, offered, taken
from sendrules.commissioning.forecast.waiting_again import WaitingAgain
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs


def simulate(inputs: PlanInputs, drawn: Drawn, *, by_group: bool = False) -> Flow:
    """Work through the queue.

    In each month some of those who wait are withdrawn, then new cases come in, then places are taken, then reports are rejected. Whose
    report was rejected goes first in the lane when the case is back.

    Args:
        inputs: the inputs, of which everything is known that ``missing_of`` names.
        drawn: what chance decides.
        by_group: whether to keep what is late and in time by group, and not only the sum of all groups.
    """
    run = _Run(inputs, drawn)
    some_withdrawn = drawn.withdrawn is not None
    ends = MonthEnds(inputs, drawn.arrived, some_withdrawn=some_withdrawn, by_group=by_group, again=run.state.again)
    for month in range(inputs.months):
        run.month(month)
        ends.count(run.state, month)
    return Flow(
        arrived=drawn.arrived,
        allocated=run.allocated,
        rejected=np.broadcast_to(run.rejected, run.shape),
        withdrawn=np.broadcast_to(run.withdrawn, run.shape),
        waiting=ends.waiting,
        over_20=ends.over_20,
        over_52=ends.over_52,
        old=ends.old.still,
        old_over_20=ends.old.still_over_20,
        first=ends.old.first,
        first_over_20=ends.old.first_over_20,
        kept=ends.kept,
        asked=ends.asked,
    )


class _Run:
    """The queue with its places, and what happens in a month."""

    def __init__(self, inputs: PlanInputs, drawn: Drawn) -> None:
        self._supplies, self._lanes = known(inputs.supplies), known(inputs.lanes)
        self._drawn, self._share = drawn, known(known(inputs.demand).withdrawn)
        months, groups, runs = self.shape = drawn.arrived.shape
        self._orders, self._first = lane_orders(inputs), [0] * len(self._lanes)
        self._offer = offered(inputs, drawn.places, (months, runs))
        self._rejections = [
            None if numbers is None or not supply.rejected else Rejections(supply.rejected, places, numbers)
            for supply, places, numbers in zip(self._supplies, drawn.places, drawn.rejected, strict=True)
        ]
        self._again: WaitingAgain | None = None
        if any(self._rejections):
            after = [known(supply.back_after_months) for supply in self._supplies if supply.rejected]
            self._again = WaitingAgain((groups, runs), held=max(after) > 1)
        self.state = QueueState(drawn.waiting, drawn.arrived, self._again)
        self.allocated = np.empty(self.shape, np.int32)
        self.rejected = np.zeros(self.shape if self._again else (months, 1, 1), np.int32)
        self.withdrawn = np.zeros(self.shape if drawn.withdrawn is not None else (months, 1, 1), np.int32)

    def month(self, month: int) -> None:
        state, again = self.state, self._again
        if again is not None:
            again.release(month)
        if (numbers := self._drawn.withdrawn) is not None:
            self.withdrawn[month] = state.withdraw(month, self._share, numbers[month])
        before = state.out.copy()
        free = state.free(month)
        places = taken(
            self._offer, month, [np.add.reduce(free[order.groups], axis=0, dtype=np.int32) for order in self._orders]
        )
        if again is not None:
            again.serve([order.groups for order in self._orders], places.lanes, state.out)
        for n, order in enumerate(self._orders):
            self._first[n] = state.first_row(order.groups, self._first[n])
            self._serve(n, month, places.lanes[n])
        np.subtract(state.out, before, out=self.allocated[month])
        if again is not None:
            self._reject(again, month, places)
            again.end(state.out)

    def _serve(self, lane: int, month: int, places: Counts) -> None:
        first = self._first[lane]
        for segment in self._orders[lane].segments:
            if not np.count_nonzero(places):
                return
            self.state.serve(segment, month, first, places)

    def _reject(self, again: WaitingAgain, month: int, taken: Taken) -> None:
        """Send the cases of rejected reports back."""
        left: dict[str | None, Counts | None] = {None: taken.shared}
        left |= {lane.id: used for lane, used in zip(self._lanes, taken.own, strict=True)}
        rest = self.allocated[month]
        for supply, places, rejections in zip(self._supplies, self._drawn.places, self._rejections, strict=True):
            most = known(left[supply.lane])
            used = np.minimum(most, places[month])
            left[supply.lane] = most - used
            if rejections is not None:
                cases = _spread(rejections.of(month, used), rest)
                rest = rest - cases
                self.rejected[month] += cases
                self.state.out -= cases
                again.reject(month, cases, known(supply.back_after_months))


def _spread(total: Counts, over: Counts) -> Counts:
    """Spread so many cases over the groups, in proportion to the cases of each: every sum of groups is rounded down."""
    up_to = over.astype(np.float64)
    for group in range(1, len(over)):
        up_to[group] += up_to[group - 1]
    most = np.maximum(up_to[-1], 1)
    up_to *= total.astype(
        np.float64
    )  # whole numbers, so that the division of floats rounds down as one of whole numbers would
    up_to /= most
    parts = up_to.astype(np.int32)  # rounded down
    parts[1:] -= parts[:-1].copy()
    return parts
