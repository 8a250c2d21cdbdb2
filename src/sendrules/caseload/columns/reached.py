"""Which cases have an event that another answer to a contested question counts otherwise, and that can still change anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import DETENTION, Dated, EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.changes import Changes, Difference
from sendrules.caseload.columns.codes import LAST_DAY, NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.counted import backdated
from sendrules.caseload.columns.gaps import gaps_of
from sendrules.caseload.columns.notices import given_in_writing
from sendrules.caseload.columns.spans import pairs
from sendrules.caseload.columns.standing import Reach
from sendrules.law.model.discharge import EarlierAnswer

_STOPS = frozenset({EventKind.REQUEST_WITHDRAWN, EventKind.DECISION_SET_ASIDE})


def reached(changes: Changes, reach: Reach, cases: Flags) -> Iterator[Rows]:
    """Give starts of which something else may have become under another answer.

    Args:
        changes: what the answer changes of the version.
        reach: how far events reach its starts.
        cases: by case, whether it is asked about.
    """
    batch, before = reach.starts.batch, isinstance(changes.duty.discharged_by, EarlierAnswer)
    if before or isinstance(changes.twin.discharged_by, EarlierAnswer):
        if changes.performs is not None:
            yield from _performed_before(changes.performs, reach, cases)
            yield _in_cases(reach, _with_a_gap(batch) & cases)
        return
    if changes.performs is not None:
        performs = tuple(sorted({*changes.duty.discharged_by.kinds, *changes.twin.discharged_by.kinds}))
        yield from _counted(changes.performs, reach, cases, performs)
        if changes.performs.alone:
            yield _in_cases(reach, _with_a_gap(batch) & cases)
    if changes.ends is not None:
        yield from _counted(changes.ends, reach, cases, ())
    if changes.overtakes:
        yield _near(reach, batch.rows(changes.overtakes), reach.orders, cases).some
    if changes.revives is not None:
        yield _near(reach, batch.rows(changes.revives.kinds), reach.reversals, cases).some
        if batch.has(DETENTION):  # release brings back what ended with detention, in ``settle``
            yield _in_cases(reach, batch.cases_with(DETENTION) & cases)


class _Near(NamedTuple):
    """The starts of the cases that have some events, each with those from its own day up to a last one.

    Attributes:
        s: the starts.
        low: by each the place of the first event.
        high: the place after the last.
    """

    s: Rows
    low: Rows
    high: Rows

    @property
    def some(self) -> Rows:
        """The starts that have one."""
        return self.s[self.low < self.high]


def _near(reach: Reach, rows: Rows, last: Days, cases: Flags, *, before: bool = False) -> _Near:
    starts, batch = reach.starts, reach.starts.batch
    if not len(rows):
        return _Near(*(np.empty(0, np.int64) for _ in _Near._fields))
    has = np.zeros(batch.cases, bool)
    has[batch.case[rows]] = True
    s = np.flatnonzero((has & cases)[starts.case])
    keys, case = batch.key[rows], starts.case[s]
    low = np.searchsorted(keys, batch.at(case, 0) if before else starts.key[s], "left")
    # what never ended has a last day before every day of a record
    high = np.searchsorted(keys, np.where(last[s] < 0, -1, batch.at(case, last[s])), "right")
    return _Near(s, low, high)


def _in_cases(reach: Reach, cases: Flags) -> Rows:
    return np.flatnonzero(cases[reach.starts.case])


def _with_a_gap(batch: Batch) -> Flags:
    """By case, whether its record has a gap: what performs the duty decides what may lie in it."""
    found = np.zeros(batch.cases, bool)
    found[batch.table.grounds.case[gaps_of(batch)]] = True
    return found


def _performed_before(rule: Difference, reach: Reach, cases: Flags) -> Iterator[Rows]:
    """The starts of an act that has to come before them: every such act of the case may be theirs."""
    always = np.full(len(reach.starts), LAST_DAY, np.int32)
    yield _near(reach, _otherwise(rule, reach.starts.batch), always, cases, before=True).some
    for kinds, here, there in rule.dated:
        found = _near(reach, _dated_otherwise(reach.starts.batch, kinds, here, there), always, cases, before=True)
        yield found.some


def _counted(rule: Difference, reach: Reach, cases: Flags, performs: tuple[EventKind, ...]) -> Iterator[Rows]:
    batch = reach.starts.batch
    # what is looked for after an ending stops at these
    last = reach.acts if _STOPS.isdisjoint(rule.alone) else reach.orders
    yield _near(reach, _otherwise(rule, batch), last, cases).some
    for kinds, here, there in rule.dated:
        yield _crossing(reach, _dated_otherwise(batch, kinds, here, there), (here, there), cases, performs)


def _otherwise(rule: Difference, batch: Batch) -> Rows:
    """The events that one of two rules alone counts, in order."""
    alone = batch.rows(rule.alone)
    told = _told(batch, rule.unwritten, rule.notices_of)
    if not len(told):
        return alone
    return np.union1d(alone, told) if len(alone) else told


def _told(batch: Batch, kinds: tuple[EventKind, ...], notices_of: tuple[EventKind, ...]) -> Rows:
    """The events of these kinds that were not done in writing."""
    key = ("not in writing", kinds, notices_of)
    found: Rows | None = batch.memo.get(key)
    if found is None:
        rows = batch.rows(kinds)
        found = batch.memo[key] = rows[~given_in_writing(batch, rows, notices_of)] if len(rows) else rows
    return found


def _dated_otherwise(batch: Batch, kinds: tuple[EventKind, ...], here: Dated, there: Dated) -> Rows:
    """The events of some kinds of which two dates are not the same day."""
    key = ("dated otherwise", kinds, here, there)
    found: Rows | None = batch.memo.get(key)
    if found is None:
        rows = batch.rows(kinds)
        if len(rows):
            rows = rows[batch.days(here)[rows] != batch.days(there)[rows]]
        found = batch.memo[key] = rows
    return found


def _crossing(
    reach: Reach, rows: Rows, dates: tuple[Dated, Dated], cases: Flags, performs: tuple[EventKind, ...]
) -> Rows:
    """The starts that an act may answer otherwise by another of its dates.

    It does so only where the limit or the day of the question lies between the two, since no other day is compared with them;
    or where several acts may perform the start, so that the date tells which of them counts.
    """
    last = _last_by(reach, dates[1]) if performs else reach.acts
    near = _near(reach, rows, last, cases)
    each, place = pairs(near.low, near.high)
    if not len(each):
        return near.s[:0]
    batch, row = reach.starts.batch, rows[place]
    here, there = (batch.days(by)[row] for by in dates)
    first, second = np.minimum(here, there), np.maximum(here, there)
    limit = reach.settled.limit[near.s][each]
    crosses = (first == NO_DAY) | ((first <= batch.as_of) & (second > batch.as_of))
    crosses |= (limit != NO_DAY) & (first <= limit) & (second > limit)
    crosses |= (reach.courses.set_by[near.s] >= 0)[each]
    if performs:
        acts = batch.keys(performs)
        starts, s = reach.starts, near.s
        many = np.searchsorted(acts, batch.at(starts.case[s], last[s]), "right")
        many -= np.searchsorted(acts, starts.key[s], "left")
        crosses |= (many > 1)[each]
    found: Rows = near.s[each[crosses]]
    return found


def _last_by(reach: Reach, there: Dated) -> Days:
    """The last day on which an act may perform each start, where what performed it counts by another of its dates."""
    batch, done = reach.starts.batch, np.flatnonzero(reach.done)
    last = reach.acts.copy()
    counts = batch.days(there)[reach.courses.done[done]] + backdated(batch)[reach.starts.case[done]]
    last[done] = np.maximum(last[done], counts)
    return last
