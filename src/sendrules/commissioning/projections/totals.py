"""What a forecast says of each year: requests, assessments and plans, by run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.answer import Forecast
from sendrules.commissioning.forecast.arrivals import expected_of
from sendrules.commissioning.inputs.missing import Missing, known
from sendrules.commissioning.inputs.numbers import Between
from sendrules.values import value

Floats = NDArray[np.float64]
MEANINGS: Mapping[str, str] = {
    "requests": "requests for an assessment, in the year in which they come in",
    "assessments agreed": "requests that are agreed to assess, in the year in which the request comes in",
    "assessments allocated": "assessments that get a place with who assesses, less those whose report is rejected, in the year of the place",
    "plans": "assessments that end in a plan, in the year in which the plan is finalised",
}
"""By measure, what is counted and in which year it counts."""


@value
class YearTotal:
    """How many there are in a year.

    Attributes:
        measure: what is counted.
        year: the calendar year.
        months: how many of its months can be counted.
        runs: the number of each run; None where the whole year cannot be counted.
        remark: why not.
        missing: the inputs that are not known.
    """

    measure: str
    year: int
    months: int
    runs: Floats | None
    remark: str = ""
    missing: tuple[Missing, ...] = ()


def lacking(forecast: Forecast, measure: str) -> tuple[Missing, ...]:
    """Name the inputs that a measure needs and that are not known.

    Args:
        forecast: the forecast.
        measure: one of ``MEANINGS``.
    """
    return forecast.lacks("plans" if measure == "plans" else "arrived")


def by_month(forecast: Forecast, measure: str) -> Floats:
    """Give a measure by run and month; not a number where the forecast does not reach.

    Args:
        forecast: a forecast that lacks nothing for it.
        measure: one of ``MEANINGS``.
    """
    if measure == "plans":
        return np.asarray(forecast.of("plans"), float)
    if measure == "assessments allocated":
        return np.asarray(forecast.of("allocated") - forecast.of("rejected"), float)
    arrived: Any = forecast.of("arrived")
    if measure == "assessments agreed":
        return np.asarray(arrived, float)
    return np.asarray(arrived + _refused(forecast), float)


def year_total(forecast: Forecast, measure: str, year: int, under_way: int | None = None) -> YearTotal:
    """Give how many there are in a calendar year.

    Args:
        forecast: the forecast.
        measure: one of ``MEANINGS``.
        year: the year.
        under_way: how many cases had a place before the forecast begins and have no plan yet. Their plans come in the first
            months of the forecast. None where that is not known: the plans of these months are then not known.
    """
    if missing := lacking(forecast, measure):
        return YearTotal(measure, year, 0, None, "undetermined: inputs are missing", missing)
    months = [n for n, month in enumerate(forecast.months) if month.year == year]
    values = by_month(forecast, measure)[:, months]
    after = known(forecast.inputs.plan_after_months) if measure == "plans" else 0
    counted = [n for n in months if n >= after]
    if len(months) < 12:
        return YearTotal(measure, year, len(counted), None, _not_reached(forecast, year, len(months)))
    if len(counted) == 12:
        return YearTotal(measure, year, 12, values.sum(axis=1))
    if under_way is None or after > months[-1] + 1 or months[0] > 0:
        remark = (
            f"the first {after} months of the forecast bring plans of cases that had a place before it: say how many "
            "such cases there are (under_way)"
        )
        if under_way is not None:
            remark = (
                f"cases that had a place before the forecast have their plans in its first {after} months, of which not all "
                "lie in this year: begin the forecast in January"
            )
        return YearTotal(measure, year, len(counted), None, remark)
    share = forecast.draws.once(known(forecast.inputs.leads_to_plan), "leads_to_plan")
    return YearTotal(measure, year, 12, np.nansum(values, axis=1) + under_way * share)


def _not_reached(forecast: Forecast, year: int, months: int) -> str:
    first, last = forecast.months[0], forecast.months[-1]
    reach = f"the forecast reaches from {first:%B} {first.year} to {last:%B} {last.year}"
    return f"{reach}: {months} of 12 months of {year}" if months else f"{reach}, and not into {year}"


def _refused(forecast: Forecast) -> Floats:
    """Draw by run and month the requests that are not agreed to assess. Requests that chance brings fall into two kinds, each by chance."""
    inputs, draws = forecast.inputs, forecast.draws
    demand = known(inputs.demand)
    agreed = draws.once(known(demand.assessed), "demand", "assessed")
    every = expected_of(demand.model_copy(update={"assessed": Between(low=1, high=1)}), inputs, draws)
    shape = (inputs.months, draws.runs)
    expected = np.broadcast_to(every * (1 - agreed), shape)
    return np.asarray(draws.stream("demand", "refused").poisson(expected).T, float)
