"""``Candidates``: the events that may perform, end or revive starts, in the order in which they are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ADVERSE, EventKind
from sendrules.caseload.columns.alike import Keys, dated, matters, on_day, sorted_places
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
    """

    batch: Batch
    row: Rows
    key: Keys
    on: Days
    kind: Codes
    may: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.row)

    def which(self, bits: int) -> Rows:
        """Give the places of the candidates that may be any of these."""
        return np.flatnonzero(self.may & bits)

    def of(self, starts: Starts) -> tuple[Rows, Rows]:
        """Give for each start the place of its first candidate, and the place after its last."""
        matter, none = matters(self.batch)[starts.row], ~told_apart(starts)
        first = np.searchsorted(self.key, on_day(matter, starts.on), "left")
        last = np.searchsorted(self.key, on_day(matter, self.batch.as_of), "right")  # what is foreseen is not done yet
        return first, np.where(none, first, last)

    def counted(self, rule: Answer) -> tuple[Days, Flags]:
        """Give by candidate the day that counts by a rule, and whether it has come: the twin of ``counted``."""
        day = self.batch.days(rule.by)[self.row]
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


def candidates_of(duty: Duty, batch: Batch) -> Candidates:
    """Give the candidates of a duty.

    Args:
        duty: the duty.
        batch: the cases as known on the day of the question.
    """
    answers = duty.answered_by
    row = batch.rows(answers.kinds)
    kind, key = batch.kind[row], dated(batch)[row]
    order = sorted_places((key << 2) | _rank(answers)[kind])
    if order is not None:
        row, kind, key = row[order], kind[order], key[order]
    return Candidates(batch, row, key, batch.on[row], kind, _may(answers)[kind])


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
