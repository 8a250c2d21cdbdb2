"""The twins of the conditions in ``law/conditions/turning_25.py``."""

from __future__ import annotations

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.occasions import Findings, Occasions, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.turning_25 import Under25


@tests(Under25)
def under_25(condition: Under25, at: Occasions) -> Findings:
    """No birthday on or before the day of the start is recorded."""
    del condition
    return yes_or_no(at.batch.last_until((EventKind.TURNS_25,), at.case, at.on) < 0)
