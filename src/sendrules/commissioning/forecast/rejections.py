"""How many of a month's reports are rejected: a uniform number, inverted by a table of the binomial distribution."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import bdtr

from sendrules.commissioning.forecast.draws import Counts, Floats

_NEVER = 2.0  # no uniform number reaches it
_PARTS = 1024  # of the uniform numbers, each with where the search begins
_MOST_IN_TABLE = 2_000  # a month's reports; for more, a table would need gigabytes


@lru_cache(maxsize=64)
def binomial_table(share: float, most: int) -> Floats:
    """Give the distribution function of the binomial, for 0 to ``most`` reports.

    Args:
        share: the chance that one report is rejected.
        most: the most reports in a month.

    Returns:
        By number of rejections and of reports, the chance of at most so many rejections; more than 1 where there can be no more, as
        in the last row.

    >>> binomial_table(0.5, 2).tolist()
    [[2.0, 0.5, 0.25], [2.0, 2.0, 0.75], [2.0, 2.0, 2.0]]
    """
    rejected, reports = np.arange(_beyond(share, most) + 1)[:, None], np.arange(most + 1)[None, :]
    chances = bdtr(np.minimum(rejected, reports), reports, share)
    table = np.where(rejected < reports, chances, _NEVER)
    used = int((table < 1).any(axis=1).sum())
    return np.ascontiguousarray(table[: used + 1])


@lru_cache(maxsize=64)
def _starts(share: float, most: int) -> Counts:
    """Give, by number of reports and part of the uniform numbers, the least number of rejections of that part."""
    ends = np.arange(_PARTS) / _PARTS
    return np.array([np.searchsorted(of, ends, side="right") for of in binomial_table(share, most).T], np.int32)


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
        return _looked_up(self._table, _starts(self._share, self._table.shape[1] - 1), reports, drawn)


def _looked_up(table: Floats, starts: Counts, reports: Counts, drawn: Floats) -> Counts:
    """Invert the distribution: go to where the search begins for a part of the numbers, and on from there."""
    width, which = table.shape[1], reports.astype(np.intp)
    found = starts.take(which * _PARTS + (drawn * _PARTS).astype(np.intp))
    which += found * width
    at, flat, numbers = np.flatnonzero(drawn >= table.take(which)), which.reshape(-1), drawn.reshape(-1)
    while at.size:
        found.reshape(-1)[at] += 1
        flat[at] += width
        at = at[numbers[at] >= table.take(flat[at])]
    return found


def _searched(share: float, reports: Counts, drawn: Floats) -> Counts:
    """Invert the distribution by halving, where there are too many reports for a table: the same numbers, more slowly."""
    low, high = np.zeros(reports.shape, np.int32), reports.astype(np.int32)
    while (low < high).any():
        middle = (low + high) // 2
        more = (low < high) & (drawn >= bdtr(middle, np.maximum(reports, 1), share))
        low, high = np.where(more, middle + 1, low), np.where(more, high, middle)
    return np.asarray(low, dtype=np.int32)
