"""``SafeDay``: an earlier day beside a limit, for those who want to be in time however the law is read."""

from __future__ import annotations

from datetime import date

from sendrules.errors import BeyondHorizonError
from sendrules.explanation import words
from sendrules.law.model.anchors import Anchors
from sendrules.law.model.limits import Limit
from sendrules.time.calendar import WorkingCalendar
from sendrules.values import value


@value
class SafeDay:
    """A day that is safe on a stricter count. It is guidance, and never a limit: nothing is judged by it.

    Attributes:
        limit: the stricter count, from the same day as the limit.
        said: who counts so, and how, in words.
        source: where that can be read; empty where nobody publishes it.
    """

    limit: Limit
    said: str
    source: str = ""

    def day(self, limit: date, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """Give the last working day that is in time on the stricter count, where that is earlier than the limit.

        A stricter count that ends on no working day gives no earlier day by that alone: a rule moves the limit too.

        Args:
            limit: the day on which the limit falls.
            anchors: gives the day of each anchor.
            calendar: the working days.
        """
        try:
            day = self.limit.day(anchors, calendar)
            if day is None:
                return None
            if calendar.is_working_day(day):
                return day if day < limit else None
            return calendar.add(day, -1) if calendar.add(day, 1) < limit else None
        except BeyondHorizonError:  # whether it is a working day is not known
            return None

    def in_words(self, day: date) -> str:
        """Say the day, with whose count it is.

        Args:
            day: the day that the count gave.

        >>> from sendrules.law.statute import statute
        >>> safe = statute().duty("hesc-46-permission-28-days").safe
        >>> safe.in_words(date(2026, 8, 12)) if safe else ""
        'the safe day is Wed 12 Aug 2026: GOV.UK counts 28 days from the decision letter, and leaves out no day (guidance, not law)'
        """
        return f"the safe day is {words(day)}: {self.said} (guidance, not law)"
