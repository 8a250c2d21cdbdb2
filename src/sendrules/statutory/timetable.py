"""The timetable: every duty that follows from one date, before anything else is known of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, overload

from sendrules.case.kinds import EventKind
from sendrules.citation import Provision
from sendrules.errors import BeyondHorizonError, UnknownNameError
from sendrules.explanation import plain, words
from sendrules.law.limits import Anchor, Anchors, LimitOf
from sendrules.law.model import Bound, Duty, Source, Trigger
from sendrules.law.statute import Statute
from sendrules.time.calendar import WorkingCalendar


class UnknownKind(UnknownNameError):
    """No kind of event has this name."""

    what = "kind of event"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row:
    """One duty that follows from the date.

    Attributes:
        due: the last day; for a window, the last day it stays open; None where there is no date.
        duty: the duty.
        practical: the last working day before a limit that falls on no working day. Not statutory.
        window_first: the first day of a window.
        lawful_from: the first day on which the act that ends a window is lawful.
        note: what it depends on, or why there is no date.
    """

    due: date | None
    duty: Duty
    practical: date | None = None
    window_first: date | None = None
    lawful_from: date | None = None
    note: str = ""

    def __repr__(self) -> str:
        return f"<Row {self.id}: {self.due or self.note}>"

    @property
    def id(self) -> str:
        """The duty's id."""
        return self.duty.id

    @property
    def title(self) -> str:
        """The duty in a few words."""
        return self.duty.title

    @property
    def provision(self) -> Provision:
        """Where the duty stands."""
        return self.duty.provision

    def to_dict(self) -> dict[str, Any]:
        """Give the row as plain data."""
        return {
            "due": plain(self.due), "duty": self.id, "title": self.title, "provision": self.provision.to_dict(),
            "source": self.duty.source.value, "holder": self.duty.holder.value, "practical": plain(self.practical),
            "window_first": plain(self.window_first), "lawful_from": plain(self.lawful_from), "note": self.note,
        }  # fmt: skip


class Timetable(Sequence[Row]):
    """The rows that follow from one date, by due date; those without a date last.

    Attributes:
        kind: the kind of event.
        on: its day.
        rows: the rows.
        calendar: the working days used.
    """

    __slots__ = ("calendar", "kind", "on", "rows")

    def __init__(self, kind: EventKind, on: date, rows: Sequence[Row], calendar: WorkingCalendar) -> None:
        self.kind, self.on, self.rows, self.calendar = kind, on, tuple(rows), calendar

    def __repr__(self) -> str:
        return f"<Timetable {self.kind.value} on {self.on}: {len(self)} rows>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timetable):
            return NotImplemented
        mine, theirs = (self.kind, self.on, self.rows), (other.kind, other.on, other.rows)
        return mine == theirs and self.calendar == other.calendar

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def changes_from(self, other: Timetable) -> tuple[tuple[Row, Row], ...]:
        """Pair the rows that differ from another calendar's, this one's first."""
        theirs = {row.id: row for row in other.rows}
        return tuple((row, theirs[row.id]) for row in self.rows if row.id in theirs and row != theirs[row.id])

    def to_dict(self) -> dict[str, Any]:
        """Give the timetable as plain data for JSON."""
        return {
            "format": "sendrules-timetable-1",
            "start": {"kind": self.kind.value, "on": self.on.isoformat()},
            "calendar": {
                "id": self.calendar.id, "digest": self.calendar.digest,
                "changes": [{"day": c.day.isoformat(), "name": c.name, "change": c.change} for c in self.calendar.changes],
            },
            "rows": [row.to_dict() for row in self.rows],
        }  # fmt: skip


def timetable_of(kind: EventKind | str, on: date, law: Statute, calendar: WorkingCalendar) -> Timetable:
    """Give every duty that follows from one event.

    Args:
        kind: the kind of event.
        on: the day that starts the limits: of receipt, or of service.
        law: the statute.
        calendar: the working days.

    Raises:
        UnknownKind: there is no such kind of event.
        TypeError: ``on`` is not a date.
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise TypeError(f"a date without a time is needed, not {type(on).__name__}")
    try:
        start = EventKind(kind)
    except ValueError:
        raise UnknownKind(str(kind), list(EventKind)) from None
    rows = list(_rows(start, on, law, calendar))
    rows.sort(key=lambda row: (row.due is None, row.due or date.max, row.duty.source is Source.DERIVED))
    return Timetable(start, on, rows, calendar)


def _rows(kind: EventKind, on: date, law: Statute, calendar: WorkingCalendar) -> Iterator[Row]:
    for id in dict.fromkeys(duty.id for duty in law.duties):
        versions = law.versions(id)
        if not any(t.kind is kind for t in versions[-1].trigger):
            continue
        duty = next((d for d in versions if d.in_force.contains(on)), None)
        if duty is None:
            life = versions[-1].in_force
            note = f"not in force on that day: in force from {life.first.isoformat()}" + (
                f" to {life.last.isoformat()}" if life.last else ""
            )
            yield Row(due=None, duty=versions[-1], note=note)
            continue
        trigger = next(t for t in duty.trigger if t.kind is kind)
        yield _row(duty, trigger, on, law, calendar)


def _row(duty: Duty, trigger: Trigger, on: date, law: Statute, calendar: WorkingCalendar) -> Row:
    notes = [f"if {duty.contingent_on}"] if duty.contingent_on else []
    if trigger.only_if:
        notes.append(trigger.only_if)
    if duty.limit is None:
        return Row(due=None, duty=duty, note="; ".join([duty.residual or "", *notes]).strip("; "))
    anchors = _anchors(on, law, calendar)
    try:
        due = duty.limit.day(anchors, calendar)
    except BeyondHorizonError as error:
        return Row(due=None, duty=duty, note="; ".join([*notes, str(error)]))
    if due is None:
        return Row(due=None, duty=duty, note="; ".join([*notes, "on the day that the notice states"]))
    if duty.bound is Bound.OPEN_UNTIL:
        lawful = due + timedelta(1) if due < date.max else None
        return Row(due=due, duty=duty, window_first=on, lawful_from=lawful, note="; ".join(notes))
    if duty.source is Source.DERIVED:
        notes.append("derived, not statutory")
    if not calendar.knows(due):
        notes.append(f"whether it is a working day is not known: the calendar ends on {words(calendar.last)}")
    practical = None
    if calendar.knows(due) and not calendar.is_working_day(due) and due > calendar.first:
        practical = calendar.add(due, -1)
    return Row(due=due, duty=duty, practical=practical, note="; ".join(notes))


def _anchors(on: date, law: Statute, calendar: WorkingCalendar) -> Anchors:
    """Anchors where only the start is known: the trigger, and limits that run from it."""

    def day_of(anchor: Anchor | None) -> date | None:
        if anchor is None:
            return on
        if isinstance(anchor, LimitOf):
            other = law.duty(anchor.duty)
            return other.limit.day(day_of, calendar) if other.limit else None
        return None

    return day_of
