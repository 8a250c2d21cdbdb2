"""How cases wait for what duties are about: ``_by_duties`` of ``statutory/waiting.py`` on columns, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ORDERING
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import (
    KIND_CODE,
    KINDS,
    LAST_DAY,
    NO_DAY,
    Days,
    Flags,
    Rows,
    is_one_of,
)
from sendrules.caseload.columns.instances import OUTCOMES, Instances
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WAITING, Texts, WaitColumns
from sendrules.caseload.local.wait_gaps import unless_in_a_gap
from sendrules.caseload.local.wait_records import Records
from sendrules.caseload.local.wait_since import Running, last_days, plan_recorded_since, unless_agreed, unless_answered
from sendrules.law.statute import Statute
from sendrules.statutory.outcome import Disapplied, Ended, NoFixedLimit
from sendrules.statutory.waited_for import FINALISED_PLAN, WaitingFor, duties_that_give

AnswersOf = Callable[[str, Batch, Statute], Answers]
"""Gives the answers of a duty by its id."""
_DISAPPLIED, _NO_FIXED, _ENDED = (OUTCOMES.index(kind.name) for kind in (Disapplied, NoFixedLimit, Ended))
_MOST = np.int32(2**31 - 1)
_NOTICE = "; notice of it is due by {other}"


@dataclass(frozen=True, slots=True, eq=False)
class _Given:
    """The occurrences of the duties to give what is waited for, in the order in which one case has them.

    Attributes:
        found: the occurrences.
        name: the place of each duty's id among the ids in order of the alphabet.
        guard: by case, whether the engine for one case has to tell.
    """

    found: Instances
    name: NDArray[np.int32]
    guard: Flags


class ByDuties(Records):
    """How the cases of a batch wait for what duties are about.

    Args:
        batch: the cases as known on the day of the question.
        law: the statute.
        answers_of: gives the answers of a duty on columns.
        texts: gets the texts of the reasons.
    """

    def __init__(self, batch: Batch, law: Statute, answers_of: AnswersOf, texts: Texts) -> None:
        super().__init__(batch, texts)
        self.law = law
        self._answers_of = answers_of
        self._kept: dict[int, WaitColumns] = {}
        self._given: dict[int, _Given] = {}

    # the occurrences

    def given(self, waits_for: WaitingFor) -> _Given:
        """Give the occurrences of the duties to give what is waited for.

        Args:
            waits_for: what is waited for.
        """
        key = id(waits_for)
        if key not in self._given:
            self._given[key] = self._gathered(waits_for)
        return self._given[key]

    def _gathered(self, waits_for: WaitingFor) -> _Given:
        ids = duties_that_give(waits_for, self.law)
        place = {id: n for n, id in enumerate(sorted(ids))}
        guard = np.zeros(self.batch.cases, bool)
        parts, names = [], []
        for id in ids:
            if not self.batch.has(self.law.started_by(id)):
                continue
            answers = self._answers_of(id, self.batch, self.law)
            guard |= answers.guard
            gives = np.array([waits_for.is_given_by(version) for version in self.law.versions(id)])
            found = answers.instances.pick(gives[answers.instances.version]) if len(answers.instances) else None
            if found is not None and len(found):
                parts.append(found)
                names.append(np.full(len(found), place[id], np.int32))
        if not parts:
            none = self._answers_of(ids[0], self.batch, self.law).instances
            return _Given(none.pick(np.zeros(len(none), bool)), np.empty(0, np.int32), guard)
        return _Given(Instances.joined(parts), np.concatenate(names), guard)

    def _most_pressing(self, given: _Given) -> Rows:
        """Give by case the occurrence that is still owed and whose limit comes first; -1 for none."""
        found = given.found
        outcome = found.outcome
        owed = ((outcome == _DISAPPLIED) | (outcome == _NO_FIXED)) & (found.done < 0)
        at = np.flatnonzero(found.is_open | owed)
        limit = np.where(found.limit[at] == NO_DAY, _MOST, found.limit[at])
        return self._first(at, found, (limit, found.started[at], given.name[at]))

    def _closed_last(self, given: _Given) -> tuple[Rows, Days]:
        """Give by case the occurrence that closed last, and by occurrence the day on which it closed."""
        found, batch = given.found, self.batch
        ended = found.outcome == _ENDED
        by_end = np.where(found.ended_day == NO_DAY, batch.on_of(found.ended), found.ended_day)
        by_act = np.where(found.done_day == NO_DAY, batch.on_of(found.done), found.done_day)
        day = np.where(ended, by_end, by_act)
        at = np.flatnonzero(day != NO_DAY)
        return self._first(at, found, (-day[at], -found.started[at], -given.name[at])), day

    def _first(self, at: Rows, found: Instances, keys: tuple[NDArray[np.int32], ...]) -> Rows:
        """Give by case the occurrence with the least keys, the first of equals; -1 for none."""
        order = at[np.lexsort((*reversed(keys), found.case[at]))]  # it is stable
        case = found.case[order]
        first = np.ones(len(order), bool)
        first[1:] = case[1:] != case[:-1]
        out = np.full(self.batch.cases, -1, np.int64)
        out[case[first]] = order[first]
        return out

    def _since(self, found: Instances, at: Rows, waits_for: WaitingFor) -> Days:
        """Give the day of the request that led to each occurrence."""
        batch, case, started = self.batch, found.case[at], found.started[at]
        kind = batch.kind_of(found.row[at])
        asked = batch.last_until(waits_for.asks, case, started)
        asked[is_one_of(waits_for.asks)[kind]] = -1
        for repeats, request in waits_for.repeats:
            again = np.flatnonzero(kind == KIND_CODE[repeats])
            asked[again] = batch.last_until((request,), case[again], started[again])
        began = np.where(asked < 0, started, batch.on_of(asked))
        return np.where(batch.any_between(waits_for.gives, case, began, started), started, began)

    # how a case waits

    def of(self, waits_for: WaitingFor) -> WaitColumns:
        """Say how each case waits, by the most pressing duty that is owed, else by how the last one ended.

        Args:
            waits_for: what is waited for; not someone's advice.
        """
        key = id(waits_for)
        if key not in self._kept:
            self._kept[key] = self._made(waits_for)
        return self._kept[key].copy()

    def _made(self, waits_for: WaitingFor) -> WaitColumns:
        given = self.given(waits_for)
        out = WaitColumns.of(self.batch.cases)
        out.guard[:] = given.guard
        running = self._most_pressing(given)
        last, day = self._closed_last(given)
        self._running(out, given, running, waits_for)
        closed = (running < 0) & (last >= 0)
        self._closed(out, given, np.where(closed, last, -1), day, waits_for)
        self._nothing(out, (running < 0) & (last < 0), waits_for)
        self._settled(out, given, running, waits_for)
        return out

    def _settled(self, out: WaitColumns, given: _Given, running: Rows, waits_for: WaitingFor) -> None:
        """Say of which cases an order, an agreement or a concession left nothing to decide."""
        settling = self.any_ordering(waits_for.settled_by)
        if not len(settling):
            return
        row = np.full(self.batch.cases, -1, np.int64)
        row[self.batch.case[settling]] = settling  # the last of a case stands
        on = self.batch.on_of(row)
        settled = row >= 0
        settled &= ~self.any_from((*waits_for.asks, *waits_for.answers, *waits_for.gives), on + 1)
        settled &= ~self._ordered_from(waits_for, on + 1)
        runs = running >= 0
        ordered = np.zeros(self.batch.cases, bool)
        ordered[runs] = is_one_of(ORDERING)[self.batch.kind_of(given.found.row[running[runs]])]
        settled &= ordered | ~runs
        notice = np.full(self.batch.cases, NO_DAY, np.int32)
        notice[runs] = given.found.limit[running[runs]]
        out.take(WaitColumns.of(self.batch.cases), settled)
        out.received[settled] = on[settled]
        said = "", " of {day} settled it"
        for which, after in ((settled & (notice == NO_DAY), ""), (settled & (notice != NO_DAY), _NOTICE)):
            code, named = self.title(np.maximum(row, 0), said[0], said[1] + after)
            out.say(which, NOT_WAITING, code, on, notice)
            out.guard[which] = (given.guard | named)[which]

    def _running(self, out: WaitColumns, given: _Given, running: Rows, waits_for: WaitingFor) -> None:
        which = running >= 0
        if not which.any():
            return
        at, found, batch = running[which], given.found, self.batch
        started, trigger = found.started[at], found.row[at]
        kind = batch.kind_of(trigger)
        out.part[which] = WAITING
        out.received[which] = self._since(found, at, waits_for)
        out.limit[which] = found.limit[at]
        out.lifted[which] = found.outcome[at] == _DISAPPLIED
        code, named = self.title(trigger, " (", " of {day})")
        asks = is_one_of(waits_for.asks)[kind]
        out.basis[which] = np.where(asks, 0, code)
        out.basis_day[which] = np.where(asks, np.int32(NO_DAY), started)
        out.guard[which] |= named & ~asks
        if waits_for is FINALISED_PLAN:
            plan_recorded_since(self, out, which, Running(kind, started))

    def _closed(self, out: WaitColumns, given: _Given, last: Rows, day: Days, waits_for: WaitingFor) -> None:
        which = last >= 0
        if not which.any():
            return
        at, found, batch = last[which], given.found, self.batch
        on, case = day[at], found.case[at]
        ended = found.outcome[at] == _ENDED
        ending = np.where(ended, batch.kind_of(found.ended[at]), np.int32(-1))
        why = np.zeros(len(KINDS) + 1, np.int32)
        why[-1] = self.texts.code(waits_for.given)
        for kind, said in waits_for.ends:
            why[KIND_CODE[kind]] = self.texts.code(said)
        out.part[which] = NOT_WAITING
        out.received[which] = self._since(found, at, waits_for)
        out.limit[which] = found.limit[at]
        out.given[which] = np.where(ended, np.int32(NO_DAY), on)
        out.why[which], out.why_day[which] = why[ending], on
        overtaken = ended & is_one_of(waits_for.goes_on)[np.maximum(ending, 0)]
        overtaken |= self._ordered_since(waits_for, case, on)
        unclear = ~overtaken & (why[ending] == 0)
        closed_on = out.why_day.copy()
        self._unclear(out, case[unclear], found.ended[at][unclear], waits_for)
        unless_answered(self, out, self.cases_among(case[overtaken]), closed_on, waits_for)
        if waits_for is FINALISED_PLAN:
            unless_agreed(self, out, self.cases_among(case[~overtaken & ~unclear]), closed_on)

    def _unclear(self, out: WaitColumns, case: NDArray[Any], ended: Rows, waits_for: WaitingFor) -> None:
        """Say of cases that the event that ended the limit does not tell whether they wait."""
        code, named = self.title(ended, "", f" of {{day}} ended the limit for the {waits_for.title}")
        out.part[case], out.why[case] = NOT_KNOWN, code
        out.guard[case] |= named

    def _ordered_since(self, waits_for: WaitingFor, case: NDArray[Any], day: Days) -> Flags:
        """Whether the authority was told, or agreed, to do it again on a day or after it, and has not answered since."""
        last = self._last_ordered(waits_for)
        if last is None:
            return np.zeros(len(case), bool)
        answers = dict.fromkeys((*waits_for.answers, *waits_for.gives))
        found: Flags = (last[case] >= day) & (self.batch.first_after(answers, case, last[case]) < 0)
        return found

    def _ordered_from(self, waits_for: WaitingFor, day: Days) -> Flags:
        """Give by case whether an order, an agreement or a concession on a day or after it makes the case wait again."""
        last = self._last_ordered(waits_for)
        found: Flags = np.zeros(self.batch.cases, bool) if last is None else last >= day
        return found

    def _last_ordered(self, waits_for: WaitingFor) -> Days | None:
        """Give by case the day of the last order that makes it wait again; None where no case has one."""
        rows = self.any_ordering(waits_for.orders)
        return last_days(self.batch, rows) if len(rows) else None

    def _nothing(self, out: WaitColumns, which: Flags, waits_for: WaitingFor) -> None:
        """Say of the cases in which nothing runs or closed that it was given all the same, or that nothing is recorded."""
        if not which.any():
            return
        batch = self.batch
        given = batch.last_until(waits_for.gives, self.every, LAST_DAY)
        there = which & (given >= 0)
        on = batch.on_of(given)
        out.given[there] = on[there]
        out.say(there, NOT_WAITING, self.texts.code(waits_for.given), on)
        if waits_for is FINALISED_PLAN:
            unless_agreed(self, out, there, on)
        rest = which & ~there
        out.say(rest, NOT_KNOWN, self.texts.code(waits_for.nothing))
        if waits_for.after is not None and rest.any():
            self._after(out, rest, waits_for.after)

    def _after(self, out: WaitColumns, rest: Flags, before: WaitingFor) -> None:
        """Say of cases in which nothing is recorded that what comes before it is waited for, or will not come."""
        earlier = self.of(before)
        unless_in_a_gap(self, earlier, before)
        waits = rest & (earlier.part == WAITING)
        out.say(waits, NOT_WAITING, self.texts.code(f"there is no {before.title} yet"), not_yet=True)
        over = rest & (earlier.part == NOT_WAITING) & (earlier.given == NO_DAY)
        out.part[over], out.why[over], out.why_day[over] = NOT_WAITING, earlier.why[over], earlier.why_day[over]
        out.leave(rest & earlier.guard)
