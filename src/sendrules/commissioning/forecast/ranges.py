"""``Range``: the tenth, the middle and the ninetieth of a hundred runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

PARTS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Range:
    """What 10%, 50% and 90% of the runs do not exceed.

    Attributes:
        p10: 10% of the runs come to this or less.
        p50: half of them do.
        p90: 90% of them do.
    """

    p10: Any
    p50: Any
    p90: Any


def percentiles(values: NDArray[Any]) -> NDArray[Any]:
    """Give P10, P50 and P90 over the runs. Each is the value of a run, and never one between two.

    A run that has no number (nan), such as the share on time of a month without requests, does not count.

    Args:
        values: an array whose last axis is the run.

    Returns:
        An array whose first axis is P10, P50, P90, and then the other axes.

    >>> percentiles(np.arange(1, 11)).tolist()
    [1, 5, 9]
    >>> percentiles(np.array([np.nan, 0, np.nan, 1])).tolist()
    [0.0, 0.0, 1.0]
    """
    ordered = np.sort(values, axis=-1)  # faster than a partition at three places; runs without a number come last
    if ordered.dtype.kind == "f" and np.isnan(ordered[..., -1]).any():
        told = np.count_nonzero(~np.isnan(ordered), axis=-1)
        found = [np.take_along_axis(ordered, _place(part, told)[..., None], axis=-1)[..., 0] for part in PARTS]
        return np.stack(found)
    return np.stack([ordered[..., int(_place(part, values.shape[-1]))] for part in PARTS])


def _place(part: float, runs: Any) -> Any:
    """The place, from 0, of the run that so large a part of so many does not exceed."""
    return np.maximum(np.ceil(np.asarray(part * runs - 1e-9)).astype(np.intp) - 1, 0)
