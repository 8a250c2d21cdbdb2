"""Step three on columns: gather the days and flags of each start, have them judged, and keep what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import DETENTION, EventKind
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, NO_DAY, Days, Flags, Rows, to_day
from sendrules.caseload.columns.courses import Courses
from sendrules.caseload.columns.gaps import in_a_gap
from sendrules.caseload.columns.instances import Instances
from sendrules.caseload.columns.judged import DOUBTFUL, LIFTED, UNSURE, Judged, Packed, cannot, judged, packed
from sendrules.caseload.columns.limbs import Lifting, excusing
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.occasions import Occasions
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.undone import suspension
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.life import TestedOn

Column = TypeVar("Column", bound=NDArray[Any])


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One version of a duty with its starts: what a limit is settled for. Another limit may be settled for the same part.

    Attributes:
        duty: the version.
        version: which version it is, by index.
        at: every start, with what became of it.
        which: the starts that this version answers.
        in_force: whether the version was in force on the day that starts it, where that day decides.
    """

    duty: Duty
    version: int
    at: Occurrences
    which: Flags
    in_force: Flags


def settle(part: Part, limit: Days) -> Instances:
    """Give the answers of one version of a duty: ``statutory.settle.settle`` for many starts.

    Args:
        part: the version, with its starts.
        limit: by start the day of its limit, as ``limit_days`` gives it.

    Returns:
        The instances in order of the starts. Of a case that the guard of the part marks they may be wrong.
    """
    duty, at = part.duty, part.at
    cannot_be = _cannot(part)
    asked = part.which & (cannot_be < 0)
    limit, directed = _directed(part, asked, limit)
    beyond = asked & (limit == BEYOND)
    if beyond.any():
        cannot_be = np.where(beyond, cannot(duty.bound, calendar_reaches=False), cannot_be)
        asked &= ~beyond
    if not asked.all():
        limit = np.where(asked, limit, np.int32(NO_DAY))
    at = _as_in_detention(duty, at, asked, limit)
    owed = _owed(duty, limit)
    found = _Situations(duty, at, asked & owed, limit, directed, _packed(duty, at, limit, directed, owed))
    found = _lift(found)
    found = _doubt_and_be_sure(found)
    return _instances(part, found, np.where(cannot_be < 0, found.judged.rule, cannot_be))


@dataclass(frozen=True, slots=True, eq=False)
class _Situations:
    """The situations of all starts, with what was found.

    Attributes:
        duty: the duty.
        at: its starts.
        owed: the starts that can be judged, and whose limit falls within the life of the provision.
        limit: the day of each limit.
        directed: whether a direction or an agreement set it.
        packed: the situations.
        lifting: the exceptions that lift limits.
        doubt: whether a missing fact leaves the answer open.
    """

    duty: Duty
    at: Occurrences
    owed: Flags
    limit: Days
    directed: Flags
    packed: Packed
    lifting: Lifting | None = None
    doubt: Flags | None = None

    @property
    def judged(self) -> Judged:
        """What ``judge`` says of them."""
        return judged(self.packed, self.duty.bound, right=self.duty.right)


def _cannot(part: Part) -> NDArray[np.int8]:
    """The code of the rule for each start that has no answer, or whose limit is not asked; -1 for the others."""
    duty, starts = part.duty, part.at.starts
    return cannot(
        duty.bound,
        start_known=starts.day != NO_DAY,
        commenced=duty.in_force.commenced,
        in_force=part.in_force,
        start_sure=starts.holds == 1,
        encoded=duty.text_not_found is None,
    )


