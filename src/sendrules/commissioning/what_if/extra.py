"""``extra_capacity``: how many more places a month it takes for a date or for a share on time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.forecast.answer import Forecast, Undetermined, forecast
from sendrules.commissioning.forecast.draws import Draws
from sendrules.commissioning.forecast.months import last_day
from sendrules.commissioning.inputs.days import checked_day
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.inputs.supply import Supply
from sendrules.errors import InputError, Problem

EXTRA = "extra-places"
"""The id of the supply that stands for the extra places."""
_Met = Callable[[Forecast], NDArray[np.bool_]]
_YEAR = 12
_READINGS = ("late", "on time")


@dataclass(frozen=True, slots=True)
class ExtraCapacity:
    """The extra places a month that an aim takes.

    Attributes:
        aim: the aim in words.
        places: the fewest extra places a month, in whole places, with which it is met in enough runs; 0 where none are needed, and
            None where no number is enough.
        chance: the share of the runs that was asked for.
        reached: the share of the runs in which it is met with these places; with the most that were tried where none is enough.
        without: the share of the runs in which it is met without any.
        one_fewer: the share of the runs in which it is met with one place fewer; None where there is none to leave out.
        why: why no number is enough; empty where one is.
        hopeful: for a share on time, the same where a plan that may be on time counts as on time. A month cannot always say whether 20
            weeks were kept; the other fields are of the careful reading, where such a plan counts as late. For a date, where reports are
            rejected: the same where a case counts as placed once it has had a place. In the careful reading the report of an old case may be
            rejected again and again.
    """

    aim: str
    places: int | None
    chance: float
    reached: float
    without: float
    one_fewer: float | None
    why: str = ""
    hopeful: ExtraCapacity | None = None


def extra_capacity(
    inputs: PlanInputs,
    *,
    by: date | None = None,
    on_time: float | None = None,
    waiting_at_most: int | None = None,
    chance: float = 0.9,
    starts: date | None = None,
    runs: int = 1000,
    seed: int = 0,
) -> ExtraCapacity:
    """Give the extra places a month that it takes for a date, or for a share on time.

    With ``by`` the backlog is to be cleared by that date: none of the cases that waited at the start still waits for a place past 20 weeks. With
    ``waiting_at_most`` as well, so many cases may wait on that date, of all. With ``on_time`` that share of new requests is to be on time: of the
    requests of the last twelve months of which the forecast can tell, or of all where there are fewer. It is the cohort of requests, and
    not of plans issued.

    Args:
        inputs: the inputs.
        by: the date. Months count that end no later.
        on_time: the share, above 0 and up to 1.
        waiting_at_most: how many cases may wait on the date.
        chance: the share of the runs in which the aim is to be met.
        starts: from which day the extra places are there; None for the first month.
        runs: how many runs.
        seed: the seed.

    Raises:
        Undetermined: an input that the answer needs is not known.
        InputError: there is no aim or there are two, the date is not within the forecast, the forecast cannot tell of any request
            whether its plan is on time, or a day or a number is not possible.

    >>> from sendrules.commissioning.inputs import Demand, Group, Lane, Supply, Waiting
    >>> said = "illustration"
    >>> inputs = PlanInputs(
    ...     first_month="2024-11-01", months=8, source=said,
    ...     demand=Demand(a_month=0, seasonal=dict.fromkeys(range(1, 13), 1.0), growth_a_year=0, withdrawn=0, assessed=1, source=said),
    ...     supplies=[Supply(id="team", a_month=35, starts="2024-11-01", ends="never", vacancy=0, rejected=0, source=said)],
    ...     waiting=Waiting(counts={"all": (0, 0, 0, 0, 0, 200)}, source=said),
    ...     groups=[Group(id="all", lane="all", rank=1, share=1, source=said)], lanes=[Lane(id="all", share=1, source=said)])
    >>> extra_capacity(inputs, by=date(2025, 2, 28), runs=10).places  # 200 in 4 months are 50 a month, and there are 35
    15
    """
    if (by is None) == (on_time is None):
        raise _not_possible("by", by, "Give a date in by, or a share in on_time, and not both.")
    for name, day in (("by", by), ("starts", starts)):
        if day is not None:
            checked_day(day, name, "extra capacity")
    if not _is_share(chance):
        raise _not_possible("chance", chance, "Give a share of the runs above 0 and up to 1, such as 0.9.")
    aims = _for_date(inputs, by, waiting_at_most) if by is not None else _for_share(on_time, waiting_at_most)
    if on_time is not None:
        _tellable(forecast(inputs, runs=runs, seed=seed))
    found = [_fewest(inputs, aim, met, chance, starts, Draws(runs, seed)) for aim, met in aims]
    return found[0] if len(found) == 1 else replace(found[0], hopeful=found[1])


def _for_date(inputs: PlanInputs, by: date, waiting_at_most: int | None) -> list[tuple[str, _Met]]:
    month, most = _last_whole_month(inputs, by), waiting_at_most
    if most is None:
        aim = f"the backlog is cleared by {by}"
        careful: tuple[str, _Met] = (aim, lambda found: found.cleared_in() <= month)
        if not any(supply.rejected for supply in inputs.supplies or ()):
            return [careful]
        placed = f"the old cases past 20 weeks have all had a place by {by}"
        return [careful, (placed, lambda found: found.cleared_in(again=False) <= month)]
    if isinstance(most, bool) or not isinstance(most, int) or most < 0:
        raise _not_possible("waiting_at_most", most, "Give a whole number of cases, 0 or more.")
    return [(f"{most} cases or fewer wait on {by}", lambda found: found.of("waiting")[:, month] <= most)]


def _for_share(share: float | None, waiting_at_most: int | None) -> list[tuple[str, _Met]]:
    if not _is_share(share):
        raise _not_possible("on_time", share, "Give a share above 0 and up to 1, such as 0.85.")
    if waiting_at_most is not None:
        raise _not_possible("waiting_at_most", waiting_at_most, "Leave it out: it goes with a date in by.")
    least = float(share or 0)

    def met(reading: int) -> _Met:
        return lambda found: _on_time(found, reading) >= least

    aim = f"{least:.0%} of new requests are on time"
    return [(f"{aim}, where a plan that may be late counts as {counts}", met(n)) for n, counts in enumerate(_READINGS)]


def _tellable(found: Forecast) -> None:
    """Refuse to speak of a share on time of which the forecast can tell nothing, in any run."""
    if np.isnan(_on_time(found, 1)).all():  # whether a plan may be on time is known last
        message = "the forecast cannot tell whether plans are on time: no request comes in early enough within it."
        raise InputError("extra capacity", [Problem("on_time", message, "Give a forecast of more months.")])


def _is_share(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and 0 < given <= 1


def _on_time(found: Forecast, reading: int) -> NDArray[Any]:
    """The share on time by run, of the last twelve months that can be told; not a number where none can."""
    if lacking := found.lacks("on_time_low"):
        raise Undetermined(lacking)
    flow = known(found.flow)
    asked, kept = (counts[reading][-_YEAR:].sum(axis=(0, 1)) for counts in (flow.asked, flow.kept))
    return np.where(asked > 0, kept / np.maximum(asked, 1), np.nan)


def _fewest(inputs: PlanInputs, aim: str, met: _Met, chance: float, starts: date | None, draws: Draws) -> ExtraCapacity:
    def reached(places: int) -> float:
        return float(np.mean(met(forecast(with_extra(inputs, places, starts), runs=draws.runs, seed=draws.seed))))

    without = reached(0)
    if without >= chance:
        return ExtraCapacity(aim, 0, chance, without, without, None)
    most = _most(forecast(inputs, runs=draws.runs, seed=draws.seed))
    low, high, last = 0, most, reached(most)
    if last < chance:
        why = f"even with {most:,} more places a month, one for every case, it is met in {last:.0%} of the runs"
        return ExtraCapacity(aim, None, chance, last, without, None, why)
    tried = {0: without, most: last}
    while high - low > 1:
        middle = (low + high) // 2
        tried[middle] = reached(middle)
        low, high = (low, middle) if tried[middle] >= chance else (middle, high)
    return ExtraCapacity(aim, high, chance, tried[high], without, tried[low])


def _most(found: Forecast) -> int:
    """More places a month than there can be cases in the queue."""
    flow = known(found.flow)
    first = known(found.drawn).waiting.sum() + flow.arrived.sum(axis=(0, 1)).max(initial=0)
    return min(max(int(first), 1), 1_000_000)  # no supply can have more


def with_extra(inputs: PlanInputs, places: int, starts: date | None = None) -> PlanInputs:
    """Give the inputs with more places a month, which every lane may use by its share.

    Args:
        inputs: the inputs.
        places: how many more places a month.
        starts: from which day; None for the first month.
    """
    if not places or inputs.supplies is None:
        return inputs
    extra = Supply(
        id=EXTRA,
        a_month=Between(low=places, high=places),
        starts=starts or inputs.first_month,
        late_by_months=Between(low=0, high=0),
        ends="never",
        vacancy=0,
        rejected=0,
        source="what is asked: how many more places a month it takes",
    )
    return inputs.model_copy(update={"supplies": (*inputs.supplies, extra)})


def _last_whole_month(inputs: PlanInputs, by: date) -> int:
    """The last month that ends no later than a day."""
    month = (by.year - inputs.first_month.year) * 12 + by.month - inputs.first_month.month
    month -= by < last_day(by.replace(day=1))
    if not 0 <= month < inputs.months:
        message = f"no month of the forecast ends by {by} and at its end."
        fix = f"Give a day from the end of the first month on, or a forecast of more than {inputs.months} months."
        raise InputError("extra capacity", [Problem("by", message, fix)])
    return month


def _not_possible(field: str, given: object, fix: str) -> InputError:
    return InputError("extra capacity", [Problem(field, f"{given!r} is not possible.", fix)])
