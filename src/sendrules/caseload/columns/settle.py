"""Step three on columns: gather the days and flags of each start, have them judged, and keep what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import DETENTION, EventKind
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, NO_DAY, Days, Flags, Rows, to_day
from sendrules.caseload.columns.courses import Courses
from sendrules.caseload.columns.gaps import in_a_gap
from sendrules.caseload.columns.instances import RULE_CODE, Instances
from sendrules.caseload.columns.judged import DOUBTFUL, LIFTED, UNSURE, Packed, cannot, judged, packed
from sendrules.caseload.columns.limbs import Lifting, excusing
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.occasions import Occasions
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.undone import suspension
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.life import TestedOn

Column = TypeVar("Column", bound=NDArray[Any])


_LATE = RULE_CODE["late"]


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
    _lift(found)
    _doubt_and_be_sure(found)
    rule = found.judged.rule
    return _instances(part, found, rule if asked.all() else np.where(cannot_be < 0, rule, cannot_be))


class _Situations:
    """The situations of all starts, with what was found.

    Args:
        duty: the duty.
        at: its starts.
        owed: the starts that can be judged, and whose limit falls within the life of the provision.
        limit: the day of each limit.
        directed: whether a direction or an agreement set it.
        situations: the situations, packed.

    Attributes:
        judged: what ``judge`` says of them.
        ended: whether each ended while it could.
        ended_past_limit: and whether its limit had passed by then.
        bear: whether its exceptions bear on the answer.
        lifting: the exceptions that lift limits; None where there are none.
        doubt: whether a missing fact leaves the answer open.
    """

    __slots__ = (
        "at", "bear", "directed", "doubt", "duty", "ended", "ended_past_limit", "judged", "lifting", "limit", "owed", "situations",
    )  # fmt: skip

    def __init__(
        self, duty: Duty, at: Occurrences, owed: Flags, limit: Days, directed: Flags, situations: Packed
    ) -> None:
        self.duty, self.at, self.owed, self.limit, self.directed = duty, at, owed, limit, directed
        self.situations, self.judged = situations, judged(situations, duty.bound, right=duty.right)
        self.ended, self.ended_past_limit = self.judged.has_ended, self.judged.ended_past_limit
        self.bear: Flags = owed & (limit != NO_DAY) & np.where(self.ended, self.ended_past_limit, ~directed)
        self.lifting: Lifting | None = None
        self.doubt = np.zeros(len(owed), bool)

    def judge_again(self, which: Rows, situations: Packed) -> None:
        """Judge some situations with a flag more, or one less."""
        self.judged.answer[which] = judged(situations, self.duty.bound, right=self.duty.right).answer


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


def _lift(found: _Situations) -> None:
    """Find the exceptions that lift limits; a date that was set prevails, and an ending too."""
    if not len(found.at.batch.table.grounds.determined_case) or not found.bear.any():
        return
    found.lifting = excusing(found.duty, found.at, found.bear, found.ended, found.limit)
    which = np.flatnonzero((found.lifting.limbs != 0) & ~found.ended)
    found.situations[which] |= LIFTED
    found.judge_again(which, found.situations[which])


def _doubt_and_be_sure(found: _Situations) -> None:
    """See what a missing fact leaves open: that a limit was missed; then that something is over."""
    asks = found.judged.asks_for_doubt
    asked = np.flatnonzero(found.owed & (found.limit != NO_DAY) & (asks | (found.ended & found.ended_past_limit)))
    doubtful = asked[_in_doubt(found, asked)]
    found.doubt[doubtful] = True
    doubtful = doubtful[asks[doubtful]]
    found.judge_again(doubtful, found.situations[doubtful] | DOUBTFUL)
    unsure = _unsure(found)
    found.doubt[unsure] = True
    found.judge_again(unsure, found.situations[unsure] | UNSURE)  # without the doubt that it was missed


def _in_doubt(found: _Situations, which: Rows) -> Flags:
    """Whether something leaves open that the limits of some starts were missed."""
    at, limit = found.at, found.limit[which]
    doubt = np.zeros(len(which), bool)
    late = found.judged.rule[which] == _LATE
    if late.any():
        done = np.flatnonzero(late)
        doubt[done] = in_a_gap(found.duty, at, which[done], limit[done], named=True)
    other = np.flatnonzero(~late)
    if found.duty.doubt is not None and len(other):
        occasions = Occasions(at.batch, at.starts.row[which[other]], at.guard, last=limit[other])
        doubt[other] = at.test(found.duty.doubt, occasions).holds < 0
    still = other[~doubt[other]]
    doubt[still] = in_a_gap(found.duty, at, which[still], limit[still])
    return doubt


def _unsure(found: _Situations) -> Rows:
    """The starts of which a missing fact leaves open that a right lapsed or was used, a window is over, or a duty ended."""
    told, at = found.judged, found.at
    unsure = np.empty(0, np.int64)
    if found.duty.unsure is not None:
        which = np.flatnonzero(found.owed & told.asks_if_sure)
        if len(which):
            first, last = at.starts.started[which], found.limit[which]
            occasions = Occasions(at.batch, at.starts.row[which], at.guard, first, last)
            unsure = which[at.test(found.duty.unsure, occasions).holds < 0]
    lapsed = np.flatnonzero(found.owed & told.lapsed)
    if not len(lapsed):
        return unsure
    lapsed = np.setdiff1d(lapsed, unsure, assume_unique=True)
    return np.concatenate((unsure, lapsed[in_a_gap(found.duty, at, lapsed, found.limit[lapsed])]))


def _instances(part: Part, found: _Situations, rule: NDArray[np.int8]) -> Instances:
    """The instances of the starts that this version answers."""
    course, starts, told = found.at.courses, found.at.starts, _only(found.owed)
    ended = _only(found.owed & found.ended)
    zero = np.zeros(len(starts), np.int32)
    every = Instances(
        case=starts.case,
        row=starts.row,
        version=np.full(len(starts), part.version, np.int8),
        started=starts.started,
        rule=rule,
        limit=told(found.limit, NO_DAY),
        done=told(course.done, -1),
        done_day=told(course.done_day, NO_DAY),
        ended=ended(course.ended, -1),
        ended_day=ended(course.ended_day, NO_DAY),
        revived=told(course.revived, -1),
        in_transit=told(course.in_transit, -1),
        set_by=told(course.set_by, -1),
        limbs=zero if found.lifting is None else found.lifting.limbs,
        lifted_by=zero if found.lifting is None else found.lifting.by,
        arose=_arose_in_time(found) if found.duty.arises_with else np.zeros(len(starts), bool),
        doubt=found.doubt,
        reckoned=found.owed,
        has_exceptions=found.bear,
    )
    return every if part.which.all() else every.pick(part.which)


def _only(which: Flags) -> Callable[[NDArray[Any], int], NDArray[Any]]:
    """Give a function that leaves of a column only some places, and puts what stands for nothing in the others."""
    every = bool(which.all())

    def only(column: NDArray[Any], none: int) -> NDArray[Any]:
        return column if every else np.where(which, column, column.dtype.type(none))

    return only


def _arose_in_time(found: _Situations) -> Flags:
    """Whether what a contingent duty depends on was decided, and before any ending."""
    course, batch = found.at.courses, found.at.batch
    arose = found.owed & (course.arose >= 0)
    ended = np.flatnonzero(arose & found.ended & (course.ended >= 0))
    arose[ended] = batch.on[course.arose[ended]] <= batch.on[course.ended[ended]]
    return arose
