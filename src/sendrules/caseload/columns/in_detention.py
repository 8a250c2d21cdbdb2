"""Limits that fell while the person was detained: they stay ended, whatever a release brings back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from numpy.typing import NDArray

from sendrules.case.kinds import DETENTION, EventKind
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows, places
from sendrules.caseload.columns.courses import Courses
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.law.model.duty import Duty

Column = TypeVar("Column", bound=NDArray[Any])


def as_in_detention(duty: Duty, at: Occurrences, asked: Flags, limit: Days) -> Occurrences:
    """Let limits that fell in detention stay ended: release brings back what was still to come, and what was missed."""
    batch, back, course = at.batch, duty.revived_by, at.courses
    if back is None or back.past or EventKind.RELEASED not in back.kinds or not batch.has(DETENTION):
        return at
    which = places(asked & (limit != NO_DAY) & batch.cases_with(DETENTION)[at.starts.case])
    which = which[batch.detained_on(at.starts.case[which], limit[which])]
    if not len(which):
        return at
    case = at.starts.case[which]
    released = batch.on_of(batch.last_until((EventKind.RELEASED,), case, limit[which]), -1)
    began = batch.first_after(DETENTION, case, released)
    day = batch.on[began]
    before = [(row[which] >= 0) & (batch.on_of(row[which]) <= day) for row in (course.done, course.ended)]
    now = ~(before[0] | before[1])
    return replace(at, courses=_ended(course, which[now], began[now], day[now]))


def _ended(course: Courses, which: Rows, by: Rows, day: Days) -> Courses:
    """The courses, of which some ended by other events, and nothing else became of them."""
    return replace(
        course,
        done=_with(course.done, which, -1),
        done_day=_with(course.done_day, which, NO_DAY),
        ended=_with(course.ended, which, by),
        ended_day=_with(course.ended_day, which, day),
        revived=_with(course.revived, which, -1),
        undone=_with(course.undone, which, -1),
    )


def _with(column: Column, which: Rows, what: NDArray[Any] | int) -> Column:
    """A copy of a column with other values in some places."""
    column = column.copy()
    column[which] = what
    return column
