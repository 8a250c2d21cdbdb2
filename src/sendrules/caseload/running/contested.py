"""Which answers of a duty are contested: ``statutory.contested`` for many cases."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Flags, Rows
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.instances import COMPLIANCE_OF, OUTCOME_OF, Instances
from sendrules.caseload.columns.may_differ import MayDiffer, can_meet, may_differ
from sendrules.caseload.columns.otherwise import answered_otherwise
from sendrules.caseload.columns.standing import DUE, ENDED, Standing
from sendrules.caseload.columns.twins import NoTwin
from sendrules.caseload.results.of_columns import ContestedRows, was_missed
from sendrules.law.other_answers import OtherAnswer, other_answers
from sendrules.law.statute import Statute
from sendrules.statutory.contested import ONE_MATTER
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Compliance, Ended

_TOLD_AFTER = frozenset({"not_owed_if"})
"""What decides nothing but whether a limit was missed before what it binds ended."""
_MISSED_BY = frozenset({"right", "bound", "source"})
"""What decides with the compliance whether a limit was missed."""
_MISSED_BY_DAYS = np.array([rule.compliance is Compliance.UNKNOWN or rule.outcome is Ended for rule in RULES], bool)
"""By the code of a rule, whether the compliance alone does not tell if a limit was missed: the days do."""
_BITS_APART = ONE_MATTER.bit_length()


def contested_rows(id: str, batch: Batch, law: Statute, answers: Answers) -> ContestedRows:
    """Say which answers of a duty are contested, and by which questions.

    Each other answer is tried only on the cases in which it can change anything.

    Args:
        id: the id of the duty.
        batch: the cases.
        law: the statute, under the answers taken.
        answers: the answers of the duty under it.
    """
    found = _Contested(id, batch, law, answers)
    for other, bit in _others(id, law):
        if can_meet(other, batch):
            found.try_other(other, bit)
    return found.rows()


def _others(id: str, law: Statute) -> tuple[tuple[OtherAnswer, int], ...]:
    """The other answers that a duty may have, each with the bit of its question; found once for a statute."""
    kept: tuple[tuple[OtherAnswer, int], ...] | None = law.memo.get(("others on columns", id))
    if kept is None:
        bit = {reading.id: 1 << n for n, reading in enumerate(law.readings_of(id))}
        kept = tuple((other, bit[other.reading]) for other in other_answers(law, id))
        law.memo["others on columns", id] = kept
    return kept


class _Contested:
    """What the other answers tried so far would change."""

    def __init__(self, id: str, batch: Batch, law: Statute, answers: Answers) -> None:
        self.id, self.batch, self.law, self.answers = id, batch, law, answers
        self.standing = Standing(law.versions(id), answers, batch)
        self.readings = np.zeros(len(answers.instances), np.int32)
        self.guard = answers.guard.copy()
        self.only: dict[int, int] = {}  # by row of an event that only another answer starts, the questions

    def try_other(self, other: OtherAnswer, bit: int) -> None:
        """Try another answer on the cases in which it can change anything."""
        try:
            may = may_differ(other, self.standing)
        except NoTwin:
            may = MayDiffer(self.batch.cases_with(sorted(other.started_by)))
        self.readings[may.surely] |= bit
        may = may._replace(cases=may.cases & ~self.guard)
        if not may.cases.any():
            return
        if other.changes == _TOLD_AFTER:
            self._compare_missed(other.law, may.cases, bit)
        elif other.same_starts:
            self._try_same_starts(other, may, bit)
        else:
            theirs = answers_of(self.id, self.batch, other.law, may.cases)
            self.guard |= theirs.guard & may.cases
            self._compare(theirs.instances, other, may.cases & ~theirs.guard, bit)

    def _try_same_starts(self, other: OtherAnswer, may: MayDiffer, bit: int) -> None:
        """Try an answer under which the same events start the duty, so that the occurrences are the same."""
        try:
            theirs = answered_otherwise(other, self.standing, may)
        except NoTwin:
            self.guard |= may.cases
            return
        self.guard |= theirs.guard & may.cases
        mine = self.answers.instances
        a = np.flatnonzero(theirs.cases[mine.case])
        if not len(a):
            return
        self.guard |= theirs.cases & self.standing.started_twice
        self.readings[a[self._differ(a, theirs.instances, other)]] |= bit

    def _compare_missed(self, other: Statute, cases: Flags, bit: int) -> None:
        """Compare whether limits were missed before what they bind ended: nothing else is another."""
        mine = self.answers.instances
        a = np.flatnonzero(cases[mine.case] & (mine.outcome == ENDED))
        self.guard |= cases & self.standing.started_twice
        self.readings[a[self._missed_otherwise(mine.pick(a), mine.pick(a), other)]] |= bit

    def _compare(self, theirs: Instances, other: OtherAnswer, cases: Flags, bit: int) -> None:
        mine = self.answers.instances
        a, b = np.flatnonzero(cases[mine.case]), np.flatnonzero(cases[theirs.case])
        twice = _twice(mine.row[a]) + _twice(theirs.row[b])
        if twice:  # one event that starts two occurrences: which answers for which cannot be told by the event
            self.guard[self.batch.case[twice]] = True
        row = mine.row[a], theirs.row[b]
        here, there = (_by_row(rows) for rows in row)
        ours, others = here.places(row[1]), there.places(row[0])
        both = np.flatnonzero(others >= 0)
        differ = self._differ(a[both], theirs.pick(b[others[both]]), other)
        self.readings[a[both[differ]]] |= bit
        self._left_over(a[others < 0], row[1][ours < 0], bit)

    def _differ(self, a: Rows, theirs: Instances, other: OtherAnswer) -> Flags:
        """Whether something else is said of occurrences: the day, the outcome, the compliance, or whether it was missed."""
        mine = self.answers.instances
        rule, limit = mine.rule[a], mine.limit[a]
        found: Flags = OUTCOME_OF[rule] != OUTCOME_OF[theirs.rule]
        found |= COMPLIANCE_OF[rule] != COMPLIANCE_OF[theirs.rule]
        found |= (limit != theirs.limit) & (OUTCOME_OF[rule] == DUE)
        left = ~found
        if other.same_starts and other.changes is not None and other.changes.isdisjoint(_MISSED_BY):
            left &= _MISSED_BY_DAYS[rule]
        which = left.nonzero()[0]
        if len(which):
            found[which] = self._missed_otherwise(mine.pick(a[which]), theirs.pick(which), other.law)
        return found

    def _missed_otherwise(self, mine: Instances, theirs: Instances, other: Statute) -> Flags:
        """Whether the two answers say otherwise of limits whether they were missed."""
        here, there = (
            was_missed(self.id, found, self.batch, law) for found, law in ((mine, self.law), (theirs, other))
        )
        found: Flags = here != there
        return found

    def _left_over(self, a: Rows, b: Rows, bit: int) -> None:
        """Take what only one of the two answers starts: the closest may be one matter."""
        batch, row = self.batch, self.answers.instances.row[a]
        paired_a, paired_b = _paired(batch, row, b)
        seen = batch.on[row] <= batch.as_of
        self.readings[a[paired_a | seen]] |= bit
        for event in b[~paired_b & (batch.on[b] <= batch.as_of)].tolist():
            self.only[event] = self.only.get(event, 0) | bit

    def rows(self) -> ContestedRows:
        """Give what was found."""
        events = sorted(self.only)
        row, by = np.array(events, np.int64), np.array([self.only[event] for event in events], np.int32)
        return ContestedRows(self.readings, row, by, self.guard)


class _Index(NamedTuple):
    """Rows of events, to be found again."""

    order: Rows
    rows: Rows

    def places(self, rows: Rows) -> Rows:
        """Give the place of each row; -1 where it is not among them."""
        if not len(self.rows):
            return np.full(len(rows), -1, np.int64)
        index = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        return np.where(self.rows[index] == rows, self.order[index], -1)


def _by_row(rows: Rows) -> _Index:
    order = np.argsort(rows, kind="stable")
    return _Index(order, rows[order])


def _twice(rows: Rows) -> list[int]:
    rows = np.sort(rows)
    found: list[int] = rows[1:][rows[1:] == rows[:-1]].tolist()
    return found


def _paired(batch: Batch, a: Rows, b: Rows) -> tuple[Flags, Flags]:
    """Of events that only one of two answers starts, which may be one matter with one of the other's: the closest first.

    Both are in order of case. In each case the closest pair is taken, then the closest of what is left, while they lie no
    more than a year apart. All cases take their next pair in one step.
    """
    found = np.zeros(len(a), bool), np.zeros(len(b), bool)
    if not len(a) or not len(b):
        return found
    mine, theirs, apart = _near(batch, a, b)
    case = batch.case[a[mine]].astype(np.int64)
    order = np.argsort((case << _BITS_APART) | apart, kind="stable")  # of pairs as close, the first in order
    mine, theirs, case = mine[order], theirs[order], case[order]
    while len(mine):
        first = np.ones(len(mine), bool)
        first[1:] = case[1:] != case[:-1]
        found[0][mine[first]] = found[1][theirs[first]] = True
        left = ~(found[0][mine] | found[1][theirs])
        mine, theirs, case = mine[left], theirs[left], case[left]
    return found


def _near(batch: Batch, a: Rows, b: Rows) -> tuple[Rows, Rows, NDArray[np.int64]]:
    """Every pair of events of one case that lie no more than a year apart: the places of both, and the days between them."""
    of_a, of_b = batch.case[a], batch.case[b]
    low = np.searchsorted(of_b, of_a, "left")
    many = np.searchsorted(of_b, of_a, "right") - low
    mine = np.repeat(np.arange(len(a)), many)
    theirs = np.arange(len(mine)) + np.repeat(low - (np.cumsum(many) - many), many)
    apart = np.abs(batch.on[a[mine]] - batch.on[b[theirs]]).astype(np.int64)
    near = apart <= ONE_MATTER
    return mine[near], theirs[near], apart[near]
