"""Small cases made by hand, each with what a condition says of its first event: told by both engines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from columns import batch_of
from sendrules.case.case import Case
from sendrules.case.circumstances import Circumstance, Coronavirus
from sendrules.case.conditions import Condition, Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, maybe_date, to_day
from sendrules.caseload.columns.occasions import Occasions
from sendrules.caseload.columns.twins import test as tested

BEGIN = date(2025, 1, 1)
AS_OF = 700
_TRUTH = {1: True, 0: False, -1: None}


class Row(NamedTuple):
    """A case made by hand.

    Attributes:
        what: what is tried.
        events: its events; the first is the one that the condition is tested on.
        holds: what the condition says.
        since: since when, as a day from ``BEGIN``.
        reasons: reasons relating to coronavirus, by their first days.
        around: other circumstances.
        first: the first day of the period, where there is one.
        last: its last day.
    """

    what: str
    events: Sequence[Event]
    holds: bool | None
    since: int | None = None
    reasons: Sequence[date] = ()
    around: Sequence[Circumstance] = ()
    first: int | date | None = None
    last: int | date | None = None


def e(kind: str, day: int | date, **fields: Any) -> Event:
    """Give an event on a day, counted from ``BEGIN``; days among its fields are counted so too.

    Args:
        kind: its kind.
        day: its day.
        fields: its other fields.
    """
    days = {name: day_of(value) for name, value in fields.items() if type(value) is int}
    return Event(kind=kind, on=day_of(day), **(fields | days))


def day_of(day: int | date) -> date:
    """Give a day that is counted from ``BEGIN``."""
    return day if isinstance(day, date) else BEGIN + timedelta(day)


def batch_of_rows(rows: Sequence[Row], as_of: int | date = AS_OF) -> Batch:
    """Give a batch of all rows, so that each case has neighbours."""
    return batch_of(cases_of(rows), day_of(as_of))


def check(condition: Condition, rows: Sequence[Row], as_of: int | date = AS_OF) -> None:
    """Assert that both engines say of each row what it expects, beside the others and alone; the twin leaves none.

    Args:
        condition: the condition.
        rows: the rows, all known on one day.
        as_of: the day of the question.
    """
    expected = {row.what: (row.holds, None if row.since is None else day_of(row.since)) for row in rows}
    assert len(expected) == len(rows), "two rows have one name"
    cases, known = cases_of(rows), day_of(as_of)
    assert dict(zip(expected, _on_columns(condition, rows, cases, known), strict=True)) == expected
    both = list(zip(rows, cases, strict=True))
    alone = [found for row, case in both for found in _on_columns(condition, [row], [case], known)]
    assert dict(zip(expected, alone, strict=True)) == expected
    assert dict(zip(expected, (_one_case(condition, *each, known) for each in both), strict=True)) == expected


def left(condition: Condition, rows: Sequence[Row]) -> list[bool]:
    """Say of each row whether the twin leaves it to the engine for one case.

    Args:
        condition: the condition.
        rows: the rows; what they expect is not looked at.
    """
    cases = cases_of(rows)
    batch = batch_of(cases, day_of(AS_OF))
    guard = np.zeros(batch.cases, bool)
    tested(condition, Occasions(batch, first_rows_of(batch, cases), guard))
    return list(guard.tolist())


def _on_columns(
    condition: Condition, rows: Sequence[Row], cases: Sequence[Case], as_of: date
) -> list[tuple[bool | None, date | None]]:
    batch = batch_of(cases, as_of)
    guard = np.zeros(batch.cases, bool)
    first, last = (_days([getattr(row, name) for row in rows]) for name in ("first", "last"))
    found = tested(condition, Occasions(batch, first_rows_of(batch, cases), guard, first, last))
    assert not guard.any()
    since = [None if found.since is None else maybe_date(int(found.since[n])) for n in range(len(cases))]
    return [(_TRUTH[told], day) for told, day in zip(found.holds.tolist(), since, strict=True)]


def cases_of(rows: Sequence[Row]) -> list[Case]:
    """Give the case of each row."""
    return [
        Case(
            reference=f"R-{n}",
            events=[row.events[0].model_copy(update={"id": "start"}), *row.events[1:]],
            circumstances=[*_lockdowns(row), *row.around],
        )
        for n, row in enumerate(rows)
    ]


def first_rows_of(batch: Batch, cases: Sequence[Case]) -> Any:
    """Give the row of the first event of each case."""
    found = [row for row in range(len(batch)) if batch.table.id_of(int(batch.source[row])) == "start"]
    assert len(found) == len(cases), "a row's first event cannot be seen on the day"
    return np.array(found, np.int64)


def _lockdowns(row: Row) -> list[Coronavirus]:
    return [Coronavirus(what="a lockdown", first_day=day, last_day=day) for day in row.reasons]


def _days(days: Sequence[int | date | None]) -> Any:
    if all(day is None for day in days):
        return None
    return np.array([NO_DAY if day is None else to_day(day_of(day)) for day in days], np.int32)


def _maybe_day(day: int | date | None) -> date | None:
    return None if day is None else day_of(day)


def _one_case(condition: Condition, row: Row, case: Case, as_of: date) -> tuple[bool | None, date | None]:
    start = next(event for event in case.events if event.id == "start")
    occasion = Occasion(View(case, as_of), start, _maybe_day(row.first), _maybe_day(row.last))
    told: Finding = condition.test(occasion)
    return told.holds, told.since
