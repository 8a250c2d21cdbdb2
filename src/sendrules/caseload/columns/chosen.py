"""``Chosen``: some rows of a batch, such as the notices that can be appealed, and where they lie in time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Rows

Day = NDArray[Any] | int


class Chosen:
    """Some rows of a batch, in order: what ``Batch`` tells of kinds of event, told of them.

    Args:
        batch: the batch.
        rows: the rows, in order.

    Attributes:
        rows: the rows.
        keys: their cases and days as one number each.
    """

    __slots__ = ("_batch", "keys", "rows")

    def __init__(self, batch: Batch, rows: Rows) -> None:
        self._batch, self.rows = batch, rows
        self.keys: NDArray[np.int64] = batch.key[rows]

    def __len__(self) -> int:
        return len(self.rows)

    def last_until(self, case: NDArray[Any], day: Day) -> Rows:
        """Give the last row up to a day, the day included; -1 for none."""
        return self._row(case, self._index(case, day, "right") - 1)

    def last_before(self, case: NDArray[Any], day: Day) -> Rows:
        """Give the last row before a day; -1 for none."""
        return self._row(case, self._index(case, day, "left") - 1)

    def first_from(self, case: NDArray[Any], day: Day) -> Rows:
        """Give the first row on a day or after it; -1 for none."""
        return self._row(case, self._index(case, day, "left"))

    def count(self, case: NDArray[Any], first: Day, last: Day) -> Rows:
        """Count the rows from one day to another, both included and both days of a record; 0 where the last comes first."""
        found: Rows = np.maximum(self._index(case, last, "right") - self._index(case, first, "left"), 0)
        return found

    def _index(self, case: NDArray[Any], day: Day, side: Any) -> Rows:
        return np.searchsorted(self.keys, self._batch.at(case, day), side)

    def _row(self, case: NDArray[Any], index: Rows) -> Rows:
        if not len(self.rows):
            return np.full(len(case), -1, np.int64)
        found = self.rows[np.clip(index, 0, len(self.rows) - 1)]
        there = (index >= 0) & (index < len(self.rows)) & (self._batch.case[found] == case)
        return np.where(there, found, -1)


def chosen(batch: Batch, kinds: Iterable[EventKind]) -> Chosen:
    """Give the events of some kinds, found once.

    Args:
        batch: the batch.
        kinds: the kinds of event.
    """
    key = ("chosen", tuple(kinds))
    found: Chosen | None = batch.memo.get(key)
    if found is None:
        found = batch.memo[key] = Chosen(batch, batch.rows(key[1]))
    return found
