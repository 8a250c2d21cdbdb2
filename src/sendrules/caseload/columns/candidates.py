"""``Candidates``: the events that may perform, end or revive starts, in the order in which they are taken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ADVERSE, EventKind
from sendrules.caseload.columns.alike import Keys, dated, matter_of, sorted_places
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.event_table import Codes
from sendrules.law.model.duty import AnsweredBy, Duty

PERFORMS, ENDS, OVERTAKES, REVIVES, SET_ASIDE, WITHDRAWN, ADVERSE_ACT = (1 << n for n in range(7))
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
        end: the place after the last of the same matter that was done by the day of the question.
    """

    batch: Batch
    row: Rows
    key: Keys
    on: Days
    kind: Codes
    may: NDArray[np.uint8]
    end: Rows

    def __len__(self) -> int:
        return len(self.row)

    def which(self, bits: int) -> Rows:
        """Give the places of the candidates that may be any of these."""
        return (self.may & bits).astype(bool).nonzero()[0]

    def next_place(self, bits: int) -> Rows | None:
        """Give by place the first from it on that may be any of these, the number of candidates where none is.

        It is None where every candidate may.
        """
        places = self.which(bits)
        if len(places) == len(self):
            return None
        stops = np.append(places, len(self))
        steps = stops.copy()
        steps[1:] -= stops[:-1]
        steps[0] += 1
        return np.repeat(stops, steps)

    def first_of(self, duty: Duty, starts: Starts) -> Rows:
        """Give for each start the place of its first candidate; -1 for none."""
        own = dated(self.batch)[starts.row]
        first = self.key.searchsorted(own)
        first[first == len(self)] = 0  # which is of an earlier day then, or of another matter
        key = self.key[first]
        there = (matter_of(key) == matter_of(own)) & (key >= own)
        there &= self.on[first] <= self.batch.as_of  # what is foreseen is not done yet
        if any(trigger.kind is EventKind.ADVICE_REQUEST for trigger in duty.trigger):
            there &= told_apart(starts)
        first[~there] = -1
        return first


def candidates_of(duty: Duty, starts: Starts) -> Candidates:
    """Give the candidates of a duty.

    Args:
        duty: the duty.
        starts: its starts; there is one.
    """
    answers, batch = duty.answered_by, starts.batch
    row = _since_the_first_start(answers.kinds, starts)
    tables = _tables(answers, () if duty.revived_by is None else duty.revived_by.kinds)
    kind, key = batch.kind[row], dated(batch)[row]
    if (key[1:] <= key[:-1]).any():  # the order matters among events of one day alone
        order = sorted_places((key << 2) | tables.rank[kind])
        if order is not None:
            row, kind, key = row[order], kind[order], key[order]
    on = batch.on[row]
    return Candidates(batch, row, key, on, kind, tables.may[kind], _ends(key, on, batch.as_of))


def _ends(key: Keys, on: Days, as_of: int) -> Rows:
    """Give by place the place after the last of the same matter that was done by the day of the question."""
    if not len(key):
        return np.empty(0, np.int64)
    matter = matter_of(key)
    last = np.append(((matter[1:] != matter[:-1]) | (on[1:] > as_of)).nonzero()[0], len(key) - 1) + 1
    steps = last.copy()
    steps[1:] -= last[:-1]
    return np.repeat(last, steps)


def _since_the_first_start(kinds: tuple[EventKind, ...], starts: Starts) -> Rows:
    """Give the rows of events of some kinds, in order: at least those of the cases that have a start, from its day on."""
    batch = starts.batch
    if not batch.has(kinds):
        return np.empty(0, np.int64)
    if len(starts) * 2 > batch.cases:
        return batch.among(kinds).nonzero()[0]
    begins = np.ones(len(starts), bool)
    np.not_equal(starts.case[1:], starts.case[:-1], out=begins[1:])
    low, high = _first_of_day(batch)[starts.row[begins]], _end_of_case(batch)[starts.case[begins]]
    counts = high - low
    near = int(counts.sum())
    if near * _WORTH_IT > len(batch):
        return batch.among(kinds).nonzero()[0]
    row = (low - (counts.cumsum() - counts)).repeat(counts) + np.arange(near)
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


class _Tables(NamedTuple):
    """By the code of a kind its place among those of one day, and what an event of it may be."""

    rank: NDArray[np.int64]
    may: NDArray[np.uint8]


def _tables(answers: AnsweredBy, revives: tuple[EventKind, ...]) -> _Tables:
    return _tables_of(answers.performs, answers.ends, answers.overtakes, answers.first, revives)


@cache
def _tables_of(
    performs: frozenset[EventKind],
    ends: frozenset[EventKind],
    overtakes: frozenset[EventKind],
    first: frozenset[EventKind],
    revives: tuple[EventKind, ...],
) -> _Tables:
    may = np.zeros(len(KINDS), np.uint8)
    for bit, kinds in (
        (PERFORMS, performs),
        (ENDS, ends),
        (OVERTAKES, overtakes),
        (REVIVES, revives),
        (ADVERSE_ACT, ADVERSE),
    ):
        may[is_one_of(kinds)] |= bit
    may[_WITHDRAWN] |= WITHDRAWN
    may[_SET_ASIDE] |= SET_ASIDE
    return _Tables((2 * ~is_one_of(first) + ~is_one_of(performs)).astype(np.int64), may)


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
