"""The twins of the conditions in ``law/conditions/matters.py``: whose matter a family complains of."""

from __future__ import annotations

from sendrules.caseload.columns.conditions.own_fields import members
from sendrules.caseload.columns.occasions import Findings, Occasions, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.matters import MatterOf


@tests(MatterOf)
def matter_of(condition: MatterOf, at: Occasions) -> Findings:
    """Look at whose matter it is; where it does not say, it is the authority's."""
    by = at.batch.code("by", at.trigger)
    named = members("by", frozenset(condition.roles))[by]
    return yes_or_no(named | ((by == 0) & condition.authority))
