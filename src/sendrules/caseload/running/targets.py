"""The authority's own target beside each answer: on columns for a batch, and by the engine for one case for the audit."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Truth, to_date, to_day
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.targets import Targets
from sendrules.caseload.results.arrow import TargetDays
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.rows import NOT_STARTED, AnswerRows
from sendrules.caseload.running.question import Question
from sendrules.law.model.duty import Bound
from sendrules.local.apply import apply_policy
from sendrules.statutory.result import StatutoryResult


class OneTargets(NamedTuple):
    """The targets beside the answers for one case, or some of those for a batch.

    Attributes:
        day: by row the day of the target that counts, ``NO_DAY`` for none.
        kept: by row whether it was kept; -1 everywhere where that is not told.
    """

    day: Days
    kept: Truth


def targets_beside(rows: AnswerRows, batch: Batch, question: Question) -> TargetDays | None:
    """Give the targets of the authority beside answers; None where there is no authority.

    Args:
        rows: the answers.
        batch: the cases.
        question: what is asked.
    """
    policy = question.engine.policy
    if policy is None:
        return None
    return Targets(policy, question.law, FactSheet(batch.table, question.as_of), batch).of(rows)


def targets_in(result: StatutoryResult, rows: AnswerRows, question: Question) -> OneTargets:
    """Give the same for one case from its whole local result: of several targets the strictest.

    Args:
        result: the law's answer for the case.
        rows: its answers.
        question: what is asked; its engine has a policy.
    """
    assert question.engine.policy is not None
    days: dict[tuple[str, str | None, date | None], list[date]] = {}
    for target in apply_policy(result, question.engine.policy).targets:
        if target.on is not None:
            days.setdefault((target.duty, target.started_by, target.due), []).append(target.on)
    versions = tables_of(question.law).versions
    found = np.full(len(rows), NO_DAY, np.int32)
    for row in np.flatnonzero(rows.occurrence != NOT_STARTED).tolist():
        duty = versions[rows.version[row]]
        trigger = result[duty.id].instances[rows.occurrence[row] - 1].trigger
        limit = None if rows.limit[row] == NO_DAY else to_date(rows.limit[row])
        if on := days.get((duty.id, trigger.id, limit)):
            found[row] = to_day(max(on) if duty.bound is Bound.OPEN_UNTIL else min(on))
    return OneTargets(found, np.full(len(rows), -1, np.int8))
