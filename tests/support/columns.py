"""The law on columns beside the engine for one case: cases to try, and where a condition's twin says something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings

import sendrules.caseload.columns.conditions  # noqa: F401 — it registers the twins
from sendrules.case.case import Case
from sendrules.case.conditions import Condition, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, maybe_date, to_date, to_day
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.occasions import Occasions
from sendrules.caseload.columns.twins import test as tested
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.statute import Statute, statute
from sendrules.testing.strategies import cases as case_strategy
from sendrules.time.calendar import ENGLAND_AND_WALES

TABLES = DayTables(ENGLAND_AND_WALES)
_HOLDS = {True: 1, False: 0, None: -1}


@cache
def drawn_cases(how_many: int) -> tuple[Case, ...]:
    """Give so many cases of the public strategies, the same in every run; each has a reference of its own."""
    found: list[Case] = []

    @settings(
        max_examples=how_many,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case_strategy())
    def keep(case: Case) -> None:
        found.append(case)

    keep()
    return tuple(case.model_copy(update={"reference": f"C-{n}"}) for n, case in enumerate(found))


def days_of(cases: Sequence[Case], how_many: int) -> list[date]:
    """Give days on which to ask about cases: spread over the days of their events, each a little later."""
    every = sorted(event.on for case in cases for event in case.events)
    step = max(len(every) // how_many, 1)
    return [day + timedelta(n % 40) for n, day in enumerate(every[step // 2 :: step])][:how_many]


def batch_of(cases: Sequence[Case], as_of: date) -> Batch:
    """Give a batch of cases."""
    return Batch(table_of(cases), as_of, TABLES)


def all_laws() -> Iterator[Statute]:
    """Give the law, and the law under each other answer to a contested question."""
    law = statute()
    yield law
    yield from (law.alternative(r.id, answer) for r in law.readings.values() for answer in r.alternatives)


class Compared(NamedTuple):
    """How a condition's twin compares: how many occasions were tried, what was left to the other engine, what differs."""

    tried: int
    left: int
    differing: list[str]


Period = Callable[[date, int], tuple[date | None, date | None]]
"""Gives, for the day of a start and its number, the first and last day of a period."""


def no_period(day: date, n: int) -> tuple[date | None, date | None]:
    """Give no period: a condition of a start."""
    return None, None


def some_period(day: date, n: int) -> tuple[date | None, date | None]:
    """Give periods of many lengths from the day after: a condition of a limit."""
    return day + timedelta(1), day + timedelta((7, 15, 42, 112, 140, 365)[n % 6])


class Known:
    """Cases as known on a day, for both engines: made once, and asked about many conditions.

    Args:
        cases: the cases.
        as_of: the day of the question.
    """

    def __init__(self, cases: Sequence[Case], as_of: date) -> None:
        self.as_of = as_of
        self.batch = batch_of(cases, as_of)
        self.views = [View(case, as_of) for case in cases]
        self._events: list[dict[str | None, Event]] = [{event.id: event for event in case.events} for case in cases]

    def event(self, row: int) -> Event:
        """Give the event of a row of the batch."""
        return self._events[int(self.batch.case[row])][self.batch.table.id_of(int(self.batch.source[row]))]


def compared(
    condition: Condition, kinds: Iterable[EventKind], cases: Sequence[Case], as_of: date, period: Period = no_period
) -> Compared:
    """Compare a condition with its twin on every visible event of some kinds, save in the cases that the twin leaves."""
    return compared_in(condition, kinds, Known(cases, as_of), period)


def compared_in(condition: Condition, kinds: Iterable[EventKind], known: Known, period: Period = no_period) -> Compared:
    """Compare as ``compared`` does, for cases that are known on a day already."""
    batch = known.batch
    rows = batch.rows(tuple(kinds))
    spans = [period(to_date(int(batch.on[row])), n) for n, row in enumerate(rows.tolist())]
    guard = np.zeros(batch.cases, bool)
    first, last = (_days([span[which] for span in spans]) for which in (0, 1))
    found = tested(condition, Occasions(batch, rows, guard, first, last))
    left, differing = 0, []
    for n, row in enumerate(rows.tolist()):
        if guard[batch.case[row]]:
            left += 1
            continue
        view, event = known.views[batch.case[row]], known.event(row)
        told = condition.test(Occasion(view, event, *spans[n]))
        ours: tuple[Any, ...] = (int(found.holds[n]),)
        theirs: tuple[Any, ...] = (_HOLDS[told.holds],)
        if found.since is not None or told.since is not None:
            ours += (None if found.since is None else maybe_date(int(found.since[n])),)
            theirs += (told.since,)
        if ours != theirs:
            differing.append(f"{view.case.reference} {event.id} on {known.as_of}: columns {ours}, one case {theirs}")
    return Compared(len(rows), left, differing)


def _days(days: list[date | None]) -> Any:
    if not any(days):
        return None
    return np.array([NO_DAY if day is None else to_day(day) for day in days], np.int32)
