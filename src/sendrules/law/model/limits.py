"""The shapes of a limit: so long after, so long before, on the day, before a fixed date, the earlier or later of two.

A limit is data. It is given the days of its anchors and answers with one day; it never looks at a case itself,
so a table of its answers can be made once for every day (architecture §6).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sendrules.citation import Provision
from sendrules.law.model.anchors import Anchor, Anchors
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Days, Months, Period, WorkingDays
from sendrules.values import value


@value
class After:
    """So long after the anchor (the trigger, unless ``of`` names another)."""

    period: Period
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The last day, or None where the anchor is absent."""
        start = anchors(self.of)
        return None if start is None else self.period.last_day(start, calendar)


@value
class Before:
    """So long before the anchor: the last day for it."""

    period: Period
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The last day, or None where the anchor is absent."""
        event = anchors(self.of)
        return None if event is None else self.period.latest_before(event, calendar)


@value
class OnTheDay:
    """On the day of the anchor itself."""

    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The anchor's own day."""
        del calendar
        return anchors(self.of)


@value
class BeforeDate:
    """Before a date of the calendar in the anchor's year: "before 15 February" ends on 14 February.

    Attributes:
        month: the month of the date.
        dom: its day of the month.
        of: the anchor; None for the trigger.
        years: how many years after the anchor's.
        year: a year of its own, where the provision names one.
    """

    month: int
    dom: int
    of: Anchor | None = None
    years: int = 0
    year: int | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The day before the date."""
        del calendar
        anchor = anchors(self.of)
        if anchor is None:
            return None
        year = self.year or anchor.year + self.years
        return date(year, self.month, self.dom) - timedelta(1)


@value
class NextDate:
    """The first such date of the calendar on or after the anchor: the 31 July that ends an academic year."""

    month: int
    dom: int
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The date, in the anchor's year or the next."""
        del calendar
        anchor = anchors(self.of)
        if anchor is None:
            return None
        here = date(anchor.year, self.month, self.dom)
        return here if here >= anchor else date(anchor.year + 1, self.month, self.dom)


@value
class AfterCounted:
    """So many days after the anchor, where a rule leaves certain days out of the count.

    Attributes:
        period: days, working days, or months: the days of a month are those to the same date of the next.
        left_out: whether a day is left out.
        said: what is left out, in words.
        provision: the rule that leaves them out.
        of: the anchor; None for the trigger.
    """

    period: Days | WorkingDays | Months
    left_out: Callable[[date], bool]
    said: str
    provision: Provision
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The last day, or None where the anchor is absent.

        Raises:
            BeyondHorizonError: the count needs a day that the calendar does not know.
        """
        day = anchors(self.of)
        if day is None:
            return None
        months = isinstance(self.period, Months)
        left = (self.period.last_day(day, calendar) - day).days if months else self.period.n
        working = isinstance(self.period, WorkingDays)
        while left:
            day = calendar.add(day, 1) if working else day + timedelta(1)
            left -= not self.left_out(day)
        return day


@value
class _Several:
    """What limits of several parts have in common."""

    limits: tuple[Limit, ...]

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of all."""
        return tuple(leg for limit in self.limits for leg in limit.legs())


@value
class EarliestOf(_Several):
    """The earlier of several limits; one whose anchor is absent is left out."""

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The earliest of the days that are known, or None where none is."""
        return min((d for limit in self.limits if (d := limit.day(anchors, calendar))), default=None)


@value
class LatestOf(_Several):
    """The later of several limits; one whose anchor is absent is left out."""

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The latest of the days that are known, or None where none is."""
        return max((d for limit in self.limits if (d := limit.day(anchors, calendar))), default=None)


@value
class FirstKnown(_Several):
    """The first of several limits whose anchor is there."""

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The first day that is known, or None where none is."""
        return next((d for limit in self.limits if (d := limit.day(anchors, calendar))), None)


@value
class Moved:
    """A limit that another rule moves, such as a rule of procedure for days on which an office is closed."""

    limit: Limit
    rule: Callable[[date, WorkingCalendar], date]
    provision: Provision

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of the limit that is moved."""
        return self.limit.legs()

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The day after moving."""
        day = self.limit.day(anchors, calendar)
        return None if day is None else self.rule(day, calendar)


Limit = After | AfterCounted | Before | OnTheDay | BeforeDate | NextDate | EarliestOf | LatestOf | FirstKnown | Moved
