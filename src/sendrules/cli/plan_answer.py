"""From what was asked to the answer: the schedule, the gates, the forecast, and what a promise would take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.common import day_asked
from sendrules.cli.plan_asked import Asked, Planned, Stated, inputs_of, months_until
from sendrules.cli.plan_caseload import with_caseload
from sendrules.cli.plan_progress import Step
from sendrules.cli.plan_view import Shown
from sendrules.explanation import words

if TYPE_CHECKING:
    from sendrules.commissioning.forecast import Forecast
    from sendrules.commissioning.gates.gate import Gates
    from sendrules.commissioning.inputs import PlanInputs
    from sendrules.commissioning.what_if.extra import ExtraCapacity
    from sendrules.local.declarations.policy import LocalPolicy

_MONTHS = 24
_ANY_DAY = date(2000, 1, 1)  # a team has its rate whatever the first month


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked.

    Attributes:
        authority: the key of an authority; None without one.
        policy: a policy file; None without one.
        inputs_file: a file of inputs; None without one.
        files: the files of a caseload.
        how: how the caseload is read.
        stated: what was typed.
        as_of: the day of the question; None for today.
        until: a day in the last month; None for the default.
        runs: how many runs.
        seed: the seed.
        promise: a promised day; None without one.
        reading: the id of the reading of the schedule; None for the slowest.
        under_way: how many cases have a place and no plan yet; None where that was not typed.
    """

    authority: str | None
    policy: Path | None
    inputs_file: Path | None
    files: tuple[Path, ...]
    how: Mapping[str, Any]
    stated: Stated
    as_of: date | None
    until: date | None
    runs: int
    seed: int
    promise: date | None
    reading: str | None
    under_way: int | None


def answered(asked: Question, step: Step) -> Shown:
    """Answer.

    Args:
        asked: what was asked.
        step: told before each step.
    """
    from sendrules.commissioning.forecast import forecast

    _check(asked)
    policy = _policy(asked)
    inputs = _from_file(asked)
    as_of = _day(asked, inputs)
    first = inputs.first_month if inputs else _first_month(as_of)
    months = _months(asked, inputs, first)
    step("Working out the schedule")
    planned = _planned(asked, policy, first, months)
    found = _asked(asked, inputs, policy, planned, as_of, first, months, step)
    step(f"Forecasting {months} months in {asked.runs:,} runs")
    told = forecast(found.inputs, runs=asked.runs, seed=asked.seed)
    extra = _extra(asked, found, told, step)
    gates = _gates(policy, as_of)
    return Shown(found, told, planned, gates, asked.promise, extra, asked.inputs_file is not None)


def _check(asked: Question) -> None:
    if asked.authority and asked.policy:
        raise click.UsageError("Choose one of --authority and --policy.")
    typed = asked.stated.given()
    if asked.inputs_file is not None and typed:
        raise click.UsageError(f"{typed[0]} does not go with --inputs: write it into the file.")
    if asked.files and asked.stated.waiting is not None:
        raise click.UsageError("--waiting does not go with a caseload, which tells who waits.")
    if asked.stated.late is not None and not (asked.authority or asked.policy):
        raise click.UsageError("--late is about contracts: it goes with --authority or --policy.")
    if asked.stated.requests_since is not None and not asked.files:
        raise click.UsageError("--requests-since goes with a caseload.")
    if asked.reading is not None and not (asked.authority or asked.policy):
        raise click.UsageError("--schedule-reading goes with --authority or --policy.")


def _policy(asked: Question) -> LocalPolicy | None:
    from sendrules.errors import NoPublishedPolicy
    from sendrules.local.loading.loader import load_policy
    from sendrules.local.loading.policy_file import read_policy

    if not (asked.authority or asked.policy):
        return None
    found = read_policy(asked.policy) if asked.policy else load_policy(asked.authority or "")
    if found.commissioning is None and found.prioritisation is None:
        raise NoPublishedPolicy(found.authority.key, "commissioning")
    return found


def _from_file(asked: Question) -> PlanInputs | None:
    from sendrules.commissioning.inputs import read_inputs

    return None if asked.inputs_file is None else read_inputs(asked.inputs_file)


def _day(asked: Question, inputs: PlanInputs | None) -> date:
    """The day of the question: as typed, the day before the inputs begin, or today."""
    if inputs is not None:
        before = inputs.first_month - timedelta(days=1)
        if asked.as_of not in (None, before, inputs.first_month):
            raise click.UsageError(
                f"--as-of {asked.as_of}: the inputs begin on {inputs.first_month}. Leave --as-of out, or change first_month."
            )
        return before
    return day_asked(asked.as_of)


def _first_month(as_of: date) -> date:
    """The month that begins on the day, or else the next one."""
    return as_of if as_of.day == 1 else (as_of.replace(day=28) + timedelta(days=4)).replace(day=1)


def _months(asked: Question, inputs: PlanInputs | None, first: date) -> int:
    if asked.until is not None:
        return months_until(first, asked.until)
    return inputs.months if inputs else _MONTHS


