"""``QueueState``: who waits, as counts by group and month of request, in all runs at once.

Within a group the longest wait is always served first. So one number a group, how many of it have left by the front, tells who
still waits: of those requested up to a month, all but so many.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.draws import Counts, Floats
from sendrules.commissioning.forecast.order import Segment


class QueueState:
    """The queue in all runs.

    Attributes:
        up_to: by group, month of request and run: how many were requested up to this month and not withdrawn. The months
            before the forecast come first.
        out: by group and run: how many of these have their place.
        held: by group and run: how many wait, and cannot be allocated yet: their report was rejected.
        before: how many months of request lie before the forecast.
    """

    __slots__ = ("before", "held", "out", "up_to")
    up_to: Counts
    out: Counts
    held: Counts
    before: int

    def __init__(self, waiting: Counts, arrived: Counts) -> None:
        runs = arrived.shape[-1]
        old = np.broadcast_to(waiting, (*waiting.shape[:2], runs))
        self.up_to = np.cumsum(np.concatenate([old, arrived.transpose(1, 0, 2)], axis=1), axis=1, dtype=np.int32)
        self.out = np.zeros((waiting.shape[0], runs), np.int32)
        self.held = np.zeros_like(self.out)
        self.before = waiting.shape[1]

    def waiting(self, month: int, age: int = 0) -> Counts:
        """Give how many of each group wait and were requested at least so many months before a month.

        Args:
            month: the month, from 0.
            age: how many months before it.

        Returns:
            Counts by group and run.
        """
        row = self.before + month - age
        if row < 0:
            return np.zeros_like(self.out)
        here: Counts = np.maximum(self.up_to[:, row] - self.out, 0)
        return here

    def withdraw(self, month: int, share: float, drawn: Floats) -> Counts:
        """Take out a share of those who wait at the start of a month, of each month of request alike.

        Args:
            month: the month, whose own requests are not among them.
            share: the share.
            drawn: a uniform number by group and run, which decides about the fraction.

        Returns:
            How many were withdrawn, by group and run.
        """
        rows = self.before + month
        here = np.maximum(self.up_to[:, :rows] - self.out[:, None], 0).astype(np.int64)
        gone = np.minimum(np.floor(here[:, -1] * share + drawn), here[:, -1]).astype(np.int64)
        self.up_to[:, :rows] -= (here * gone[:, None] // np.maximum(here[:, -1:], 1)).astype(np.int32)
        self.up_to[:, rows:] -= gone[:, None].astype(np.int32)
        return np.asarray(gone, dtype=np.int32)

    def serve(self, segment: Segment, month: int, places: Counts) -> Counts:
        """Give places to the cases of a segment, the longest wait first.

        Args:
            segment: the segment.
            month: the month.
            places: how many places, by run.

        Returns:
            How many places are left.
        """
        row = self.before + month - segment.from_age
        if row < 0:
            return places
        front = self.out + self.held
        here = {g: np.maximum(self.up_to[g, row] - front[g], 0) for g in segment.groups}
        total = sum(here.values(), start=np.zeros_like(places))
        for g, waits in here.items():
            self.out[g] += np.where(total <= places, waits, 0)
        if (short := np.flatnonzero((total > places) & (places > 0))).size:
            self._share(segment.groups, row, places, front, short)
        return np.maximum(places - total, 0)

    def _share(self, groups: tuple[int, ...], row: int, places: Counts, front: Counts, runs: NDArray[np.intp]) -> None:
        """Serve the runs whose places are fewer than the cases of a segment."""
        if len(groups) == 1:
            self.out[groups[0], runs] += places[runs]
            return
        waits = {g: np.maximum(self.up_to[g, : row + 1, runs].T - front[g, runs], 0) for g in groups}
        whole = (sum(waits.values()) <= places[runs]).sum(axis=0)  # how many months of request are served entirely
        at, before = np.arange(runs.size), np.maximum(whole - 1, 0)
        left = places[runs].copy()
        full = {g: np.where(whole > 0, waits[g][before, at], 0) for g in groups}
        for g in groups:
            left -= full[g]
        for g in groups:
            more = np.minimum(waits[g][whole, at] - full[g], left)
            left -= more
            self.out[g, runs] += full[g] + more
