"""Step three on columns: gather the days and flags of each start, have them judged, and keep what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import DETENTION, EventKind
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, NO_DAY, Days, Flags, Rows, places, to_day
from sendrules.caseload.columns.courses import Courses
from sendrules.caseload.columns.gaps import cases_with_gaps, in_a_gap
from sendrules.caseload.columns.instances import RULE_CODE, Instances
from sendrules.caseload.columns.judged import DOUBTFUL, LIFTED, UNSURE, Packed, cannot, judged, packed
from sendrules.caseload.columns.limbs import Lifting, excusing, may_excuse
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
    asked = part.which if cannot_be is None else part.which & (cannot_be < 0)
    limit, directed = _directed(part, asked, limit)
    if limit.max(initial=NO_DAY) == BEYOND:
        beyond = asked & (limit == BEYOND)
        cannot_be = np.where(
            beyond, cannot(duty.bound, calendar_reaches=False), np.int8(-1) if cannot_be is None else cannot_be
        )
        asked = asked & ~beyond
    if not asked.all():
        limit = np.where(asked, limit, np.int32(NO_DAY))
    at = _as_in_detention(duty, at, asked, limit)
    found = _Situations(duty, at, asked, limit, directed)
    _lift(found)
    _doubt_and_be_sure(found)
    rule = found.judged.rule
    return _instances(part, found, rule if cannot_be is None else np.where(cannot_be < 0, rule, cannot_be))


class _Situations:
    """The situations of all starts, with what was found.

    Args:
        duty: the duty.
        at: its starts.
        asked: the starts that can be judged.
        limit: the day of each limit.
        directed: whether a direction or an agreement set it; None where none was set.

    Attributes:
        owed: the starts that can be judged, and whose limit falls within the life of the provision.
        known: whether there is a limit.
        situations: the situations, packed.
        judged: what ``judge`` says of them.
        any_ended: whether something ended any.
        ended: whether each ended while it could.
        ended_past_limit: and whether its limit had passed by then.
        bear: whether its exceptions bear on the answer.
        lifting: the exceptions that lift limits; None where there are none.
        doubt: whether a missing fact leaves the answer open.
    """

    __slots__ = (
        "any_ended", "at", "bear", "directed", "doubt", "duty", "ended", "ended_past_limit", "judged", "known", "lifting",
        "limit", "owed", "situations",
    )  # fmt: skip

    def __init__(self, duty: Duty, at: Occurrences, asked: Flags, limit: Days, directed: Flags | None) -> None:
        self.duty, self.at, self.limit, self.directed = duty, at, limit, directed
        self.known = limit != NO_DAY
        owed, ended = _owed(duty, limit, self.known), at.courses.ended >= 0
        self.owed = asked if owed is None else asked & owed
        self.any_ended = bool(ended.any())
        self.situations = _packed(self, True if owed is None else owed, ended)
        self.judged = judged(self.situations, duty.bound, right=duty.right)
        self.lifting: Lifting | None = None
        self.doubt = np.zeros(len(limit), bool)
        self.bear = self.owed & self.known
        if not self.any_ended:
            self.ended = self.ended_past_limit = np.zeros(len(limit), bool)
            if directed is not None:
                self.bear &= ~directed
            return
        self.ended, self.ended_past_limit = self.judged.has_ended, self.judged.ended_past_limit
        self.bear &= self.ended_past_limit | ~self.ended
        if directed is not None:
            self.bear &= self.ended | ~directed

    def judge_again(self, which: Rows, flag: int) -> None:
        """Judge some situations with a flag more."""
        if len(which):
            self.judged.answer[which] = judged(
                self.situations[which] | flag, self.duty.bound, right=self.duty.right
            ).answer


def _cannot(part: Part) -> NDArray[np.int8] | None:
    """The code of the rule for each start that has no answer, or whose limit is not asked, and -1 for others; None for none."""
    duty, starts = part.duty, part.at.starts
    if duty.in_force.commenced and duty.text_not_found is None and starts.certain and part.in_force.all():
        return None
    return cannot(
        duty.bound,
        start_known=starts.day != NO_DAY,
        commenced=duty.in_force.commenced,
        in_force=part.in_force,
        start_sure=starts.holds == 1,
        encoded=duty.text_not_found is None,
    )


def _directed(part: Part, asked: Flags, limit: Days) -> tuple[Days, Flags | None]:
    """The day of each limit, where a direction or an agreement has set another; and whether one has, None where none has."""
    duty, at = part.duty, part.at
    directed = at.courses.set_by >= 0
    if not directed.any():
        return limit, None
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


def _owed(duty: Duty, limit: Days, known: Flags) -> Flags | None:
    """Whether each limit falls within the life of the provision; None where all do."""
    life = duty.in_force
    owed = None
    if duty.bound is Bound.NOT_LATER_THAN and life.commenced:
        owed = (limit >= to_day(life.first)) | ~known
    if life.tested_on is TestedOn.LIMIT:
        within = ~known | contains(life, limit)
        owed = within if owed is None else owed & within
    return None if owed is None or owed.all() else owed


def _as_in_detention(duty: Duty, at: Occurrences, asked: Flags, limit: Days) -> Occurrences:
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


def _packed(found: _Situations, owed: Flags | bool, ended: Flags) -> Packed:
    duty, at, limit = found.duty, found.at, found.limit
    course, batch, directed = at.courses, at.batch, found.directed
    done = course.done >= 0
    return packed(
        as_of=batch.as_of,
        limit=limit,
        dated=True if duty.limit is not None else False if directed is None else directed,
        owed=owed,
        set_by_other=False if directed is None else directed,
        done=done,
        done_on=course.done_day,
        done_event_on=batch.on_of(course.done) if (done & (course.done_day == NO_DAY)).any() else None,
        ended=ended if found.any_ended else False,
        ended_on=_ended_on(at, ended) if found.any_ended else course.ended_day,
        withdrawn=ended & (batch.kind_of(course.ended) == _WITHDRAWN)
        if found.any_ended and batch.has(_WITHDRAWALS)
        else False,
        too_short=_too_short(at, limit) if duty.bound is Bound.OPEN_UNTIL else False,
        contingent=course.arose < 0 if duty.contingent_on is not None else False,
        suspended=suspension(duty, course, limit) >= 0 if batch.has(_SUSPENDED) else False,
    )


_WITHDRAWALS, _SUSPENDED = (EventKind.REQUEST_WITHDRAWN,), (EventKind.DECISION_SUSPENDED,)
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
    if not may_excuse(found.duty, found.at.batch) or not found.bear.any():
        return
    found.lifting = excusing(found.duty, found.at, found.bear, found.ended, found.limit)
    lifted = found.lifting.limbs != 0
    which = places(lifted & ~found.ended if found.any_ended else lifted)
    found.situations[which] |= LIFTED
    found.judge_again(which, LIFTED)


def _doubt_and_be_sure(found: _Situations) -> None:
    """See what a missing fact leaves open: that a limit was missed; then that something is over."""
    gaps = cases_with_gaps(found.duty, found.at.batch)
    if found.duty.doubt is not None or gaps is not None:
        asks = found.judged.asks_for_doubt
        doubtful = _in_doubt(found, gaps, asks)
        found.doubt[doubtful] = True
        found.judge_again(doubtful[asks[doubtful]], DOUBTFUL)
    if found.duty.unsure is not None or gaps is not None:
        unsure = _unsure(found, gaps)
        found.doubt[unsure] = True
        found.judge_again(unsure, UNSURE)  # without the doubt that it was missed


def _in_doubt(found: _Situations, gaps: Flags | None, asks: Flags) -> Rows:
    """The starts of which something leaves open that their limits were missed."""
    duty, at = found.duty, found.at
    may = found.owed & found.known
    may &= asks | (found.ended & found.ended_past_limit) if found.any_ended else asks
    if duty.doubt is None and gaps is not None:
        may &= gaps.take(at.starts.case)
    which = places(may)
    if not len(which):
        return which
    doubt, late = np.zeros(len(which), bool), found.judged.rule[which] == _LATE
    other = places(~late)
    if duty.doubt is not None and len(other):
        occasions = Occasions(at.batch, at.starts.row[which[other]], at.guard, last=found.limit[which[other]])
        doubt[other] = at.test(duty.doubt, occasions).holds < 0
    if gaps is not None:
        near = gaps[at.starts.case[which]]
        for named, asked in ((True, near & late), (False, near & ~late & ~doubt)):
            some = places(asked)
            doubt[some] = in_a_gap(duty, at, which[some], found.limit[which[some]], named=named)
    found_open: Rows = which[doubt]
    return found_open


def _unsure(found: _Situations, gaps: Flags | None) -> Rows:
    """The starts of which a missing fact leaves open that a right lapsed or was used, a window is over, or a duty ended."""
    told, at = found.judged, found.at
    unsure = np.empty(0, np.int64)
    if found.duty.unsure is not None:
        which = places(found.owed & told.asks_if_sure)
        if len(which):
            first, last = at.starts.started[which], found.limit[which]
            occasions = Occasions(at.batch, at.starts.row[which], at.guard, first, last)
            unsure = which[at.test(found.duty.unsure, occasions).holds < 0]
    if gaps is None:
        return unsure
    lapsed = places(found.owed & told.lapsed)
    lapsed = lapsed[gaps[at.starts.case[lapsed]]]
    if not len(lapsed):
        return unsure
    lapsed = np.setdiff1d(lapsed, unsure, assume_unique=True)
    return np.concatenate((unsure, lapsed[in_a_gap(found.duty, at, lapsed, found.limit[lapsed])]))


def _instances(part: Part, found: _Situations, rule: NDArray[np.int8]) -> Instances:
    """The instances of the starts that this version answers."""
    course, starts, told = found.at.courses, found.at.starts, _only(found.owed)
    # where nothing ended, every row says so
    ended = _only(found.owed & found.ended) if found.any_ended else _as_it_is
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


def _as_it_is(column: NDArray[Any], none: int) -> NDArray[Any]:
    del none
    return column


def _only(which: Flags) -> Callable[[NDArray[Any], int], NDArray[Any]]:
    """Give a function that leaves of a column only some places, and puts what stands for nothing in the others."""
    if which.all():
        return _as_it_is
    return lambda column, none: np.where(which, column, column.dtype.type(none))


def _arose_in_time(found: _Situations) -> Flags:
    """Whether what a contingent duty depends on was decided, and before any ending."""
    course, batch = found.at.courses, found.at.batch
    arose = found.owed & (course.arose >= 0)
    ended = places(arose & found.ended & (course.ended >= 0))
    arose[ended] = batch.on[course.arose[ended]] <= batch.on[course.ended[ended]]
    return arose
