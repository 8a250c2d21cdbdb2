"""What has to be known before a limit is said to be missed: twins of conditions of ``doubt`` and ``unsure``.

Each gives 1, or -1 where what is recorded leaves the answer open. None gives 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import (
    KIND_CODE,
    LAST_DAY,
    NO,
    NO_DAY,
    ORDER_CODE,
    Days,
    Flags,
    Rows,
)
from sendrules.caseload.columns.conditions.phases import names_next
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.spans import any_of_each, each_between
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.matters import OverByThen
from sendrules.law.conditions.own_dates import NoticeRecorded
from sendrules.law.conditions.phases import CHANGES, SAYS, NothingToAmend
from sendrules.law.conditions.plans import PLANS, ClearlyAnswered, MayHaveCeased
from sendrules.law.conditions.reviews import ReassessedInstead


def sure_unless(open_: Flags) -> Findings:
    """Give 1, and -1 where something is left open."""
    return Findings(np.where(open_, np.int8(-1), np.int8(1)))


@tests(NoticeRecorded)
def _notice_recorded(condition: NoticeRecorded, at: Occasions) -> Findings:
    del condition
    return sure_unless(at.batch.field("sent", at.trigger) == NO_DAY)


@tests(OverByThen)
def _over_by_then(condition: OverByThen, at: Occasions) -> Findings:
    batch, case = at.batch, at.case
    over = batch.code("continues", at.trigger) == NO
    if at.last is not None and batch.has(condition.used_by):
        # where there is no last day, ``NO_DAY`` lies before every event
        which, row = each_between(batch, condition.used_by, case, at.on, at.last)
        same = _about(batch, row) == _about(batch, at.trigger[which])
        over |= any_of_each(which, same & (at.last[which] >= batch.on[row]), len(at))
    return sure_unless(~over)


def _about(batch: Batch, rows: Rows) -> Codes:
    return np.zeros(len(rows), np.int32) if batch.about is None else batch.about[rows]


@tests(MayHaveCeased)
def _may_have_ceased(condition: MayHaveCeased, at: Occasions) -> Findings:
    """Look at the last decision to cease after which the plan may have ceased by the last day, and at what came after it."""
    decision = _last_that_may_cease(condition, at)
    open_ = decision >= 0
    if open_.any():
        open_[open_] = ~_went_on(condition, at.batch, decision[open_])
    return sure_unless(open_)


def _went_on(condition: MayHaveCeased, batch: Batch, decision: Rows) -> Flags:
    """Whether the last sign since each decision to cease shows that the plan went on."""
    sign = batch.last_until((*condition.went_on, condition.ended), batch.case[decision], batch.as_of)
    ceased = batch.code("order", np.maximum(sign, 0)) == ORDER_CODE[Order.CEASE]
    found: Flags = (sign >= 0) & (batch.on_of(sign) >= batch.on[decision])
    found &= (batch.kind_of(sign) != KIND_CODE[condition.ended]) & ~ceased
    return found


def _last_that_may_cease(condition: MayHaveCeased, at: Occasions) -> Rows:
    batch, case = at.batch, at.case
    rows = batch.rows((condition.decision,))
    if not len(rows):
        return np.full(len(at), -1, np.int64)
    may_cease = batch.tables.after(condition.not_before, batch.on[rows])
    # a later decision never lets the plan cease earlier, so these are in order too
    index = np.searchsorted(batch.at(batch.case[rows], may_cease), batch.at(case, at.last_or_as_of()), "left") - 1
    found = rows[np.maximum(index, 0)]
    mine = (index >= 0) & (batch.case[found] == case) & (batch.on[found] >= at.on)
    return np.where(mine, found, -1)


@tests(ReassessedInstead)
def _reassessed_instead(condition: ReassessedInstead, at: Occasions) -> Findings:
    batch, case, limit = at.batch, at.case, at.last_or_as_of()
    begun = _reassessments(batch, condition.order).last_until(case, limit)
    open_ = begun >= 0
    if open_.any():
        over = (*condition.concluded, *condition.ended)
        open_[open_] = ~batch.any_between(over, case[open_], batch.on[begun[open_]], limit[open_] - 1)
    return sure_unless(open_)


def _reassessments(batch: Batch, order: Order) -> Chosen:
    """What begins a re-assessment: the decision, or an order, agreement or concession about it."""
    key = ("reassessments", order)
    kept: Chosen | None = batch.memo.get(key)
    if kept is None:
        rows = batch.rows((EventKind.DECISION_TO_REASSESS, *ORDERING))
        decided = batch.kind[rows] == KIND_CODE[EventKind.DECISION_TO_REASSESS]
        mine = decided | (batch.code("order", rows) == ORDER_CODE[order])
        kept = batch.memo[key] = Chosen(batch, rows[mine])
    return kept


@tests(NothingToAmend)
def _nothing_to_amend(condition: NothingToAmend, at: Occasions) -> Findings:
    batch, case, limit = at.batch, at.case, at.last_or_as_of()
    last = batch.last_until(SAYS, case, limit)
    on = batch.on_of(last)
    open_ = (last >= 0) & (on >= batch.tables.before(condition.within, limit))
    if open_.any():
        open_[open_] = ~batch.any_between(CHANGES, case[open_], on[open_], limit[open_])
        open_[open_] = names_next(batch, last[open_]) != NO
    return sure_unless(open_)


@tests(ClearlyAnswered)
def _clearly_answered(condition: ClearlyAnswered, at: Occasions) -> Findings:
    """Look for a plan up to the last day that may be the answer, where no plain answer is recorded."""
    batch, case = at.batch, at.case
    if not batch.has(condition.doubtful):
        return sure_unless(np.zeros(len(at), bool))
    answered = batch.first_from((condition.plain,), case, at.on) >= 0
    last: Any = LAST_DAY if at.last is None else np.where(at.last == NO_DAY, LAST_DAY, at.last)
    which, plan = each_between(batch, condition.doubtful, case, at.on + 1, last)
    which, plan = which[~answered[which]], plan[~answered[which]]
    explained = _explained(condition, batch, plan, at.on[which])
    return sure_unless(any_of_each(which, ~explained, len(at)))


def _explained(condition: ClearlyAnswered, batch: Batch, plan: Rows, asked: Days) -> Flags:
    """Whether something since the plan before it explains each plan, and did not end without one."""
    case, on = batch.case[plan], batch.on[plan]
    since = batch.on_of(batch.last_before(PLANS, case, on), 0)
    which, why = each_between(batch, condition.explained_by, case, since, on)
    kind, came, asked = batch.kind[why], batch.on[why], asked[which]
    leads = ~np.isin(batch.code("order", why), [ORDER_CODE[order] for order in condition.not_ordered])
    for one, closing in condition.closed_by:
        leads &= (kind != KIND_CODE[one]) | ~batch.any_between(closing, case[which], came, on[which])
    for one, before in condition.led_to_by:
        led = (came < asked) | batch.any_between(before, case[which], asked, came)
        leads &= (kind != KIND_CODE[one]) | led
    return any_of_each(which, leads, len(plan))
