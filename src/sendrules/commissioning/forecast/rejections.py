"""How many of a month's reports are rejected: a uniform number, inverted by a table of the binomial distribution."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import bdtr

from sendrules.commissioning.forecast.draws import Counts, Floats

_NEVER = 2.0  # no uniform number reaches it
_MOST_IN_TABLE = 2_000  # a month's reports; for more, a table would need gigabytes


@lru_cache(maxsize=64)
def binomial_table(share: float, most: int) -> Floats:
    """Give the distribution function of the binomial, for 0 to ``most`` reports.

    Args:
        share: the chance that one report is rejected.
        most: the most reports in a month.

    Returns:
        By number of rejections and of reports, the chance of at most so many rejections; more than 1 where there can be no more.

    >>> binomial_table(0.5, 2).tolist()
    [[2.0, 0.5, 0.25], [2.0, 2.0, 0.75]]
    """
    rejected, reports = np.arange(_beyond(share, most))[:, None], np.arange(most + 1)[None, :]
    chances = bdtr(np.minimum(rejected, reports), reports, share)
    table = np.where(rejected < reports, chances, _NEVER)
    used = int((table < 1).any(axis=1).sum())
    return np.ascontiguousarray(table[: max(used, 1)])


def _beyond(share: float, most: int) -> int:
    """A number of rejections so far above the mean that the chance of more is lost in a float."""
    spread = (most * share * (1 - share)) ** 0.5
    return max(min(most, int(most * share + 12 * spread) + 60), 1)


class Rejections:
    """The rejections of one supply.

    Args:
        share: the chance that one report is rejected.
        places: how many cases it can take, by month and run.
        drawn: a uniform number for each.
    """

    __slots__ = ("_drawn", "_full", "_places", "_share", "_table")

    def __init__(self, share: float, places: Counts, drawn: Floats) -> None:
        most = int(places.max(initial=0))
        self._share, self._table = share, binomial_table(share, most) if most <= _MOST_IN_TABLE else None
        self._places, self._drawn = places, drawn
        self._full = self._inverted(places, drawn)

    def of(self, month: int, used: Counts) -> Counts:
        """Give how many of a month's reports are rejected, by run.

        Args:
            month: the month.
            used: how many places were used.

        >>> drawn = np.array([[0.9, 0.9, 0.2, 0.8]])
        >>> Rejections(0.5, np.full((1, 4), 2), drawn).of(0, np.array([0, 1, 2, 2])).tolist()
        [0, 1, 0, 2]
        """
        if (used == self._places[month]).all():
            return np.asarray(self._full[month])
        return self._inverted(used, self._drawn[month])

    def _inverted(self, reports: Counts, drawn: Floats) -> Counts:
        if self._table is None:
            return _searched(self._share, reports, drawn)
        found, which = np.zeros(reports.shape, np.int32), reports.astype(np.intp)
        for row in self._table:
            more = drawn >= row.take(which)
            if not np.count_nonzero(more):
                break
            found += more
        return found


def _searched(share: float, reports: Counts, drawn: Floats) -> Counts:
    """Invert the distribution by halving, where there are too many reports for a table: the same numbers, more slowly."""
    low, high = np.zeros(reports.shape, np.int32), reports.astype(np.int32)
    while (low < high).any():
        middle = (low + high) // 2
        more = (low < high) & (drawn >= bdtr(middle, np.maximum(reports, 1), share))
        low, high = np.where(more, middle + 1, low), np.where(more, high, middle)
    return np.asarray(low, dtype=np.int32)
