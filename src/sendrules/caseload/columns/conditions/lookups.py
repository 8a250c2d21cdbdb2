"""Anchors that look for a day among events of the case: terms, transfers, reviews, and what ended an appeal for good.

They are twins of anchors that stand beside the conditions of the law.
"""

from __future__ import annotations

from datetime import date
from functools import partial

import numpy as np

from sendrules.case.kinds import Dated, EventKind, Order, Role
from sendrules.caseload.columns import anchors as _anchors  # noqa: F401 — their twins register themselves
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import (
    LAST_DAY,
    NO_DAY,
    ORDER_CODE,
    ROLE_CODE,
    Days,
    Flags,
    Rows,
    is_one_of,
    to_date,
    to_day,
)
from sendrules.caseload.columns.conditions.reviews import meeting_before
from sendrules.caseload.columns.occurrences import FINDS, FoundRows, Occurrences, finds
from sendrules.caseload.columns.twins import NoTwin
from sendrules.law.conditions.endings import REOPENINGS, Determined
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.conditions.transition import FirstTermAfterJuly, NoticeBefore, TransferIn
from sendrules.law.model.anchors import Last
from sendrules.law.readings.disagreement import RequestRefused


def rows_found(batch: Batch, rows: Rows, by: Dated = Dated.ON) -> FoundRows:
    """Give what events in certain rows are as an anchor, by one of their days; absent where the row is -1."""
    days = batch.on_of(rows) if by is Dated.ON else _days_of(batch, rows, by)
    return FoundRows(days, rows)


def _days_of(batch: Batch, rows: Rows, by: Dated) -> Days:
    if not len(batch):
        return np.full(len(rows), NO_DAY, np.int32)
    return np.where(rows >= 0, batch.days(by)[np.maximum(rows, 0)], np.int32(NO_DAY))


def only(found: FoundRows, which: Flags) -> FoundRows:
    """Leave out what an anchor is where it is not to count."""
    return FoundRows(np.where(which, found.day, np.int32(NO_DAY)), np.where(which, found.row, -1))


@finds(NoticeBefore)
def _notice_before(anchor: NoticeBefore, at: Occurrences) -> FoundRows:
    sent = at.batch.field("sent", at.starts.row)
    return only(FoundRows(sent, at.starts.row), (sent != NO_DAY) & (sent < to_day(anchor.before)))


@finds(TransferIn)
def _transfer_in(anchor: TransferIn, at: Occurrences) -> FoundRows:
    batch = at.batch
    rows = batch.rows((EventKind.PHASE_TRANSFER,))
    to = batch.code("to", rows)
    here = (to != 0) & ((to == ROLE_CODE[Role.POST_16_INSTITUTION]) == anchor.post_16)
    years = np.array([to_date(day).year for day in batch.on[rows].tolist()], np.int32)
    here &= np.isin(years, anchor.years)
    return rows_found(batch, Chosen(batch, rows[here]).first_from(at.starts.case, at.starts.on))


@finds(FirstTermAfterJuly)
def _first_term_after_july(anchor: FirstTermAfterJuly, at: Occurrences) -> FoundRows:
    batch, case, day = at.batch, at.starts.case, at.starts.on
    if anchor.since is not None:
        day = batch.on_of(batch.first_from((anchor.since,), case, day))
    august = batch.tables.apply(("next august", anchor.not_before), partial(_august, anchor.not_before), day)
    term = batch.first_from(anchor.kinds, case, august)
    return rows_found(batch, np.where(day == NO_DAY, -1, term))


def _august(not_before: date, day: date) -> date:
    return max(date(day.year + (day.month >= 8), 8, 1), not_before)


@finds(RequestRefused)
def _request_refused(anchor: RequestRefused, at: Occurrences) -> FoundRows:
    return only(FINDS[Last](anchor, at), at.batch.code("order", at.starts.row) != ORDER_CODE[Order.REASSESS])


@finds(Determined)
def _determined(anchor: Determined, at: Occurrences) -> FoundRows:
    """Look on from the start to the first ending that stands. Endings say nothing of a body: every one is of the case."""
    batch = at.batch
    ends = _standing(batch, anchor.kinds).first_from(at.starts.case, at.starts.on)
    ends = np.where(batch.code("about", at.starts.row) == 0, ends, -1)
    found = rows_found(batch, ends, anchor.by)
    ahead = found.day > batch.as_of
    if ahead.any():
        ahead &= ~SCHEDULED[batch.kind_of(ends)]
    return only(found, ~ahead)


def _standing(batch: Batch, kinds: tuple[EventKind, ...]) -> Chosen:
    """The endings of which nothing undid one before the next, or the plan ceased before that."""
    key = ("standing endings", kinds)
    kept: Chosen | None = batch.memo.get(key)
    if kept is None:
        rows = batch.rows(kinds)
        case, on = batch.case[rows], batch.on[rows]
        until = np.full(len(rows), batch.as_of, np.int32)
        until[:-1] = np.where(case[1:] == case[:-1], on[1:], until[:-1])  # the next ending of the case
        opened = batch.on_of(batch.first_from(REOPENINGS, case, on), LAST_DAY)
        stands = (opened > until) | batch.any_between((EventKind.PLAN_CEASED,), case, on, opened)
        kept = batch.memo[key] = Chosen(batch, rows[stands])
    return kept


@finds(LastReview)
def _last_review(anchor: LastReview, at: Occurrences) -> FoundRows:
    """Look back to the last decision that shows a review, no further than the plan was made."""
    batch, case, day = at.batch, at.starts.case, at.starts.on
    decisions, shows = _reviews(anchor, batch)
    decision = decisions.last_until(case, day)
    made = batch.on_of(batch.last_until(anchor.since, case, day), 0)
    there = np.flatnonzero((decision >= 0) & (batch.on_of(decision) >= made))
    found = np.full(len(case), -1, np.int64)
    found[there] = shows[np.searchsorted(decisions.rows, decision[there])]
    return rows_found(batch, found)


def _reviews(anchor: LastReview, batch: Batch) -> tuple[Chosen, Rows]:
    """The decisions that show a review, and for each what shows when it was: the meeting, or the decision itself."""
    kept: tuple[Chosen, Rows] | None = batch.memo.get(anchor)
    if kept is None:
        rows = batch.rows(anchor.decisions)
        meeting, cannot_tell = meeting_before(anchor, batch, rows)
        if cannot_tell.any():  # no calendar is too short for months
            raise NoTwin(anchor)
        shown = (meeting >= 0) | ~is_one_of(anchor.not_alone)[batch.kind[rows]]
        by_meeting = (meeting >= 0) & (not anchor.by_decision)
        kept = batch.memo[anchor] = Chosen(batch, rows[shown]), np.where(by_meeting, meeting, rows)[shown]
    return kept
