"""The years to come, drawn many times from a fitted queue."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from sendrules.commissioning.history.assumptions import Assumptions
from sendrules.commissioning.history.counts import Floats
from sendrules.commissioning.history.fitting import WEEKS_A_YEAR, Fit
from sendrules.errors import InputError, Problem
from sendrules.values import value

_DEGREES = 3
"""The degrees of freedom of what all authorities do together: a few years are known, so that a large movement is not rare."""
_PERCENT = (10, 50, 90)


@value
class More:
    """More work finished, beside the same draws. Each pair is the least and the most; a number between them is drawn once a run.

    Attributes:
        share: how much more is finished in the first year of it, as a share: 0.1 for a tenth.
        felt: how much of it is felt as a shorter wait. By Little's law each case that leaves the queue shortens it by one, which is 1.
            What the published counts show of a year and of the rate of the next is less.
        after: how many of the drawn years pass before it begins.
    """

    share: tuple[float, float]
    felt: tuple[float, float]
    after: int = 0


@value
class Projection:
    """What a fitted queue gives for years to come. Each array is years by authorities by runs; NaN is undetermined.

    Attributes:
        codes: the codes of the authorities.
        years: the calendar years.
        started: assessments begun.
        finished: assessments that end.
        plans: those of them that end in a plan.
        wait: the mean wait of those who got a plan, in years.
        assumptions: what the model takes as given.
    """

    codes: tuple[str, ...]
    years: tuple[int, ...]
    started: Floats
    finished: Floats
    plans: Floats
    wait: Floats
    assumptions: Assumptions

    def within(self, weeks: float | None = None, spread: float | Floats | None = None) -> Floats:
        """Give the share of plans issued within so many weeks, from 0 to 1.

        Args:
            weeks: the weeks; None for the limit of the published rate.
            spread: the spread of the time to a plan, for other weeks than those: one, or one a run; None for the one of the assumptions.
                The share within the limit of the published rate is the same under any.
        """
        given = self.assumptions
        median = self.wait / np.exp(given.spread_of_waits**2 / 2) * WEEKS_A_YEAR
        limit = given.limit_weeks
        place = (np.log(limit) - np.log(median)) / given.spread_of_waits
        other = np.log((limit if weeks is None else weeks) / limit)
        other = other / (given.spread_of_waits if spread is None else spread)
        return np.asarray(ndtr(place + other), np.float64)

    @property
    def waiting(self) -> Floats:
        """The cases under way in the mean of the year, by Little's law: the wait times what is finished in a year."""
        return self.wait * self.finished


def project(fit: Fit, years: int, *, runs: int = 1000, seed: int = 0, more: More | None = None) -> Projection:
    """Draw the years after the last one of the series.

    Args:
        fit: the fitted queue.
        years: how many years.
        runs: how many times each is drawn.
        seed: the seed; the same seed gives the same draws, with ``more`` and without it.
        more: more work finished from the first year on; None for none.

    Raises:
        InputError: there is no year or no run to draw.

    >>> from sendrules.commissioning.history import fit, read_series
    >>> names = ("requests", "assessments", "timeliness")
    >>> series = read_series(f"examples/england/made-up/{name}.csv" for name in names)
    >>> drawn = project(fit(series), 2, runs=50, seed=1)
    >>> drawn.years, drawn.plans.shape
    ((2025, 2026), (2, 24, 50))
    """
    if years < 1 or runs < 1:
        message = f"there are {years} years and {runs} runs to draw."
        raise InputError("the projection", [Problem("", message, "Ask for one or more of each.")])
    random = np.random.default_rng(seed)
    series, given = fit.series, fit.assumptions
    size = np.maximum(series.plans[:, -1], 1.0)
    scale = (fit.spread * np.sqrt(1.0 + given.small / size)[:, None])[:, None, :]
    shape = (len(series.codes), runs)
    start, end, wait = (
        np.repeat(one[:, -1:], runs, axis=1)
        for one in (np.log(series.started + 0.5), np.log(series.finished + 0.5), fit.mean_wait)
    )
    ends_in_plan = (series.plans[:, -1:] + 0.5) / (series.finished[:, -1:] + 0.5)
    apart = np.random.default_rng([seed, 1])  # so that what is asked does not move the draws of the years
    pairs = (more.felt, more.share) if more else ((0.0, 0.0), (0.0, 0.0))
    felt, share = (apart.uniform(low, high, runs) for low, high in pairs)
    first = more.after if more else 0
    extra = np.zeros(runs)
    relief = np.zeros(runs)
    kept: list[tuple[Floats, Floats, Floats]] = []
    for year in range(years):
        own = fit.own[random.integers(0, len(fit.own), shape)] * scale
        together = random.standard_t(_DEGREES, (3, runs)) / np.sqrt(_DEGREES / (_DEGREES - 2))
        gap = start - end
        start = start + fit.starts.constant + fit.starts.together * together[0] + own[:, :, 0]
        end = (
            end + fit.finished.constant + fit.finished.slope * gap + fit.finished.together * together[1] + own[:, :, 1]
        )
        carried = np.maximum(wait + given.felt * np.expm1(gap) - relief, given.shortest_wait)
        moved = fit.wait.constant + fit.wait.slope * np.log(carried) + fit.wait.together * together[2] + own[:, :, 2]
        wait = np.exp(moved)
        # what is finished follows the smaller queue, so that part of the extra work is given up each year
        extra = np.log1p(share) if year == first else extra * (1.0 - fit.finished.slope)
        relief = felt * np.expm1(extra)
        kept.append((np.exp(start), np.exp(end + extra), wait))
    started, finished, waits = (np.array(one) for one in zip(*kept, strict=True))
    named = tuple(series.years[-1] + year for year in range(1, years + 1))
    plans = np.maximum(finished * ends_in_plan - 0.5, 0.0)
    return Projection(series.codes, named, started, finished, plans, waits, given)


def percentiles(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the 10th, 50th and 90th percentile over the last axis: the runs.

    >>> [float(one) for one in percentiles(np.arange(11.0))]
    [1.0, 5.0, 9.0]
    """
    low, middle, high = np.percentile(values, _PERCENT, axis=-1)
    return low, middle, high
