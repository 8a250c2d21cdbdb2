"""The twins of the conditions in ``law/conditions/assessments.py``."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.occasions import Findings, Occasions, findings
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.assessments import NotAssessedWithin


@tests(NotAssessedWithin)
def not_assessed_within(condition: NotAssessedWithin, at: Occasions) -> Findings:
    """Look back from the determination, or if none is recorded from the start and the day of the question."""
    batch, holds, unknown = at.batch, np.ones(len(at), bool), np.zeros(len(at), bool)
    last = batch.last_before(condition.concluded_by, at.case, at.on)
    which = np.flatnonzero(last >= 0)
    if not len(which):
        return findings(holds, unknown)
    case, on, concluded = at.case[which], at.on[which], batch.on[last[which]]
    determined = batch.first_from(condition.determined_by, case, on)
    recorded = determined >= 0
    # inside on the day of the start; by now it may be outside, and the determination decides
    clear = concluded < batch.tables.before(condition.months, np.where(recorded, batch.on_of(determined), on))
    today = np.full(len(which), batch.as_of, np.int32)
    by_now = concluded < batch.tables.before(condition.months, today)
    holds[which], unknown[which] = clear, ~clear & ~recorded & by_now
    return findings(holds, unknown)
