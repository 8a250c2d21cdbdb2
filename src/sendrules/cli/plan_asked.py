"""What ``sendrules plan`` makes its forecast from: stated totals, a file of inputs, a caseload, a policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from sendrules.errors import InputError, Problem
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.commissioning.from_policy.order import PolicyOrder
    from sendrules.commissioning.inputs import Between, PlanInputs, Supply
    from sendrules.commissioning.inputs.missing import Missing
    from sendrules.commissioning.projections.ages import AgeShares
    from sendrules.commissioning.schedule.answer import Reading, Schedule
    from sendrules.local.declarations.commissioning import CommissioningPolicy

SAID = "stated on the command line"
TEAM = "own-team"
ONE = "all"
OPTIONS = {
    "demand": "--demand", "demand.a_month": "--demand", "demand.seasonal": "--season", "demand.growth_a_year": "--growth",
    "demand.withdrawn": "--withdrawn", "demand.assessed": "--assessed", "supplies": "--capacity", "waiting": "--waiting",
    "waiting.counts": "--waiting", "plan_after_months": "--plan-after", "leads_to_plan": "--leads-to-plan",
    "a_month": "--capacity", "late_by_months": "--late", "vacancy": "--vacancy", "vacancy_loses": "--vacancy",
    "rejected": "--rejected", "back_after_months": "--rejected",
}  # fmt: skip
"""By an input that is missing, or the last part of its name, the option that gives it."""
_NAMES = {"lanes": "--lane"}
ASKS = {
    "demand.seasonal": "How do the months of the year differ? Write flat where no season is known.",
    "supplies": "How many cases does the authority's own team take in a month? Write 0 where there is none.",
    "waiting": "How many cases wait, by whole months since the request, the newest first?",
}
"""By an input, what is asked for on the command line where it is not what a file of inputs asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What was typed. What is None was not."""

    waiting: tuple[int, ...] | None = None
    demand: tuple[float, float] | None = None
    season: tuple[float, ...] | None = None
    growth: tuple[float, float] | None = None
    assessed: tuple[float, float] | None = None
    withdrawn: float | None = None
    capacity: tuple[float, float] | None = None
    late: tuple[float, float] | None = None
    vacancy: tuple[float, float | None] | None = None
    rejected: tuple[float, float | None] | None = None
    plan_after: int | None = None
    leads_to_plan: tuple[float, float] | None = None
    requests_since: date | None = None
    lanes: Mapping[str, Decimal] | None = None

    def given(self) -> list[str]:
        """Give the options that were typed."""
        return [
            _NAMES.get(name) or f"--{name.replace('_', '-')}"
            for name in self.__dataclass_fields__
            if getattr(self, name) is not None
        ]


@value
class Asked:
    """What is forecast, and what goes with it.

    Attributes:
        inputs: the inputs.
        ages_known: whether it is known how long those have waited who wait on the first day.
        missing: what is not known beside what the inputs themselves lack.
        notes: what was taken to be so, a sentence each.
        under_way: how many cases have a place and no plan yet; None where that is not known.
        ages: the shares of age of a caseload; None without one.
        invalid: how many rows of the caseload could not be used.
        since: from when the caseload has every request; None where that was not said.
        order: the order of a policy, which the lanes and groups are from; None where they are not from a policy.
    """

    inputs: PlanInputs
    ages_known: bool
    missing: tuple[Missing, ...]
    notes: tuple[str, ...]
    under_way: int | None
    ages: AgeShares | None
    invalid: int
    since: date | None = None
    order: PolicyOrder | None = None


@value
class Planned:
    """The schedule of a policy, and the reading that the forecast takes.

    Attributes:
        policy: the policy.
        schedule: its schedule.
        reading: the reading; None where nothing could be planned.
    """

    policy: CommissioningPolicy
    schedule: Schedule
    reading: Reading | None


def months_until(first: date, until: date) -> int:
    """Give how many months there are from a first month to that of a day.

    Args:
        first: the first day of the first month.
        until: the day.
    """
    months = (until.year - first.year) * 12 + until.month - first.month + 1
    if not 1 <= months <= 240:
        raise click.UsageError(f"--until {until}: the plan begins in {first:%B} {first.year} and has 1 to 240 months.")
    return months


def inputs_of(stated: Stated, first: date, months: int, planned: Planned | None) -> PlanInputs:
    """Make inputs of what was typed, and of the contracts of a policy.

    Args:
        stated: what was typed.
        first: the first month.
        months: how many months.
        planned: the schedule of a policy; None without one.

    Raises:
        InputError: a figure is not possible, with the option that gave it.
    """
    from pydantic import ValidationError

    from sendrules.case.refusals import TOML, translated

    try:
        return _made(stated, first, months, planned)
    except ValidationError as error:
        found = [one for details in error.errors(include_url=False) for one in translated(details, TOML)]
        raise InputError("what was typed", [replace(one, place=_option(error.title, one)) for one in found]) from None


def _option(model: str, problem: Problem) -> str:
    """The option that gave a figure of a model."""
    name = str(problem.at[0]) if problem.at else ""
    return OPTIONS.get(f"demand.{name}" if model == "Demand" else name) or problem.where


def _made(stated: Stated, first: date, months: int, planned: Planned | None) -> PlanInputs:
    from sendrules.commissioning.inputs import Demand, Group, Lane, PlanInputs, Waiting

    demand = Demand(
        a_month=_between(stated.demand),
        seasonal=dict(enumerate(stated.season, 1)) if stated.season else None,
        growth_a_year=_between(stated.growth),
        withdrawn=stated.withdrawn,
        assessed=_between(stated.assessed),
        source=SAID,
    )
    return PlanInputs(
        first_month=first,
        months=months,
        demand=demand,
        supplies=_supplies(stated, first, months, planned),
        waiting=None if stated.waiting is None else Waiting(counts={ONE: stated.waiting}, source=SAID),
        groups=(Group(id=ONE, lane=ONE, rank=1, share=1.0, source="cases are not told apart"),),
        lanes=(Lane(id=ONE, share=1.0, source="there are no lanes"),),
        plan_after_months=stated.plan_after,
        leads_to_plan=_between(stated.leads_to_plan),
        source=SAID,
    )


def _supplies(stated: Stated, first: date, months: int, planned: Planned | None) -> tuple[Supply, ...] | None:
    from sendrules.commissioning.from_policy.supplies import supplies_of
    from sendrules.commissioning.inputs import Between, Supply

    every: dict[str, Any] = {}
    if stated.vacancy is not None:
        every |= {"vacancy": stated.vacancy[0], "vacancy_loses": stated.vacancy[1]}
    if stated.rejected is not None:
        again = stated.rejected[1]
        if again is not None and again != int(again):
            raise click.UsageError("--rejected: after the colon stands a whole number of months.")
        every |= {"rejected": stated.rejected[0], "back_after_months": None if again is None else int(again)}
    team = Supply(
        id=TEAM,
        a_month=_between(stated.capacity),
        starts=first,
        late_by_months=Between(low=0, high=0),
        ends="never",
        source=SAID,
        **every,
    )
    if planned is None:
        return None if stated.capacity is None else (team,)
    late = _between(stated.late)
    contracts = supplies_of(planned.policy, planned.reading, first, months, late_by_months=late, **every)
    teams = () if stated.capacity is not None else tuple(_teams(planned.policy, contracts, first, late, every))
    return (*contracts, *(teams or (team,)))


def _teams(
    policy: CommissioningPolicy, contracts: tuple[Supply, ...], first: date, late: Between | None, every: dict[str, Any]
) -> Iterator[Supply]:
    """Give the teams of a policy, each with what was typed. The authority's own work on; of others it is asked until when."""
    from sendrules.commissioning.from_policy.teams import own_teams, teams_of

    taken = {one.id for one in contracts}
    own = own_teams(policy)
    for team in teams_of(policy, first):
        ends = "never" if team.id in own else None
        id = f"{team.id}-team" if team.id in taken else team.id
        yield team.model_copy(update={**every, "id": id, "ends": ends, "late_by_months": late})


def _between(given: tuple[float, float] | None) -> Between | None:
    from sendrules.commissioning.inputs import Between

    return None if given is None else Between(low=given[0], high=given[1])
