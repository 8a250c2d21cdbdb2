"""``QueueState``: who waits, as counts by month of request and group, in all runs at once.

Of those who never had a place, the longest wait of a group is always served first. So one number a group tells who of them still
waits: of those requested up to a month, all but so many. Those whose report was rejected wait again, and are counted apart.
"""

from __future__ import annotations

import numpy as np

from sendrules.commissioning.forecast.draws import Counts, Floats
from sendrules.commissioning.forecast.order import Segment
from sendrules.commissioning.forecast.waiting_again import WaitingAgain

_WHOLE = 1 << 31  # shares and uniform numbers are taken in parts of it, so that no sum is rounded


class QueueState:
    """The queue in all runs. The months of request before the forecast come first; each is a row.

    Attributes:
        up_to: by month of request, group and run: how many were requested up to this month, and not withdrawn before they had a place.
        out: by group and run: how many have their place for good, or were withdrawn after a report was rejected.
        again: those whose report was rejected; None where no report is.
        before: how many months of request lie before the forecast.
    """

    __slots__ = ("again", "before", "out", "up_to")
    up_to: Counts
    out: Counts
    again: WaitingAgain | None
    before: int

    def __init__(self, waiting: Counts, arrived: Counts, again: WaitingAgain | None = None) -> None:
        self.before, groups, runs = waiting.shape[0], *arrived.shape[1:]
        self.up_to = np.empty((self.before + len(arrived), groups, runs), np.int32)
        self.up_to[: self.before] = np.cumsum(waiting, axis=0)
        for month, cases in enumerate(arrived, start=self.before):  # faster than cumsum, which leaps from row to row
            np.add(self.up_to[month - 1], cases, out=self.up_to[month])
        self.out, self.again = np.zeros((groups, runs), np.int32), again

    def waiting(self, month: int, age: int, into: Counts) -> None:
        """Count who waits and was requested at least so many months before a month.

        Args:
            month: the month, from 0.
            age: how many months before it.
            into: gets the counts by group and run.
        """
        if (row := self.before + month - age) >= 0:
            np.maximum(self.up_to[row], self.out, out=into)  # faster than the larger of the difference and 0
            np.subtract(into, self.out, out=into)
        else:
            into[:] = 0

    def free(self, month: int) -> Counts:
        """Give how many can be allocated in a month, by group and run.

        Args:
            month: the month.
        """
        return self._above_front(self.before + month, slice(None))

    def withdraw(self, month: int, share: float, drawn: Floats) -> Counts:
        """Take out a share of those who wait at the start of a month, of each month of request alike.

        They are counted from the newest request back. So two queues that differ only at their front lose the same cases behind it.
        Those whose report was rejected stand at the front. Nobody knows which of them is withdrawn.

        Args:
            month: the month, whose own requests are not among them.
            share: the share.
            drawn: a uniform number by group and run, which decides about the fraction.

        Returns:
            How many were withdrawn, by group and run.
        """
        part, start, rows = round(share * _WHOLE), (drawn * _WHOLE).astype(np.int64), self.before + month

        def of(newest: Counts) -> Counts:
            return np.asarray((newest.astype(np.int64) * part + start) >> 31, dtype=np.int32)

        front = self.out if self.again is None else self.out + self.again.all
        here = np.maximum(self.up_to[:rows] - front, 0)
        gone = of(here[-1])
        self.up_to[:rows] -= gone - of(here[-1] - here)
        self.up_to[rows:] -= gone
        if self.again is None:
            return gone
        all_gone = of(here[-1] + self.again.all)
        self.again.withdraw(all_gone - gone)
        self.out += all_gone - gone
        return all_gone

    def first_row(self, groups: slice, since: int) -> int:
        """Give the first month of request of which anyone waits in any run.

        Args:
            groups: the groups.
            since: a row before which nobody waits.
        """
        while since < len(self.up_to) - 1 and not np.count_nonzero(self.up_to[since, groups] > self.out[groups]):
            since += 1
        return since

    def serve(self, segment: Segment, month: int, first: int, places: Counts) -> None:
        """Give places to the cases of a segment that had none, the longest wait first.

        Args:
            segment: the segment.
            month: the month.
            first: the first row that can hold any of them.
            places: how many places by run; what is taken is taken off.
        """
        if (row := self.before + month - segment.from_age) < 0:
            return
        took = self._above_front(row, segment.groups)
        if len(took) == 1:
            np.minimum(took, places, out=took)
            self.out[segment.groups] += took
            places -= took[0]
            return
        total = np.add.reduce(took, axis=0, dtype=np.int32)
        whole = total <= places
        entirely = np.count_nonzero(whole)
        if not entirely:
            self._by_row(segment.groups, first, places)
            return
        took *= whole  # in some runs the places reach for all of them
        self.out[segment.groups] += took
        total *= whole
        places -= total
        if entirely < whole.size:
            left = np.where(whole, 0, places)
            places *= whole
            self._by_row(segment.groups, first, left)

    def _by_row(self, groups: slice, row: int, places: Counts) -> None:
        """Serve one month of request after the other until no place is left."""
        while np.count_nonzero(places):
            took = self._above_front(row, groups)
            for of_group in took:
                np.minimum(of_group, places, out=of_group)
                places -= of_group
            self.out[groups] += took
            row += 1

    def _above_front(self, row: int, groups: slice) -> Counts:
        """Give how many of each group were requested up to a row and can be allocated."""
        front = self.out[groups]
        if self.again is not None and self.again.held is not None:
            front = front + self.again.held[groups]
        waits: Counts = np.maximum(self.up_to[row, groups], front)
        waits -= front
        return waits
