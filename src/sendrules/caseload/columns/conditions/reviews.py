"""The twins of the conditions in ``law/conditions/reviews.py``: which meeting led to a decision, and releases."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, Flags, Rows
from sendrules.caseload.columns.occasions import Findings, Occasions, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.reviews import LastReview, ReleasedWithin, ReviewLedToIt

_RELEASED = (EventKind.RELEASED,)


def meeting_before(rule: LastReview, batch: Batch, rows: Rows) -> tuple[Rows, Flags]:
    """Give the meeting that led to each decision, or -1; and whether the calendar is too short to tell.

    Args:
        rule: which meeting leads to which decision.
        batch: the cases.
        rows: the decisions.
    """
    case, on = batch.case[rows], batch.on[rows]
    made = batch.on_of(batch.last_before(rule.since, case, on), 0)
    meeting = batch.last_until((rule.meeting,), case, on)
    held = batch.on_of(meeting)
    there = (meeting >= 0) & (held >= made)
    decided = batch.any_between(rule.decisions, case, held, on - 1)
    tables = batch.tables
    earliest = np.where(decided, tables.before(rule.again, on), tables.before(rule.within, on))
    return np.where(there & (held >= earliest), meeting, -1), there & (earliest == BEYOND)


@tests(ReviewLedToIt)
def review_led_to_it(condition: ReviewLedToIt, at: Occasions) -> Findings:
    """Look back from the decision."""
    meeting, cannot_tell = meeting_before(condition.rule, at.batch, at.trigger)
    at.leave(cannot_tell)
    return yes_or_no(meeting >= 0)


@tests(ReleasedWithin)
def released_within(condition: ReleasedWithin, at: Occasions) -> Findings:
    """Look on from the start to the first release."""
    batch = at.batch
    released = batch.on_of(batch.first_from(_RELEASED, at.case, at.on))
    there = (released >= at.on) & (released <= batch.as_of)
    if not there.any():
        return yes_or_no(there)
    last = batch.tables.after(condition.period, at.on)
    at.leave(there & (last == BEYOND))
    return yes_or_no(there & (released <= last))
