"""``Turn``: starts that each take a candidate, in one step of the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sendrules.caseload.columns.codes import Rows, every


class Turn(NamedTuple):
    """Starts that each take a candidate: ``s`` and ``e``, and the place after the last candidate of each."""

    s: Rows
    e: Rows
    end: Rows

    def of(self, which: Rows) -> Turn:
        """Give these alone, by index."""
        return Turn(self.s.take(which), self.e.take(which), self.end.take(which))

    def after(self, which: Rows) -> Turn:
        """Give these alone, by index, each at the place after its own."""
        return Turn(self.s.take(which), self.e.take(which) + 1, self.end.take(which))

    def at_next(self, next_place: Rows | None) -> Turn:
        """Give those that have a candidate from their place on that may matter, each at the first such place.

        Args:
            next_place: by place the first from it on that may matter; None where every one may.
        """
        e = self.e if next_place is None else next_place.take(self.e, mode="clip")
        there = e < self.end
        if every(there):
            return Turn(self.s, e, self.end)
        which = there.nonzero()[0]
        return Turn(self.s.take(which), e.take(which), self.end.take(which))


NOBODY = Turn(*(np.empty(0, np.int64) for _ in Turn._fields))


def joined(turns: Sequence[Turn]) -> Turn:
    """Give the turns of several steps as one."""
    turns = [turn for turn in turns if len(turn.s)]
    if len(turns) <= 1:
        return turns[0] if turns else NOBODY
    return Turn(*(np.concatenate(column) for column in zip(*turns, strict=True)))
