"""Events that are about the same body or service: ``View.alike`` for many starts.

A *matter* is a case and a name as one number. Events are answers to a start only where both are of one matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import LAST_DAY, Days, Flags, Rows, as_bytes, every
from sendrules.values import quick

Keys = NDArray[np.int64]
_BITS = 17


def matters(batch: Batch) -> Keys:
    """Give by row the case of an event and the name of what it is about as one number."""
    found: Keys | None = batch.memo.get("matters")
    if found is None:
        found = batch.case.astype(np.int64)
        if batch.about is not None:
            found = (found << len(batch.table.names).bit_length()) | batch.about
        batch.memo["matters"] = found
    return found


def dated(batch: Batch) -> Keys:
    """Give by row the matter and the day of an event as one number."""
    if batch.about is None:
        return batch.key
    found: Keys | None = batch.memo.get("dated matters")
    if found is None:
        found = batch.memo["dated matters"] = on_day(matters(batch), batch.on)
    return found


def on_day(matter: Keys, day: NDArray[Any] | int) -> Keys:
    """Give matters and days as one number each; days outside those that a record may have become the nearest."""
    found: Keys = matter << _BITS
    found |= min(max(day, 0), LAST_DAY) if isinstance(day, int) else np.minimum(np.maximum(day, 0), LAST_DAY)
    return found


def matter_of(key: Keys) -> Keys:
    """Give the matters of what ``on_day`` gave."""
    found: Keys = key >> _BITS
    return found


def day_of(key: Keys) -> Days:
    """Give the days of what ``on_day`` gave."""
    return (key & LAST_DAY).astype(np.int32)


class ByMatter(NamedTuple):
    """The events of a batch in order of their matter, day and id: in the order of the rows, where no event is about anything.

    Attributes:
        rows: by place the row; None where each place is its row.
        places: by row the place; None where each is its row.
        first: by row the place of the first event of the same matter and day.
        end: by row the place after the last event of its matter that was done by the day of the question; 0 for a row that is
            foreseen itself.
        kinds: by place the code of the kind, a byte each.
    """

    rows: Rows | None
    places: Rows | None
    first: Rows
    end: Rows
    kinds: bytes

    def among(self, kinds: Iterable[EventKind]) -> Flags:
        """Give by place whether it is of one of these kinds."""
        return np.frombuffer(self.kinds.translate(as_bytes(kinds)), bool)


def by_matter(batch: Batch) -> ByMatter:
    """Give the events of a batch in order of their matter, day and id, found once."""
    found: ByMatter | None = batch.memo.get("by matter")
    if found is None:
        found = batch.memo["by matter"] = _by_matter(batch)
    return found


def _by_matter(batch: Batch) -> ByMatter:
    keys, on, kind = dated(batch), batch.on, batch.kind.astype(np.uint8)
    rows = None if batch.about is None else sorted_places(keys)
    if rows is not None:
        keys, on, kind = keys[rows], on[rows], kind[rows]
    each = np.arange(len(keys))
    begins = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    first = np.maximum.accumulate(each * begins)
    end = _ends(matter_of(keys), on <= batch.as_of)
    if rows is None:
        return ByMatter(None, None, first, end, kind.tobytes())
    places = np.empty_like(rows)
    places[rows] = each
    return ByMatter(rows, places, first[places], end[places], kind.tobytes())


def _ends(matter: Keys, done: Flags) -> Rows:
    """Give by place the place after the last of the same matter that was done; 0 for one that was not."""
    last = np.ones(len(matter), bool)
    last[:-1] = (matter[1:] != matter[:-1]) | ~done[1:]
    ends = last.nonzero()[0] + 1
    steps = ends.copy()
    steps[1:] -= ends[:-1]
    return ends.repeat(steps) * done


@quick(eq=False)
class Alike:
    """Events in order of their matter, day and id.

    Attributes:
        rows: the row of each.
        keys: the matter and day of each, in order.
    """

    rows: Rows
    keys: Keys

    def __len__(self) -> int:
        return len(self.rows)

    def from_day(self, matter: Keys, day: NDArray[Any] | int) -> Rows:
        """Give the place of the first event of a matter on a day or after it; -1 for none."""
        return self.of_matter(self.keys.searchsorted(on_day(matter, day)), matter)

    def of_matter(self, place: Rows, matter: Keys) -> Rows:
        """Give places, and -1 for those that lie outside or are of another matter."""
        if not len(self):
            return np.full(len(place), -1, np.int64)
        inside = np.minimum(np.maximum(place, 0), len(self) - 1)
        return np.where((place == inside) & (matter_of(self.keys[inside]) == matter), place, -1)

    def first_from(self, matter: Keys, day: NDArray[Any] | int) -> Rows:
        """Give the row of the first event of a matter on a day or after it; -1 for none."""
        return self._row(self.from_day(matter, day))

    def first_after(self, matter: Keys, day: NDArray[Any] | int) -> Rows:
        """Give the row of the first event of a matter after a day; -1 for none."""
        return self._row(self.of_matter(self.keys.searchsorted(on_day(matter, day), "right"), matter))

    def _row(self, place: Rows) -> Rows:
        return np.where(place >= 0, self.rows[np.maximum(place, 0)], -1) if len(self) else place

    def pick(self, which: Flags) -> Alike:
        """Give these events alone."""
        return Alike(self.rows[which], self.keys[which])


def alike(batch: Batch, kinds: Iterable[EventKind]) -> Alike:
    """Give the events of some kinds in order of their matter, day and id."""
    key = ("alike", tuple(kinds))
    found: Alike | None = batch.memo.get(key)
    if found is None:
        found = batch.memo[key] = in_order(batch, batch.rows(key[1]))
    return found


def in_order(batch: Batch, rows: Rows) -> Alike:
    """Give events, which are in order of case, day and id, in order of their matter, day and id."""
    keys = dated(batch)[rows]
    if batch.about is not None:
        order = sorted_places(keys)
        if order is not None:
            rows, keys = rows[order], keys[order]
    return Alike(rows, keys)


def sorted_places(keys: Keys) -> Rows | None:
    """Give the places of keys in order, those that are alike as they stand; None where all are in order already."""
    if every(keys[1:] >= keys[:-1]):
        return None
    return np.argsort(keys, kind="stable")
