"""``compare``: forecasts of several plans side by side, in which chance decides alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.case.refusals import did_you_mean
from sendrules.commissioning.forecast.answer import MEASURES, Forecast, forecast
from sendrules.commissioning.forecast.ranges import Range, percentiles
from sendrules.commissioning.inputs.missing import Missing
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.errors import InputError, Problem

_NUMBERS = ("p10", "p50", "p90", "more_p10", "more_p50", "more_p90")


@dataclass(frozen=True, slots=True)
class Sooner:
    """How many months sooner a plan clears the backlog than the first plan, run by run.

    Attributes:
        months: the range over the runs of which that can be said; below 0 where it clears later. None where there is none.
        runs: of how many runs it can be said: both plans clear within the forecast.
        only_this: in how many runs this plan clears within the forecast and the first does not.
        only_first: in how many runs the first does and this does not.
        neither: in how many runs neither does.
    """

    months: Range | None
    runs: int
    only_this: int
    only_first: int
    neither: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Forecasts of several plans, run by run beside each other. The first plan is the one that the others are compared with.

    Attributes:
        forecasts: the forecasts by the name of the plan.
    """

    forecasts: Mapping[str, Forecast]

    @property
    def first(self) -> str:
        """The name of the plan that the others are compared with."""
        return next(iter(self.forecasts))

    @property
    def missing(self) -> Mapping[str, tuple[Missing, ...]]:
        """By plan what is not known, for the plans that lack something."""
        return {name: found.missing for name, found in self.forecasts.items() if found.missing}

    def difference(self, name: str, measure: str) -> NDArray[Any]:
        """Give by how much a plan's measure is above the first plan's, by run and month.

        Args:
            name: the plan.
            measure: one of the measures of a forecast.

        Raises:
            InputError: there is no such plan or measure.
            Undetermined: an input that it needs is not known.
        """
        this, first = self._of(name).of(measure), self._of(self.first).of(measure)
        return np.asarray(this - first)

    def difference_range(self, name: str, measure: str) -> NDArray[Any]:
        """Give P10, P50 and P90 of the difference by month: an array of 3 and months.

        The range of the difference is not the difference of the ranges: within each run chance is the same in both plans.

        Args:
            name: the plan.
            measure: one of the measures of a forecast.

        Raises:
            InputError: there is no such plan or measure.
            Undetermined: an input that it needs is not known.
        """
        return percentiles(self.difference(name, measure).T)

    def sooner(self, name: str) -> Sooner:
        """Say how many months sooner a plan clears the backlog than the first plan.

        Each is cleared when the cases that waited at the start have all had a place (``cleared_in`` with ``again=False``). Which reports
        are rejected afterwards is not known in either.

        Args:
            name: the plan.

        Raises:
            InputError: there is no such plan.
            Undetermined: an input that it needs is not known.
        """
        months = self._of(name).inputs.months
        this, base = self._of(name).cleared_in(again=False), self._of(self.first).cleared_in(again=False)
        clears, clears_first = this < months, base < months
        both = clears & clears_first
        found = percentiles((base - this)[both]).tolist() if both.any() else None
        return Sooner(
            months=None if found is None else Range(*found),
            runs=int(both.sum()),
            only_this=int((clears & ~clears_first).sum()),
            only_first=int((~clears & clears_first).sum()),
            neither=int((~clears & ~clears_first).sum()),
        )

    def table(self) -> pa.Table:
        """Give the ranges of every plan, and those of its differences from the first, by measure and month.

        A measure that a plan lacks an input for is left out of that plan; a difference is null where either plan lacks one.
        """
        columns: dict[str, list[Any]] = {name: [] for name in ("plan", "month", "measure", *_NUMBERS)}
        for name, found in self.forecasts.items():
            for measure in (each for each in MEASURES if not found.lacks(each)):
                self._add(columns, name, found.months, measure)
        types = {"plan": pa.string(), "month": pa.date32(), "measure": pa.string()}
        return pa.table({name: pa.array(values, types.get(name, pa.float64())) for name, values in columns.items()})

    def _add(self, columns: dict[str, list[Any]], name: str, months: tuple[date, ...], measure: str) -> None:
        told = name != self.first and not self.forecasts[self.first].lacks(measure)
        more = self.difference_range(name, measure) if told else np.full((3, len(months)), np.nan)
        columns["plan"] += [name] * len(months)
        columns["month"] += months
        columns["measure"] += [measure] * len(months)
        for column, values in zip(_NUMBERS, (*self.forecasts[name].range_of(measure), *more), strict=True):
            columns[column] += [None if np.isnan(each) else float(each) for each in values]

    def _of(self, name: str) -> Forecast:
        if name not in self.forecasts:
            fix = did_you_mean(name, self.forecasts) or f"The plans are {', '.join(self.forecasts)}."
            raise InputError("a comparison", [Problem("name", f"there is no plan {name!r}.", fix)])
        return self.forecasts[name]


def compare(inputs: Mapping[str, PlanInputs], *, runs: int = 1000, seed: int = 0) -> Comparison:
    """Forecast several plans so that chance decides alike in all of them, as far as their inputs agree.

    A run of one plan has the same requests, vacancies and rejections as the same run of another. So a difference within a run comes from
    the plans, and its range is much narrower than what two separate forecasts would suggest.

    Args:
        inputs: by name the inputs of each plan; the others are compared with the first.
        runs: how many runs.
        seed: the seed.

    Raises:
        InputError: there are fewer than two plans, or they are for different months.

    >>> from sendrules.commissioning.inputs import Demand, Group, Lane, Supply, Waiting
    >>> said = "illustration"
    >>> team = Supply(id="team", a_month=35, starts="2027-01-01", ends="never", vacancy=0, rejected=0, source=said)
    >>> agency = Supply(id="agency", a_month=15, starts="2027-01-01", ends="never", vacancy=0, rejected=0, source=said)
    >>> today = PlanInputs(
    ...     first_month="2027-01-01", months=8, source=said, supplies=[team],
    ...     demand=Demand(a_month=20, seasonal=dict.fromkeys(range(1, 13), 1.0), growth_a_year=0, withdrawn=0, assessed=1, source=said),
    ...     waiting=Waiting(counts={"all": (0, 0, 0, 0, 0, 100)}, source=said),
    ...     groups=[Group(id="all", lane="all", rank=1, share=1, source=said)], lanes=[Lane(id="all", share=1, source=said)])
    >>> both = compare({"today": today, "with the agency": today.model_copy(update={"supplies": (team, agency)})}, runs=100)
    >>> both.sooner("with the agency").months
    Range(p10=1, p50=1, p90=1)
    """
    if len(inputs) < 2:
        raise InputError("a comparison", [Problem("inputs", f"plans to compare: {len(inputs)}.", "Give two or more.")])
    (first, base), *others = inputs.items()
    problems = [
        Problem(
            name,
            f"this plan is for {other.months} months from {other.first_month}, and {first} for {base.months} months from {base.first_month}.",
            f"Give both the same first_month and months, such as those of {first}.",
        )
        for name, other in others
        if (other.first_month, other.months) != (base.first_month, base.months)
    ]
    if problems:
        raise InputError("a comparison", problems)
    return Comparison({name: forecast(each, runs=runs, seed=seed) for name, each in inputs.items()})
