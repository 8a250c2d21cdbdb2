"""``forecast`` and ``Forecast``: when a backlog clears, and what waits until then, as ranges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.commissioning.forecast.drawn import Drawn, draw
from sendrules.commissioning.forecast.draws import Counts, Draws, whole
from sendrules.commissioning.forecast.flow import Flow
from sendrules.commissioning.forecast.months import last_day, month_after
from sendrules.commissioning.forecast.ranges import Range, percentiles
from sendrules.commissioning.forecast.simulate import simulate
from sendrules.commissioning.inputs.days import checked_day
from sendrules.commissioning.inputs.missing import EVERYTHING, ON_TIME, PLANS, Missing, known, missing_of
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.errors import InputError, Problem

UNDETERMINED = "undetermined"
"""The answer where an input is not known."""
MEASURES = (
    "arrived", "allocated", "rejected", "withdrawn", "waiting", "over_20_weeks_low", "over_20_weeks_high",
    "over_52_weeks_low", "over_52_weeks_high", "on_time_low", "on_time_high", "plans",
)  # fmt: skip
_NEEDS = {"on_time_low": ON_TIME, "on_time_high": ON_TIME, "plans": PLANS}


class Undetermined(InputError):
    """A number was asked of a forecast that lacks an input. The message names it and asks for it."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        self.missing = missing
        super().__init__(
            "the inputs of the forecast", [Problem(one.at, "this is not known.", one.ask) for one in missing]
        )


