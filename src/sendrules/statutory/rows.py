"""``Timetable`` and its rows: what follows from one date, as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from sendrules.case.kinds import EventKind
from sendrules.citation import Provision
from sendrules.explanation import plain
from sendrules.law.model.duty import Duty
from sendrules.time.calendar import WorkingCalendar
from sendrules.values import value

if TYPE_CHECKING:  # an amendment loads pydantic, which a timetable does without
    from sendrules.law.model.amendment import Amendment


@value(kw_only=True)
class Row:
    """One duty that follows from the date.

    Attributes:
        due: the last day; for a window, the last day it stays open; None where there is no date.
        duty: the duty.
        practical: the last working day before a limit that falls on no working day. Not statutory.
        safe: an earlier day that is safe on a stricter count. Guidance, not law.
        window_first: the first day of a window.
        lawful_from: the first day on which the act that ends a window is lawful.
        note: what it depends on, or why there is no date.
        body: what the commissioning body that it names was locally on the day; empty where it names none.
    """

    due: date | None
    duty: Duty
    practical: date | None = None
    safe: date | None = None
    window_first: date | None = None
    lawful_from: date | None = None
    note: str = ""
    body: str = ""

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

    def said(self) -> tuple[object, ...]:
        """Give what the row says, so that it can be compared with the row of another text of the duty."""
        return self.title, self.due, self.practical, self.safe, self.window_first, self.lawful_from, self.note

    def to_dict(self) -> dict[str, Any]:
        """Give the row as plain data."""
        return {
            "due": plain(self.due),
            "duty": self.id,
            "title": self.title,
            "provision": self.provision.to_dict(),
            "source": self.duty.source.value,
            "holder": self.duty.holder.value,
            "practical": plain(self.practical),
            "safe": plain(self.safe),
            "window_first": plain(self.window_first),
            "lawful_from": plain(self.lawful_from),
            "note": self.note,
            "body": self.body,
        }


class Timetable(Sequence[Row]):
    """The rows that follow from one date, by due date; those without a date last.

    Attributes:
        kind: the kind of event.
        on: its day.
        rows: the rows.
        calendar: the working days used.
        amendment: the amendment that the rows are under; None for the rows of the law.
        what_if: what would follow under an amendment; None where none was given.
    """

    __slots__ = ("amendment", "calendar", "kind", "on", "rows", "what_if")

    def __init__(
        self,
        kind: EventKind,
        on: date,
        rows: Sequence[Row],
        calendar: WorkingCalendar,
        amendment: Amendment | None = None,
    ) -> None:
        self.kind, self.on, self.rows, self.calendar = kind, on, tuple(rows), calendar
        self.amendment = amendment
        self.what_if: Timetable | None = None

    def __repr__(self) -> str:
        what_if = f", what if {self.amendment.id}" if self.amendment else ""
        return f"<Timetable {self.kind.value} on {self.on}: {len(self)} rows{what_if}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timetable):
            return NotImplemented
        mine, theirs = (self.kind, self.on, self.rows), (other.kind, other.on, other.rows)
        return mine == theirs and self.calendar == other.calendar and self.what_if == other.what_if

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

    @property
    def differences(self) -> tuple[tuple[Row, Row], ...]:
        """Pair the rows that an amendment would change, the law's first; empty where none was given."""
        would = {row.id: row for row in self.what_if.rows} if self.what_if else {}
        return tuple(
            (row, would[row.id]) for row in self.rows if row.id in would and row.said() != would[row.id].said()
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the timetable as plain data for JSON; `what_if` is there where an amendment was given."""
        more: dict[str, Any] = {"amendment": self.amendment.to_dict()} if self.amendment else {}
        if self.what_if is not None:
            more["what_if"] = self.what_if.to_dict() | {"differences": [law.id for law, _ in self.differences]}
        return {
            "format": "sendrules-timetable-1",
            "start": {"kind": self.kind.value, "on": self.on.isoformat()},
            "calendar": {
                "id": self.calendar.id,
                "digest": self.calendar.digest,
                "changes": [
                    {"day": c.day.isoformat(), "name": c.name, "change": c.change} for c in self.calendar.changes
                ],
            },
            "rows": [row.to_dict() for row in self.rows],
            **more,
        }
