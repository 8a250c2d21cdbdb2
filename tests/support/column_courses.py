"""What became of the starts of a duty, on columns and by the engine for one case, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from columns import TABLES, all_laws
from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.caseload.columns import conditions as _every_twin  # noqa: F401 — it registers them
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, maybe_date, to_day
from sendrules.caseload.columns.courses import Courses
from sendrules.caseload.columns.match import courses_of
from sendrules.caseload.columns.starts import starts_of
from sendrules.caseload.columns.twins import NoTwin
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.model.anchors import Found
from sendrules.law.model.duty import Duty
from sendrules.statutory.match import Course, courses

FIELDS = (
    "case", "row", "day", "holds", "since", "trigger", "done", "done_day", "ended", "ended_day", "revived", "undone",
    "in_transit", "arose", "set_by",
)  # fmt: skip
"""What is compared of each start."""
_HOLDS = {True: 1, None: -1}
Line = tuple[int, ...]


class Asked:
    """Some cases on one day, for both engines.

    Args:
        cases: the cases.
        as_of: the day of the question.
    """

    def __init__(self, cases: Sequence[Case], as_of: date) -> None:
        self.cases, self.as_of = cases, as_of
        self.batch = Batch(table_of(cases), as_of, TABLES)

    @cached_property
    def views(self) -> list[View]:
        """Each case as known on the day."""
        return [View(case, self.as_of) for case in self.cases]

    @cached_property
    def _row_of(self) -> dict[int, int]:
        events = [e for case in self.cases for e in sorted(case.events, key=lambda e: (e.on, e.id or ""))]
        return {id(events[source]): row for row, source in enumerate(self.batch.source.tolist())}

    def row(self, event: Event | None) -> int:
        """Give the row of an event; -1 for none."""
        return -1 if event is None else self._row_of[id(event)]

    def said(self, name: str, value: int) -> object:
        """Give the id of an event, a day or a number that a line has for a field; None for nothing."""
        if name.endswith("day") or name == "since":
            return maybe_date(value)
        if name in ("case", "trigger", "holds"):
            return value
        return None if value < 0 else self.batch.table.id_of(int(self.batch.source[value]))

    def by_one_case(self, duty: Duty) -> list[Line]:
        """Give what the engine for one case says of every start."""
        return [self._line(duty, n, course) for n, view in enumerate(self.views) for course in courses(duty, view)]

    def _line(self, duty: Duty, case: int, course: Course) -> Line:
        start = course.start
        return (
            case, self.row(start.event), _day(start.day), _HOLDS[start.holds], _day(course.since),
            next(n for n, trigger in enumerate(duty.trigger) if trigger is start.trigger),
            *self._found(course.done), *self._found(course.ended), *self._found(course.revived)[:1],
            *map(self.row, (course.undone, course.in_transit, course.arose, course.set_by)),
        )  # fmt: skip

    def _found(self, found: Found | None) -> tuple[int, int]:
        return (-1, NO_DAY) if found is None else (self.row(found.event), _day(found.day))

    def by_columns(self, duty: Duty) -> tuple[list[Line], set[int]]:
        """Give what the columns say of every start, and the cases that they leave.

        Raises:
            NoTwin: the whole duty is left.
        """
        guard = np.zeros(self.batch.cases, bool)
        found = courses_of(duty, starts_of(duty, self.batch, guard), guard)
        return lines(found), set(np.flatnonzero(guard).tolist())


def lines(found: Courses) -> list[Line]:
    """Give what courses say of each start."""
    starts = found.starts
    since = np.full(len(starts), NO_DAY) if starts.since is None else starts.since
    columns: list[NDArray[Any]] = [starts.case, starts.row, starts.day, starts.holds, since, starts.trigger]
    columns += [getattr(found, name) for name in FIELDS[6:]]
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _day(day: date | None) -> int:
    return NO_DAY if day is None else to_day(day)


def course_rows(rule: Duty, *events: Event, as_of: date) -> list[dict[str, object]]:
    """Give what the columns say of each start of one case: by field the id of an event, or a day, of what there is.

    It is compared with what the engine for one case says.
    """
    asked = Asked([Case(reference="A", events=events)], as_of)
    ours, left = asked.by_columns(rule)
    assert not left
    assert ours == asked.by_one_case(rule)
    return [{name: asked.said(name, value) for name, value in zip(FIELDS, line, strict=True)} for line in ours]


class Compared(NamedTuple):
    """How the courses of some duties compare.

    Attributes:
        starts: how many starts were compared.
        left: how many the columns leave, because a case is left or a duty has no twin.
        differing: what differs, in words.
    """

    starts: int
    left: int
    differing: list[str]


def compared(duty: Duty, asked: Asked) -> Compared:
    """Compare the courses of a duty."""
    theirs = asked.by_one_case(duty)
    try:
        ours, left = asked.by_columns(duty)
    except NoTwin:
        return Compared(len(theirs), len(theirs), [])
    told, mine = ([line for line in each if line[0] not in left] for each in (theirs, ours))
    differing = []
    if told != mine:
        for line in sorted({*told} ^ {*mine}):
            who = "one case" if line in told else "columns"
            said = ", ".join(
                f"{name} {value}" for name, value in zip(FIELDS, line, strict=True) if value not in (-1, NO_DAY)
            )
            differing.append(f"{duty.id} {asked.cases[line[0]].reference} on {asked.as_of}: {who}: {said}")
        differing = differing or [f"{duty.id} on {asked.as_of}: another order"]
    return Compared(len(theirs), len(theirs) - len(told), differing)


def all_duties() -> Iterator[Duty]:
    """Give every version of every duty of the law and of its other readings, one for each way to be answered."""
    seen = set()
    for law in all_laws():
        for duty in law.duties:
            if duty.answered_by.key not in seen:
                seen.add(duty.answered_by.key)
                yield duty
