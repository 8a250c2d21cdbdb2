"""The twins of the conditions in ``law/conditions/plans.py``: whether a plan is maintained."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, NO_DAY, Days
from sendrules.caseload.columns.maintained import CEASED, no_plan_on
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.plans import (
    ASKS_FOR_A_PLAN,
    ONLY_A_KEPT_PLAN,
    PLANS,
    FirstPlan,
    NoPlanMaintained,
    NotCeased,
    PlanKept,
    PlanMaintained,
)

_MADE = (EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN)
_ASKED = (EventKind.REQUEST, EventKind.RESPONSIBLE)
_FINAL = KIND_CODE[EventKind.FINAL_PLAN]


@tests(NoPlanMaintained)
def no_plan_maintained(condition: NoPlanMaintained, at: Occasions) -> Findings:
    """Look for a finalised plan before the start."""
    del condition
    return yes_or_no(no_plan_on(at.batch, at.case, at.on))


@tests(NotCeased)
def not_ceased(condition: NotCeased, at: Occasions) -> Findings:
    """Look back from the start; a plan that ceases on its day was there for it."""
    del condition
    batch, case, on = at.batch, at.case, at.on
    ceased = batch.last_before(CEASED, case, on)
    return yes_or_no((ceased < 0) | batch.any_between(PLANS, case, batch.on_of(ceased), on))


@tests(PlanMaintained)
def plan_maintained(condition: PlanMaintained, at: Occasions) -> Findings:
    """Look for a plan that ceased with no plan after it, and for a first plan that was made only later."""
    batch, case = at.batch, at.case
    day = _looked_on(condition, at)
    before, ceased = batch.last_until(PLANS, case, day), batch.last_until(CEASED, case, day)
    asked = batch.last_until(_ASKED, case, day) >= 0
    first = batch.kind_of(batch.first_from(PLANS, case, 0))
    made_later = (before < 0) & (asked | (first == _FINAL))
    goes_on = (ceased < 0) | (batch.on_of(before) > batch.on_of(ceased))
    return yes_or_no(~made_later & goes_on)


def _looked_on(condition: PlanMaintained, at: Occasions) -> Days:
    """The day on which to look: the last day of the limit, or else the start's."""
    by, on = condition.by, at.on
    if by is None:
        return on
    tables = at.batch.tables
    day = tables.apply(("the limit", by), lambda start: by.day(lambda _: start, tables.calendar), on)
    at.leave(day == BEYOND)
    return np.where(day == NO_DAY, on, day)


@tests(FirstPlan)
def first_plan(condition: FirstPlan, at: Occasions) -> Findings:
    """Look for an amended plan before the start, with no plan that was made, and none ceased since."""
    del condition
    batch, case, on = at.batch, at.case, at.on
    first = batch.first_from(PLANS, case, 0)
    since = batch.on_of(first)
    before = (first >= 0) & (since < on)
    if not before.any():
        return yes_or_no(~before)
    made = batch.any_between(_MADE, case, since, on - 1)
    unclear = before & ~made & ~batch.any_between(CEASED, case, since, on)
    return findings(~unclear, unclear)


@tests(PlanKept)
def plan_kept(condition: PlanKept, at: Occasions) -> Findings:
    """Look for a plan up to the day, then for its traces on any day, then for what shows that there was none."""
    del condition
    batch, case, on = at.batch, at.case, at.on
    plan, ceased = batch.last_until(PLANS, case, on), batch.last_until(CEASED, case, on)
    over = (ceased >= 0) & (batch.on_of(plan) <= batch.on_of(ceased))
    traces = (plan >= 0) | batch.cases_with(ONLY_A_KEPT_PLAN)[case]
    asked = batch.last_until(ASKS_FOR_A_PLAN, case, batch.as_of) >= 0
    known = batch.cases_with((EventKind.DETENTION_KNOWN,))[case]
    return findings(~over & (traces | (~asked & known)), ~(over | traces | asked | known))
