"""The day of the authority's own target for each occurrence of a duty, and whether it was kept: ``Target`` on columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendrules.case.view import View
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, Rows, Truth, to_date
from sendrules.caseload.columns.instances import OUTCOME_OF, OUTCOMES
from sendrules.caseload.local.asked import Starts, askers, chosen_for_all
from sendrules.caseload.local.conditions import tested_for_all
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.rows import Row
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.rows import NOT_STARTED, AnswerRows
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.statute import Statute
from sendrules.local.answers.asked import Asker, asker_of
from sendrules.local.answers.fast_track import FINAL_PLAN, RECORDED, aims_of, leading_by, on_the_fast_track
from sendrules.local.answers.targets import began_under
from sendrules.local.checking.floor import Standard, effective, standards_of
from sendrules.local.declarations.fast_track import FastTrackTarget
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.standards import InternalLimit
from sendrules.statutory.amended import occurrences
from sendrules.statutory.outcome import Disapplied, Due, NoFixedLimit
from sendrules.statutory.result import DutyResult

_LIMITED = np.array([outcome in {kind.name for kind in (Due, Disapplied, NoFixedLimit)} for outcome in OUTCOMES])
"""By the code of an outcome whether a target is beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class TargetColumns:
    """The authority's own targets, an entry for each row of the answers.

    Where several are for one occurrence, as an internal limit and the aim of a fast track, the strictest stands here.

    Attributes:
        day: the day; ``NO_DAY`` where there is none, or none that counts.
        kept: 1 where it was kept, 0 where it was not, -1 where there is none, or its day has not passed and nothing was done.
            A window was kept where nothing was done before its day, and that day has come.
    """

    day: Days
    kept: Truth


class Targets:
    """The targets of a policy, for the cases of a batch.

    Args:
        policy: the authority's policy, with those that stand in for it.
        law: the statute.
        sheet: the table and its facts.
        batch: the cases as known on the day of the question.
    """

    def __init__(self, policy: LocalPolicy, law: Statute, sheet: FactSheet, batch: Batch) -> None:
        self.policy, self.law, self.sheet, self.batch = policy, law, sheet, batch
        self._of_duty: dict[str, list[tuple[LocalPolicy, list[Standard]]]] = {}
        published = {id(p.standards): p for p in (policy, *policy.others) if p.standards is not None}
        for each in published.values():
            by_duty: dict[str, list[Standard]] = {}
            for standard in standards_of(each):
                if standard.what == "internal limit":
                    by_duty.setdefault(standard.duty, []).append(standard)
            for duty, standards in by_duty.items():
                self._of_duty.setdefault(duty, []).append((each, standards))

    def of(self, rows: AnswerRows) -> TargetColumns:
        """Give the targets beside answers.

        Args:
            rows: the answers of the batch, whoever gave them.
        """
        tables, days = tables_of(self.law), np.full(len(rows), NO_DAY, np.int32)
        kept = np.full(len(rows), -1, np.int8)
        fast = _FastTrack(self)
        limited = _LIMITED[OUTCOME_OF[rows.rule]] & (rows.occurrence != NOT_STARTED)
        for id in dict.fromkeys((*self._of_duty, *fast.duties)):
            for n, duty in enumerate(self.law.versions(id) if id in self.law else ()):
                at = np.flatnonzero(limited & (rows.version == tables.first[id] + n))
                if len(at):
                    some = rows.pick(at)
                    days[at] = _strictest(duty, [*self._internal(some, duty), fast.days(some, duty)])
                    kept[at] = _kept(some, days[at], duty, self.batch.as_of)
        return TargetColumns(days, kept)

    def _internal(self, rows: AnswerRows, duty: Duty) -> Iterator[Days]:
        """Give the days of the internal limits of each policy that has some for a duty."""
        for each, standards in self._of_duty.get(duty.id, ()):
            began, which = np.unique(rows.started, return_inverse=True)
            under = np.array([began_under(to_date(day), each, self.policy) for day in began.tolist()])[which]
            found = np.full(len(rows), NO_DAY, np.int32)
            at = np.flatnonzero(under)
            if len(at):
                found[at] = self._chosen(rows.pick(at), duty, each, standards)
            yield found

    def _chosen(self, rows: AnswerRows, duty: Duty, each: LocalPolicy, standards: Sequence[Standard]) -> Days:
        """Give the days of the limit that counts of several, by who asked and by conditions."""
        days = np.stack([self.days(standard, rows, duty) for standard in standards], axis=1)
        limits = [s.declared for s in standards if isinstance(s.declared, InternalLimit)]
        way = -1 if duty.bound is Bound.OPEN_UNTIL else 1
        starts = Starts(rows.case, self._askers(rows, duty, limits), np.where(days == BEYOND, BEYOND, days * way))
        conditions = [limit.when for limit in limits if limit.when is not None]
        tested = {id(when): tested_for_all(when, each.facts, self.sheet) for when in conditions}
        which = chosen_for_all(limits, starts, tested)
        found = days[np.arange(len(rows)), np.maximum(which, 0)]
        return np.where((which >= 0) & _count(found, rows.limit, duty), found, np.int32(NO_DAY))

    def days(self, standard: Standard, rows: AnswerRows, duty: Duty) -> Days:
        """Give the day that a standard gives for each start, not yet compared with the law.

        Args:
            standard: the standard.
            rows: the answers.
            duty: the duty that they are of, in its version.
        """
        return self.batch.tables.after(effective(standard, duty), rows.started)

    def _askers(self, rows: AnswerRows, duty: Duty, limits: Sequence[InternalLimit]) -> NDArray[np.int16]:
        if not any(limit.requested_by for limit in limits):
            return np.zeros(len(rows), np.int16)

        def one_case(start: int) -> Asker:
            view = self.view(int(rows.case[start]))
            instance = occurrences(duty.id, view, self.law)[rows.occurrence[start] - 1]
            return asker_of(instance.trigger, view)

        return askers(rows.case, rows.trigger, rows.trigger_on, self.batch, one_case)

    def view(self, case: int) -> View:
        """Give a case as it was known on the day of the question.

        Args:
            case: the case, by its number in the table.
        """
        return View(self.sheet.table.case_of(case), self.sheet.as_of, self.batch.tables.calendar)


