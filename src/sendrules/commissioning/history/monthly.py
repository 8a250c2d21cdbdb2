"""What the published years give to a monthly forecast, and what they leave to be asked."""

from __future__ import annotations

from datetime import date

import numpy as np

from sendrules.commissioning.history.fitting import Fit
from sendrules.commissioning.history.projecting import project
from sendrules.commissioning.inputs import Between, Demand, PlanInputs, Supply
from sendrules.errors import InputError, Problem

_P10_P90 = (10, 90)


def inputs_of(fit: Fit, code: str, *, months: int = 24, runs: int = 1000, seed: int = 0) -> PlanInputs:
    """Give the inputs of a monthly forecast of one authority, as far as its published years tell them.

    Inflow and finished work are the P10 to P90 of the year after the last one, a twelfth of it a month. No count says how the months differ,
    what is withdrawn, or who waits and for how long: these parts are absent. ``forecast`` names them, and gives no number before you add
    them from the authority's own records.

    Args:
        fit: the fitted queue.
        code: the three-digit code of the authority.
        months: how many months the forecast will have.
        runs: how many times the year is drawn.
        seed: the seed.

    Raises:
        InputError: the series has no such authority, or its last year lacks a count that is needed.
    """
    series = fit.series
    if code not in series.codes:
        raise InputError("the series", [Problem("code", f"there is no authority {code!r}.", "Give one of its codes.")])
    place = series.codes.index(code)
    drawn = project(fit, 2, runs=runs, seed=seed)
    started, finished = drawn.started[:, place], drawn.finished[:, place]
    if not np.isfinite(finished).all():
        lacks = ", ".join(fit.missing[code])
        message = f"{series.names[place]} has no published count of {series.years[-1]} for: {lacks}."
        raise InputError("the series", [Problem(code, message, "Wait for its figures, or use its own.")])
    growth = started[1] / started[0] - 1
    year = series.years[-1] + 1
    told = f"fitted to the published counts of {series.names[place]}, {series.years[0]} to {series.years[-1]}: P10 to P90 of {year}"
    # the mean of the year is what comes in half a year after its start
    at_the_start = 12 * np.sqrt(1 + max(float(np.median(growth)), -0.9))
    demand = Demand(
        a_month=_between(started[0] / at_the_start),
        growth_a_year=_between(growth, least=-0.9, most=5.0),
        assessed=Between(low=1.0, high=1.0),
        source=f"{told}. These are requests that were not refused, so all of them go on",
    )
    supply = Supply(
        id="as-published",
        a_month=_between(finished[0] / 12),
        starts=date(year, 1, 1),
        late_by_months=Between(low=0.0, high=0.0),
        ends="never",
        vacancy=0.0,
        rejected=0.0,
        source=f"{told}. Assessments that ended are what is left after all vacancies and rejections",
    )
    share = float(series.plans[place, -1] / series.finished[place, -1]) if series.finished[place, -1] > 0 else None
    return PlanInputs(
        first_month=date(year, 1, 1),
        months=months,
        demand=demand,
        supplies=(supply,),
        leads_to_plan=None if share is None else Between(low=share, high=share),
        source=f"the share of assessments that ended in a plan, published for {series.years[-1]}; nothing is known of months",
    )


def _between(
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], least: float = 0.0, most: float = 1e6
) -> Between:
    low, high = (float(np.clip(one, least, most)) for one in np.percentile(values, _P10_P90))
    return Between(low=low, high=high)
