"""Which events put another regime in the place of what starts began, for many cases: the twin of ``statutory.overtaking``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ORDERING
from sendrules.caseload.columns import twins
from sendrules.caseload.columns.alike import alike
from sendrules.caseload.columns.candidates import OVERTAKES, Candidates
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, ORDER_CODE, Days, Flags, Rows, Truth, is_one_of
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.new_starts import NewStarts
from sendrules.caseload.columns.occasions import Occasions
from sendrules.law.model.overtaken import Overtaken


class _Staged(NamedTuple):
    """What is known of the starts for the orders of one stage.

    Attributes:
        refused_on: by start the day on which it was refused so; ``BEYOND`` where it was not.
        first: by start the first such day of any start of the case.
        passed_on: by start the day on which it passed the stage; ``BEYOND`` where it did not.
    """

    refused_on: Days
    first: Days
    passed_on: Days


class Overtaking:
    """Whether candidates overtake starts.

    Args:
        rule: which events overtake.
        starts: every start of the duty.
        events: the candidates.
        new: the starts in order of their matter.
        guard: by case, whether the engine for one case has to answer; what a condition cannot tell is added.

    Attributes:
        places: the places of the candidates that may overtake, in order of case and day.
        holds: by candidate 1 where it overtakes the starts that it is about, -1 where it is a change of mind, else 0.
    """

    def __init__(self, rule: Overtaken, starts: Starts, events: Candidates, new: NewStarts, guard: Flags) -> None:
        self.rule, self.starts, self.events, self._new = rule, starts, events, new
        self._staged: dict[int, _Staged] = {}
        places = events.which(OVERTAKES)
        order = events.batch.code("order", events.row[places])
        ordering = is_one_of(ORDERING)[events.kind[places]]
        does = ~ordering | _order_flags([ORDER_CODE[each] for each in rule.orders])[order]
        self.places = places[does]
        self.holds: Truth = np.zeros(len(events), np.int8)
        self.holds[self.places] = 1
        self._test_conditions(guard)
        self._stage = np.full(len(events), -1, np.int8)
        for n, stage in reversed([*enumerate(rule.stages)]):  # the first stage that has the order counts
            of = _order_flags([ORDER_CODE[each] for each in stage.orders])[order]
            self._stage[places[of & ordering & does]] = n
        if events.batch.about is not None and len(self.places):
            self.places = self.places[np.argsort(events.row[self.places], kind="stable")]
        self._keys = events.batch.key[events.row[self.places]]

    def _test_conditions(self, guard: Flags) -> None:
        events = self.events
        for kind, condition in self.rule.when:
            mine = self.places[events.kind[self.places] == KIND_CODE[kind]]
            if len(mine):
                told = twins.test(condition, Occasions(events.batch, events.row[mine], guard))
                self.holds[mine[told.holds != 1]] = -1

    def of(self, s: Rows, e: Rows) -> Truth:
        """Give for pairs of a start and a candidate 1 where it overtakes the start, -1 where it is a change of mind, else 0."""
        found, stages = self.holds[e], self._stage[e]
        for n in np.unique(stages[stages >= 0]).tolist():
            mine = np.flatnonzero(stages == n)
            of, by = s[mine], self.events.on[e[mine]]
            staged = self._at(n)
            about = np.where(staged.first[of] <= by, staged.refused_on[of] <= by, staged.passed_on[of] >= by)
            found[mine[~about]] = 0
        return found

    def any_on(self, s: Rows, day: Days) -> Flags:
        """Whether anything of a day, whatever it is about, overtakes each start."""
        found = np.zeros(len(s), bool)
        if not len(self.places):
            return found
        at = self.starts.batch.at(self.starts.case[s], day)
        first, last = (np.searchsorted(self._keys, at, side) for side in ("left", "right"))
        left = np.flatnonzero(first < last)
        while len(left):
            found[left] = self.of(s[left], self.places[first[left]]) == 1
            first[left] += 1
            left = left[~found[left] & (first[left] < last[left])]
        return found

    def _at(self, n: int) -> _Staged:
        if n not in self._staged:
            self._staged[n] = self._stage_of(n)
        return self._staged[n]

    def _stage_of(self, n: int) -> _Staged:
        """Look at the starts of the cases that have an order of a stage."""
        starts, batch, stage = self.starts, self.starts.batch, self.rule.stages[n]
        ordered = np.zeros(batch.cases, bool)
        ordered[batch.case[self.events.row[self._stage == n]]] = True
        s = np.flatnonzero(ordered[starts.case])
        matter, on = self._new.matter[s], starts.on[s]
        refusals, passes = alike(batch, stage.refused_by), alike(batch, stage.passed_by)
        own = batch.on_of(refusals.first_from(matter, on), BEYOND)
        later = batch.on_of(refusals.first_after(matter, on), BEYOND)
        # what refused an earlier start on its own day did not refuse this
        refused_on = np.where((own == on) & ~self._new.has_earlier(s), own, later)
        first = np.full(batch.cases, BEYOND, np.int32)
        np.minimum.at(first, starts.case[s], refused_on)
        found = _Staged(*(np.full(len(starts), BEYOND, np.int32) for _ in _Staged._fields))
        found.refused_on[s], found.first[s] = refused_on, first[starts.case[s]]
        found.passed_on[s] = batch.on_of(passes.first_from(matter, on), BEYOND)
        return found


def _order_flags(codes: list[int]) -> NDArray[np.bool_]:
    found = np.zeros(len(ORDER_CODE) + 1, bool)
    found[codes] = True
    return found
