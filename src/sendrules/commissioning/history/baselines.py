"""What the forecast has to beat: the last figure, plus or minus the spread of past yearly changes.

"Spread" can be read in several ways. Each stands here, so that none is chosen because it is easy to beat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from scipy.special import ndtri
from scipy.stats import t as student

from sendrules.commissioning.history.counts import Floats
from sendrules.commissioning.history.scores import RANGE

_TAIL = (1 + RANGE) / 2
_NORMAL = float(ndtri(_TAIL))
"""How many standard deviations to each side hold 80% of a normal distribution: 1.28."""

Spread = Callable[[Floats], Floats]
"""From figures (authorities by years) to half the width of each authority's range."""


def _changes(figures: Floats) -> Floats:
    return np.asarray(np.diff(figures, axis=1), np.float64)


def _number(changes: Floats) -> Floats:
    return np.asarray(np.isfinite(changes).sum(axis=1), np.float64)


def _mean(values: Floats, number: Floats) -> Floats:
    """Give the mean of each row without NaN; NaN where none is left."""
    none = np.full(len(values), np.nan)
    return np.asarray(np.divide(np.nansum(values, axis=1), number, out=none, where=number > 0), np.float64)


def _deviation(figures: Floats) -> Floats:
    """Give the standard deviation of each authority's changes (n - 1); NaN where there are fewer than two."""
    changes = _changes(figures)
    number = _number(changes)
    squares = np.nansum((changes - _mean(changes, number)[:, None]) ** 2, axis=1)
    variance = np.divide(squares, number - 1, out=np.full(len(figures), np.nan), where=number > 1)
    return np.asarray(np.sqrt(variance), np.float64)


def _root_mean_square(figures: Floats) -> Floats:
    changes = _changes(figures)
    return np.asarray(np.sqrt(_mean(changes**2, _number(changes))), np.float64)


def _largest(figures: Floats) -> Floats:
    found = np.nan_to_num(np.abs(_changes(figures)), nan=-1.0).max(axis=1)
    return np.where(found < 0, np.nan, found)


def _pooled(figures: Floats) -> Floats:
    """Give every authority the same spread: that of all changes of all authorities."""
    return np.full(len(figures), np.sqrt(np.nanmean(_changes(figures) ** 2)))


def _pooled_shares(figures: Floats) -> Floats:
    """Give every authority the same spread as a share of its last figure: that of all relative changes."""
    before = figures[:, :-1]
    shares = np.divide(_changes(figures), before, out=np.full_like(before, np.nan), where=before >= _FEW)
    if not np.isfinite(shares).any():  # rates lie between 0 and 1
        return np.full(len(figures), np.nan)
    return np.asarray(np.sqrt(np.nanmean(shares**2)) * figures[:, -1], np.float64)


_FEW = 20.0
"""Of fewer plans than this a relative change says nothing."""


def _student(figures: Floats) -> Floats:
    degrees = np.maximum(_number(_changes(figures)) - 1, 1)
    return np.asarray(student.ppf(_TAIL, degrees), np.float64) * _deviation(figures)


BASELINES: Mapping[str, tuple[str, Spread]] = {
    "deviation": ("1.28 standard deviations of its own changes", lambda f: _NORMAL * _deviation(f)),
    "one-deviation": ("one standard deviation of its own changes", _deviation),
    "student": ("Student's quantile times that standard deviation, for how few changes there are", _student),
    "size": ("1.28 times the root mean square of its own changes", lambda f: _NORMAL * _root_mean_square(f)),
    "mean": ("the mean size of its own changes", lambda f: _mean(np.abs(_changes(f)), _number(_changes(f)))),
    "largest": ("the largest of its own changes", _largest),
    "all": ("1.28 times the root mean square of the changes of all authorities", lambda f: _NORMAL * _pooled(f)),
    "all-shares": (
        "the same of their changes as a share of the figure, times the last figure",
        lambda f: _NORMAL * _pooled_shares(f),
    ),
}
"""The readings of "spread" by id: the words, and the function. Each is also tried wider with the root of the years ahead."""
