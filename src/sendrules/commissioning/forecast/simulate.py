"""Working through the queue month by month, all runs at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from sendrules.commissioning.forecast.drawn import Drawn
from sendrules.commissioning.forecast.draws import Counts
from sendrules.commissioning.forecast.months import FIFTY_TWO_WEEKS, TWENTY_WEEKS, kept_within, longer_than, month_after
from sendrules.commissioning.forecast.order import segments_of
from sendrules.commissioning.forecast.queue_state import QueueState
from sendrules.commissioning.forecast.rejections import binomial_table, rejections
from sendrules.commissioning.forecast.sharing import Offered, offered, taken
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs


@dataclass(frozen=True, slots=True)
class Flow:
    """What became of the queue. Arrays are by month, group and run, at the end of the month.

    Attributes:
        arrived: new cases.
        allocated: cases that got a place; one whose report was rejected counts each time.
        rejected: cases of the month's places whose report is rejected, and which wait again.
        withdrawn: cases that left without a place.
        waiting: cases that wait for a place, those among them whose report was rejected.
        over_20: those that have waited more than 20 weeks: surely, and perhaps.
        over_52: those that have waited more than 52 weeks: surely, and perhaps.
        old_over_20: of those that waited at the start, those that now wait more than 20 weeks, perhaps. By month and run.
        old: of those that waited at the start, those that still wait. By month and run.
        kept: new cases whose plan came within 20 weeks: surely, and perhaps; by month of request.
        judged: how many new cases that was asked of: not withdrawn; -1 where the forecast ends before it is known.
    """

    arrived: Counts
    allocated: Counts
    rejected: Counts
    withdrawn: Counts
    waiting: Counts
    over_20: tuple[Counts, Counts]
    over_52: tuple[Counts, Counts]
    old_over_20: Counts
    old: Counts
    kept: tuple[Counts, Counts]
    judged: tuple[Counts, Counts]


def simulate(inputs: PlanInputs, drawn: Drawn) -> Flow:
    """Work through the queue.

    In each month some of those who wait are withdrawn, then new cases come in, then places are taken, then reports are rejected.

    Args:
        inputs: the inputs, of which everything is known that ``missing_of`` names.
        drawn: what chance decides.
    """
    return _Run(inputs, drawn).flow()


class _Run:
    def __init__(self, inputs: PlanInputs, drawn: Drawn) -> None:
        groups, lanes = known(inputs.groups), known(inputs.lanes)
        self.inputs, self.drawn = inputs, drawn
        self.state = QueueState(drawn.waiting, drawn.arrived)
        self.lanes = segments_of(inputs)
        self.members = [[n for n, g in enumerate(groups) if g.lane == lane.id] for lane in lanes]
        self.offer: Offered = offered(inputs, drawn.places, (inputs.months, drawn.runs))
        self.back: defaultdict[int, Counts] = defaultdict(lambda: np.zeros_like(self.state.out))
        shape = drawn.arrived.shape
        self.of = {name: np.zeros(shape, np.int32) for name in ("allocated", "rejected", "withdrawn", "waiting")}
        self.over = {name: np.zeros(shape, np.int32) for name in ("20s", "20p", "52s", "52p")}
        self.old = {name: np.zeros((shape[0], shape[2]), np.int32) for name in ("all", "over")}
        self.kept = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
        self.judged = np.full(shape, -1, np.int32), np.full(shape, -1, np.int32)
        self.due = self._due()

    def _due(self) -> dict[int, list[tuple[int, int]]]:
        """Say at the end of which month the plans of which month of request are asked for: surely kept, and perhaps."""
        due: dict[int, list[tuple[int, int]]] = defaultdict(list)
        if (after := self.inputs.plan_after_months) is None:
            return due
        for month in range(self.inputs.months):
            for n, most in enumerate(kept_within(month_after(self.inputs.first_month, month), TWENTY_WEEKS)):
                due[max(month + most - after, month - 1)].append((n, month))
        return due

    def flow(self) -> Flow:
        for month in range(-1, self.inputs.months):
            if month >= 0:
                self._month(month)
                self._measure(month)
            self._on_time(month)
        return Flow(
            arrived=self.drawn.arrived,
            **self.of,
            over_20=(self.over["20s"], self.over["20p"]),
            over_52=(self.over["52s"], self.over["52p"]),
            old_over_20=self.old["over"],
            old=self.old["all"],
            kept=self.kept,
            judged=self.judged,
        )

    def _month(self, month: int) -> None:
        state, demand = self.state, self.inputs.demand
        if self.drawn.withdrawn is not None and demand and demand.withdrawn:
            self.of["withdrawn"][month] = state.withdraw(month, demand.withdrawn, self.drawn.withdrawn[month])
        if (back := self.back.pop(month, None)) is not None:
            state.held = np.maximum(state.held - back, 0)
        before = state.out.copy()
        free = np.maximum(state.up_to[:, state.before + month] - state.out - state.held, 0)
        own, shared = taken(self.offer, month, [free[members].sum(axis=0, dtype=np.int32) for members in self.members])
        for segments, *places in zip(self.lanes, own, shared, strict=True):
            left = places[0] + places[1]
            for segment in segments:
                left = state.serve(segment, month, left)
        self.of["allocated"][month] = allocated = state.out - before
        self._reject(month, allocated, own, shared)
        self.of["waiting"][month] = state.waiting(month)

    def _reject(self, month: int, allocated: Counts, own: list[Counts], shared: list[Counts]) -> None:
        left = {lane.id: used for lane, used in zip(known(self.inputs.lanes), own, strict=True)} | {None: sum(shared)}
        total = np.maximum(allocated.sum(axis=0, dtype=np.int32), 1)
        for n, supply in enumerate(known(self.inputs.supplies)):
            used = np.minimum(left[supply.lane], self.drawn.places[n][month])
            left[supply.lane] = left[supply.lane] - used
            numbers = self.drawn.rejected[n]
            if numbers is None or not supply.rejected or not supply.back_after_months:
                continue
            table = binomial_table(supply.rejected, int(self.drawn.places[n].max(initial=0)))
            bad = rejections(table, used, numbers[month])
            up_to = np.cumsum(allocated, axis=0, dtype=np.int64) * bad // total
            by_group = np.diff(up_to, axis=0, prepend=0).astype(np.int32)
            self.of["rejected"][month] += by_group
            self.state.out -= by_group
            if supply.back_after_months > 1:
                self.state.held += by_group
                self.back[month + supply.back_after_months] += by_group

    def _measure(self, month: int) -> None:
        first = month_after(self.inputs.first_month, month)
        for name, days in (("20", TWENTY_WEEKS), ("52", FIFTY_TWO_WEEKS)):
            waits = longer_than(first, days)
            self.over[f"{name}s"][month] = self.state.waiting(month, waits.surely)
            self.over[f"{name}p"][month] = self.state.waiting(month, waits.perhaps)
        self.old["all"][month] = self.state.waiting(month, month + 1).sum(axis=0)
        since = max(month + 1, longer_than(first, TWENTY_WEEKS).perhaps)
        self.old["over"][month] = self.state.waiting(month, since).sum(axis=0)

    def _on_time(self, month: int) -> None:
        state = self.state
        for n, of in self.due.get(month, ()):
            row = state.before + of
            start = state.up_to[:, row - 1]
            asked = state.up_to[:, row] - start
            done = np.clip(state.out - start, 0, asked) if month >= of else np.zeros_like(asked)
            self.kept[n][of], self.judged[n][of] = done, asked
