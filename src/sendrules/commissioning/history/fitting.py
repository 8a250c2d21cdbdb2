"""A queue of years, fitted to the published counts of all authorities together.

Three equations, each with a movement that all authorities share in a year and one of each authority's own:

- what starts grows by a rate: ``log S' - log S = growth``
- what is finished follows what started: ``log C' - log C = drift + follows * log(S / C)``
- the mean wait W, in years, is carried on, with a part of what started beyond what was finished:
  ``log W' = drift + carried * log(W + felt * (S / C - 1))``

The wait and the published rate are one figure in two forms: the time to a plan is taken as lognormal, so a rate gives a mean wait, and
a mean wait a rate. By Little's law the backlog is the wait times what is finished in a year.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import least_squares
from scipy.special import ndtri

from sendrules.commissioning.history.assumptions import Assumptions
from sendrules.commissioning.history.counts import Floats, Series
from sendrules.errors import InputError, Problem
from sendrules.values import value

WEEKS_A_YEAR = 365.25 / 7
PARTS = ("starts", "finished", "wait")
"""The three equations, in order."""
_FEWEST_PLANS = 20
"""Of an authority-year with fewer plans nothing is learnt."""
_FEWEST_COUNTED = 5
"""Of a rate of fewer plans nothing is learnt."""
_HUBER = 1.5
"""At how many standard deviations an authority-year begins to count for less than its square."""
_FEWEST_CHANGES = 10
"""From fewer changes of authorities than this nothing is fitted."""
_MOST_OWN = 3.0
"""One odd year of an authority's own counts for no more than so many standard deviations in its spread."""


@value
class Equation:
    """One fitted equation.

    Attributes:
        constant: growth or drift in a year that is like the mean of all years.
        slope: what it depends on, times this; 0 where it depends on nothing.
        years: how far all authorities moved together, by year of the series from the second on.
        together: the standard deviation of that movement in a year to come, with how little is known of it.
        alone: the standard deviation of an authority's own movement, at many plans a year.
    """

    constant: float
    slope: float
    years: Floats
    together: float
    alone: float


@value
class Fit:
    """The yearly model, fitted.

    Attributes:
        series: what it was fitted to.
        assumptions: what it takes as given.
        starts, finished, wait: the three equations.
        own: movements of authorities of their own: a row for each authority-year that all three are known of, a column an equation,
            at many plans a year and around a median of 0.
        spread: each authority's spread in each equation, as a multiple of that of all (authorities by 3).
        mean_wait: the mean wait in years (authorities by years); NaN where no rate was published.
    """

    series: Series
    assumptions: Assumptions
    starts: Equation
    finished: Equation
    wait: Equation
    own: Floats
    spread: Floats
    mean_wait: Floats

    @property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """What the last year lacks, by the code of the authority: its forecast is then undetermined in part or whole."""
        known = {
            "requests, or refusals to assess": np.isfinite(self.series.started[:, -1]),
            "plans issued, or assessments without a plan": np.isfinite(self.series.finished[:, -1]),
            "the 20-week rate": np.isfinite(self.mean_wait[:, -1]),
        }
        found = {
            code: tuple(what for what, there in known.items() if not there[place])
            for place, code in enumerate(self.series.codes)
        }
        return {code: lacks for code, lacks in found.items() if lacks}


def wait_of_rate(rate: Floats, assumptions: Assumptions) -> Floats:
    """Give the mean wait in years that a share within the limit means, where the time to a plan is lognormal.

    Args:
        rate: the share within the limit, above 0 and below 1.
        assumptions: the limit, and the spread of the time to a plan.

    >>> print(round(float(wait_of_rate(np.array(0.5), Assumptions(spread_of_waits=0.6))) * WEEKS_A_YEAR, 1))
    23.9
    """
    spread = assumptions.spread_of_waits
    median = assumptions.limit_weeks / WEEKS_A_YEAR * np.exp(-spread * ndtri(rate))
    return np.asarray(median * np.exp(spread**2 / 2), np.float64)


