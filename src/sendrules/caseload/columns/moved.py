"""What a limit that moves changes for certain, and what it leaves for certain: only the rest has to be settled again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import DETENTION
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, Rows, places, to_day
from sendrules.caseload.columns.gaps import gaps_of
from sendrules.caseload.columns.standing import Standing
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.life import TestedOn
from sendrules.law.other_answers import OtherAnswer

_SAME_COURSES = frozenset({"limit", "unless", "doubt", "unsure", "not_owed_if"})
"""The fields that leave to every start what became of it."""


class Moved(NamedTuple):
    """What is known of the starts whose limits move, before anything is settled.

    Attributes:
        surely: the occurrences of which something else is said for certain, by index.
        asked: the starts that have to be settled to tell.
    """

    surely: Rows
    asked: Rows


def moved(other: OtherAnswer, standing: Standing, n: int, limit: Days) -> Moved:
    """Sort the starts of a version whose limits move under another answer.

    An occurrence with a due date has another one, or another outcome. One that ended was missed under both or under neither,
    save where it ended between the two limits. What cannot be answered does not turn on its limit.

    Args:
        other: the other answer.
        standing: how the duty stands under the answer taken.
        n: which of the versions for which limits were settled.
        limit: by start the day of its limit under the other answer.
    """
    settled = standing.answers.settled[n]
    which = places((limit != settled.limit) & settled.part.which)
    if not len(which) or other.changes is None or not other.changes <= _SAME_COURSES:
        return Moved(which[:0], which)
    index = standing.index(n)[which]
    due = standing.due[index]  # the last says no, which is found where the index is -1
    rest = which[~due]
    if len(rest) and other.changes == {"limit"}:
        rest = rest[~standing.unanswerable[index[~due]]]
        if len(rest) and _ends_alike(settled.part.duty):
            rest = rest[~_ended_on_one_side(standing, n, rest, limit)]
    return Moved(index[due], rest)


def _ends_alike(duty: Duty) -> bool:
    """Whether a limit does not decide that something ended, save in detention."""
    life = duty.in_force
    return (
        duty.bound is Bound.NOT_LATER_THAN
        and not duty.right
        and duty.unsure is None
        and life.commenced
        and life.tested_on is not TestedOn.LIMIT
    )


def _ended_on_one_side(standing: Standing, n: int, which: Rows, limit: Days) -> Flags:
    """Of some starts, whether each ended, no later than its limit under either answer, or past both."""
    part, case = standing.answers.settled[n].part, standing.answers.settled[n].part.at.starts.case[which]
    one, other = standing.answers.settled[n].limit[which], limit[which]
    first, last = np.minimum(one, other), np.maximum(one, other)
    day = standing.ended_on[standing.index(n)[which]]
    found: Flags = (day != NO_DAY) & (last != BEYOND) & (first != NO_DAY)
    found &= other >= np.int32(to_day(part.duty.in_force.first))
    over = day > last
    if part.duty.doubt is not None:  # it is looked at where the limit had passed
        over = np.zeros(len(which), bool)
    elif over.any():  # and so are exceptions and gaps
        over &= ~_open(standing.batch)[case]
    found &= (day <= first) | over
    if part.duty.revived_by is not None and standing.batch.has(DETENTION):
        # a limit that falls in detention lets it stay ended, whatever came after
        found &= ~standing.batch.cases_with(DETENTION)[case]
    return found


def _open(batch: Batch) -> Flags:
    """By case, whether somebody determined an exception in it, or its record has a gap."""
    found: Flags | None = batch.memo.get("exceptions or gaps")
    if found is None:
        found = batch.memo["exceptions or gaps"] = np.zeros(batch.cases, bool)
        found[batch.table.grounds.determined_case] = True
        found[batch.table.grounds.case[gaps_of(batch)]] = True
    return found
