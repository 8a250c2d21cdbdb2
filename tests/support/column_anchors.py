"""Anchors on columns beside the engine for one case: starts and courses as that engine has them, and where a twin differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from columns import Compared, Known, all_laws
from sendrules.case.events import Event
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, to_day
from sendrules.caseload.columns.courses import Courses, Starts
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.anchors import Anchor, Found
from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.match import Course, courses


class Use(NamedTuple):
    """An anchor as one duty of one law uses it."""

    anchor: Anchor
    duty: Duty
    law: Statute


def uses_of(*classes: type) -> list[Use]:
    """Give every use of anchors of just these classes in any law, each once for duties that have the same starts."""
    found = {(u.anchor, u.duty.trigger, u.duty.detained): u for u in every_use() if type(u.anchor) in classes}
    return list(found.values())


def every_use() -> Iterator[Use]:
    """Give every anchor of a limit, a safe day or a lapse, in any law; and the anchors within."""
    for law in all_laws():
        for duty in law.duties:
            limits = (duty.limit, duty.safe.limit if duty.safe else None)
            legs = [leg for limit in limits if limit for leg in limit.legs()]
            for anchor in (*legs, duty.lapses):
                if anchor is not None:
                    yield from (Use(each, duty, law) for each in _with_those_within(anchor))


def _with_those_within(anchor: Anchor) -> Iterator[Anchor]:
    yield anchor
    for name in ("of", "determined"):
        within = getattr(anchor, name, None)
        if within is not None:
            yield from _with_those_within(within)


def compared_anchor(use: Use, known: Known) -> Compared:
    """Compare an anchor with its twin on every start of a duty, save in the cases that the twin leaves."""
    batch = known.batch
    told = [course for view in known.views for course in courses(use.duty, view)]
    if not told:
        return Compared(0, 0, [])
    rows = rows_by_event(batch)
    at = Occurrences(courses_on_columns(batch, use.duty, told, rows), use.law, np.zeros(batch.cases, bool))
    ours = at.find(use.anchor)
    left, differing = 0, []
    for n, course in enumerate(told):
        if at.guard[at.starts.case[n]]:
            left += 1
            continue
        theirs = _found(use.anchor, Occurrence(course, use.law), rows)
        if (int(ours.day[n]), int(ours.row[n])) != theirs:
            one = f"{course.view.case.reference} {course.event.id} on {known.as_of}"
            differing.append(f"{use.duty.id}, {one}: columns {ours.day[n], ours.row[n]}, one case {theirs}")
    return Compared(len(told), left, differing)


RowOf = dict[tuple[str, str | None], int]
"""By the reference of a case and the id of a visible event, its row."""


def rows_by_event(batch: Batch) -> RowOf:
    """Give the row of every visible event of a batch whose cases have each a reference of their own."""
    table = batch.table
    if "rows by event" not in batch.memo:
        batch.memo["rows by event"] = {
            (table.references[case], table.id_of(int(batch.source[row]))): row
            for row, case in enumerate(batch.case.tolist())
        }
    found: RowOf = batch.memo["rows by event"]
    return found


def courses_on_columns(batch: Batch, duty: Duty, told: Sequence[Course], rows: RowOf) -> Courses:
    """Put the courses that the engine for one case gives on columns.

    Args:
        batch: the cases as known on the day.
        duty: the duty.
        told: the courses of all cases, in order of case.
        rows: by event its row.
    """

    def row_of(course: Course, event: Event | None) -> int:
        return -1 if event is None else rows[course.view.case.reference, event.id]

    def column(name: str) -> Any:
        found = [getattr(course, name) for course in told]
        events = [each.event if isinstance(each, Found) else each for each in found]
        return np.array([row_of(course, event) for course, event in zip(told, events, strict=True)], np.int64)

    def days(name: str) -> Any:
        return np.array([_day(each.day if (each := getattr(course, name)) else None) for course in told], np.int32)

    row = np.array([row_of(course, course.event) for course in told], np.int64)
    since = [course.since for course in told]
    starts = Starts(
        batch=batch,
        row=row,
        day=np.array([_day(course.day) for course in told], np.int32),
        holds=np.array([1 if course.start.holds else -1 for course in told], np.int8),
        since=np.array(list(map(_day, since)), np.int32) if any(since) else None,
        trigger=np.array([duty.trigger.index(course.start.trigger) for course in told], np.int8),
        case=batch.case[row],
        on=batch.on[row],
        key=batch.key[row],
    )
    return Courses(
        starts=starts,
        done=column("done"),
        done_day=days("done"),
        ended=column("ended"),
        ended_day=days("ended"),
        revived=column("revived"),
        undone=column("undone"),
        in_transit=column("in_transit"),
        arose=column("arose"),
        set_by=column("set_by"),
    )


def _found(anchor: Anchor, occurrence: Occurrence, rows: RowOf) -> tuple[int, int]:
    try:
        found = anchor.find(occurrence)
    except BeyondHorizonError:
        return BEYOND, -1
    if found is None:
        return NO_DAY, -1
    event = found.event
    return _day(found.day), -1 if event is None else rows[occurrence.view.case.reference, event.id]


def _day(day: date | None) -> int:
    return NO_DAY if day is None else to_day(day)