def _directed(part: Part, asked: Flags, limit: Days) -> tuple[Days, Flags]:
    """The day of each limit, where a direction or an agreement has set another; and whether one has."""
    duty, at = part.duty, part.at
    directed = at.courses.set_by >= 0
    if not directed.any():
        return limit, directed
    sets = np.full(len(limit), NO_DAY, np.int32)
    sets[directed] = at.batch.field("sets", at.courses.set_by[directed])
    if (
        (duty.right or duty.bound is Bound.OPEN_UNTIL)
        and duty.limit is not None
        and any(leg is not None for leg in duty.limit.legs())
    ):
        # what came after the direction may give a later day: for that the case has to be seen as it was known then
        later = asked & directed & (limit != BEYOND) & (limit > sets)
        at.guard[at.starts.case[later]] = True
    return np.where(directed, sets, limit), directed


def _owed(duty: Duty, limit: Days) -> Flags:
    """Whether each limit falls within the life of the provision."""
    life, known = duty.in_force, limit != NO_DAY
    owed = np.ones(len(limit), bool)
    if duty.bound is Bound.NOT_LATER_THAN and life.commenced:
        owed = ~known | (limit >= to_day(life.first))
    if life.tested_on is TestedOn.LIMIT:
        owed &= ~known | contains(life, limit)
    return owed


def _as_in_detention(duty: Duty, at: Occurrences, asked: Flags, limit: Days) -> Occurrences:
    """Let limits that fell in detention stay ended: release brings back what was still to come, and what was missed."""
    batch, back, course = at.batch, duty.revived_by, at.courses
    if back is None or back.past or EventKind.RELEASED not in back.kinds or not batch.has(DETENTION):
        return at
    which = np.flatnonzero(asked & (limit != NO_DAY) & batch.cases_with(DETENTION)[at.starts.case])
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


def _packed(duty: Duty, at: Occurrences, limit: Days, directed: Flags, owed: Flags) -> Packed:
    course, batch = at.courses, at.batch
    done, ended = course.done >= 0, course.ended >= 0
    return packed(
        as_of=batch.as_of,
        limit=limit,
        dated=True if duty.limit is not None else directed,
        owed=owed,
        set_by_other=directed,
        done=done,
        done_on=course.done_day,
        done_event_on=batch.on_of(course.done) if done.any() else course.done_day,
        ended=ended,
        ended_on=_ended_on(at, ended),
        withdrawn=ended & (batch.kind_of(course.ended) == _WITHDRAWN) if ended.any() else False,
        too_short=_too_short(at, limit) if duty.bound is Bound.OPEN_UNTIL else False,
        contingent=course.arose < 0 if duty.contingent_on is not None else False,
        suspended=suspension(duty, course, limit) >= 0,
    )


_WITHDRAWN = KIND_CODE[EventKind.REQUEST_WITHDRAWN]


def _ended_on(at: Occurrences, ended: Flags) -> Days:
    """The day on which each ending counts, or its own where nobody can tell it."""
    day = at.courses.ended_day
    untold = ended & (day == NO_DAY)
    return np.where(untold, at.batch.on_of(at.courses.ended), day) if untold.any() else day


def _too_short(at: Occurrences, limit: Days) -> Flags:
    """Whether each notice itself closes a window before its last day: broken as soon as it is served."""
    closes = at.batch.field("closes", at.starts.row)
    found: Flags = (closes != NO_DAY) & (limit != NO_DAY) & (closes < limit)
    return found


def _lift(found: _Situations) -> _Situations:
    """Find the exceptions that lift limits; a date that was set prevails, and an ending too."""
    if not len(found.at.batch.table.grounds.determined_case):
        return found
    ended = found.judged.has_ended
    bear = found.owed & np.where(ended, found.judged.ended_past_limit, ~found.directed)
    lifting = excusing(found.duty, found.at, bear, ended, found.limit)
    lifts = (lifting.limbs != 0) & ~ended
    return replace(found, lifting=lifting, packed=found.packed | np.where(lifts, LIFTED, 0).astype(np.int32))


