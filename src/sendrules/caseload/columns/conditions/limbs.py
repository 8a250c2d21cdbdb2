"""The conditions of the exceptions on columns: twins of ``law/conditions/limbs``.

Each compares every occasion with every circumstance of its case. What is known of a case around its events is little, so
there are few such pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, ROLE_CODE, YES, Days, Flags, Rows, Truth
from sendrules.caseload.columns.conditions.young_person import young_person
from sendrules.caseload.columns.event_table import CIRCUMSTANCES, Codes
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.spans import any_of_each, each_between, pairs
from sendrules.caseload.columns.twins import test, tests
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
    WithinFirst,
)

_FAR = np.int32(2**30)
"""A day after every other."""
_ADVICE = (EventKind.ADVICE_REQUEST,)


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
    """Each occasion beside each circumstance of one kind of its case, as pairs.

    Attributes:
        at: the occasions.
        which: by pair the occasion.
        ground: by pair the circumstance, as a row of the grounds.
    """

    at: Occasions
    which: Rows
    ground: Rows

    @classmethod
    def each(cls, at: Occasions, kind: str) -> Self:
        """Give every pair."""
        rows = _of_kind(at.batch, kind)
        cases = at.batch.table.grounds.case[rows]
        which, index = pairs(np.searchsorted(cases, at.case, "left"), np.searchsorted(cases, at.case, "right"))
        return cls(at, which, rows[index])

    @property
    def role(self) -> Codes:
        """By pair whom it concerns, or what kind of institution."""
        return self.at.batch.table.grounds.role[self.ground]

    @property
    def name(self) -> Codes:
        """By pair the institution or body."""
        return self.at.batch.table.grounds.name[self.ground]

    @property
    def first(self) -> Days:
        """By pair its first day."""
        return self.at.batch.table.grounds.first[self.ground]

    @property
    def last(self) -> Days:
        """By pair its last day; ``NO_DAY`` for none."""
        return self.at.batch.table.grounds.last[self.ground]

    def first_of_period(self) -> Days:
        """By pair the first day of the period; ``NO_DAY``, before every other day, where there is no period."""
        first = self.at.first
        return np.full(len(self.which), NO_DAY, np.int32) if first is None else first[self.which]

    def last_of_period(self) -> Days:
        """By pair the last day of the period, or a day after every other."""
        last = self.at.last
        return np.full(len(self.which), _FAR) if last is None else _or_far(last[self.which])

    def touches(self) -> Flags:
        """By pair whether it shares a day with the period, as far as the day of the question."""
        first, last = self.first, self.last
        found: Flags = (first <= self.at.batch.as_of) & (first <= self.last_of_period())
        found &= (last == NO_DAY) | (last >= self.first_of_period())
        return found

    def young(self) -> Truth:
        """By pair whether it concerns a parent, and the person is a young person, whose parent does not count."""
        found = np.zeros(len(self.which), np.int8)
        parents = np.flatnonzero(self.role == ROLE_CODE[Role.PARENT])
        if len(parents):
            first, as_of = self.first_of_period()[parents], np.int32(self.at.batch.as_of)
            day = np.where(first == NO_DAY, as_of, first)
            found[parents] = young_person(self.at.batch, self.at.case[self.which[parents]], day)
        return found


def _of_kind(batch: Batch, kind: str) -> Rows:
    """The rows of the circumstances of one kind, in order of case."""
    key = ("circumstances", kind)
    kept: Rows | None = batch.memo.get(key)
    if kept is None:
        kept = batch.memo[key] = np.flatnonzero(batch.table.grounds.kind == CIRCUMSTANCES.index(kind))
    return kept


def _or_far(day: Days) -> Days:
    return np.where(day == NO_DAY, _FAR, day)


def _roles(roles: Iterable[Role]) -> list[int]:
    return [ROLE_CODE[role] for role in roles]


def _one_is_enough(which: Rows, holds: Truth, since: Days, how_many: int) -> Findings:
    """1 where one pair holds, with the first day of those that do; else -1 where one is not known; else 0."""
    yes, open_ = any_of_each(which, holds == 1, how_many), any_of_each(which, holds == -1, how_many)
    first = np.full(how_many, _FAR)
    np.minimum.at(first, which[holds == 1], since[holds == 1])
    return Findings(np.where(yes, 1, np.where(open_, -1, 0)).astype(np.int8), np.where(yes, first, np.int32(NO_DAY)))


@tests(CoronavirusReason)
def _coronavirus(condition: CoronavirusReason, at: Occasions) -> Findings:
    del condition
    found = _Around.each(at, "coronavirus")
    return _one_is_enough(found.which, found.touches().astype(np.int8), found.first, len(at))


@tests(Exceptional)
def _exceptional(condition: Exceptional, at: Occasions) -> Findings:
    found = _Around.each(at, "exceptional-circumstances")
    young, holds = found.young(), found.touches().astype(np.int8)
    if condition.personal:
        personal = at.batch.table.grounds.personal[found.ground]
        said = np.where(personal == 0, -1, personal == YES)
        holds = np.where((holds == 1) & (said < 1), said, holds).astype(np.int8)
    holds = np.where((holds == 1) & (young < 0), np.int8(-1), holds)
    return _one_is_enough(found.which, np.where(young == 1, np.int8(0), holds), found.first, len(at))


@tests(AbsentFromArea)
def _absent(condition: AbsentFromArea, at: Occasions) -> Findings:
    found = _Around.each(at, "absence")
    young, first, as_of = found.young(), found.first, np.int32(at.batch.as_of)
    last = np.minimum(np.where(found.last == NO_DAY, as_of, found.last), as_of)
    inside = np.minimum(last, found.last_of_period()) - np.maximum(first, found.first_of_period()) + 1
    days = inside if condition.within else last - first + 1
    long = (days >= 7 * condition.at_least.n) & (inside > 0) & (young != 1)
    if condition.who:
        long &= np.isin(found.role, _roles(condition.who))
    return _one_is_enough(found.which, np.where(long & (young < 0), -1, long).astype(np.int8), first, len(at))


@tests(AppointmentMissed)
def _missed(condition: AppointmentMissed, at: Occasions) -> Findings:
    del condition
    found = _Around.each(at, "missed-appointment")
    about = at.batch.code("about", at.trigger[found.which])
    inside = (found.first >= found.first_of_period()) & (found.first <= found.last_of_period())
    holds = np.where(about == 0, -1, (about == found.name) & inside)
    holds[found.first > at.batch.as_of] = 0  # still to come
    return _one_is_enough(found.which, holds.astype(np.int8), found.first, len(at))


@tests(AdviceSoughtAroundClosure)
def _around_a_closure(condition: AdviceSoughtAroundClosure, at: Occasions) -> Findings:
    """Compare every request with every closure: the pairs of an occasion and a closure, each with every request."""
    found, batch = _long_closures(condition, at), at.batch
    case = at.case[found.which]
    # the period begins on the day of the start itself
    pair, request = each_between(batch, _ADVICE, case, found.first_of_period() - 1, found.last_of_period())
    around = replace(found, which=found.which[pair], ground=found.ground[pair])
    holds = _fits(condition, around, request)
    return _one_is_enough(around.which, holds, batch.on[request], len(at))


def _long_closures(condition: AdviceSoughtAroundClosure, at: Occasions) -> _Around:
    """The closures of the right institutions that last long enough, or may."""
    found = _Around.each(at, "closure")
    long = (found.last == NO_DAY) | (found.last - found.first >= 7 * condition.at_least.n)
    long &= np.isin(found.role, _roles(condition.settings))
    return replace(found, which=found.which[long], ground=found.ground[long])


def _fits(condition: AdviceSoughtAroundClosure, around: _Around, request: Rows) -> Truth:
    """By pair whether a request fits a closure; where nothing speaks against it, it is not known for want of a fact."""
    batch, known = around.at.batch, around.last != NO_DAY
    to, about = batch.code("to", request), batch.code("about", request)
    asked = batch.days(Dated.SENT)[request]
    shuts = batch.tables.before(condition.margin, around.last) - (0 if condition.last_day_included else 1)
    fits = (to == 0) | np.isin(to, _roles(condition.asked))
    fits &= (about == 0) | (about == around.name)
    fits &= ~known | (asked <= shuts)
    fits &= asked >= batch.tables.before(condition.margin, around.first)
    return np.where(fits, np.where((to == 0) | (about == 0) | ~known, -1, 1), 0).astype(np.int8)


@tests(WithinFirst)
def _within_first(condition: WithinFirst, at: Occasions) -> Findings:
    if at.first is None or at.last is None:
        return test(condition.condition, at)
    day_before: Any = np.where(at.first == NO_DAY, np.int32(NO_DAY), at.first - 1)
    weeks = _or_far(at.batch.tables.after(condition.weeks, day_before))
    shorter = np.where(at.last == NO_DAY, np.int32(NO_DAY), np.minimum(at.last, weeks))
    return test(condition.condition, replace(at, last=shorter))
