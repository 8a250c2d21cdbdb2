"""``Situations``: the days and flags of each start, packed and judged."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, Days, Flags, Rows, every, to_day
from sendrules.caseload.columns.judged import Packed, judged, packed
from sendrules.caseload.columns.limbs import Lifting
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.undone import suspension
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.life import TestedOn

_WITHDRAWALS, _SUSPENDED = (EventKind.REQUEST_WITHDRAWN,), (EventKind.DECISION_SUSPENDED,)
_WITHDRAWN = KIND_CODE[EventKind.REQUEST_WITHDRAWN]


class Situations:
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
        starts = at.starts
        first = int(np.minimum.reduce(limit)) if len(limit) else NO_DAY
        self.known = starts.yes if first != NO_DAY else limit != NO_DAY
        owed = _owed(duty, limit, self.known, first)
        self.owed = asked if owed is None else asked & owed
        ended = at.starts.there(at.courses.ended)
        self.any_ended = ended is not None
        self.situations = _packed(self, True if owed is None else owed, ended)
        self.judged = judged(self.situations, duty.bound, right=duty.right)
        self.lifting: Lifting | None = None
        self.doubt = starts.no
        self.bear = self.owed if self.known is starts.yes else self.owed & self.known
        if ended is None:
            self.ended = self.ended_past_limit = starts.no
            if directed is not None:
                self.bear = self.bear & ~directed
            return
        self.ended, self.ended_past_limit = self.judged.has_ended, self.judged.ended_past_limit
        self.bear = self.bear & (self.ended_past_limit | ~self.ended)
        if directed is not None:
            self.bear &= self.ended | ~directed

    def doubted(self, which: Rows) -> None:
        """Note that a missing fact leaves some answers open."""
        if len(which):
            self.doubt = self.doubt.copy()
            self.doubt[which] = True

    def judge_again(self, which: Rows, flag: int) -> None:
        """Judge some situations with a flag more."""
        if len(which):
            self.judged.answer[which] = judged(
                self.situations[which] | flag, self.duty.bound, right=self.duty.right
            ).answer


def _owed(duty: Duty, limit: Days, known: Flags, first: int) -> Flags | None:
    """Whether each limit falls within the life of the provision; None where all do."""
    life = duty.in_force
    owed = None
    if duty.bound is Bound.NOT_LATER_THAN and life.commenced and first < to_day(life.first):
        owed = (limit >= to_day(life.first)) | ~known
    if life.tested_on is TestedOn.LIMIT:
        within = ~known | contains(life, limit)
        owed = within if owed is None else owed & within
    return None if owed is None or every(owed) else owed


def _packed(found: Situations, owed: Flags | bool, ended: Flags | None) -> Packed:
    """Pack the situations. A flag that is false for all is not packed."""
    duty, at, limit = found.duty, found.at, found.limit
    course, batch = at.courses, at.batch
    flags: dict[str, Flags | bool] = {"owed": owed, "dated": duty.limit is not None}
    done = at.starts.there(course.done)
    if done is not None:
        flags["done"] = done
    if found.directed is not None:
        flags["set_by_other"] = found.directed
        if duty.limit is None:
            flags["dated"] = found.directed
    if ended is not None:
        flags["ended"] = ended
        if batch.has(_WITHDRAWALS):
            flags["withdrawn"] = ended & (batch.kind_of(course.ended) == _WITHDRAWN)
    if duty.bound is Bound.OPEN_UNTIL:
        flags["too_short"] = _too_short(at, limit)
    if duty.contingent_on is not None:
        flags["contingent"] = course.arose < 0
    if batch.has(_SUSPENDED):
        flags["suspended"] = suspension(duty, course, limit) >= 0
    return packed(
        as_of=batch.as_of,
        limit=limit,
        done_on=course.done_day,
        done_event_on=None if done is None or _all_told(done, course.done_day) else batch.on_of(course.done),
        ended_on=course.ended_day if ended is None else _ended_on(at, ended),
        **flags,
    )


def _all_told(which: Flags, day: Days) -> bool:
    """Whether of all that are there the day is known; of no other there is any."""
    return bool(np.count_nonzero(which) == np.count_nonzero(day != NO_DAY))


def _ended_on(at: Occurrences, ended: Flags) -> Days:
    """The day on which each ending counts, or its own where nobody can tell it."""
    day = at.courses.ended_day
    if _all_told(ended, day):
        return day
    return np.where(ended & (day == NO_DAY), at.batch.on_of(at.courses.ended), day)


def _too_short(at: Occurrences, limit: Days) -> Flags:
    """Whether each notice itself closes a window before its last day: broken as soon as it is served."""
    closes = at.batch.field("closes", at.starts.row)
    found: Flags = (closes != NO_DAY) & (limit != NO_DAY) & (closes < limit)
    return found
