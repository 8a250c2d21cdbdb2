"""Step two: the day on which the limit of one occurrence falls. It asks the anchors and the calendar only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.anchors import Anchor, Found
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.statute import Statute
from sendrules.statutory.match import Course
from sendrules.time.calendar import WorkingCalendar
from sendrules.values import quick


@quick(eq=False)
class Occurrence:
    """One start of a duty under one law, with what became of it and the anchors found for it.

    Attributes:
        course: the start, and what became of it.
        law: the other duties, for limits that count from theirs.
        anchors: every anchor that was looked for, with what it turned out to be.
    """

    course: Course
    law: Statute
    anchors: dict[Anchor | None, Found | None] = field(default_factory=dict, repr=False)

    @property
    def event(self) -> Event:
        """The event that started it."""
        return self.course.start.event

    @property
    def day(self) -> date | None:
        """The day of that event that counts."""
        return self.course.start.day

    @property
    def view(self) -> View:
        """The case as known on the day of the question."""
        return self.course.view

    @property
    def since(self) -> date | None:
        """Since when what the start's condition found was there."""
        return self.course.since

    @property
    def reversal(self) -> Found | None:
        """What reversed a refusal, where something did."""
        return self.course.reversal

    @property
    def other_starts(self) -> Sequence[date]:
        """The days of every start of the same duty, in order."""
        return self.course.other_starts

    def find(self, anchor: Anchor | None) -> Found | None:
        """Give what an anchor means here, found once; None where it is absent.

        Args:
            anchor: the anchor; None for the start itself.
        """
        if anchor is None:
            return Found(self.course.start.day, self.course.start.event)
        if anchor not in self.anchors:
            self.anchors[anchor] = anchor.find(self)
        return self.anchors[anchor]

    def day_of(self, anchor: Anchor | None) -> date | None:
        """Give the day of an anchor; None where it is absent."""
        if anchor is None:
            return self.course.start.day
        found = self.find(anchor)
        return found.day if found else None

    def limit_of(self, duty: str) -> date | None:
        """Give the limit of another duty for the same start; None where it was not in force or has none."""
        other = self.law.in_force(duty, self.day) if self.day else None
        return other.limit.day(self.day_of, self.view.calendar) if other and other.limit else None

    def limit(self, duty: Duty) -> date | None:
        """Give the day on which the limit of the duty falls; None where it has none, or waits for another day.

        Raises:
            BeyondHorizonError: the calendar does not know the days that it turns on.
        """
        return duty.limit.day(self.day_of, self.view.calendar) if duty.limit else None


def practical_day(duty: Duty, limit: date, view: View) -> date | None:
    """Give the last working day before a limit that falls on no working day; None where it falls on one.

    It is a service to people who work on working days. The limit itself does not move.
    """
    return working_day_before(limit, view.calendar) if duty.bound is Bound.NOT_LATER_THAN else None


def working_day_before(day: date, calendar: WorkingCalendar) -> date | None:
    """Give the last working day before a day that is none; None for a working day, or where the calendar knows none.

    Args:
        day: the day.
        calendar: the working days.
    """
    if not calendar.knows(day) or calendar.is_working_day(day):
        return None
    try:
        return calendar.add(day, -1)
    except BeyondHorizonError:  # no working day before it is known
        return None
