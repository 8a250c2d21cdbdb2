"""``Queued``: the cases of a caseload that wait for one thing, read once for every policy that is tried on them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sendrules.case.facts import FactDefinition
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.waits import Waits
from sendrules.caseload.running.sources import BATCH_CASES, opened
from sendrules.engine import Engine
from sendrules.errors import InputError, Problem
from sendrules.law.statute import Statute
from sendrules.statutory.waited_for import WaitingFor
from sendrules.statutory.waiting import Part, Waiting
from sendrules.time.calendar import WorkingCalendar

T = TypeVar("T")
Positions = NDArray[np.int64]
"""Cases by their position in ``Queued.items``."""


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """The dates of the cases as numbers, for comparison; what is not known comes last.

    Attributes:
        limit: the law's limit.
        received: the day from which each waits.
    """

    limit: Positions
    received: Positions


@dataclass(frozen=True, eq=False)
class Queued:
    """The cases that are known to wait, in order of their references.

    Attributes:
        items: how each waits.
        as_of: the day of the question.
        not_known: of how many other cases it is not known whether they wait.
    """

    items: tuple[Waiting, ...]
    as_of: date
    not_known: int = 0
    _kept: dict[Hashable, object] = field(default_factory=dict, repr=False)

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The references of the cases."""
        return tuple(item.case.reference for item in self.items)

    @cached_property
    def dates(self) -> Dates:
        """The dates of the cases."""
        limits, received = ([getattr(i, name) or date.max for i in self.items] for name in ("limit", "received"))
        return Dates(_numbers(limits), _numbers(received))

    def once(self, key: Hashable, made: Callable[[], T]) -> T:
        """Give what several policies ask for, made when the first of them asks.

        Args:
            key: what it is.
            made: makes it.
        """
        if key not in self._kept:
            self._kept[key] = made()
        return self._kept[key]  # type: ignore[return-value]

    def read(self, fact: FactDefinition) -> Sequence[Hashable]:
        """Give the value of a fact for every case; None where it is not recorded or cannot be read.

        Args:
            fact: the fact.
        """

        def made() -> tuple[FactDefinition, list[Hashable]]:
            return fact, [_of(item, fact, self.as_of) for item in self.items]

        return self.once(("fact", id(fact)), made)[1]  # the fact is kept with it, so that its identity stands for it


def _of(item: Waiting, fact: FactDefinition, as_of: date) -> Hashable:
    return item.case.read(fact, as_of)[0]  # type: ignore[union-attr]  # a case of a table is a subject


def _numbers(days: Iterable[date]) -> Positions:
    return np.array([day.toordinal() for day in days], np.int64)


def queued(
    tables: Iterable[EventTable], waits_for: WaitingFor, *, law: Statute, calendar: WorkingCalendar, as_of: date
) -> Queued:
    """Read how each case waits, once for all policies.

    Args:
        tables: the cases.
        waits_for: what they wait for.
        law: the statute.
        calendar: the working days.
        as_of: the day of the question.
    """
    found = how_each_waits(tables, waits_for, law=law, calendar=calendar, as_of=as_of)
    waits = sorted((w for w in found if w.part is Part.WAITING), key=lambda w: w.case.reference)
    return Queued(tuple(waits), as_of, sum(w.part is Part.NOT_KNOWN for w in found))


def how_each_waits(
    tables: Iterable[EventTable], waits_for: WaitingFor, *, law: Statute, calendar: WorkingCalendar, as_of: date
) -> list[Waiting]:
    """Say how each case of some tables waits, and of those that do not wait, why not.

    Args:
        tables: the cases.
        waits_for: what they wait for.
        law: the statute.
        calendar: the working days.
        as_of: the day of the question.
    """
    days = DayTables(calendar)
    return [
        waiting
        for table in tables
        for waiting in Waits(FactSheet(table, as_of), Batch(table, as_of, days), law).of(waits_for)
    ]


def read_queued(
    source: object,
    waits_for: WaitingFor,
    *,
    engine: Engine,
    as_of: date,
    columns: Mapping[str, str | None] | None = None,
    batch_cases: int = BATCH_CASES,
) -> Queued:
    """Read the cases of a source that wait for something.

    Args:
        source: the cases, as for ``sendrules.caseload.evaluate``.
        waits_for: what they wait for.
        engine: the engine, for the law and the calendar.
        as_of: the day of the question.
        columns: by the name of a column in the source our name for it.
        batch_cases: how many cases are read at once.

    Raises:
        InputError: the source cannot be used, or two cases share a reference.
        WrongType: the source is of another type.
    """
    with opened(source, batch_cases, columns=columns) as cases:
        tables = [part.read().table for part in cases.parts]
    read = queued(tables, waits_for, law=engine.law, calendar=engine.calendar, as_of=as_of)
    twice = sorted({one for one, after in pairwise(read.references) if one == after})
    if twice:
        raise InputError("cases", [Problem(r, "two cases have this reference.", "Give each its own.") for r in twice])
    return read
