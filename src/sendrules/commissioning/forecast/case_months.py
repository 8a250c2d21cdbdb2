"""The month in which each waiting case is allocated, in every run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.drawn import Drawn
from sendrules.commissioning.forecast.flow import Flow
from sendrules.errors import InputError, Problem


def case_months(drawn: Drawn, flow: Flow) -> NDArray[np.int16]:
    """Give the month in which each case that waits at the start has its place for good, in every run.

    Within a group the longest wait is first. Which reports are rejected is open: the months of a group are right, and its cases have them as if
    the newest requests of each month were the rejected ones. For an old case that is the earliest that it can be.

    Args:
        drawn: what chance decided.
        flow: what came of it.

    Returns:
        By run and case, the month from 0; the number of months where that is not within the forecast. The cases are in the order
        of ``queue_order``, the longest wait of each group first.

    Raises:
        InputError: cases are withdrawn, and nobody knows which.
    """
    if drawn.withdrawn is not None:
        fix = "Write withdrawn = 0 in the demand, or look at the counts by group."
        raise InputError("a forecast", [Problem("demand.withdrawn", "it is not known which cases are withdrawn.", fix)])
    months, groups, runs = flow.allocated.shape
    wait = drawn.waiting[:, :, 0].sum(axis=0)
    gone = np.zeros((runs, groups, months + 2), np.int64)
    gone[:, :, 1:-1] = np.cumsum(flow.allocated - flow.rejected, axis=0).transpose(2, 1, 0)
    gone[:, :, -1] = wait  # the last month stands for those who still wait
    np.minimum(gone, wait[:, None], out=gone)
    in_month = np.diff(gone, axis=2).reshape(-1)
    each = np.tile(np.arange(months + 1, dtype=np.int16), runs * groups)
    return np.repeat(each, in_month).reshape(runs, int(wait.sum()))
