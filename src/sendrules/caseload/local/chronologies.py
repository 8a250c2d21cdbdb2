"""The cases of a table as the authority's own steps read them: ``Chronology`` on columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Rows, to_date
from sendrules.caseload.local.asked import asker_of_code, askers_of_rows
from sendrules.caseload.local.duties import Duties
from sendrules.caseload.local.rows import Row
from sendrules.law.statute import Statute
from sendrules.local.answers.asked import Asker
from sendrules.local.answers.occurred import Occurred
from sendrules.local.answers.steps import steps_by_act
from sendrules.local.checking.steps import bounds_step
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.steps import InternalStep
from sendrules.time.calendar import WorkingCalendar


class EventRow(NamedTuple):
    """An event of a table.

    Attributes:
        id: its id.
        kind: its kind.
        on: its day.
        row: its row in the batch.
    """

    id: str
    kind: EventKind
    on: date
    row: int


class Chronologies:
    """The cases of a batch, as steps read them. What several cases need is made once for all.

    Args:
        duties: how duties stand in them.
        policy: the authority's policy, with those that stand in for it.

    Attributes:
        duties: how duties stand in them.
        batch: the cases as known on the day of the question.
        calendar: the working days.
        by_act: the steps of the policy, as ``steps_by_act`` gives them.
    """

    def __init__(self, duties: Duties, policy: LocalPolicy) -> None:
        self.duties, self.batch = duties, duties.batch
        self.calendar = self.batch.tables.calendar
        self.by_act = list(steps_by_act(policy))
        self._steps = [step for _, steps in self.by_act for step in steps]
        self._of_kind: dict[EventKind, _OneKind] = {}
        self._askers: dict[EventKind, Mapping[int, Asker]] = {}

    def of(self, row: Row, case: int) -> CaseOnColumns:
        """Give one case.

        Args:
            row: the case, as a policy sees it.
            case: the case, by its number in the table.
        """
        return CaseOnColumns(self, row, case)

    @cached_property
    def may_have_steps(self) -> list[bool]:
        """By case, whether anything happened that a step counts from."""
        found: list[bool] = self.batch.cases_with(dict.fromkeys(step.after for step in self._steps)).tolist()
        return found

    def of_kind(self, kind: EventKind) -> _OneKind:
        """Give the events of a kind.

        Args:
            kind: the kind.
        """
        if kind not in self._of_kind:
            self._of_kind[kind] = _OneKind(self.batch, self.batch.rows((kind,)))
        return self._of_kind[kind]

    def asker(self, start: EventRow) -> Asker:
        """Say who made the request that an event is, or follows from; nobody looks where no step is for some requests only.

        Args:
            start: the event.
        """
        if not any(step.requested_by for step in self._steps):
            return Asker(known=True)
        if start.kind not in self._askers:
            rows = self.of_kind(start.kind).rows
            told = map(asker_of_code, askers_of_rows(rows, self.batch).tolist())
            self._askers[start.kind] = dict(zip(rows.tolist(), told, strict=True))
        return self._askers[start.kind][start.row]

    @cached_property
    def around(self) -> Mapping[int, Sequence[tuple[str, frozenset[int]]]]:
        """By the identity of a step, the ids of the duties around it that anything may start, with the identities of their versions."""
        return {id(step): list(self._around(step)) for step in self._steps}

    def _around(self, step: InternalStep) -> Iterator[tuple[str, frozenset[int]]]:
        law = self.duties.law
        for name in law.ids:
            versions = frozenset(id(duty) for duty in law.versions(name) if bounds_step(duty, step))
            if versions and self.batch.has(law.started_by(name)):
                yield name, versions


class _OneKind:
    """The events of one kind, case by case.

    Attributes:
        rows: their rows in the batch.
    """

    def __init__(self, batch: Batch, rows: Rows) -> None:
        self.rows, self._batch = rows, batch
        self._bounds: list[int] = np.searchsorted(batch.case[rows], np.arange(batch.cases + 1)).tolist()

    def of(self, case: int) -> Rows:
        """Give the rows of a case.

        Args:
            case: the case.
        """
        return self.rows[self._bounds[case] : self._bounds[case + 1]]


@dataclass(frozen=True, slots=True)
class CaseOnColumns:
    """A case of a table, as steps read it.

    Attributes:
        every: what is made once for all.
        case: the case, for its reference and its facts.
        number: its number in the table.
    """

    every: Chronologies
    case: Row
    number: int

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return to_date(self.every.batch.as_of)

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days."""
        return self.every.calendar

    @property
    def law(self) -> Statute:
        """The statute."""
        return self.every.duties.law

    def events(self, kind: EventKind) -> Sequence[EventRow]:
        """Give the visible events of a kind, in order of date.

        Args:
            kind: the kind.
        """
        batch, rows = self.every.batch, self.every.of_kind(kind).of(self.number).tolist()
        return [EventRow(batch.table.id_of(int(batch.source[n])), kind, to_date(batch.on[n]), n) for n in rows]

    def alike(self, start: EventRow, kind: EventKind) -> Iterator[date]:
        """Give the days of the visible events of a kind, in order; of those about the same body, where the start is about one.

        Args:
            start: the start of a step.
            kind: the kind.
        """
        batch, rows = self.every.batch, self.every.of_kind(kind).of(self.number)
        (about,) = batch.code("about", np.array([start.row])).tolist()
        if about:
            rows = rows[batch.code("about", rows) == about]
        return map(to_date, batch.on[rows].tolist())

    def asker(self, start: EventRow) -> Asker:
        """Say who made the request that an event is, or follows from.

        Args:
            start: the event.
        """
        return self.every.asker(start)

    def around(self, step: InternalStep) -> Iterator[Sequence[Occurred]]:
        """Give the occurrences of each duty whose limit is for a step or for what comes after it, in the order of the law.

        Args:
            step: the step.
        """
        for name, versions in self.every.around[id(step)]:
            yield [each for each in self.every.duties.of(name, self.number) if id(each.duty) in versions]
