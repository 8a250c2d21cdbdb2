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
        By number of reports and of rejections, the chance of at most so many; more than 1 where there can be no more.

    >>> binomial_table(0.5, 2).tolist()
    [[2.0, 2.0], [0.5, 2.0], [0.25, 0.75]]
    """
    reports, rejected = np.arange(most + 1)[:, None], np.arange(most)[None, :]
    table = np.where(rejected < reports, bdtr(np.minimum(rejected, reports), reports, share), _NEVER)
    used = int((table < 1).any(axis=0).sum())
    return np.ascontiguousarray(table[:, : max(used, 1)])


def rejections(table: Floats, reports: Counts, drawn: Floats) -> Counts:
    """Give how many reports are rejected.

    Args:
        table: the distribution function.
        reports: how many reports, by run.
        drawn: one uniform number from 0 to 1 for each run.

    >>> rejections(binomial_table(0.5, 2), np.array([0, 1, 2, 2]), np.array([0.9, 0.9, 0.2, 0.8])).tolist()
    [0, 1, 0, 2]
    """
    return np.asarray((drawn[:, None] >= table[reports]).sum(axis=1), dtype=np.int32)
