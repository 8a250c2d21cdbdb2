"""The twins of the conditions in ``law/conditions/appeals.py``: concessions, and directions that stand."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind, Order
from sendrules.caseload.columns.alike import alike, matters
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, Rows, Truth, to_day
from sendrules.caseload.columns.conditions.own_fields import members
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.open_appeals import open_appeals
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.appeals import (
    ENDINGS,
    BeforeTheResponse,
    DirectionStands,
    GivesWeeks,
    ReplacesNothing,
)
from sendrules.law.conditions.endings import REOPENINGS
from sendrules.law.model.life import CONCESSIONS

_RESPONSE, _DIRECTED = (EventKind.APPEAL_RESPONSE,), (EventKind.STEP_DIRECTED,)
_CONCEDED = (EventKind.APPEAL_CONCEDED,)
_ASSESSMENTS = frozenset({Order.ASSESS, Order.REASSESS})


@tests(BeforeTheResponse)
def before_the_response(condition: BeforeTheResponse, at: Occasions) -> Findings:
    """Look for a response in the same appeal, once for every concession: many duties ask."""
    del condition
    batch, conceded = at.batch, at.batch.rows(_CONCEDED)
    if not batch.has(_RESPONSE):
        return yes_or_no(np.ones(len(at), bool))
    if (batch.kind[at.trigger] != KIND_CODE[_CONCEDED[0]]).any():
        return Findings(_before_the_response(batch, at.trigger))
    told: Truth | None = batch.memo.get("before the response")
    if told is None:
        told = batch.memo["before the response"] = _before_the_response(batch, conceded)
    return Findings(told[conceded.searchsorted(at.trigger)])


def _before_the_response(batch: Batch, rows: Rows) -> Truth:
    """Tell it of each event. Where it came on the day of a response, nobody can say which came first."""
    case, on = batch.case[rows], batch.on[rows]
    opened = open_appeals(batch, case, on)
    ended = batch.on_of(batch.last_before(ENDINGS, case, on), 0)
    since = np.where(opened.count > 0, batch.on_of(opened.first), ended)
    responses = batch.count(_RESPONSE, case, since, on)
    before = batch.count(_RESPONSE, case, since, on - 1)
    refused = (responses > 0) & (before >= np.maximum(opened.count, 1))
    return findings(~refused, (responses > 0) & ~refused).holds


@tests(DirectionStands)
def direction_stands(condition: DirectionStands, at: Occasions) -> Findings:
    """Look for an end up to the day of the step; one on the day of the direction came before it."""
    del condition
    batch, case, on = at.batch, at.case, at.on
    sets, as_of = batch.field("sets", at.trigger), batch.as_of
    last = np.minimum(np.where(sets == NO_DAY, as_of, sets), as_of)
    ended = batch.on_of(batch.last_until(ENDINGS, case, last))
    over = (ended > on) & ~batch.any_between(REOPENINGS, case, ended, as_of)
    replaced = alike(batch, _DIRECTED).first_after(matters(batch)[at.trigger], on) >= 0
    return yes_or_no(~over & ~replaced)


@tests(GivesWeeks)
def gives_weeks(condition: GivesWeeks, at: Occasions) -> Findings:
    """Look at the day and the subject of the concession."""
    del condition
    of_an_assessment = members("order", _ASSESSMENTS)[at.batch.code("order", at.trigger)]
    return yes_or_no(~((at.on < to_day(CONCESSIONS.first)) & of_an_assessment))


@tests(ReplacesNothing)
def replaces_nothing(condition: ReplacesNothing, at: Occasions) -> Findings:
    """Say that it does not."""
    del condition
    return yes_or_no(np.zeros(len(at), bool))
