"""``sensitivity``: which assumption moves the answer most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.answer import Forecast, Undetermined, forecast
from sendrules.commissioning.forecast.ranges import Range, percentiles
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.what_if.assumptions import Assumption, assumptions_of, fixed, named
from sendrules.errors import InputError, Problem

CLEARED = "cleared"
"""The answer "when the backlog is cleared", in months from the first. Where it is not within the forecast it counts as the month after it.
It is cleared when the cases that waited at the start have all had a place (``cleared_in`` with ``again=False``)."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How one assumption moves the answer. All others are as drawn, and chance is the same.

    Attributes:
        assumption: the assumption.
        at_low: the answer where it is at its lowest.
        at_high: the answer where it is at its highest.
        change: by how much the answer is higher at the highest than at the lowest, run by run.
        not_within: for "cleared", in how many runs the backlog is not cleared within the forecast at one end or the other. The answer
            is then too near.
    """

    assumption: Assumption
    at_low: Range
    at_high: Range
    change: Range
    not_within: int = 0

    @property
    def size(self) -> float:
        """By how much the answer moves in the middle run, up or down."""
        return abs(float(self.change.p50))


def sensitivity(
    inputs: PlanInputs,
    answer: str = "waiting",
    *,
    month: date | None = None,
    also: Mapping[str, tuple[float, float]] | None = None,
    runs: int = 1000,
    seed: int = 0,
) -> tuple[Moved, ...]:
    """Say which assumption moves the answer most: each is put to its lowest and to its highest, with the rest as drawn.

    Args:
        inputs: the inputs.
        answer: "cleared", or one of the measures of a forecast.
        month: the first day of the month of the measure; None for the last month of the forecast, or for a share on time the last month
            of request of which it can be told.
        also: more assumptions, by name: numbers that the inputs give as exact, with the lowest and the highest that they can be.
        runs: how many runs.
        seed: the seed.

    Returns:
        The assumptions, the one that moves the answer most first. Of those that move it alike the order is that of the inputs.

    Raises:
        Undetermined: an input that the answer needs is not known.
        InputError: there is no such answer, month or number.

    >>> from sendrules.commissioning.inputs import Demand, Group, Lane, Supply, Waiting
    >>> said = "illustration"
    >>> demand = Demand(a_month={"low": 28, "high": 32}, seasonal=dict.fromkeys(range(1, 13), 1.0), growth_a_year=0, withdrawn=0,
    ...                 assessed={"low": 0.6, "high": 0.8}, source=said)
    >>> inputs = PlanInputs(
    ...     first_month="2027-01-01", months=12, source=said, demand=demand,
    ...     supplies=[Supply(id="team", a_month=15, starts="2027-01-01", ends="never", vacancy=0, rejected=0, source=said)],
    ...     waiting=Waiting(counts={"all": (20, 20)}, source=said),
    ...     groups=[Group(id="all", lane="all", rank=1, share=1, source=said)], lanes=[Lane(id="all", share=1, source=said)])
    >>> [moved.assumption.at for moved in sensitivity(inputs, runs=200)]
    ['demand.assessed', 'demand.a_month']
    """
    base = forecast(inputs, runs=runs, seed=seed)
    at = None if answer == CLEARED else _month(base, answer, month)
    assumptions = [*assumptions_of(inputs), *named(inputs, also or {})]
    ends = {each.at: [fixed(inputs, each.at, end) for end in (each.low, each.high)] for each in assumptions}
    found = []
    for each in assumptions:
        low, high = (_answer(forecast(end, runs=runs, seed=seed), answer, at) for end in ends[each.at])
        never = int(((low == inputs.months) | (high == inputs.months)).sum()) if at is None else 0
        found.append(Moved(each, _range(low), _range(high), _range(high - low), never))
    return tuple(sorted(found, key=lambda moved: -moved.size))


def _range(values: NDArray[Any]) -> Range:
    return Range(*percentiles(values).tolist())


def _answer(found: Forecast, answer: str, month: int | None) -> NDArray[Any]:
    return found.cleared_in(again=False) if month is None else found.of(answer)[:, month]


def _month(base: Forecast, answer: str, month: date | None) -> int:
    if lacking := base.lacks(answer):
        raise Undetermined(lacking)
    told = np.flatnonzero(~np.isnan(base.of(answer)).any(axis=0))
    if month is None:
        if not len(told):
            message = f"no month of the forecast can tell {answer}."
            raise InputError("the sensitivity", [Problem("answer", message, "Forecast more months.")])
        return int(told[-1])
    if month not in base.months or base.months.index(month) not in told:
        message = f"{month} is not the first day of a month that can tell {answer}."
        fix = f"Give one from {base.months[0]} to {base.months[told[-1]] if len(told) else base.months[-1]}."
        raise InputError("the sensitivity", [Problem("month", message, fix)])
    return base.months.index(month)
