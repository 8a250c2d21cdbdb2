"""The twins of the conditions in ``law/conditions/endings.py``: how an appeal ended."""

from __future__ import annotations

from sendrules.caseload.columns.conditions.own_fields import says_one_of
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.endings import EndedBy


@tests(EndedBy)
def ended_by(condition: EndedBy, at: Occasions) -> Findings:
    """Look at how it ended; what is not recorded is not known."""
    return says_one_of(at, "ended", (condition.ending,))
