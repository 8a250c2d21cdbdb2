"""How cases wait for what duties are about: ``_by_duties`` of ``statutory/waiting.py`` on columns, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.case.meanings import KINDS as MEANINGS
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, NO_DAY, ORDER_CODE, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.event_table import CIRCUMSTANCES
from sendrules.caseload.columns.instances import OUTCOMES, Instances
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WAITING, Texts, WaitColumns
from sendrules.law.statute import Statute
from sendrules.statutory.outcome import Disapplied, Ended, NoFixedLimit
from sendrules.statutory.waited_for import AGREED, FINALISED_PLAN, WaitingFor, duties_that_give
from sendrules.statutory.waiting import OVER, REQUESTS

AnswersOf = Callable[[str, Batch, Statute], Answers]
"""Gives the answers of a duty by its id."""
_DISAPPLIED, _NO_FIXED, _ENDED = (OUTCOMES.index(kind.name) for kind in (Disapplied, NoFixedLimit, Ended))
_MOST = np.int32(2**31 - 1)
_LAST_DAY = 2**17 - 1


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


class ByDuties:
    """How the cases of a batch wait for what duties are about.

    Args:
        batch: the cases as known on the day of the question.
        law: the statute.
        answers_of: gives the answers of a duty on columns.
        texts: gets the texts of the reasons.
    """

    def __init__(self, batch: Batch, law: Statute, answers_of: AnswersOf, texts: Texts) -> None:
        self.batch, self.law, self.texts = batch, law, texts
        self._answers_of = answers_of
        self._kept: dict[int, WaitColumns] = {}
        self._given: dict[int, _Given] = {}

    # what happened

    def any_ordering(self, orders: Iterable[Order]) -> Rows:
        """Give the rows of the orders, agreements and concessions that say one of these.

        Args:
            orders: what they say.
        """
        rows = self.batch.rows(ORDERING)
        return rows[np.isin(self.batch.code("order", rows), [ORDER_CODE[order] for order in orders])]

    def cases_of(self, rows: Rows) -> Flags:
        """Give by case whether one of these rows is of it.

        Args:
            rows: the rows of events.
        """
        found = np.zeros(self.batch.cases, bool)
        found[self.batch.case[rows]] = True
        return found

    def any_from(self, kinds: Iterable[EventKind], day: Days) -> Flags:
        """Give by case whether there is an event of some kinds on a day or after it.

        Args:
            kinds: the kinds.
            day: the day of each case.
        """
        return self.batch.first_from(tuple(kinds), self.every, day) >= 0

    @property
    def every(self) -> Rows:
        """Every case by its number."""
        return np.arange(self.batch.cases)

    def gaps(self) -> Flags:
        """Give by case whether the record has a gap: the engine for one case tells what may lie in it."""
        grounds = self.batch.table.grounds
        found = np.zeros(self.batch.cases, bool)
        found[grounds.case[grounds.kind == CIRCUMSTANCES.index("record-gap")]] = True
        return found

    def title(self, rows: Rows, before: str, after: str) -> tuple[NDArray[np.int32], Flags]:
        """Give a text around the title of each event, as codes, and which titles have a name that the table has not in full.

        Args:
            rows: the rows of the events.
            before: what stands before the title.
            after: what stands after it.
        """
        kinds = self.batch.kind[rows]
        codes = np.zeros(len(KINDS), np.int32)
        for code in np.unique(kinds).tolist():
            codes[code] = self.texts.code(f"{before}{MEANINGS[KINDS[code]].title}{after}")
        return codes[kinds], self.batch.code("about", rows) != 0

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
        out.guard[:] = given.guard | self.gaps()
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
        settled &= ~self._ordered_from(waits_for, self.every, on + 1)
        runs = running >= 0
        ordered = np.zeros(self.batch.cases, bool)
        ordered[runs] = is_one_of(ORDERING)[self.batch.kind_of(given.found.row[running[runs]])]
        out.leave(settled & ordered)  # the reason names the limit for the notice too
        code, named = self.title(np.maximum(row, 0), "", " of {day} settled it")
        settled &= ~runs
        out.take(WaitColumns.of(self.batch.cases), settled)
        out.guard[settled] = (self.gaps() | given.guard | named)[settled]
        out.part[settled], out.received[settled] = NOT_WAITING, on[settled]
        out.why[settled], out.why_day[settled] = code[settled], on[settled]

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
        left = named & ~asks
        if waits_for is FINALISED_PLAN:  # what is recorded since may leave open whether it waits
            over = [k for k in dict.fromkeys((*FINALISED_PLAN.gives, *OVER)) if k is not EventKind.REQUEST_WITHDRAWN]
            case, after = found.case[at], started + 1
            left |= batch.any_between(tuple(over), case, after, batch.as_of)
            withdrawn = batch.any_between((EventKind.REQUEST_WITHDRAWN,), case, after, batch.as_of)
            left |= withdrawn & ~is_one_of(REQUESTS)[kind]
        out.guard[which] |= left

    def _closed(self, out: WaitColumns, given: _Given, last: Rows, day: Days, waits_for: WaitingFor) -> None:
        which = last >= 0
        if not which.any():
            return
        at, found, batch = last[which], given.found, self.batch
        on, case = day[at], found.case[at]
        ended = found.outcome[at] == _ENDED
        ending = np.where(ended, batch.kind_of(found.ended[at]), np.int32(-1))
        out.part[which] = NOT_WAITING
        out.received[which] = self._since(found, at, waits_for)
        out.limit[which] = found.limit[at]
        out.given[which] = np.where(ended, np.int32(NO_DAY), on)
        why = np.zeros(len(KINDS) + 1, np.int32)
        why[-1] = self.texts.code(waits_for.given)
        for kind, said in waits_for.ends:
            why[KIND_CODE[kind]] = self.texts.code(said)
        out.why[which], out.why_day[which] = why[ending], on
        left = (ending >= 0) & (is_one_of(waits_for.goes_on)[np.maximum(ending, 0)] | (why[ending] == 0))
        left |= self._ordered_from(waits_for, case, on)
        if waits_for is FINALISED_PLAN:  # an assessment agreed since leaves open whether it waits
            left |= batch.first_after(AGREED, case, on) >= 0
        out.guard[which] |= left

    def _ordered_from(self, waits_for: WaitingFor, case: NDArray[Any], day: Days) -> Flags:
        """Whether an order, an agreement or a concession may have made a case wait again on a day or after it."""
        rows = self.any_ordering(waits_for.orders)
        if not len(rows):
            return np.zeros(len(case), bool)
        last = np.full(self.batch.cases, NO_DAY, np.int32)
        np.maximum.at(last, self.batch.case[rows], self.batch.on[rows])
        found: Flags = last[case] >= day
        return found

    def _nothing(self, out: WaitColumns, which: Flags, waits_for: WaitingFor) -> None:
        """Say of the cases in which nothing runs or closed that it was given all the same, or that nothing is recorded."""
        if not which.any():
            return
        batch = self.batch
        given = batch.last_until(waits_for.gives, self.every, _LAST_DAY)
        there = which & (given >= 0)
        on = batch.on_of(given)
        out.given[there] = on[there]
        out.say(there, NOT_WAITING, self.texts.code(waits_for.given), on)
        if waits_for is FINALISED_PLAN:
            out.leave(there & (batch.first_after(AGREED, self.every, on) >= 0))
        rest = which & ~there
        out.say(rest, NOT_KNOWN, self.texts.code(waits_for.nothing))
        if waits_for.after is not None and rest.any():
            self._after(out, rest, waits_for.after)

    def _after(self, out: WaitColumns, rest: Flags, before: WaitingFor) -> None:
        """Say of cases in which nothing is recorded that what comes before it is waited for, or will not come."""
        earlier = self.of(before)
        waits = rest & (earlier.part == WAITING)
        out.say(waits, NOT_WAITING, self.texts.code(f"there is no {before.title} yet"), not_yet=True)
        over = rest & (earlier.part == NOT_WAITING) & (earlier.given == NO_DAY)
        out.part[over], out.why[over], out.why_day[over] = NOT_WAITING, earlier.why[over], earlier.why_day[over]
        out.leave(rest & earlier.guard)
