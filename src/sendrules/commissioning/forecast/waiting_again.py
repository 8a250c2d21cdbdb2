"""``WaitingAgain``: those whose report was rejected. How many wait is known; which cases they are is not.

Cases of a group are numbered in the order in which they first get a place. Which reports of a month are rejected is open, so a case
that waits again may be any that had a place in that month. Two things bound how many of those below a number wait again:

- no more than wait again at all, or did at the end of any month since the last of those numbers had its first place: a case that
  waits again has done so ever since, but for the part of a month in which it had a place;
- to which come at most those that had their first place later.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

import numpy as np

from sendrules.commissioning.forecast.draws import Counts

_SPANS = (1, 2, 4, 8)
"""Over how many months the least number of those who wait again is kept: each twice the one before it."""


class WaitingAgain:
    """Those who wait again, by group and run.

    Attributes:
        all: how many wait again.
        held: how many of them cannot be allocated yet; None where every case is back the month after.
        front: how many had a first place.
        lost: by month, how many of them were withdrawn up to then; empty where none is withdrawn.
    """

    __slots__ = ("_back", "_fronts", "_least", "all", "front", "held", "lost")
    all: Counts
    held: Counts | None
    front: Counts
    lost: list[Counts]

    def __init__(self, shape: tuple[int, int], *, held: bool) -> None:
        self.all, self.front = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
        self.held = np.zeros(shape, np.int32) if held else None
        self._back: defaultdict[int, Counts] = defaultdict(lambda: np.zeros(shape, np.int32))
        self._fronts: deque[Counts] = deque([self.front] * _SPANS[-1], maxlen=_SPANS[-1])
        self._least: dict[int, deque[Counts]] = {
            span: deque([self.all] * (span + 1), maxlen=span + 1) for span in _SPANS
        }
        self.lost = []

    def release(self, month: int) -> None:
        """Say that those who are back in a month can be allocated.

        Args:
            month: the month.
        """
        if self.held is not None and (back := self._back.pop(month, None)) is not None:
            self.held -= back

    def withdraw(self, gone: Counts) -> None:
        """Take out cases, of those who are held in proportion.

        Args:
            gone: how many, by group and run.
        """
        self.lost.append(self.lost[-1] + gone if self.lost else gone)
        if self.held is not None:
            left, of = self.held * gone.astype(np.int64) // np.maximum(self.all, 1), self.held.astype(np.int64)
            up_to, taken = np.zeros_like(of), np.zeros_like(of)
            for month in sorted(self._back):
                up_to += self._back[month]
                now = up_to * left // np.maximum(of, 1)
                self._back[month] -= (now - taken).astype(np.int32)
                taken = now
            self.held -= left.astype(np.int32)
        self.all = self.all - gone

    def serve(self, lanes: Sequence[slice], places: Sequence[Counts], out: Counts) -> None:
        """Give places to those who are back: in each lane, one group after the other.

        Args:
            lanes: the groups of each lane.
            places: by lane how many places by run; what is taken is taken off.
            out: by group, how many have their place; what is taken is added.
        """
        back = self.all if self.held is None else self.all - self.held
        took = back
        for groups, left in zip(lanes, places, strict=True):
            total = np.add.reduce(back[groups], axis=0, dtype=np.int32)
            left -= total
            if left.min(initial=0) < 0:  # in some runs there are too few
                left += total
                took = took.copy() if took is back else took
                for n in range(groups.start, groups.stop):
                    np.minimum(back[n], left, out=took[n])
                    left -= took[n]
        out += took
        self.all = np.zeros_like(took) if took is self.all else self.all - took

    def reject(self, month: int, cases: Counts, after: int) -> None:
        """Take in cases of rejected reports.

        Args:
            month: the month.
            cases: how many, by group and run.
            after: how many months later they are back.
        """
        self.all = self.all + cases
        if self.held is not None:
            self.held += cases
            self._back[month + after] += cases

    def end(self, out: Counts) -> None:
        """Note how many wait again at the end of a month.

        Args:
            out: how many have their place.
        """
        self.front = out + self.all
        self._fronts.append(self.front)
        least = self.all
        for kept in self._least.values():
            kept.append(least)
            least = np.minimum(least, kept[0])

    def most_up_to(self, number: Counts, *look_back: int) -> Counts:
        """Say how many of them have a number below another at most.

        Args:
            number: the number, by group and run.
            look_back: how many months to look back: 1, 2, 4 or 8. The best of what they tell counts.

        Returns:
            Counts by group and run.
        """
        most = self.all
        for months in look_back:
            later = number - self._fronts[-months]
            np.maximum(later, 0, out=later)
            np.add(later, self._least[months][-1], out=later)
            most = np.minimum(later, most, out=later)
        return most