@dataclass(frozen=True, slots=True)
class Forecast:
    """What comes of the inputs, in so many runs.

    Attributes:
        inputs: what it was made from.
        draws: how many runs, and their seed.
        missing: what is not known.
        drawn: what chance decided; None where it is undetermined.
        flow: counts by month, group and run; None where it is undetermined.
    """

    inputs: PlanInputs
    draws: Draws
    missing: tuple[Missing, ...] = ()
    drawn: Drawn | None = field(default=None, repr=False)
    flow: Flow | None = field(default=None, repr=False)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        return tuple(month_after(self.inputs.first_month, n) for n in range(self.inputs.months))

    @property
    def some_rejected(self) -> bool:
        """Whether reports are rejected, so that a case that had a place may wait again."""
        return any(supply.rejected for supply in self.inputs.supplies or ())

    @property
    def determined(self) -> bool:
        """Whether everything is known without which nothing can be said."""
        return self.flow is not None

    def lacks(self, measure: str) -> tuple[Missing, ...]:
        """Give what is not known and a measure needs.

        Args:
            measure: one of ``MEASURES``.
        """
        if measure not in MEASURES:
            raise InputError(
                "a forecast",
                [Problem("measure", f"there is no measure {measure!r}.", f"Use one of: {', '.join(MEASURES)}.")],
            )
        needs = {EVERYTHING, _NEEDS.get(measure, EVERYTHING)} | ({ON_TIME} if measure == "plans" else set())
        return tuple(one for one in self.missing if one.needed_for in needs)

    def of(self, measure: str) -> NDArray[Any]:
        """Give a measure by run and month.

        Args:
            measure: one of ``MEASURES``.

        Returns:
            Counts, or shares from 0 to 1; not a number (nan) where the forecast ends before the month is known.

        Raises:
            Undetermined: an input that it needs is not known.
        """
        if lacking := self.lacks(measure):
            raise Undetermined(lacking)
        flow = known(self.flow)
        if measure in ("on_time_low", "on_time_high"):
            n = 0 if measure == "on_time_low" else 1
            return np.asarray(_share(_of_all(flow.kept[n]), _of_all(flow.asked[n]), self.inputs.months).T)
        if measure == "plans":
            return self._plans().T
        return np.asarray(_of_all(_counts(flow, measure)).T)

    def _plans(self) -> NDArray[Any]:
        flow, after = known(self.flow), known(self.inputs.plan_after_months)
        share = self.draws.once(known(self.inputs.leads_to_plan), "leads_to_plan")
        done = (flow.allocated - flow.rejected).sum(axis=1) * share
        plans = np.full(done.shape, np.nan)
        plans[after:] = done[: done.shape[0] - after]
        return plans

    def range_of(self, measure: str) -> NDArray[Any]:
        """Give P10, P50 and P90 of a measure by month: an array of 3 and months.

        Args:
            measure: one of ``MEASURES``.

        Raises:
            Undetermined: an input that it needs is not known.
        """
        return percentiles(self.of(measure).T)

    def on_time(self) -> tuple[Range, Range]:
        """Give the share of the new cases of all months that are in time, as far as the forecast can tell: surely, and perhaps.

        Raises:
            Undetermined: an input that it needs is not known.
        """
        if lacking := self.lacks("on_time_low"):
            raise Undetermined(lacking)
        flow = known(self.flow)
        found = []
        for kept, asked in zip(flow.kept, flow.asked, strict=True):
            all_asked = asked.sum(axis=(0, 1))
            share = np.full(all_asked.shape, np.nan)
            np.divide(kept.sum(axis=(0, 1)), all_asked, out=share, where=all_asked > 0)
            found.append(Range(*percentiles(share).tolist()))
        return found[0], found[1]

    def cleared_in(self, waiting_at_most: int | None = None, *, again: bool = True) -> NDArray[np.intp]:
        """Give by run the month, from 0, at whose end the backlog is cleared; the number of months where it is not within them.

        It is cleared when none of the cases that waited at the start waits for a place past 20 weeks, from then on. A case
        that may be past them counts as past. Where some of them still wait at the end of the forecast, it is not cleared.

        Any report of a month may be the one that is rejected, and that case waits again. It may be an old case, and the same again and
        again. So the month is the latest that it can be, and None can stand for a few cases that are rejected for ever.

        Args:
            waiting_at_most: for another meaning: from then on so many cases wait at most, old and new.
            again: whether a case counts that had a place and waits again. False gives the month from which on the old cases past 20
                weeks have all had a place: that month hangs on no choice.

        Raises:
            Undetermined: an input that it needs is not known.
            InputError: ``waiting_at_most`` is no number of cases.
        """
        if waiting_at_most is not None and (not whole(waiting_at_most) or waiting_at_most < 0):
            message, fix = f"{waiting_at_most!r} is not possible.", "Give a whole number of cases, 0 or more."
            raise InputError("a forecast", [Problem("waiting_at_most", message, fix)])
        if lacking := self.lacks("waiting"):
            raise Undetermined(lacking)
        flow = known(self.flow)
        if waiting_at_most is not None:
            few = flow.waiting.sum(axis=1) <= waiting_at_most
            return _from_then_on(few, few[-1])
        if again:
            return _from_then_on(flow.old_over_20[:, 0] == 0, flow.old[-1, 0] == 0)
        return _from_then_on(flow.first_over_20[:, 0] == 0, flow.first[-1, 0] == 0)

    def cleared(self, waiting_at_most: int | None = None, *, again: bool = True) -> Range:
        """Give the month in which the backlog is cleared, as its first day; None where that is not within the forecast.

        Args:
            waiting_at_most: as for ``cleared_in``.
            again: as for ``cleared_in``.

        Raises:
            Undetermined: an input that it needs is not known.
            InputError: ``waiting_at_most`` is no number of cases.
        """
        months = (*self.months, None)
        return Range(*(months[n] for n in percentiles(self.cleared_in(waiting_at_most, again=again))))

    def share_cleared_by(self, by: date, waiting_at_most: int | None = None, *, again: bool = True) -> float:
        """Give the share of runs in which the backlog is cleared by a promised date. A month counts if it ends by then.

        What would have to be true for the date is told by ``sendrules.commissioning.extra_capacity``.

        Args:
            by: the date, within the months of the forecast.
            waiting_at_most: as for ``cleared_in``.
            again: as for ``cleared_in``.

        Raises:
            Undetermined: an input that it needs is not known.
            InputError: it is no date; no month of the forecast ends by then, or the forecast ends before; or ``waiting_at_most`` is no number of cases.
        """
        checked_day(by, "by", "a forecast")
        ended = sum(last_day(month) <= by for month in self.months)
        if not ended or by > last_day(self.months[-1]):
            fix = f"Give a date from {last_day(self.months[0])} to {last_day(self.months[-1])}, or change the months."
            raise InputError("a forecast", [Problem("by", f"{by} is not within the months of the forecast.", fix)])
        return float(np.mean(self.cleared_in(waiting_at_most, again=again) < ended))

    def table(self) -> pa.Table:
        """Give P10, P50 and P90 of every measure that can be told, by month, as an Arrow table."""
        told = [measure for measure in MEASURES if not self.lacks(measure)]
        columns: dict[str, list[Any]] = {name: [] for name in ("month", "measure", "p10", "p50", "p90")}
        for measure in told:
            low, middle, high = self.range_of(measure)
            columns["month"] += self.months
            columns["measure"] += [measure] * len(self.months)
            for name, values in (("p10", low), ("p50", middle), ("p90", high)):
                columns[name] += [None if np.isnan(v) else float(v) for v in values]
        types = {"month": pa.date32(), "measure": pa.string()}
        return pa.table({name: pa.array(values, types.get(name, pa.float64())) for name, values in columns.items()})


