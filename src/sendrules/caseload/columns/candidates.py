"""``Candidates``: the events that may perform, end or revive starts, in the order in which they are taken."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ADVERSE, EventKind
from sendrules.caseload.columns.alike import by_matter, sorted_places
from sendrules.caseload.columns.batch import Batch, ending_with
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, Days, Flags, Rows, is_one_of, some
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.ranks import set_before
from sendrules.law.model.duty import AnsweredBy, Duty
from sendrules.values import quick

PERFORMS, ENDS, OVERTAKES, REVIVES, SET_ASIDE, WITHDRAWN, ADVERSE_ACT = (1 << n for n in range(7))
"""What an event may be to a start, one bit each."""
_WITHDRAWN = KIND_CODE[EventKind.REQUEST_WITHDRAWN]
_SET_ASIDE = KIND_CODE[EventKind.DECISION_SET_ASIDE]


@quick(eq=False)
class Candidates:
    """The events that may answer a start of a duty, in order of matter and day.

    Of several on one day those come first that overtake a window, then those that perform the duty, then by id.

    Attributes:
        batch: the cases as known on the day of the question.
        row: the row of each.
        on: its day.
        kind: the code of its kind.
        may: what it may be, one bit each.
        first: by start the place of its first candidate; -1 for none.
        end: by start the place after its last one.
    """

    batch: Batch
    row: Rows
    on: Days
    kind: Codes
    may: NDArray[np.uint8]
    first: Rows
    end: Rows

    def __len__(self) -> int:
        return len(self.row)

    def which(self, bits: int) -> Rows:
        """Give the places of the candidates that may be any of these."""
        return ((self.may & bits) > 0).nonzero()[0]

    def next_place(self, bits: int) -> Rows | None:
        """Give by place the first from it on that may be any of these, the number of candidates where none is.

        It is None where every candidate may.
        """
        places = self.which(bits)
        if len(places) == len(self):
            return None
        stops = ending_with(places, len(self))
        steps = stops.copy()
        steps[1:] -= places
        steps[0] += 1
        return stops.repeat(steps)


def candidates_of(duty: Duty, starts: Starts) -> Candidates:
    """Give the candidates of a duty.

    Args:
        duty: the duty.
        starts: its starts; there is one.
    """
    answers, batch = duty.answered_by, starts.batch
    found = _found(answers.kinds, starts)
    tables = _tables(answers, () if duty.revived_by is None else duty.revived_by.kinds)
    row = found.row
    kind = batch.kind.take(row)
    if len(found.tied):  # the order matters among events of one day alone
        tied = found.row[found.tied]
        order = sorted_places((found.day << 2) | tables.rank[batch.kind[tied]])
        if order is not None:
            row = row.copy()
            row[found.tied] = tied[order]
            kind[found.tied] = batch.kind[tied[order]]
    first = found.first
    if any(trigger.kind is EventKind.ADVICE_REQUEST for trigger in duty.trigger):
        first = np.where(told_apart(starts), first, -1)
    return Candidates(batch, row, batch.on.take(row), kind, tables.may.take(kind), first, found.end)


class _Found(NamedTuple):
    """The events of some kinds in order of matter, day and id, beside the starts of a duty.

    Attributes:
        row: the row of each.
        tied: the places of those that share their matter and day with another.
        day: for each of these a number for its matter and day, in order.
        first: by start the place of the first of its matter on its day or after it that was done; -1 for none.
        end: by start the place after the last of its matter that was done.
    """

    row: Rows
    tied: Rows
    day: Rows
    first: Rows
    end: Rows


def _found(kinds: tuple[EventKind, ...], starts: Starts) -> _Found:
    """Give the events of some kinds beside starts, found once for all duties with the same starts and kinds."""
    key = ("candidates", frozenset(kinds))
    found: _Found | None = starts.memo.get(key)
    if found is None:
        found = starts.memo[key] = _beside(kinds, starts)
    return found


def _beside(kinds: tuple[EventKind, ...], starts: Starts) -> _Found:
    order = by_matter(starts.batch)
    begin, stop = order.first.take(starts.row), order.end.take(starts.row)
    row = _since_the_first_start(kinds, starts)
    if row is None:
        flags = order.among(kinds)
        places = flags.nonzero()[0]
        row = places if order.rows is None else order.rows.take(places)
    else:
        places = row if order.places is None else order.places[row]
        again = sorted_places(places)
        if again is not None:
            row, places = row[again], places[again]
        flags = None
    first, end = (_before(at, places, flags) for at in (begin, stop))
    day = order.first.take(row)
    same = day[1:] == day[:-1]
    tied = _NO_PLACES
    if some(same):
        among = np.zeros(len(row), bool)
        among[1:] = same
        among[:-1] |= same
        tied = among.nonzero()[0]
    return _Found(row, tied, day[tied], np.where(first < end, first, -1), end)


_NO_PLACES: Rows = np.empty(0, np.int64)
_MANY = 2000
"""So many places are ranked faster by bits than by a search."""


def _before(at: Rows, places: Rows, flags: Flags | None) -> Rows:
    """Give how many of the places lie before each of others."""
    return places.searchsorted(at) if flags is None or len(at) < _MANY else set_before(flags, at)


def _since_the_first_start(kinds: tuple[EventKind, ...], starts: Starts) -> Rows | None:
    """Give the rows of events of some kinds in the cases that have a start, from its day on; None where all are as good."""
    batch = starts.batch
    if not batch.has(kinds):
        return _NO_PLACES
    if len(starts) * 2 > batch.cases or len(batch) < _A_FEW:
        return None
    begins = np.ones(len(starts), bool)
    np.not_equal(starts.case[1:], starts.case[:-1], out=begins[1:])
    low, high = _first_of_day(batch)[starts.row[begins]], _end_of_case(batch)[starts.case[begins]]
    counts = high - low
    near = int(counts.sum())
    if near * _WORTH_IT > len(batch):
        return None
    row = (low - (counts.cumsum() - counts)).repeat(counts) + np.arange(near)
    found: Rows = row[is_one_of(kinds)[batch.kind[row]]]
    return found


_A_FEW = 5000
"""So many events are looked at all at once in less time than it takes to find out which are near."""
_WORTH_IT = 5
"""One event in so many, or fewer, may be looked at one by one; of more it is cheaper to look at all."""


def _first_of_day(batch: Batch) -> Rows:
    """By row the first row of its case and day."""
    found: Rows | None = batch.memo.get("first of day")
    if found is None:
        begins = np.ones(len(batch), bool)
        np.not_equal(batch.key[1:], batch.key[:-1], out=begins[1:])
        found = batch.memo["first of day"] = np.maximum.accumulate(np.arange(len(batch)) * begins)
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
