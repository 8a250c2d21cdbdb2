"""The anchor of the reading `day-of-receipt`: the day of receipt, if only a working day can be one."""

from __future__ import annotations

from sendrules.case.looks_at import LooksAt
from sendrules.law.model.anchors import Begun, Found, Occurrence
from sendrules.values import value


@value
class WorkingDayOfReceipt:
    """The day of the start, or of the beginning that it goes back to; of what is received, the next working day.

    Attributes:
        of: the beginning; None for the start itself.
    """

    of: Begun | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which the beginning's day may be given; the start's needs none."""
        return self.of.names if self.of else ()

    @property
    def looks_at(self) -> LooksAt:
        """What the beginning looks at."""
        return self.of.looks_at if self.of else LooksAt.NOTHING

    def find(self, at: Occurrence) -> Found | None:
        """Move the day on, where it is that of something received on no working day."""
        found = Found(at.day, at.event) if self.of is None else self.of.find(at)
        if found is None or found.day is None or found.event is None:
            return found
        from sendrules.case.receipt import first_working_day  # a timetable does without

        return Found(first_working_day(found.day, found.event.kind, at.view.calendar), found.event)