def _from_then_on(holds: NDArray[np.bool_], at_the_end: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Give by run the first month from which something holds in every month; the number of months where it does not at the end."""
    months = len(holds)
    last = np.where(holds.all(axis=0), 0, months - np.argmax(~holds[::-1], axis=0))
    return np.asarray(np.where(at_the_end, last, months), dtype=np.intp)


def _of_all(counts: Counts) -> Counts:
    """Add up the groups."""
    return counts[:, 0] if counts.shape[1] == 1 else np.asarray(np.add.reduce(counts, axis=1, dtype=np.int32))


def _counts(flow: Flow, measure: str) -> Counts:
    over = {
        "over_20_weeks_low": flow.over_20[0], "over_20_weeks_high": flow.over_20[1],
        "over_52_weeks_low": flow.over_52[0], "over_52_weeks_high": flow.over_52[1],
    }  # fmt: skip
    found: Counts = over[measure] if measure in over else getattr(flow, measure)
    return found


def _share(kept: NDArray[Any], asked: NDArray[Any], months: int) -> NDArray[Any]:
    share = np.full((months, kept.shape[1]), np.nan)
    np.divide(kept, asked, out=share[: len(kept)], where=asked > 0)
    return share


def forecast(inputs: PlanInputs, *, runs: int = 1000, seed: int = 0) -> Forecast:
    """Say when a backlog clears and what waits until then, in many runs that chance makes different.

    Args:
        inputs: the inputs. What is not known in them is named in ``Forecast.missing``.
        runs: how many runs.
        seed: the seed: the same inputs and seed give the same forecast, with the same numpy.

    >>> from sendrules.commissioning.inputs import Demand, Group, Lane, Supply, Waiting
    >>> said = "illustration"
    >>> inputs = PlanInputs(
    ...     first_month="2027-01-01", months=6, source=said,
    ...     demand=Demand(a_month=0, seasonal=dict.fromkeys(range(1, 13), 1.0), growth_a_year=0, withdrawn=0, assessed=1, source=said),
    ...     supplies=[Supply(id="team", a_month=35, starts="2027-01-01", ends="never", vacancy=0, rejected=0, source=said,
    ...                      late_by_months=0)],
    ...     waiting=Waiting(counts={"all": (0, 0, 0, 0, 0, 200)}, source=said),
    ...     groups=[Group(id="all", lane="all", rank=1, share=1, source=said)], lanes=[Lane(id="all", share=1, source=said)])
    >>> forecast(inputs, runs=10).range_of("allocated")[1].tolist()
    [35, 35, 35, 35, 35, 25]
    >>> forecast(inputs, runs=10).cleared().p50
    datetime.date(2027, 6, 1)
    """
    draws = Draws(runs=runs, seed=seed)
    missing = missing_of(inputs)
    if any(one.needed_for == EVERYTHING for one in missing):
        return Forecast(inputs, draws, missing)
    drawn = draw(inputs, draws)
    return Forecast(inputs, draws, missing, drawn, simulate(inputs, drawn))