def _planned(asked: Question, policy: LocalPolicy | None, first: date, months: int) -> Planned | None:
    if policy is None or policy.commissioning is None:
        return None
    from sendrules.commissioning.forecast.months import last_day, month_after
    from sendrules.commissioning.from_policy.supplies import slowest
    from sendrules.commissioning.schedule.building import schedule_of

    schedule = schedule_of(policy.commissioning, until=last_day(month_after(first, months - 1)))
    if asked.reading is None:
        return Planned(policy.commissioning, schedule, slowest(schedule))
    chosen = next((reading for reading in schedule.readings if reading.id == asked.reading), None)
    if chosen is None:
        ids = "; ".join(reading.id for reading in schedule.readings)
        raise click.UsageError(
            f"--schedule-reading {asked.reading}: there is no such reading. There are: {ids or 'none'}."
        )
    return Planned(policy.commissioning, schedule, chosen)


def _asked(
    asked: Question,
    inputs: PlanInputs | None,
    policy: LocalPolicy | None,
    planned: Planned | None,
    as_of: date,
    first: date,
    months: int,
    step: Step,
) -> Asked:
    if inputs is None:
        found = _stated(asked, planned, first, months)
        if asked.stated.waiting is not None and first - as_of > timedelta(days=1):
            found = replace(found, notes=(*found.notes, _counted_then(as_of, first)))
    else:
        made = inputs.model_copy(update={"months": months})
        said = "The inputs say what is taken each month. The schedule of the policy stands beside them."
        found = Asked(made, True, (), () if planned is None else (said,), None, None, 0)
    found = replace(found, notes=(*found.notes, *_about_the_policy(asked, policy, planned)))
    if asked.files:
        step("Reading the caseload")
        ordered = policy.on(as_of) if policy is not None and inputs is None else None
        read = with_caseload(found.inputs, asked.files, as_of, policy=ordered, stated=asked.stated, how=asked.how)
        found = replace(read, missing=found.missing, notes=(*found.notes, *read.notes))
    return found if asked.under_way is None else replace(found, under_way=asked.under_way)


def _about_the_policy(asked: Question, policy: LocalPolicy | None, planned: Planned | None) -> Iterator[str]:
    """Say what of a policy is not used."""
    if policy is None:
        return
    if planned is None:
        yield "The policy says nothing of contracts or teams."
    order = policy.prioritisation
    if order is not None and asked.inputs_file is not None:
        yield "The order of the policy is not used: the inputs say how the queue is divided."
    elif order is not None and not asked.files and (order.mode != "date_order" or order.guarantees):
        yield "The order of the policy is not used: totals do not say which case is which. Give a caseload. The longest wait goes first."
    if planned is None or asked.inputs_file is not None:
        return
    from sendrules.commissioning.from_policy.teams import own_teams, teams_of

    teams = teams_of(planned.policy, _ANY_DAY)
    if teams and asked.stated.capacity is not None:
        named = ", ".join(f"{one.id} ({one.a_month.mean:.4g} a month)" if one.a_month else one.id for one in teams)
        yield f"--capacity stands in the place of the policy's own teams: {named}."
    elif own := [one.id for one in teams if one.id in own_teams(planned.policy)]:
        yield f"Taken to work on without a last day, as the policy gives none: {', '.join(own)}."


def _stated(asked: Question, planned: Planned | None, first: date, months: int) -> Asked:
    from sendrules.commissioning.inputs.missing import Missing

    inputs = inputs_of(asked.stated, first, months, planned)
    waiting = asked.stated.waiting
    ages_known = waiting is None or len(waiting) != 1 or waiting[0] == 0
    missing: tuple[Missing, ...] = ()
    if not ages_known:
        ask = "How long have they waited? Count them by whole months since the request, the newest first, such as 30,28,25."
        missing = (Missing("waiting.counts", ask, "who is late"),)
    notes = [] if ages_known else [_LATE_NOT_TOLD]
    if planned is not None and any(one.late_by_months and one.late_by_months.high > 0 for one in inputs.supplies or ()):
        notes.append("A contract that starts late loses the places of those months. They are not made up for later.")
    return Asked(inputs, ages_known, missing, tuple(notes), None, None, 0)


_LATE_NOT_TOLD = (
    "--waiting has one number, and does not say how long these cases have waited. So nothing is said of who is late: not how many are past "
    "20 or 52 weeks, not when none is, and not what a promised day would take."
)


def _counted_then(as_of: date, first: date) -> str:
    return (
        f"The plan begins on {words(first)}, and those who wait are taken as counted on the day before. If you counted them on "
        f"{words(as_of)}, who asks in between is left out, and all have waited longer than the plan says: count on the last day of a month."
    )


def _extra(asked: Question, found: Asked, told: Forecast, step: Step) -> ExtraCapacity | None:
    """What it takes to keep the promise: asked only where who is late is known, and the day lies within the plan."""
    from sendrules.commissioning.forecast.months import last_day

    promise = asked.promise
    if promise is None or not told.determined or not found.ages_known:
        return None
    if not last_day(told.months[0]) <= promise <= last_day(told.months[-1]):
        return None
    from sendrules.commissioning.what_if.extra import extra_capacity

    step("Looking for what the promised day would take")
    return extra_capacity(found.inputs, by=promise, runs=asked.runs, seed=asked.seed)


def _gates(policy: LocalPolicy | None, as_of: date) -> Gates | None:
    if policy is None or policy.commissioning is None:
        return None
    from sendrules.commissioning.gates.all_gates import gates_of

    milestones = policy.performance.milestones if policy.performance else ()
    return gates_of(policy.commissioning, milestones=milestones, as_of=as_of)
