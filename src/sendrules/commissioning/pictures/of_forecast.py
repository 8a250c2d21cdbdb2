"""The four charts of a forecast: those who wait now, all who wait, who is late, and new requests on time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.charts import LIGHT, Chart, Cleared, Look, Mark, Point, Series, burn_down, line_chart
from sendrules.commissioning.forecast.answer import Forecast
from sendrules.commissioning.forecast.months import last_day
from sendrules.commissioning.forecast.ranges import percentiles
from sendrules.commissioning.inputs.days import checked_day
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.projections.those_who_wait import placed, still_waiting

_LATE = (
    "Between the dashed lines: from the P10 of those that surely are past their weeks to the P90 of those that may be. The thick line is "
    "the middle (P50) of those that may be."
)
_ON_TIME = (
    "Between the dashed lines: from the P10, where a plan that may be late counts as late, to the P90, where it counts as on time. The "
    "thick line is the careful middle (P50): it counts as late."
)
_HAD_A_PLACE = "Who has had a place no longer waits, also where the report is rejected and the case waits again."
_AFTER, _FEWEST = 3, 6
"""How many months a burn-down shows after the last run is done, and how many at least."""


def charts_of(
    forecast: Forecast, *, promise: date | None = None, ages_known: bool = True, look: Look = LIGHT
) -> Mapping[str, Chart]:
    """Draw a forecast.

    Args:
        forecast: a forecast that is determined.
        promise: a promised day, which each chart points out where it lies within the forecast.
        ages_known: whether it is known how long those have waited who wait on the first day. Where it is not, who is late is not drawn.
        look: the colours.

    Returns:
        By the name of a file: ``burn-down``, ``waiting``, ``late`` and ``on-time``. What is not known is left out.

    Raises:
        Undetermined: an input is not known without which nothing can be drawn.
        InputError: ``promise`` is no date.
    """
    if promise is not None:
        checked_day(promise, "promise", "the charts of a forecast")
    month_ends = [last_day(month) for month in forecast.months]
    marks = (Mark(promise, f"promised: {_day(promise)}"),) if promise and promise <= month_ends[-1] else ()
    first = forecast.months[0] - timedelta(days=1)
    cleared = placed(forecast, again=False)
    total = known(forecast.inputs.waiting).total
    start = Point(first, total, total, total)
    shown: dict[str, Any] = {"marks": marks, "look": look}
    enough = _months_to_show(month_ends, cleared.p90, promise)
    found = {
        "burn-down": burn_down(
            Series(
                "wait since before",
                (start, *_points(month_ends[:enough], percentiles(still_waiting(forecast, again=False).T)[:, :enough])),
            ),
            Cleared(cleared.p10, cleared.p50, cleared.p90),
            title=f"Those who wait now: how many {'have had no place yet' if forecast.some_rejected else 'still wait'} at the end of each month",
            about=_HAD_A_PLACE if forecast.some_rejected else "",
            **shown,
        ),
        "waiting": line_chart(
            [Series("waiting", (start, *_points(month_ends, forecast.range_of("waiting"))))],
            title="All who wait at the end of each month, new cases too",
            unit="cases",
            **shown,
        ),
    }
    if ages_known:
        late = [Series(f"over {weeks} weeks", _bracket(forecast, month_ends, weeks)) for weeks in (20, 52)]
        title = "Cases that wait for a place for more than 20 and 52 weeks"
        found["late"] = line_chart(late, title=title, unit="cases", band=_LATE, **shown)
    if not forecast.lacks("on_time_low"):
        low, high = forecast.range_of("on_time_low") * 100, forecast.range_of("on_time_high") * 100
        points = _points(forecast.months, np.stack([low[0], low[1], high[2]]))
        title = "New requests that will have their plan within 20 weeks"
        found["on-time"] = line_chart(
            [Series("on time", points)],
            title=title,
            unit="%",
            about="By the month of the request.",
            band=_ON_TIME,
            **shown,
        )
    return found


def _months_to_show(month_ends: Sequence[date], cleared: date | None, promise: date | None) -> int:
    """How many months a burn-down shows: all where some run is not done, else a few more than it takes."""
    if cleared is None:
        return len(month_ends)
    needed = [n for n, end in enumerate(month_ends, 1) if end <= max(cleared, promise or cleared)]
    return min(max(len(needed) + _AFTER, _FEWEST), len(month_ends))


def _bracket(forecast: Forecast, days: Sequence[date], weeks: int) -> tuple[Point, ...]:
    """The careful middle, between the P10 of those surely late and the P90 of those that may be."""
    low, high = (forecast.range_of(f"over_{weeks}_weeks_{end}") for end in ("low", "high"))
    return _points(days, np.stack([low[0], high[1], high[2]]))


def _points(days: Sequence[date], ends: NDArray[Any]) -> tuple[Point, ...]:
    """Points of P10, P50 and P90; without a value where one of them is not known."""
    points = []
    for day, low, middle, high in zip(days, *ends, strict=True):
        if np.isnan([low, middle, high]).any():
            points.append(Point(day, None))
        else:
            points.append(Point(day, float(middle), float(low), float(high)))
    return tuple(points)


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
