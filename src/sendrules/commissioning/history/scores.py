"""How good a range was, once the figure is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sendrules.commissioning.history.counts import Floats

RANGE = 0.8
"""The share of figures that a range should hold: from the 10th to the 90th percentile."""


def interval_score(low: ArrayLike, high: ArrayLike, figure: ArrayLike) -> Floats:
    """Give the interval score (Winkler) of ranges that should hold 80% of figures; less is better.

    It is the width of the range, and ten times what the figure lies outside of it: 2 divided by 0.2, the share that may lie outside.
    Source: R. L. Winkler, "A decision-theoretic approach to interval estimation", Journal of the American Statistical Association 67 (1972).

    Args:
        low: the lower ends.
        high: the upper ends.
        figure: what came true.

    >>> interval_score([40, 40, 40], [60, 60, 60], [50, 63, 30]).tolist()
    [20.0, 50.0, 120.0]
    """
    bottom, top, true = (np.asarray(one, np.float64) for one in (low, high, figure))
    outside = np.maximum(bottom - true, 0.0) + np.maximum(true - top, 0.0)
    return (top - bottom) + round(2 / (1 - RANGE), 9) * outside


def held(low: ArrayLike, high: ArrayLike, figure: ArrayLike) -> NDArray[np.bool_]:
    """Say which ranges hold their figure; one at an end is held.

    >>> held([40, 40], [60, 60], [60, 61]).tolist()
    [True, False]
    """
    return (np.asarray(figure) >= np.asarray(low)) & (np.asarray(figure) <= np.asarray(high))
