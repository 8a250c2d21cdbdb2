"""The twins of the conditions in ``law/conditions/phases.py``: what a plan says of the next phase of education."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, YES, Rows
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.occasions import Findings, Occasions, findings
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.phases import NamesNext
from sendrules.law.conditions.plans import PLANS

_CONTINUE = KIND_CODE[EventKind.DECISION_TO_CONTINUE]


def names_next(batch: Batch, rows: Rows) -> Codes:
    """Give whether a plan names the next institution after each event: ``NO``, ``YES`` or 0 where nothing says.

    A decision to continue leaves what the plan says.
    """
    said = batch.code("names_next", rows)
    left = np.flatnonzero((said == 0) & (batch.kind[rows] == _CONTINUE))
    if len(left):
        plan = batch.last_until(PLANS, batch.case[rows[left]], batch.on[rows[left]])
        said[left] = np.where(plan >= 0, batch.code("names_next", np.maximum(plan, 0)), 0)
    return said


@tests(NamesNext)
def plan_names_next(condition: NamesNext, at: Occasions) -> Findings:
    """Look at what the plan says, or the decision."""
    said = names_next(at.batch, at.trigger)
    return findings((said == YES) | ((said == 0) & condition.assumed), (said == 0) & (not condition.assumed))