def _doubt_and_be_sure(found: _Situations) -> _Situations:
    """See what a missing fact leaves open: that a limit was missed; then that something is over."""
    first = found.judged
    asked = found.owed & (found.limit != NO_DAY) & ((first.has_ended & first.ended_past_limit) | first.asks_for_doubt)
    doubt = np.zeros(len(asked), bool)
    if asked.any():
        doubt[asked] = _in_doubt(found, np.flatnonzero(asked))
    now = replace(found, packed=found.packed | np.where(doubt & first.asks_for_doubt, DOUBTFUL, 0).astype(np.int32))
    unsure = _unsure(now)
    if unsure.any():  # whether something is over is judged without the doubt that it was missed
        now = replace(now, packed=np.where(unsure, found.packed | UNSURE, now.packed))
    return replace(now, doubt=doubt | unsure)


def _in_doubt(found: _Situations, which: Rows) -> Flags:
    """Whether something leaves open that the limits of some starts were missed."""
    at, limit = found.at, found.limit[which]
    doubt = np.zeros(len(which), bool)
    if found.duty.doubt is not None:
        occasions = Occasions(at.batch, at.starts.row[which], at.guard, last=limit)
        doubt = at.test(found.duty.doubt, occasions).holds < 0
    still = np.flatnonzero(~doubt)
    doubt[still] = in_a_gap(found.duty, at, which[still], limit[still])
    return doubt


def _unsure(found: _Situations) -> Flags:
    """Whether a missing fact leaves open that a right lapsed or was used, a window is over, or a duty ended."""
    told, at = found.judged, found.at
    unsure = np.zeros(len(found.owed), bool)
    if found.duty.unsure is not None:
        which = np.flatnonzero(found.owed & told.asks_if_sure)
        if len(which):
            first, last = at.starts.started[which], found.limit[which]
            occasions = Occasions(at.batch, at.starts.row[which], at.guard, first, last)
            unsure[which] = at.test(found.duty.unsure, occasions).holds < 0
    lapsed = np.flatnonzero(found.owed & told.lapsed & ~unsure)
    if len(lapsed):
        unsure[lapsed] = in_a_gap(found.duty, at, lapsed, found.limit[lapsed])
    return unsure


def _instances(part: Part, found: _Situations, rule: NDArray[np.int8]) -> Instances:
    """The instances of the starts that this version answers."""
    at, course, owed, starts = found.at, found.at.courses, found.owed, found.at.starts
    told, none = found.judged, np.int64(-1)
    ended = owed & told.has_ended & (course.ended >= 0)
    limit = np.where(owed, found.limit, np.int32(NO_DAY))
    bear = (limit != NO_DAY) & np.where(told.has_ended, told.ended_past_limit, ~found.directed)
    zero = np.zeros(len(starts), np.int32)
    lifting = found.lifting or Lifting(zero, zero)
    every = Instances(
        case=starts.case,
        row=starts.row,
        version=np.full(len(starts), part.version, np.int8),
        started=starts.started,
        rule=rule,
        limit=limit,
        done=np.where(owed, course.done, none),
        done_day=np.where(owed, course.done_day, np.int32(NO_DAY)),
        ended=np.where(ended, course.ended, none),
        ended_day=np.where(ended, course.ended_day, np.int32(NO_DAY)),
        revived=np.where(owed, course.revived, none),
        in_transit=np.where(owed, course.in_transit, none),
        set_by=np.where(owed & found.directed, course.set_by, none),
        limbs=lifting.limbs,
        lifted_by=lifting.by,
        arose=owed & (course.arose >= 0) & _arose_in_time(at, told.has_ended),
        doubt=found.doubt & owed if found.doubt is not None else np.zeros(len(starts), bool),
        reckoned=owed,
        has_exceptions=bear,
    )
    return every if part.which.all() else every.pick(part.which)


def _arose_in_time(at: Occurrences, has_ended: Flags) -> Flags:
    """Whether what a contingent duty depends on was decided before any ending."""
    course, batch = at.courses, at.batch
    late = has_ended & (course.ended >= 0) & (course.arose >= 0)
    return ~late | (batch.on_of(course.arose) <= batch.on_of(course.ended)) if late.any() else ~late
