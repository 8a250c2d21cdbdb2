"""``Starts`` and ``Courses``: which events start a duty, and what became of each, as columns."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import LAST_DAY, NO_DAY, Days, Flags, Rows, Truth, places
from sendrules.caseload.columns.event_table import Codes


@dataclass(frozen=True, slots=True, eq=False)
class Starts:
    """The starts of a duty that no condition excludes, in order of case, day and id.

    Attributes:
        batch: the cases as known on the day of the question.
        row: the row of the event.
        day: the day that counts; ``NO_DAY`` where service cannot be deemed.
        holds: 1, or -1 where a fact is missing.
        since: since when what the condition found was there; ``NO_DAY`` for none; None where no start has one.
        trigger: which of the duty's triggers it is, by index.
        case: the case.
        on: the event's own day.
        key: the case and the event's own day as one number, in order.
        memo: what was found once and is asked for again: duties with the same trigger share their starts.
    """

    batch: Batch
    row: Rows
    day: Days
    holds: Truth
    since: Days | None
    trigger: NDArray[np.int8]
    case: Codes
    on: Days
    key: NDArray[np.int64]
    memo: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.row)

    @property
    def certain(self) -> bool:
        """Whether the day that counts is known of all, and no fact is missing."""
        if "certain" not in self.memo:
            self.memo["certain"] = self.day.min(initial=0) != NO_DAY and self.holds.min(initial=1) == 1
        found: bool = self.memo["certain"]
        return found

    @property
    def started(self) -> Days:
        """The day that counts, or the event's own where service cannot be deemed."""
        if "started" not in self.memo:
            known = self.day != NO_DAY
            self.memo["started"] = self.day if known.all() else np.where(known, self.day, self.on)
        found: Days = self.memo["started"]
        return found

    def pick(self, which: Rows | Flags) -> Self:
        """Give some starts alone: all of a case or none, so that what lies between two starts can be told.

        Args:
            which: the starts, in order, or by start whether it is among them.
        """
        rows = places(which)  # places are taken faster than flags are looked at, column after column
        since = None if self.since is None else self.since[rows]
        columns = (self.trigger[rows], self.case[rows], self.on[rows], self.key[rows])
        return type(self)(self.batch, self.row[rows], self.day[rows], self.holds[rows], since, *columns)

    def after(self) -> Days:
        """Give for each start the day of the first start of its case after its own day; ``LAST_DAY`` where none is."""
        if "after" not in self.memo:
            self.memo["after"] = self._neighbour(self.key.searchsorted(self.key, "right"), LAST_DAY)
        found: Days = self.memo["after"]
        return found

    def before(self) -> Days:
        """Give for each start the day of the last start of its case before its own day; -1 where none is."""
        if "before" not in self.memo:
            self.memo["before"] = self._neighbour(self.key.searchsorted(self.key, "left") - 1, -1)
        found: Days = self.memo["before"]
        return found

    def _neighbour(self, index: Rows, absent: int) -> Days:
        there = (index >= 0) & (index < len(self))
        index = np.where(there, index, 0)
        return np.where(there & (self.case[index] == self.case), self.on[index], np.int32(absent))


@dataclass(frozen=True, slots=True, eq=False)
class Courses:
    """What became of each start: ``Course`` for many. A row is -1 and a day ``NO_DAY`` where there is none.

    ``done_day`` is ``NO_DAY`` with a ``done`` where nobody can tell the day of service; so is ``ended_day``.

    Attributes:
        starts: the starts.
        done: the row of what performed it.
        done_day: the day on which that counts.
        ended: the row of what ended it, unless that was undone.
        ended_day: the day on which that counts.
        revived: the row of what undid an ending, last.
        undone: the row of the ending that it undid.
        in_transit: the row of what will perform it once it is served.
        arose: the row of what shows that a duty that depends on a decision is owed.
        set_by: the row of the direction or agreement that sets another date for it.
    """

    starts: Starts
    done: Rows
    done_day: Days
    ended: Rows
    ended_day: Days
    revived: Rows
    undone: Rows
    in_transit: Rows
    arose: Rows
    set_by: Rows

    def __len__(self) -> int:
        return len(self.starts)

    def pick(self, which: Rows | Flags) -> Self:
        """Give the courses of some starts alone: all of a case or none.

        Args:
            which: the starts, in order, or by start whether it is among them.
        """
        rows = places(which)
        rest = {each.name: getattr(self, each.name)[rows] for each in fields(self) if each.name != "starts"}
        return type(self)(starts=self.starts.pick(which), **rest)
