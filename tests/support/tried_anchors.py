"""Small cases made by hand, each with what an anchor is for its first event: told by both engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KINDS, NO_DAY, maybe_date
from sendrules.caseload.columns.courses import Courses, Starts
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.law.model.anchors import Anchor, Found
from sendrules.law.statute import statute
from tried_rows import AS_OF, Row, batch_of_rows, cases_of, day_of


class Anchored(NamedTuple):
    """A case made by hand.

    Attributes:
        what: what is tried.
        events: its events; the first is the start, and every other of its kind is a start too.
        day: the day that the anchor gives, counted from ``BEGIN``; None where it is absent.
        event: the kind of the event that it is; empty where it is a day and no event.
    """

    what: str
    events: Sequence[Event]
    day: int | date | None
    event: str = ""


@dataclass(frozen=True)
class Start:
    """A start as an anchor sees it: what ``Occurrence`` is to the engine for one case."""

    event: Event
    view: View
    other_starts: Sequence[date]
    since: date | None = None
    reversal: Found | None = None

    @property
    def day(self) -> date | None:
        """The event's own day."""
        return self.event.on

    def limit_of(self, duty: str) -> date | None:
        """Give the limit of a duty that counts from its start alone."""
        other = statute().in_force(duty, self.event.on)
        return other.limit.day(lambda _: self.event.on, self.view.calendar) if other and other.limit else None


def check_anchor(anchor: Anchor, rows: Sequence[Anchored], as_of: int | date = AS_OF) -> None:
    """Assert that both engines find what each row expects, beside the others and alone; and that the twin leaves none.

    Args:
        anchor: the anchor.
        rows: the rows, all known on one day.
        as_of: the day of the question.
    """
    _check(anchor, rows, as_of)
    for row in rows:
        _check(anchor, [row], as_of)


def _check(anchor: Anchor, rows: Sequence[Anchored], as_of: int | date) -> None:
    expected = {row.what: (None if row.day is None else day_of(row.day), row.event) for row in rows}
    assert len(expected) == len(rows), "two rows have one name"
    ours = [(maybe_date(day), kind) for day, kind in found_on_columns(anchor, rows, as_of)]
    assert dict(zip(expected, ours, strict=True)) == expected
    cases = cases_of([Row(row.what, row.events, None) for row in rows])
    theirs = [_one_case(anchor, case, row.events[0].kind, day_of(as_of)) for case, row in zip(cases, rows, strict=True)]
    assert dict(zip(expected, theirs, strict=True)) == expected


def found_on_columns(anchor: Anchor, rows: Sequence[Anchored], as_of: int | date = AS_OF) -> list[tuple[int, str]]:
    """Give what the twin finds for each row: the number of the day, and the kind of the event.

    Args:
        anchor: the anchor.
        rows: the rows, all known on one day.
        as_of: the day of the question.
    """
    tried = [Row(row.what, row.events, None) for row in rows]
    cases, batch = cases_of(tried), batch_of_rows(tried, as_of)
    starts = [_starts(case, row.events[0].kind) for case, row in zip(cases, rows, strict=True)]
    at = Occurrences(_courses(batch, starts), statute(), np.zeros(batch.cases, bool))
    found = at.find(anchor)
    assert not at.guard.any()
    of_rows = [n for n, (_, event) in enumerate(_flat(starts)) if event.id == "start"]
    return [(int(found.day[n]), _kind(batch, int(found.row[n]))) for n in of_rows]


def _starts(case: Case, kind: EventKind) -> list[Event]:
    found = [event for event in case.events if event.kind is kind and not event.planned]
    return sorted(found, key=lambda event: (event.on, event.id or ""))


def _flat(starts: Sequence[Sequence[Event]]) -> list[tuple[int, Event]]:
    return [(case, event) for case, events in enumerate(starts) for event in events]


def _courses(batch: Batch, starts: Sequence[Sequence[Event]]) -> Courses:
    """Courses of which nothing became anything: an anchor of a condition asks only for the starts."""
    place = {(int(case), batch.table.id_of(int(batch.source[row]))): row for row, case in enumerate(batch.case)}
    row: Any = np.array([place[case, event.id or ""] for case, event in _flat(starts)], np.int64)
    none, no_day = np.full(len(row), -1, np.int64), np.full(len(row), NO_DAY, np.int32)
    found = Starts(
        batch=batch,
        row=row,
        day=batch.on[row],
        holds=np.ones(len(row), np.int8),
        since=None,
        trigger=np.zeros(len(row), np.int8),
        case=batch.case[row],
        on=batch.on[row],
        key=batch.key[row],
    )
    return Courses(found, none, no_day, none, no_day, none, none, none, none, none)


def _kind(batch: Batch, row: int) -> str:
    return "" if row < 0 else KINDS[batch.kind[row]].value


def _one_case(anchor: Anchor, case: Case, kind: EventKind, as_of: date) -> tuple[date | None, str]:
    starts = _starts(case, kind)
    start = next(event for event in starts if event.id == "start")
    found = anchor.find(Start(start, View(case, as_of), [event.on for event in starts]))
    if found is None:
        return None, ""
    return found.day, found.event.kind.value if found.event else ""