def fit(series: Series, assumptions: Assumptions | None = None) -> Fit:
    """Fit inflow, capacity and wait to all authorities of a series together.

    Args:
        series: the published counts; only what is in it is used.
        assumptions: what the model takes as given; None for the settings that were chosen.

    Raises:
        InputError: fewer than ten changes from one year to the next are known, so that there is nothing to learn from.

    >>> from sendrules.commissioning.history import read_series
    >>> names = ("requests", "assessments", "timeliness")
    >>> fitted = fit(read_series(f"examples/england/made-up/{name}.csv" for name in names))
    >>> 0 < fitted.finished.slope < 1, 0 < fitted.wait.slope < 1, fitted.missing
    (True, True, {})
    """
    given = assumptions or Assumptions()
    half = (series.on_time + 0.5) / (series.counted + 1.0)  # so that no rate is 0 or 1
    wait = np.where(series.counted > 0, wait_of_rate(half, given), np.nan)
    start, end = np.log(series.started + 0.5), np.log(series.finished + 0.5)
    gap = (start - end)[:, :-1]
    carried = np.log(np.maximum(wait[:, :-1] + given.felt * np.expm1(gap), given.shortest_wait))
    known = np.isfinite(np.diff(start) + np.diff(end) + np.diff(wait) + gap)
    known &= (series.plans[:, :-1] >= _FEWEST_PLANS) & (
        np.minimum(series.counted[:, :-1], series.counted[:, 1:]) >= _FEWEST_COUNTED
    )
    if known.sum() < _FEWEST_CHANGES:
        message = f"{int(known.sum())} changes from one year to the next are known, and {_FEWEST_CHANGES} are needed."
        raise InputError("the series", [Problem("", message, "Give more years, or more authorities.")])
    weight = 1.0 / (1.0 + given.small / np.maximum(series.plans[:, :-1], 1.0))
    nothing = np.full_like(gap, np.nan)
    starts, of_starts = _equation(np.diff(start), nothing, weight, known, given)
    finished, of_finished = _equation(np.diff(end), gap, weight, known, given)
    waits, of_waits = _equation(np.log(wait[:, 1:]), carried, weight, known, given)
    own = np.stack([of_starts, of_finished, of_waits], axis=-1)
    drawn = own[known]
    return Fit(
        series, given, starts, finished, waits, drawn - np.median(drawn, axis=0), _spread(own, given.pooled), wait
    )


def _equation(
    outcome: Floats,
    cause: Floats,
    weight: Floats,
    known: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
    given: Assumptions,
) -> tuple[Equation, Floats]:
    """Fit one equation, robustly; give it and each authority's own movement, at many plans a year (NaN where not known).

    Each year has a constant of its own. Their mean is the constant of the equation, and the rest is what all moved together.
    """
    rows, columns = np.nonzero(known)
    years = np.array(sorted(set(columns.tolist())))
    design = (columns[:, None] == years[None, :]).astype(np.float64)
    with_cause = bool(np.isfinite(cause[known]).all())
    if with_cause:
        design = np.column_stack([design, cause[known]])
    root = np.sqrt(weight[rows, columns])
    design, aim = design * root[:, None], outcome[known] * root
    first = np.linalg.lstsq(design, aim, rcond=None)[0]
    scale = max(_scale(aim - design @ first), 1e-9)
    # a copy, as scipy to 1.15 writes into what jac returns (findings/scipy-least-squares-writes-into-your-jacobian.sh)
    found = least_squares(
        lambda b: design @ b - aim, first, jac=lambda _: design.copy(), loss="huber", f_scale=_HUBER * scale
    ).x
    left = aim - design @ found
    constants = found[: len(years)]
    together = constants - constants.mean()
    alone = _scale(left)
    # one year more, in which all moved by a set share of how far each moves alone; then the error of the mean of few years
    variance = ((given.country * alone) ** 2 + float((together**2).sum())) / len(years) * (1 + 1 / len(years))
    own = np.full_like(outcome, np.nan)
    own[known] = left
    slope = float(found[-1]) if with_cause else 0.0
    return Equation(float(constants.mean()), slope, together, float(np.sqrt(variance)), alone), own


def _scale(values: Floats) -> float:
    """Give the standard deviation that the median distance from 0 stands for in a normal distribution."""
    return float(np.median(np.abs(values)) / ndtri(0.75))


def _spread(own: Floats, pooled: float) -> Floats:
    """Give each authority's spread as a multiple of all authorities', drawn towards 1 by how few years it has."""
    shared = np.sqrt(np.nanmean(own**2, axis=(0, 1)))
    units = np.clip(own / shared, -_MOST_OWN, _MOST_OWN)
    number = np.isfinite(units).sum(axis=1)
    return np.asarray(np.sqrt((pooled + np.nansum(units**2, axis=1)) / (pooled + number)), np.float64)
