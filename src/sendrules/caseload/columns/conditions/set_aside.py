"""Whether a refusal to set a decision aside gives more time: the twins of ``law/conditions/set_aside.py``."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.codes import BEYOND, LAST_DAY, NO_DAY, Days, Flags
from sendrules.caseload.columns.conditions.doubts import sure_unless
from sendrules.caseload.columns.conditions.lookups import only, rows_found
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.occurrences import FoundRows, Occurrences, finds
from sendrules.caseload.columns.spans import any_of_each, each_between
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.set_aside import SET_ASIDE_ID, RefusedInTime, SetAsideSettled
from sendrules.law.model.anchors import LimitOf

_REFUSED, _SOUGHT = (EventKind.SET_ASIDE_REFUSED,), (EventKind.SET_ASIDE_SOUGHT,)
_PERMISSION, _ORDER = (EventKind.PERMISSION_SOUGHT,), (EventKind.TRIBUNAL_ORDER,)
_DIRECTION = (EventKind.TRIBUNAL_DIRECTION,)


@tests(SetAsideSettled)
def _set_aside_settled(condition: SetAsideSettled, at: Occasions) -> Findings:
    """Look where a refusal is recorded for one whose application is not."""
    open_ = at.batch.cases_with(_REFUSED)[at.case]
    if at.last is None or not open_.any():
        return sure_unless(np.zeros(len(at), bool))
    open_[open_] = _unsettled(condition, at.of(open_), at.last[open_])
    return sure_unless(open_)


def _unsettled(condition: SetAsideSettled, at: Occasions, last: Days) -> Flags:
    """Whether a refusal may give time enough, and the day of its application is not known."""
    batch, case, on, tables = at.batch, at.case, at.on, at.batch.tables
    asked = batch.on_of(batch.first_from(_PERMISSION, case, on), batch.as_of)
    next_order = batch.on_of(batch.first_after(_ORDER, case, on), LAST_DAY)
    which, refusal = each_between(batch, _REFUSED, case, on, next_order - 1)
    again = condition.again
    ends = tables.apply(
        ("again", again), lambda day: again.day(lambda _: day, tables.calendar), batch.days(Dated.SENT)[refusal]
    )
    decides = any_of_each(which, asked[which] <= ends, len(at))  # ``BEYOND`` is later than every day
    decides &= (last != NO_DAY) & (asked > last) & ~batch.any_between(_SOUGHT, case, on, asked)
    return decides


@finds(RefusedInTime)
def _refused_in_time(anchor: RefusedInTime, at: Occurrences) -> FoundRows:
    """Look on from the decision to the last refusal before the next, and from there back to its application."""
    batch, starts = at.batch, at.starts
    until = np.where(starts.after == LAST_DAY, np.int32(LAST_DAY), starts.after - 1)
    refusal = batch.last_until(_REFUSED, starts.case, until)
    refused = batch.on_of(refusal)
    refusal = np.where(refused >= starts.on, refusal, -1)
    if (refusal < 0).all():
        return rows_found(batch, refusal)
    sought = batch.on_of(batch.first_from(_SOUGHT, starts.case, starts.on), LAST_DAY)
    in_time = (sought <= refused) & (sought <= _time_for_it(at, refused))
    return only(rows_found(batch, refusal, anchor.by), in_time & (refusal >= 0))


def _time_for_it(at: Occurrences, refused: Days) -> Days:
    """The last day for an application to set aside: as directed last before the refusal, or else the limit of rule 45."""
    batch, starts = at.batch, at.starts
    limit = at.find(LimitOf(SET_ASIDE_ID)).day
    last = np.where(limit == BEYOND, np.int32(NO_DAY), limit)  # what nobody can tell is not in time
    which, direction = each_between(batch, _DIRECTION, starts.case, starts.on, refused)
    sets = batch.field("sets", direction)
    codes = [code for code, name in enumerate(batch.table.names) if name == SET_ASIDE_ID]
    named = np.isin(batch.code("duty", direction), codes) & (sets != NO_DAY)
    last[which[named]] = sets[named]  # of several the last is set last
    return last
