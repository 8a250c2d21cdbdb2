"""The twins of the conditions in ``law/conditions/history.py``: what came before the start."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import KIND_CODE, ORDER_CODE, Days, Flags, Rows, Truth, is_one_of
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.maintained import CEASED
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.twins import test, tests
from sendrules.law.conditions.appeals import REPLACES_THE_WEEKS
from sendrules.law.conditions.history import FOUR_MONTHS, CameLast, LastWas, OfItsOwn, Preceded, Recorded, Stands

_CONCEDED = KIND_CODE[EventKind.APPEAL_CONCEDED]


@tests(Preceded)
def preceded(condition: Preceded, at: Occasions) -> Findings:
    """Look back from the start."""
    return yes_or_no((at.batch.last_until(condition.kinds, at.case, at.on) >= 0) == condition.ever)


@tests(Recorded)
def recorded(condition: Recorded, at: Occasions) -> Findings:
    """Look back from the start; without any the answer is not known."""
    found = at.batch.last_until(condition.kinds, at.case, at.on) >= 0
    return findings(found, ~found)


@tests(LastWas)
def last_was(condition: LastWas, at: Occasions) -> Findings:
    """Look back from the start; where the kind and another are both open, nobody can say which it is about."""
    batch, case, on = at.batch, at.case, at.on
    last = batch.kind_of(batch.last_until(condition.among, case, on))
    holds, unclear = last == KIND_CODE[condition.kind], last == KIND_CODE[condition.unclear]
    other = ~holds & ~unclear
    if other.any() and condition.kind in condition.among:
        unclear |= other & _still_open(batch, condition.kind, case, on)
    return findings(holds, unclear)


def _still_open(batch: Batch, kind: EventKind, case: Codes, on: Days) -> Flags:
    """Whether an event of the kind lies not long before the day, and no plan has ceased since that event."""
    latest = batch.on_of(batch.last_until((kind,), case, on))
    ceased = batch.on_of(batch.last_until(CEASED, case, on))
    return (latest >= batch.tables.before(FOUR_MONTHS, on)) & (ceased < latest)


@tests(Stands)
def stands(condition: Stands, at: Occasions) -> Findings:
    """Look back from the start; an event of the same day undoes only an earlier one."""
    batch, case, on = at.batch, at.case, at.on
    came = batch.last_until(condition.kinds, case, on)
    holds = came >= 0
    which = np.flatnonzero(holds)
    undone = batch.on_of(batch.last_until(condition.undone_by, case[which], on[which]))
    holds[which] = undone <= batch.on[came[which]]
    return yes_or_no(holds)


@tests(CameLast)
def came_last(condition: CameLast, at: Occasions) -> Findings:
    """Look back from the start."""
    last = at.batch.kind_of(at.batch.last_until(condition.among, at.case, at.on))
    return yes_or_no(np.where(last >= 0, is_one_of(condition.kinds)[last], condition.where_none))


@tests(OfItsOwn)
def of_its_own(condition: OfItsOwn, at: Occasions) -> Findings:
    """Look back from the decision to the orders that nothing has answered yet."""
    batch, case, on = at.batch, at.case, at.on
    if not batch.has(ORDERING):
        return yes_or_no(np.ones(len(at), bool))
    answered = batch.on_of(batch.last_before(condition.answered_by, case, on), -1)
    asked = batch.on_of(batch.last_until(condition.asked_by, case, on), -1)
    first = np.maximum(answered, asked) + 1
    rows, weeks = _weeks_of_their_own(condition.order, at)
    carried = Chosen(batch, rows[weeks == 1]).count(case, first, on) > 0
    unknown = Chosen(batch, rows[weeks == -1]).count(case, first, on) > 0
    return findings(~carried, ~carried & unknown)


def _weeks_of_their_own(order: Order, at: Occasions) -> tuple[Rows, Truth]:
    """Give the orders, agreements and concessions, and whether each is one about this that has weeks of its own.

    A concession has them only if it came before the response.
    """
    batch = at.batch
    rows = batch.rows(ORDERING)
    said = batch.code("order", rows)
    found = np.where(said == 0, -1, said == ORDER_CODE[order]).astype(np.int8)
    conceded = np.flatnonzero((said == ORDER_CODE[order]) & (batch.kind[rows] == _CONCEDED))
    found[conceded] = test(REPLACES_THE_WEEKS, Occasions(batch, rows[conceded], at.guard)).holds
    return rows, found
