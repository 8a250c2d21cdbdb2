"""``Candidates``: the events that may perform, end or revive starts, in the order in which they are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ADVERSE, Dated, EventKind
from sendrules.caseload.columns.alike import Keys, dated, matter_of, sorted_places
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, NO_DAY, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.event_table import Codes
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import AnsweredBy, Duty

PERFORMS, ENDS, OVERTAKES, SET_ASIDE, WITHDRAWN, ADVERSE_ACT = (1 << n for n in range(6))
"""What an event may be to a start, one bit each."""
_WITHDRAWN = KIND_CODE[EventKind.REQUEST_WITHDRAWN]
_SET_ASIDE = KIND_CODE[EventKind.DECISION_SET_ASIDE]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The events that may answer a start of a duty, in order of matter and day.

    Of several on one day those come first that overtake a window, then those that perform the duty, then by id.

    Attributes:
        batch: the cases as known on the day of the question.
        row: the row of each.
        key: the matter and the day of each, in order.
        on: its day.
        kind: the code of its kind.
        may: what it may be, one bit each.
        more: whether the one after it is of the same matter too, and done by the day of the question.
    """

    batch: Batch
    row: Rows
    key: Keys
    on: Days
    kind: Codes
    may: NDArray[np.uint8]
    more: Flags

    def __len__(self) -> int:
        return len(self.row)

    def which(self, bits: int) -> Rows:
        """Give the places of the candidates that may be any of these."""
        return np.flatnonzero(self.may & bits)

    def first_of(self, duty: Duty, starts: Starts) -> Rows:
        """Give for each start the place of its first candidate; -1 for none."""
        own = dated(self.batch)[starts.row]
        first = np.searchsorted(self.key, own, "left")
        first[first == len(self)] = 0  # which is of an earlier day then, or of another matter
        there = (matter_of(self.key[first]) == matter_of(own)) & (self.key[first] >= own)
        there &= self.on[first] <= self.batch.as_of  # what is foreseen is not done yet
        if any(trigger.kind is EventKind.ADVICE_REQUEST for trigger in duty.trigger):
            there &= told_apart(starts)
        return np.where(there, first, -1)

    def counted(self, rule: Answer) -> tuple[Days, Flags]:
        """Give by candidate the day that counts by a rule, and whether it has come: the twin of ``counted``."""
        day = self.batch.days(rule.by)[self.row]
        if rule.by is not Dated.ON:
            others = {kind: rule.dated(kind) for kind in rule.kinds if rule.dated(kind) is not rule.by}
            for kind, by in others.items():
                own = self.kind == KIND_CODE[kind]
                day[own] = self.batch.days(by)[self.row[own]]
        return day, come(self.batch, day, self.kind)


def come(batch: Batch, day: Days, kind: Codes) -> Flags:
    """Whether days that count have come; one that nobody can tell is taken to have come."""
    ahead = day > batch.as_of
    if not ahead.any():
        return ~ahead
    found: Flags = ~ahead | SCHEDULED[kind]
    return found


def candidates_of(duty: Duty, starts: Starts) -> Candidates:
    """Give the candidates of a duty.

    Args:
        duty: the duty.
        starts: its starts; there is one.
    """
    answers, batch = duty.answered_by, starts.batch
    row = _since_the_first_start(answers.kinds, starts)
    kind, key = batch.kind[row], dated(batch)[row]
    if bool((key[1:] <= key[:-1]).any()):  # the order matters among events of one day alone
        order = sorted_places((key << 2) | _rank(answers)[kind])
        if order is not None:
            row, kind, key = row[order], kind[order], key[order]
    on, more = batch.on[row], np.zeros(len(row), bool)
    more[:-1] = (matter_of(key[1:]) == matter_of(key[:-1])) & (on[1:] <= batch.as_of)
    return Candidates(batch, row, key, on, kind, _may(answers)[kind], more)


