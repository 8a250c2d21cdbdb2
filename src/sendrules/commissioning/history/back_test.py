"""How well the forecast would have done: fitted to earlier years alone, and compared with what was published later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sendrules.commissioning.history.assumptions import Assumptions
from sendrules.commissioning.history.baselines import BASELINES
from sendrules.commissioning.history.counts import Floats, Series
from sendrules.commissioning.history.fitting import fit
from sendrules.commissioning.history.projecting import percentiles, project
from sendrules.commissioning.history.scores import held, interval_score
from sendrules.errors import InputError, Problem
from sendrules.values import value

FEWEST_HELD, MOST_HELD = 0.70, 0.90
"""The share of authorities whose figure an 80% range should hold lies between these."""


@value
class Baseline:
    """One reading of "last value, plus or minus the spread of past yearly changes".

    Attributes:
        id: the reading of "spread", from ``BASELINES``, with ``, wider`` where it grows with the root of the years ahead.
        authorities: how many authorities both it and the model have a range for.
        held: the share of their figures that it holds.
        score: its mean interval score.
        model_score: the model's, of the same authorities.
    """

    id: str
    authorities: int
    held: float
    score: float
    model_score: float

    @property
    def beaten(self) -> bool:
        """Whether the model's score is better."""
        return self.model_score < self.score


@value
class Held:
    """How one figure of one year compares with what was forecast.

    Attributes:
        figure: ``plans`` (a count), ``plans, to last`` (as a share of the last figure that was known) or ``rate`` (in percentage points).
        year: the calendar year.
        authorities: of how many authorities both the forecast and the published figure are there.
        held: the share of them whose published figure lies in the 80% range.
        score: the mean interval score; less is better.
        baselines: every baseline.
    """

    figure: str
    year: int
    authorities: int
    held: float
    score: float
    baselines: tuple[Baseline, ...]

    @property
    def passed(self) -> bool:
        """Whether between 70% and 90% are held, and the score is better than every baseline's."""
        return FEWEST_HELD <= self.held <= MOST_HELD and all(one.beaten for one in self.baselines)


@value
class BackTest:
    """What a back-test found.

    Attributes:
        fitted_until: the last year that the model was fitted to.
        first: the first year that it was fitted to.
        results: each figure of each later year.
        without: the codes of authorities that have no forecast, as the last year lacks a count.
    """

    fitted_until: int
    first: int
    results: tuple[Held, ...]
    without: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every result passed."""
        return all(one.passed for one in self.results)


def backtest(
    series: Series,
    fitted_until: int,
    years: Sequence[int] | None = None,
    *,
    assumptions: Assumptions | None = None,
    runs: int = 4000,
    seed: int = 0,
) -> BackTest:
    """Fit the model to the years up to one, forecast later ones, and compare them with what was published.

    Args:
        series: the published counts, with the later years.
        fitted_until: the last year that the model may see.
        years: the later years; None for all that the series has.
        assumptions: what the model takes as given; None for the settings that were chosen.
        runs: how many times each year is drawn.
        seed: the seed.

    Raises:
        InputError: the series lacks one of the years, or has too little to fit to.

    >>> from sendrules.commissioning.history import read_series
    >>> names = ("requests", "assessments", "timeliness")
    >>> series = read_series(f"examples/england/made-up/{name}.csv" for name in names)
    >>> found = backtest(series, 2022, [2023], runs=50)
    >>> [(one.figure, one.authorities) for one in found.results]
    [('plans', 24), ('plans, to last', 24), ('rate', 24)]
    """
    later = tuple(years) if years is not None else tuple(year for year in series.years if year > fitted_until)
    wrong = [year for year in later if year not in series.years or year <= fitted_until]
    if wrong or not later:
        message = f"{wrong or 'none'} is no year of the series after {fitted_until}."
        raise InputError("the back-test", [Problem("years", message, "Give later years of the series.")])
    known = series.until(fitted_until)
    fitted = fit(known, assumptions)
    drawn = project(fitted, max(later) - fitted_until, runs=runs, seed=seed)
    results = [
        result
        for year in later
        for name, past, ranges, truth in _figures(series, known, year, drawn.plans, drawn.within())
        for result in _results(name, year, past, ranges, truth, year - fitted_until)
    ]
    return BackTest(fitted_until, known.years[0], tuple(results), tuple(fitted.missing))


_Figures = tuple[str, Floats, tuple[Floats, Floats], Floats]
"""A name, the figures of past years, the ends of the ranges, and the published figure."""


def _figures(series: Series, known: Series, year: int, plans: Floats, rate: Floats) -> Iterator[_Figures]:
    place, ahead = series.years.index(year), year - known.years[-1] - 1
    for name, past, drawn, truth in (
        ("plans", known.plans, plans, series.plans),
        ("rate", 100 * known.rate, 100 * rate, 100 * series.rate),
    ):
        low, _, high = percentiles(drawn[ahead])
        yield name, past, (low, high), truth[:, place]


def _results(
    name: str, year: int, past: Floats, ranges: tuple[Floats, Floats], truth: Floats, ahead: int
) -> Iterator[Held]:
    last = past[:, -1]
    low, high = ranges
    there = np.isfinite(low + high + truth + last)
    yield _result(name, year, past, ranges, truth, ahead, there, np.ones_like(last))
    if name == "plans":  # so that a few large authorities do not decide alone
        with_plans = there & (last > 0)
        yield _result(f"{name}, to last", year, past, ranges, truth, ahead, with_plans, np.where(with_plans, last, 1.0))


def _result(
    name: str,
    year: int,
    past: Floats,
    ranges: tuple[Floats, Floats],
    truth: Floats,
    ahead: int,
    there: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
    unit: Floats,
) -> Held:
    low, high = ranges
    scores = interval_score(low, high, truth) / unit
    last, most = past[:, -1], 100.0 if name == "rate" else np.inf
    baselines = []
    for id, (_, spread) in BASELINES.items():
        half = spread(past)
        for words, wider in (("", 1.0), (", wider", np.sqrt(ahead)))[: 1 if ahead == 1 else 2]:
            # no figure lies below 0, and no rate above 100: the baseline is not blamed for what cannot be
            bottom, top = np.maximum(last - wider * half, 0.0), np.minimum(last + wider * half, most)
            both = there & np.isfinite(half)
            if not both.any():
                continue
            inside, score = held(bottom, top, truth)[both].mean(), (interval_score(bottom, top, truth) / unit)[both]
            baselines.append(
                Baseline(id + words, int(both.sum()), float(inside), float(score.mean()), float(scores[both].mean()))
            )
    inside = held(low, high, truth)[there].mean()
    return Held(name, year, int(there.sum()), float(inside), float(scores[there].mean()), tuple(baselines))
