"""Step three on columns: gather the days and flags of each start, have them judged, and keep what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, places, some
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.in_detention import as_in_detention
from sendrules.caseload.columns.instances import Instances
from sendrules.caseload.columns.judged import LIFTED, cannot
from sendrules.caseload.columns.left_open import doubt_and_be_sure
from sendrules.caseload.columns.limbs import excusing, may_excuse
from sendrules.caseload.columns.part import Part
from sendrules.caseload.columns.situations import Situations
from sendrules.law.model.duty import Bound


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
    if len(limit) and np.maximum.reduce(limit) == BEYOND:
        beyond = asked & (limit == BEYOND)
        cannot_be = np.where(
            beyond, cannot(duty.bound, calendar_reaches=False), np.int8(-1) if cannot_be is None else cannot_be
        )
        asked = asked & ~beyond
    if not at.starts.are_all(asked):
        limit = np.where(asked, limit, np.int32(NO_DAY))
    at = as_in_detention(duty, at, asked, limit)
    found = Situations(duty, at, asked, limit, directed)
    _lift(found)
    doubt_and_be_sure(found)
    rule = found.judged.rule
    return _instances(part, found, rule if cannot_be is None else np.where(cannot_be < 0, rule, cannot_be))


def _cannot(part: Part) -> NDArray[np.int8] | None:
    """The code of the rule for each start that has no answer, or whose limit is not asked, and -1 for others; None for none."""
    duty, starts = part.duty, part.at.starts
    if duty.in_force.commenced and duty.text_not_found is None and starts.certain and starts.are_all(part.in_force):
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
    directed = at.starts.there(at.courses.set_by)
    if directed is None:
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


def _lift(found: Situations) -> None:
    """Find the exceptions that lift limits; a date that was set prevails, and an ending too."""
    if not may_excuse(found.duty, found.at.batch) or not some(found.bear):
        return
    found.lifting = excusing(found.duty, found.at, found.bear, found.ended, found.limit)
    which = found.lifting.limbs.nonzero()[0]
    if found.any_ended:
        which = which[~found.ended[which]]
    found.situations[which] |= LIFTED
    found.judge_again(which, LIFTED)


def _instances(part: Part, found: Situations, rule: NDArray[np.int8]) -> Instances:
    """The instances of the starts that this version answers."""
    course, starts, told = found.at.courses, found.at.starts, _only(found.owed, found.at.starts)
    # where nothing ended, every row says so
    ended = _only(found.owed & found.ended, starts) if found.any_ended else _as_it_is
    version = np.zeros(len(starts), np.int8)
    if part.version:
        version += np.int8(part.version)
    every_one = Instances(
        case=starts.case,
        row=starts.row,
        version=version,
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
        limbs=starts.zero if found.lifting is None else found.lifting.limbs,
        lifted_by=starts.zero if found.lifting is None else found.lifting.by,
        arose=_arose_in_time(found) if found.duty.arises_with else starts.no,
        doubt=found.doubt,
        reckoned=found.owed,
        has_exceptions=found.bear,
    )
    return every_one if starts.are_all(part.which) else every_one.pick(part.which)


def _as_it_is(column: NDArray[Any], none: int) -> NDArray[Any]:
    del none
    return column


def _only(which: Flags, starts: Starts) -> Callable[[NDArray[Any], int], NDArray[Any]]:
    """Give a function that leaves of a column only some places, and puts what stands for nothing in the others."""
    if starts.are_all(which):
        return _as_it_is
    return lambda column, none: column if column is starts.no_row else np.where(which, column, column.dtype.type(none))


def _arose_in_time(found: Situations) -> Flags:
    """Whether what a contingent duty depends on was decided, and before any ending."""
    course, batch = found.at.courses, found.at.batch
    arose = found.owed & (course.arose >= 0)
    ended = places(arose & found.ended & (course.ended >= 0))
    arose[ended] = batch.on[course.arose[ended]] <= batch.on[course.ended[ended]]
    return arose