def _since_the_first_start(kinds: tuple[EventKind, ...], starts: Starts) -> Rows:
    """Give the rows of events of some kinds, in order: at least those of the cases that have a start, from its day on."""
    batch = starts.batch
    if not batch.has(kinds):
        return np.empty(0, np.int64)
    first = np.flatnonzero(np.diff(starts.case, prepend=-1))
    low, high = _first_of_day(batch)[starts.row[first]], _end_of_case(batch)[starts.case[first]]
    counts = high - low
    near = int(counts.sum())
    if near * _WORTH_IT > len(batch):
        return np.flatnonzero(batch.among(kinds))
    row = np.repeat(low - (np.cumsum(counts) - counts), counts) + np.arange(near)
    found: Rows = row[is_one_of(kinds)[batch.kind[row]]]
    return found


_WORTH_IT = 5
"""One event in so many, or fewer, may be looked at one by one; of more it is cheaper to look at all."""


def _first_of_day(batch: Batch) -> Rows:
    """By row the first row of its case and day."""
    found: Rows | None = batch.memo.get("first of day")
    if found is None:
        new = np.diff(batch.key, prepend=-1) != 0
        found = batch.memo["first of day"] = np.maximum.accumulate(np.where(new, np.arange(len(batch)), 0))
    return found


def _end_of_case(batch: Batch) -> Rows:
    """By case the row after its last."""
    found: Rows | None = batch.memo.get("end of case")
    if found is None:
        found = batch.memo["end of case"] = np.searchsorted(batch.case, np.arange(batch.cases), "right")
    return found


def _rank(answers: AnsweredBy) -> NDArray[Any]:
    """By the code of a kind its place among those of one day."""
    return 2 * ~is_one_of(answers.first) + ~is_one_of(answers.performs)


def _may(answers: AnsweredBy) -> NDArray[np.uint8]:
    found = np.zeros(len(KINDS), np.uint8)
    for bit, kinds in (
        (PERFORMS, answers.performs),
        (ENDS, answers.ends),
        (OVERTAKES, answers.overtakes),
        (ADVERSE_ACT, ADVERSE),
    ):
        found[is_one_of(kinds)] |= bit
    found[_WITHDRAWN] |= WITHDRAWN
    found[_SET_ASIDE] |= SET_ASIDE
    return found


def told_apart(starts: Starts) -> Flags:
    """Whether answers without ``about`` can be told to be those to each start: ``View.can_be_told_apart``."""
    batch, asked = starts.batch, KIND_CODE[EventKind.ADVICE_REQUEST]
    unnamed = batch.kind[starts.row] == asked
    if not unnamed.any():
        return np.ones(len(starts), bool)
    if batch.about is not None:
        unnamed &= batch.about[starts.row] == 0
    found: Flags = ~(unnamed & _several_asked(batch)[starts.case])
    return found


def _several_asked(batch: Batch) -> Flags:
    """By case whether requests for advice that name nobody went to more than one body."""
    found: Flags | None = batch.memo.get("several asked")
    if found is None:
        row = batch.rows((EventKind.ADVICE_REQUEST,))
        if batch.about is not None:
            row = row[batch.about[row] == 0]
        case, to = batch.case[row], batch.code("to", row)
        apart = (case[1:] == case[:-1]) & (to[1:] != to[:-1])
        found = np.zeros(batch.cases, bool)
        found[case[1:][apart]] = True
        batch.memo["several asked"] = found
    return found


def backdated(batch: Batch) -> Days:
    """By case the longest time by which another date of an event lies before its own day: ``View.backdated``."""
    found: Days | None = batch.memo.get("backdated")
    if found is None:
        found = np.zeros(batch.cases, np.int32)
        every = np.arange(len(batch))
        for name in ("sent", "written", "served"):
            if name in batch.table.days:
                day = batch.field(name, every)
                back = np.flatnonzero((day != NO_DAY) & (day < batch.on))
                np.maximum.at(found, batch.case[back], batch.on[back] - day[back])
        batch.memo["backdated"] = found
    return found
