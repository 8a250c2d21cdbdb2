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

    Args:
        values: an array whose last axis is the run.

    Returns:
        An array whose first axis is P10, P50, P90, and then the other axes.

    >>> percentiles(np.arange(1, 11)).tolist()
    [1, 5, 9]
    """
    runs = values.shape[-1]
    places = [max(int(np.ceil(part * runs - 1e-9)) - 1, 0) for part in PARTS]
    ordered = np.sort(values, axis=-1)  # faster than a partition at three places
    return np.stack([ordered[..., place] for place in places])
