"""``Sketch``: an event of which only its kind, its day and a few details are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sendrules.case.kinds import Dated, Ending, EventKind, Issues, Order, Role, Sector
from sendrules.values import value


@value(kw_only=True)
class Sketch:
    """An event of which only its kind, its day and a few details are known: what a timetable starts from.

    It has the fields of ``Event`` that a provision may look at in a start; what was not given is None.
    """

    kind: EventKind
    on: date
    to: Role | None = None
    by: Role | None = None
    about: str | None = None
    order: Order | None = None
    issues: Issues | None = None
    ended: Ending | None = None
    attends: bool | None = None
    continues: bool | None = None
    sent: date | None = None
    served: date | None = None
    closes: date | None = None
    aware: date | None = None
    commissioner_aware: date | None = None
    course_ends: date | None = None
    sector: Sector | None = None
    review_by: date | None = None
    duty: str | None = None
    sets: date | None = None

    @property
    def id(self) -> str:
        """What stands for the event in a list of missing facts: its kind."""
        return self.kind.value

    def dated(self, which: Dated) -> Sketch:
        """Give the sketch by another of its dates, where that one was given."""
        day = {Dated.SENT: self.sent, Dated.SERVED: self.served}.get(which)
        return self if day is None else replace(self, on=day)
