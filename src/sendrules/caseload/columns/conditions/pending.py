"""Whether an appeal was pending, or may be the one that ended: twins of ``NoAppealPending`` and ``EndedItself``."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import LAST_DAY
from sendrules.caseload.columns.conditions.doubts import sure_unless
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.open_appeals import open_appeals
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.appeals import ENDINGS, EndedItself
from sendrules.law.conditions.transition import NoAppealPending

_BROUGHT = (EventKind.APPEAL, EventKind.APPEAL_RECEIVED)


@tests(NoAppealPending)
def _no_appeal_pending(condition: NoAppealPending, at: Occasions) -> Findings:
    """Look where an appeal was brought for one that had not ended by the end of the last day."""
    del condition
    batch, last = at.batch, at.last_or_as_of()
    rows = np.flatnonzero(batch.cases_with(_BROUGHT)[at.case])
    pending = np.zeros(len(at), bool)
    opened = open_appeals(batch, at.case[rows], last[rows] + 1)
    pending[rows] = batch.on_of(opened.first, LAST_DAY) <= last[rows]
    return sure_unless(pending)


@tests(EndedItself)
def _ended_itself(condition: EndedItself, at: Occasions) -> Findings:
    """Look where an appeal ended: count the appeals that were open then, and the endings up to the last day."""
    del condition
    batch, case, on = at.batch, at.case, at.on
    ended = batch.on_of(batch.first_from(ENDINGS, case, on), LAST_DAY)
    rows = np.flatnonzero(ended <= batch.as_of)
    unclear = np.zeros(len(at), bool)
    if len(rows):
        last = np.minimum(at.last_or_as_of(), batch.as_of)[rows]
        opened = open_appeals(batch, case[rows], ended[rows]).count
        unclear[rows] = (opened > 1) & (batch.count(ENDINGS, case[rows], on[rows], last) < opened)
    return sure_unless(unclear)