class _FastTrack:
    """The aims of the fast track, for the cases that are on it.

    Attributes:
        duties: the ids of the duties that have an aim, where a case is on it.
    """

    def __init__(self, of: Targets) -> None:
        self.of, self.policy = of, of.policy.on(of.sheet.as_of)
        aims = [s for s in standards_of(self.policy) if isinstance(s.declared, FastTrackTarget)]
        self.by_role = any(isinstance(s.declared, FastTrackTarget) and s.declared.requested_by for s in aims)
        self.on_it = self._cases_on_it() if aims else []
        self.duties = tuple(dict.fromkeys(s.duty for s in aims)) if self.on_it else ()

    def _cases_on_it(self) -> list[int]:
        declared, sheet, calendar = self.policy.fast_track, self.of.sheet, self.of.batch.tables.calendar
        recorded = sheet.table.facts.get(RECORDED)
        if declared is None or recorded is None:
            return []
        rows = [(case, Row(sheet, case)) for case, value in enumerate(recorded) if value is True]
        return [case for case, row in rows if on_the_fast_track(declared, row, sheet.as_of, [], calendar)]

    def days(self, rows: AnswerRows, duty: Duty) -> Days:
        """Give the days of the aims for a duty.

        Args:
            rows: the answers.
            duty: the duty that they are of, in its version.
        """
        found = np.full(len(rows), NO_DAY, np.int32)
        if duty.id not in self.duties:
            return found
        for case, at in self._rows_on_it(rows):
            aim = next((s for s in aims_of(self.policy, self._by(case)) if s.duty == duty.id), None)
            if aim is not None:
                some = rows.pick(at)
                days = self.of.days(aim, some, duty)
                found[at] = np.where(_count(days, some.limit, duty), days, np.int32(NO_DAY))
        return found

    def _rows_on_it(self, rows: AnswerRows) -> Iterator[tuple[int, Rows]]:
        """Give the rows of the cases that are on it: case by case where it matters who asked, else all together."""
        at = np.flatnonzero(np.isin(rows.case, self.on_it))
        if not self.by_role:
            yield -1, at
            return
        for case in np.unique(rows.case[at]).tolist():
            yield case, at[rows.case[at] == case]

    def _by(self, case: int) -> str | None:
        """Give by whom the request was made that the plan of a case follows from."""
        if case < 0:
            return None
        view, law = self.of.view(case), self.of.law
        return leading_by(DutyResult(FINAL_PLAN, occurrences(FINAL_PLAN, view, law), view, law))


def _count(days: Days, limit: Days, duty: Duty) -> Flags:
    """Whether days of standards count beside the law's: none that is looser does, or cannot be compared."""
    there: Flags = (days != NO_DAY) & (days != BEYOND)
    dated = limit != NO_DAY
    if duty.limit is not None:
        there &= dated
    if not duty.source.binds:
        return there
    looser: Flags = days < limit if duty.bound is Bound.OPEN_UNTIL else days > limit
    there &= ~(looser & dated)
    return there


def _strictest(duty: Duty, days: Sequence[Days]) -> Days:
    found = days[0]
    for other in days[1:]:
        best = np.maximum(found, other) if duty.bound is Bound.OPEN_UNTIL else np.minimum(found, other)
        found = np.where(found == NO_DAY, other, np.where(other == NO_DAY, found, best))
    return found


def _kept(rows: AnswerRows, days: Days, duty: Duty, as_of: int) -> Truth:
    """Whether each target was kept: by what was done, or because its day passed without it."""
    done = rows.done_on != NO_DAY
    if duty.bound is Bound.OPEN_UNTIL:
        yes, no = np.where(done, rows.done_on >= days, as_of >= days), done & (rows.done_on < days)
    else:
        yes, no = done & (rows.done_on <= days), np.where(done, rows.done_on > days, as_of > days)
    told = np.where(yes, np.int8(1), np.where(no, np.int8(0), np.int8(-1)))
    return np.where(days == NO_DAY, np.int8(-1), told)
