"""Anchors of other answers to contested questions: the twins of those beside the readings, and of ``WorkingDayOfReceipt``."""

from __future__ import annotations

from functools import partial

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.receipt import RECEIVED, first_working_day
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, NO_DAY, is_one_of
from sendrules.caseload.columns.conditions.lookups import only, rows_found
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.occurrences import FoundRows, Occurrences, finds
from sendrules.law.conditions.receipt import WorkingDayOfReceipt
from sendrules.law.readings.detention import ABOUT_AN_ASSESSMENT, NOT_NAMED, AssessmentRefusedInDetention
from sendrules.law.readings.onward import OnwardAppealOver
from sendrules.law.si_2008_2699 import rule_46

_PERMISSION = (EventKind.PERMISSION_SOUGHT,)


@finds(AssessmentRefusedInDetention)
def _assessment_refused_in_detention(anchor: AssessmentRefusedInDetention, at: Occurrences) -> FoundRows:
    del anchor
    batch, starts = at.batch, at.starts
    refused = is_one_of(ABOUT_AN_ASSESSMENT)[batch.kind[starts.row]] & contains(NOT_NAMED, starts.day)
    if refused.any():
        refused &= batch.detained_on(starts.case, starts.on)
    return only(FoundRows(starts.day, starts.row), refused)


@finds(OnwardAppealOver)
def _onward_appeal_over(anchor: OnwardAppealOver, at: Occurrences) -> FoundRows:
    """Look on from what ended the appeal. ``BEYOND`` stands where the time for permission cannot be counted."""
    batch, found = at.batch, at.find(anchor.determined)
    ordered = np.flatnonzero(batch.kind_of(found.row) == KIND_CODE[EventKind.TRIBUNAL_ORDER])
    if not len(ordered):
        return found
    order = found.row[ordered]
    sought = batch.first_from(_PERMISSION, at.starts.case[ordered], batch.on[order])
    rule, tables = rule_46.DUTIES[0].limit, batch.tables
    sent = rows_found(batch, order, Dated.SENT).day
    last = tables.apply("onward", lambda day: rule.day(lambda _: day, tables.calendar) if rule else None, sent)
    over = np.where((last == NO_DAY) | (last == BEYOND), last, last + 1)
    day, row = found.day.copy(), found.row.copy()
    day[ordered], row[ordered] = np.where(sought >= 0, np.int32(NO_DAY), over), -1
    return FoundRows(day, row)


@finds(WorkingDayOfReceipt)
def _working_day_of_receipt(anchor: WorkingDayOfReceipt, at: Occurrences) -> FoundRows:
    """Move the day on, where it is that of something received on no working day."""
    batch, starts = at.batch, at.starts
    found = FoundRows(starts.day, starts.row) if anchor.of is None else at.find(anchor.of)
    received = (found.row >= 0) & is_one_of(RECEIVED)[batch.kind_of(found.row)]
    moves = np.flatnonzero(received)
    day, tables = found.day.copy(), batch.tables
    # every kind that is received moves alike
    rule = partial(first_working_day, kind=EventKind.REQUEST, calendar=tables.calendar)
    day[moves] = tables.apply("working day of receipt", rule, day[moves])
    return FoundRows(day, found.row)
