"""Whether another start of the same duty lies between two days, for many starts."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from sendrules.caseload.columns.alike import Keys, dated, matter_of, matters, on_day
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows, every
from sendrules.caseload.columns.courses import Starts

NONE, FOR_NOW, FOR_GOOD = 0, 1, 2
"""No start lies there; there is one, and it was taken back later; there is one, and it was never taken back."""


class NewStarts:
    """The starts of a duty in order of their matter and day.

    Args:
        starts: every start of the duty.
    """

    def __init__(self, starts: Starts) -> None:
        self.starts = starts
        self._kept: Keys | None = None
        self._taken: Keys
        self._back: Days

    @cached_property
    def matter(self) -> Keys:
        """The matter of every start."""
        return matters(self.starts.batch).take(self.starts.row)

    @cached_property
    def own_keys(self) -> Keys:
        """The matter and day of every start."""
        return dated(self.starts.batch).take(self.starts.row)

    @cached_property
    def keys(self) -> Keys:
        """The matter and day of every start, in order."""
        return _in_order(self.own_keys)

    def has_earlier(self, s: Rows) -> Flags:
        """Whether a start of the same matter lies on an earlier day than each of these."""
        before = self.keys.searchsorted(self.own_keys[s]) - 1
        found: Flags = (before >= 0) & (matter_of(self.keys[before]) == self.matter[s])
        return found

    def between(self, s: Rows, since: Days, day: Days) -> Days:
        """Give whether another start lies after each, from ``since`` up to ``day``, and was not taken back by then."""
        kept = self._never_taken_back()
        low = on_day(self.matter[s], np.maximum(since, self.starts.on[s] + 1))
        high = on_day(self.matter[s], day)
        more = kept.searchsorted(high, "right") > kept.searchsorted(low)
        found = np.where(more, np.int32(FOR_GOOD), np.int32(NONE))
        if len(self._taken):
            first, last = self._taken.searchsorted(low), self._taken.searchsorted(high, "right")
            left = (~more & (first < last)).nonzero()[0]
            while len(left):
                now = self._back[first[left]] > day[left]
                found[left[now]] = FOR_NOW
                first[left] += 1
                left = left[~now & (first[left] < last[left])]
        return found

    def _never_taken_back(self) -> Keys:
        if self._kept is None:
            back = self.starts.batch.withdrawals()[1].take(self.starts.row)
            there = back != NO_DAY
            taken = there.nonzero()[0]
            taken = taken[np.argsort(self.own_keys[taken], kind="stable")]
            self._taken, self._back = self.own_keys[taken], back[taken]
            self._kept = _in_order(self.own_keys[(~there).nonzero()[0]]) if len(taken) else self.keys
        return self._kept


def _in_order(keys: Keys) -> Keys:
    return keys if every(keys[1:] >= keys[:-1]) else np.sort(keys)
