"""How a duty stands in some cases under another answer to a contested question, from what that answer leaves alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import DETENTION
from sendrules.caseload.columns.answers import Settled
from sendrules.caseload.columns.changes import Changes, changes_of
from sendrules.caseload.columns.codes import Days, Flags, Rows
from sendrules.caseload.columns.courses import Courses
from sendrules.caseload.columns.duty import joined
from sendrules.caseload.columns.gaps import gaps_of
from sendrules.caseload.columns.instances import Instances
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.match import courses_in
from sendrules.caseload.columns.may_differ import COURSES, MayDiffer
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.part import Part
from sendrules.caseload.columns.settle import settle
from sendrules.caseload.columns.standing import Standing
from sendrules.law.other_answers import OtherAnswer
from sendrules.law.statute import Statute

_COLUMNS = tuple(each.name for each in fields(Courses) if each.name != "starts")


class Otherwise(NamedTuple):
    """The answers under another answer, of the same starts.

    Attributes:
        instances: the occurrences, in the order in which they stand under the answer taken.
        cases: by case, whether they are told here; of all others that were asked about they are the same, save of those left.
        guard: by case, whether the engine for one case has to answer.
    """

    instances: Instances
    cases: Flags
    guard: Flags


def answered_otherwise(other: OtherAnswer, standing: Standing, may: MayDiffer) -> Otherwise:
    """Answer a duty under another answer that leaves its starts alone.

    What became of the starts is found again only where the answer changes that, and then only what differs is settled again.

    Args:
        other: the other answer.
        standing: how the duty stands under the answer taken.
        may: where the other can change anything.

    Raises:
        NoTwin: something in it has no twin.
    """
    guard = np.zeros(standing.batch.cases, bool)
    found = list(_versions(other, standing, may, guard))
    cases = may.cases & ~guard
    if any(each.changes.courses for each in found) and _courses_decide(other, found, standing):
        cases = _differing(found, cases)
        found = [each.of(cases) for each in found]
    parts = [settle(each.part(other.law, guard), each.limit) for each in found if len(each.places)]
    return Otherwise(joined(parts, guard | ~cases), cases & ~guard, guard)


@dataclass(frozen=True, slots=True, eq=False)
class _Version:
    """A version of the duty, with its starts in the cases asked about."""

    settled: Settled
    changes: Changes
    places: Rows
    courses: Courses
    limit: Days

    def part(self, law: Statute, guard: Flags) -> Part:
        """What limits are settled for."""
        part, at = self.settled.part, Occurrences(self.courses, law, guard)
        return Part(self.changes.twin, part.version, at, part.which[self.places], part.in_force[self.places])

    def of(self, cases: Flags) -> _Version:
        """Give the starts of some cases alone."""
        which = np.flatnonzero(cases[self.courses.starts.case])
        if len(which) == len(self.places):
            return self
        return _Version(self.settled, self.changes, self.places[which], self.courses.pick(which), self.limit[which])

    def differs(self) -> Flags:
        """By start, whether something else became of it, or its limit is another."""
        before, now, places = self.settled.part.at.courses, self.courses, self.places
        found: Flags = self.limit != self.settled.limit[places]
        for name in _COLUMNS:
            found |= getattr(now, name) != getattr(before, name)[places]
        return found


def _versions(other: OtherAnswer, standing: Standing, may: MayDiffer, guard: Flags) -> list[_Version]:
    found = []
    for n, settled in enumerate(standing.answers.settled):
        at = settled.part.at
        places = np.flatnonzero(may.cases[at.starts.case])
        if not settled.part.which[places].any():
            continue
        changes = changes_of(other, settled.part.duty)
        if changes.courses:
            courses = courses_in(changes.twin, at.starts, guard, may.cases)
        else:
            courses = at.courses if len(places) == len(at.starts) else at.courses.pick(places)
        limit = may.limits[n] if may.limits else None
        if (changes.courses and changes.turns_on_courses) or (changes.limit and limit is None):
            limit = limit_days(changes.twin.limit, Occurrences(courses, other.law, guard))
        else:
            limit = (settled.limit if limit is None else limit)[places]
        found.append(_Version(settled, changes, places, courses, limit))
    return found


def _courses_decide(other: OtherAnswer, found: list[_Version], standing: Standing) -> bool:
    """Whether the answers are the same where the same became of a start and its limit is the same."""
    if other.changes is None or other.changes - COURSES - {"limit"}:
        return False
    performs = any(each.changes.performs and each.changes.performs.alone for each in found)
    if performs and len(gaps_of(standing.batch)):  # what performs a duty decides what may lie in a gap
        return False
    return not (any(each.changes.revives for each in found) and standing.batch.has(DETENTION))


def _differing(found: list[_Version], cases: Flags) -> Flags:
    differing = np.zeros(len(cases), bool)
    for each in found:
        differing[each.courses.starts.case[each.differs()]] = True
    return differing & cases
