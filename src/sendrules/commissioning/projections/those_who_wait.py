"""What becomes of those who wait on the first day: how many still wait, and when none of them does."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.answer import Forecast, Undetermined
from sendrules.commissioning.forecast.months import last_day
from sendrules.commissioning.forecast.ranges import Range, percentiles
from sendrules.commissioning.inputs.missing import known


def still_waiting(forecast: Forecast, *, again: bool = True) -> NDArray[Any]:
    """Give by run and month how many of those who waited on the first day still wait at the end of the month.

    How long they had waited does not matter for it.

    Args:
        forecast: the forecast.
        again: whether a case counts that had a place, and waits again because its report was rejected. Any report may be the rejected
            one, so it is then the most that it can be.

    Raises:
        Undetermined: an input that it needs is not known.
    """
    if lacking := forecast.lacks("waiting"):
        raise Undetermined(lacking)
    flow = known(forecast.flow)
    return np.asarray((flow.old if again else flow.first).sum(axis=1).T)


def placed_in(forecast: Forecast, *, again: bool = True) -> NDArray[Any]:
    """Give by run the month, from 0, from whose end on none of them waits; the number of months where that is later.

    Args:
        forecast: the forecast.
        again: as for ``still_waiting``. False gives the month from whose end on each of them has had a place.

    Raises:
        Undetermined: an input that it needs is not known.
    """
    still = still_waiting(forecast, again=again) > 0
    months = still.shape[1]
    return np.asarray(np.where(still.any(axis=1), months - np.argmax(still[:, ::-1], axis=1), 0))


def placed(forecast: Forecast, *, again: bool = True) -> Range:
    """Give P10, P50 and P90 of the day by which none of them waits: the last of a month; None where it is later than the forecast.

    Args:
        forecast: the forecast.
        again: as for ``placed_in``.

    Raises:
        Undetermined: an input that it needs is not known.
    """
    return month_ends(forecast, placed_in(forecast, again=again))


def month_ends(forecast: Forecast, months: NDArray[Any]) -> Range:
    """Give P10, P50 and P90 of months by run, each as its last day.

    Args:
        forecast: the forecast.
        months: by run a month from 0; the number of months where it is later than the forecast.
    """
    ends: tuple[date | None, ...] = (*(last_day(month) for month in forecast.months), None)
    return Range(*(ends[int(n)] for n in percentiles(months)))


def share_by(forecast: Forecast, months: NDArray[Any], day: date) -> float | None:
    """Give the share of the runs whose month ends on or before a day; None where the forecast ends before the day.

    Args:
        forecast: the forecast.
        months: by run a month from 0.
        day: the day.
    """
    ends = [last_day(month) for month in forecast.months]
    if day > ends[-1]:
        return None
    return float((months < sum(end <= day for end in ends)).mean())
