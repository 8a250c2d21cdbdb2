"""``Occasions`` and ``Findings``: what a condition is tested on, and its answers, for many cases at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows, Truth
from sendrules.caseload.columns.event_table import Codes
from sendrules.values import quick


@quick(eq=False)
class Occasions:
    """Where a condition is tested: ``Occasion`` for many rows.

    Attributes:
        batch: the cases as known on the day of the question.
        trigger: the row of the event that started each limit; one row may stand here several times.
        guard: by case, whether the engine for one case has to answer instead. A condition marks what it cannot tell.
        first: the first day of the period that the provision speaks of; None where there is no period.
        last: its last day; ``NO_DAY`` where it has none; None where no row has one.
    """

    batch: Batch
    trigger: Rows
    guard: Flags
    first: Days | None = None
    last: Days | None = None

    @property
    def case(self) -> Codes:
        """The case of each."""
        return self.batch.case[self.trigger]

    @property
    def on(self) -> Days:
        """The day of the event that started each."""
        return self.batch.on[self.trigger]

    def __len__(self) -> int:
        return len(self.trigger)

    def last_or_as_of(self) -> Days:
        """Give the last day of each period, or else the day of the question."""
        as_of = np.int32(self.batch.as_of)
        if self.last is None:
            return np.full(len(self), as_of, np.int32)
        return np.where(self.last == NO_DAY, as_of, self.last)

    def leave(self, which: Flags) -> None:
        """Leave the cases of these rows to the engine for one case."""
        self.guard[self.case[which]] = True

    def of(self, which: Rows | Flags) -> Self:
        """Give the occasions of these rows alone."""
        first = None if self.first is None else self.first[which]
        last = None if self.last is None else self.last[which]
        return replace(self, trigger=self.trigger[which], first=first, last=last)


@quick(eq=False)
class Findings:
    """The answers of a condition, one a row.

    Attributes:
        holds: 1, 0, or -1 where a fact is missing.
        since: the first day on which what holds was there, ``NO_DAY`` for none; None where no row has one.
    """

    holds: Truth
    since: Days | None = None


def yes_or_no(holds: Flags) -> Findings:
    """Give findings of which each is known."""
    return Findings(holds.astype(np.int8))


def findings(holds: Flags, unknown: Flags) -> Findings:
    """Give findings of which some are not known, whatever ``holds`` says there."""
    return Findings(np.where(unknown, np.int8(-1), holds.astype(np.int8)))


def all_of(parts: Sequence[Truth]) -> Truth:
    """0 where any is 0, else -1 where any is -1, else 1."""
    found = parts[0]
    for part in parts[1:]:
        found = np.where((found == 0) | (part == 0), np.int8(0), np.minimum(found, part))
    return found


def any_of(parts: Sequence[Truth]) -> Truth:
    """1 where any is 1, else -1 where any is -1, else 0."""
    found = parts[0]
    for part in parts[1:]:
        found = np.where((found == 1) | (part == 1), np.int8(1), np.minimum(found, part))
    return found


def turned(holds: Truth) -> Truth:
    """Turn yes and no round; what is not known stays so."""
    return np.where(holds < 0, holds, 1 - holds).astype(np.int8)
