"""The plan that ``sendrules report`` shows: from a file of inputs, or from the policy of an authority and the caseload."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendrules.cli.plan_answer import Question, answered
from sendrules.cli.plan_asked import Stated
from sendrules.cli.plan_progress import progress
from sendrules.cli.plan_view import Shown, missing_tables

if TYPE_CHECKING:
    from sendrules.local.declarations.policy import LocalPolicy
    from sendrules.report.pages.plan import Asked, PlanPart

RUNS = 1000


def plan_of(
    inputs: Path | None,
    policy: LocalPolicy | None,
    authority: str | None,
    files: tuple[Path, ...],
    as_of: date,
    how: Mapping[str, Any],
) -> PlanPart | None:
    """Give the plan of a report; None where there are no inputs and no policy with a contract.

    Args:
        inputs: a file of inputs, as ``sendrules plan --inputs`` reads it; None without one.
        policy: the policy of the authority; None without one.
        authority: the key of that policy.
        files: the files of the caseload: they tell who waits where there is no file of inputs.
        as_of: the day of the report.
        how: how the caseload is read.

    Raises:
        InputError: the inputs or the caseload cannot be used.
    """
    contracts = policy is not None and policy.commissioning is not None
    if inputs is None and not contracts:
        return None
    from sendrules.commissioning import Forecast  # noqa: F401 — it says which extra to install, where it is not there
    from sendrules.report.pages.plan import plan_part

    question = Question(
        authority=authority if contracts else None,
        policy=None,
        inputs_file=inputs,
        files=files if inputs is None else (),
        how=dict(how),
        stated=Stated(),
        as_of=None if inputs else _month_end(as_of),
        until=None,
        runs=RUNS,
        seed=0,
        promise=None,
        reading=None,
        under_way=None,
    )
    with progress() as step:
        shown = answered(question, step)
    notes = list(shown.asked.notes)
    if inputs is None:
        notes.insert(0, f"Who waits is counted at the end of {_month_end(as_of):%B %Y}.")
    return plan_part(
        shown.forecast, ages_known=shown.asked.ages_known, missing=_missing(shown, inputs is not None), notes=notes
    )


def _month_end(day: date) -> date:
    """The last day of a month up to a day: who waits is counted by whole months."""
    after = day + timedelta(days=1)
    return day if after.day == 1 else day.replace(day=1) - timedelta(days=1)


def _missing(shown: Shown, from_file: bool) -> list[Asked]:
    """What is not known, as ``sendrules plan`` asks for it."""
    from sendrules.report.pages.plan import Asked

    rows = [[cell.text for cell in row] for table in missing_tables(shown) for row in table.rows]
    return [Asked(at if from_file else "", ask, without) for at, ask, without in rows]
