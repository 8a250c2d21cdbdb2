"""What performs duties that have to be performed before their start, for many cases: the twin of ``_done_before``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sendrules.caseload.columns import twins
from sendrules.caseload.columns.alike import Alike, day_of, in_order, matters
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, LAST_DAY, NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.counted import come
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.occasions import Occasions
from sendrules.law.model.discharge import EarlierAnswer


def done_before(rule: EarlierAnswer, starts: Starts, lapsed_on: Days | None, guard: Flags) -> tuple[Rows, Days]:
    """Give for each start the row of what performs it, -1 for none, and the day on which that counts.

    Args:
        rule: what performs it.
        starts: every start of the duty.
        lapsed_on: by start the day on which the law itself ended it, ``LAST_DAY`` where it did not: what came later
            performs nothing. None where it ended none.
        guard: by case, whether the engine for one case has to answer; what a condition cannot tell is added.
    """
    day = starts.batch.days(rule.by)
    if rule.own:
        done = np.where(_stated(starts) & come(starts.batch, day[starts.row], starts.row), starts.row, -1)
    else:
        done = _Acts(rule, starts, lapsed_on, guard).each()
    there = np.flatnonzero(done >= 0)
    days = np.full(len(starts), NO_DAY, np.int32)
    days[there] = day[done[there]]
    return done, days


def _stated(starts: Starts) -> Flags:
    found: Flags = starts.batch.field("sent", starts.row) != NO_DAY
    return found


class _Window(NamedTuple):
    """Where the act of each start may lie: from which place among the acts, and up to which day."""

    first: Rows
    last: Days


class _Acts:
    """The acts that count, and which of them performs each start. Of several the first that no earlier start has."""

    def __init__(self, rule: EarlierAnswer, starts: Starts, lapsed_on: Days | None, guard: Flags) -> None:
        self.rule, self.starts, self.lapsed_on = rule, starts, lapsed_on
        self.acts = _counting(rule, starts.batch, guard)
        self.on = day_of(self.acts.keys)
        self.matter = matters(starts.batch)[starts.row]
        self.before, self.late = self._before(), self._late()

    def each(self) -> Rows:
        """Give the row of the act of each start; -1 for none."""
        if not len(self.acts):
            return np.full(len(self.starts), -1, np.int64)
        used = np.zeros(len(self.acts), bool)
        place = self._first(np.arange(len(self.starts)), used)
        for s in self._one_by_one(self._taken_twice(place)):
            place[s] = self._first(s, used)
            used[place[s[self._uses(s, place[s])]]] = True
        return np.where(place >= 0, self.acts.rows[np.maximum(place, 0)], -1)

    def _before(self) -> _Window:
        """Up to the start, from the one before it, or from so far before it."""
        starts, rule, batch = self.starts, self.rule, self.starts.batch
        earliest = starts.before
        if rule.within is not None:
            earliest = np.maximum(earliest, batch.tables.before(rule.within, starts.on))
        if rule.only_after and batch.has(rule.only_after):
            recorded = batch.last_until(rule.only_after, starts.case, starts.on) >= 0
            led = batch.on_of(batch.first_from(rule.only_after, starts.case, earliest), LAST_DAY)
            earliest = np.where(recorded, led, earliest)
        return _Window(self.acts.from_day(self.matter, earliest), starts.on)

    def _late(self) -> _Window | None:
        """After the start, up to the day before the next."""
        if not self.rule.or_next:
            return None
        return _Window(self.acts.from_day(self.matter, self.starts.on), self.starts.after - 1)

    def _first(self, s: Rows, used: Flags) -> Rows:
        """Give the place of the act of each start, of those that are not used yet; -1 for none."""
        place = self._at(self.before.first[s], self.before.last[s])
        left = self._passed_over(s, place, used)
        while len(left):
            following = self.acts.of_matter(place[left] + 1, self.matter[s[left]])
            place[left] = self._at(following, self.before.last[s[left]])
            left = left[self._passed_over(s[left], place[left], used)]
        if self.late is None:
            return place
        # the first act after the start is late for it; where an earlier start has that one, none is
        late = self._at(self.late.first[s], self.late.last[s])
        late[(late >= 0) & used[late]] = -1
        return np.where(place >= 0, place, late)

    def _passed_over(self, s: Rows, place: Rows, used: Flags) -> Rows:
        """Which of the places are of the start itself, or used."""
        return np.flatnonzero((place >= 0) & (used[place] | (self.acts.rows[place] == self.starts.row[s])))

    def _at(self, place: Rows, last: Days) -> Rows:
        """Give places up to a day, and -1 for those that come after it."""
        return np.where((place >= 0) & (self.on[place] <= last), place, -1)

    def _uses(self, s: Rows, place: Rows) -> Flags:
        """Whether each start uses its act up: notice given at one meeting is notice of the next too."""
        on = self.on[place]
        uses: Flags = place >= 0
        if self.lapsed_on is not None:
            uses &= on <= self.lapsed_on[s]
        return uses if self.rule.or_next else uses & (on != self.starts.on[s])

    def _taken_twice(self, place: Rows) -> Flags:
        """By case whether a start uses up what would perform another too, so that the order of the starts matters."""
        uses = self._uses(np.arange(len(place)), place)
        users, takers = (np.bincount(place[which], minlength=len(self.acts)) for which in (uses, place >= 0))
        found = np.zeros(self.starts.batch.cases, bool)
        found[self.starts.batch.case[self.acts.rows[(users > 0) & (takers > 1)]]] = True
        return found

    def _one_by_one(self, cases: Flags) -> list[Rows]:
        """Give the first start of each of these cases, then the second of each, and so on."""
        s = np.flatnonzero(cases[self.starts.case])
        nth = np.arange(len(s)) - np.searchsorted(self.starts.case[s], self.starts.case[s], "left")
        return [s[nth == n] for n in range(int(nth.max(initial=-1)) + 1)]


def _counting(rule: EarlierAnswer, batch: Batch, guard: Flags) -> Alike:
    """Give the acts that perform a start, as far as their own conditions say, and whose day has come."""
    row = batch.rows(rule.kinds)
    counts = come(batch, batch.days(rule.by)[row], row)
    for kind, condition in rule.when:
        mine = np.flatnonzero(batch.kind[row] == KIND_CODE[kind])
        if len(mine):
            counts[mine] &= twins.test(condition, Occasions(batch, row[mine], guard)).holds == 1
    return in_order(batch, row[counts])
