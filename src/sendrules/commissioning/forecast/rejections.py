"""How many of a month's reports are rejected: a uniform number, inverted by a table of the binomial distribution."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import bdtr

from sendrules.commissioning.forecast.draws import Counts, Floats

_NEVER = 2.0  # no uniform number reaches it


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
    rejected, reports = np.arange(max(most, 1))[:, None], np.arange(most + 1)[None, :]
    chances = bdtr(np.minimum(rejected, reports), reports, share)
    table = np.where(rejected < reports, chances, _NEVER)
    used = int((table < 1).any(axis=1).sum())
    return np.ascontiguousarray(table[: max(used, 1)])


class Rejections:
    """The rejections of one supply.

    Args:
        share: the chance that one report is rejected.
        places: how many cases it can take, by month and run.
        drawn: a uniform number for each.
    """

    __slots__ = ("_drawn", "_full", "_places", "_table")

    def __init__(self, share: float, places: Counts, drawn: Floats) -> None:
        self._table = binomial_table(share, int(places.max(initial=0)))
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
        found, which = np.zeros(reports.shape, np.int32), reports.astype(np.intp)
        for row in self._table:
            more = drawn >= row.take(which)
            if not np.count_nonzero(more):
                break
            found += more
        return found
