"""``Starts`` and ``Courses``: which events start a duty, and what became of each, as columns."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import LAST_DAY, NO_DAY, Days, Flags, Rows, Truth, every, places, some
from sendrules.caseload.columns.event_table import Codes
from sendrules.values import quick


@dataclass(eq=False)
class Starts:
    """The starts of a duty that no condition excludes, in order of case, day and id. They never change.

    What is worked out from them is kept with them, since duties with the same trigger share their starts.

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
        memo: what was found once and is asked for again.
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

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and the last day that counts; there is a start."""
        return int(np.minimum.reduce(self.day)), int(np.maximum.reduce(self.day))

    @cached_property
    def certain(self) -> bool:
        """Whether the day that counts is known of all, and no fact is missing."""
        return not len(self) or (self.span[0] != NO_DAY and bool(np.minimum.reduce(self.holds) == 1))

    @cached_property
    def started(self) -> Days:
        """The day that counts, or the event's own where service cannot be deemed."""
        if not len(self) or self.span[0] != NO_DAY:
            return self.day
        return np.where(self.day == NO_DAY, self.on, self.day)

    @cached_property
    def in_order(self) -> bool:
        """Whether the days that they run from are in order in each case."""
        if self.day is self.on:
            return True
        key = self.case.astype(np.int64) << 32
        key += self.started
        return every(key[1:] >= key[:-1])

    # columns that say the same of every start, to be shared: nobody may write into them

    @cached_property
    def yes(self) -> Flags:
        """Yes for each."""
        return _shared(np.ones(len(self), bool))

    @cached_property
    def no(self) -> Flags:
        """No for each."""
        return _shared(np.zeros(len(self), bool))

    @cached_property
    def no_row(self) -> Rows:
        """No row for each."""
        return _shared(np.full(len(self), -1, np.int64))

    @cached_property
    def no_day(self) -> Days:
        """No day for each."""
        return _shared(np.full(len(self), NO_DAY, np.int32))

    @cached_property
    def zero(self) -> Codes:
        """Nothing for each."""
        return _shared(np.zeros(len(self), np.int32))

    def are_all(self, which: Flags) -> bool:
        """Say whether flags are set for every start."""
        return which is self.yes or every(which)

    def there(self, row: Rows) -> Flags | None:
        """Say of which starts there is a row; None where of none."""
        if row is self.no_row:
            return None
        found: Flags = row >= 0
        return found if some(found) else None

    def pick(self, which: Rows | Flags) -> Self:
        """Give some starts alone: all of a case or none, so that what lies between two starts can be told.

        Args:
            which: the starts, in order, or by start whether it is among them.
        """
        rows = places(which)  # places are taken faster than flags are looked at, column after column
        since = None if self.since is None else self.since[rows]
        columns = (self.trigger[rows], self.case[rows], self.on[rows], self.key[rows])
        return type(self)(self.batch, self.row[rows], self.day[rows], self.holds[rows], since, *columns)

    @cached_property
    def after(self) -> Days:
        """For each start the day of the first start of its case after its own day; ``LAST_DAY`` where none is."""
        if not len(self):
            return self.no_day
        begins, many = self._days
        first = begins[1:]  # the last of all has none after it
        same = self.case[first] == self.case[first - 1]
        return np.append(np.where(same, self.on[first], np.int32(LAST_DAY)), np.int32(LAST_DAY)).repeat(many)

    @cached_property
    def before(self) -> Days:
        """For each start the day of the last start of its case before its own day; -1 where none is."""
        if not len(self):
            return self.no_day
        begins, many = self._days
        first = begins[1:]  # the first of all has none before it
        same = self.case[first] == self.case[first - 1]
        return np.append(np.int32(-1), np.where(same, self.on[first - 1], np.int32(-1))).repeat(many)

    @cached_property
    def _days(self) -> tuple[Rows, Rows]:
        """Where the starts of each case and day begin, and how many these are; there is a start."""
        new = np.ones(len(self), bool)
        np.not_equal(self.key[1:], self.key[:-1], out=new[1:])
        begins = new.nonzero()[0]
        return begins, np.diff(begins, append=len(self))


def _shared(column: NDArray[Any]) -> NDArray[Any]:
    column.flags.writeable = False
    return column


@quick(eq=False)
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
