"""Edits of a limit or of a duty, from which the ways of counting wrongly are made: ``wrong_ways.py`` names them.

An edit is given one limit and gives another, or the same object where it does not touch it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

import holidays

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.anchors import Anchor, Anchors, Next
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import After, Before, BeforeDate, FirstKnown, Moved
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Counting, Days, Months, Weeks, WorkingDays

ONE_DAY = timedelta(1)
Edit = Callable[[Any], Any]


def edited(limit: Any, edit: Edit, into_moved: bool = True) -> Any:
    """Give a limit with an edit made on it, else on each of its parts."""
    found = edit(limit)
    if found is not limit:
        return found
    if isinstance(limit, Moved):
        inner = edited(limit.limit, edit) if into_moved else limit.limit
        return limit if inner is limit.limit else replace(limit, limit=inner)
    if "limits" in {field.name for field in fields(limit)}:
        parts = tuple(edited(part, edit, into_moved) for part in limit.limits)
        return limit if all(a is b for a, b in zip(parts, limit.limits, strict=True)) else replace(limit, limits=parts)
    return limit


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A limit whose day is taken for another.

    Attributes:
        limit: the limit.
        day_for: gives the other day, from the day that it runs from and the right day.
        of: the anchor of the limit.
    """

    limit: Any
    day_for: Callable[[date, date, WorkingCalendar], date]
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of the limit."""
        legs: tuple[Anchor | None, ...] = self.limit.legs()
        return legs

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The other day, or None where the anchor is absent."""
        start, right = anchors(self.of), self.limit.day(anchors, calendar)
        return None if start is None or right is None else self.day_for(start, right, calendar)


def period_as(become: Callable[[Any], Any], *kinds: type, forward: bool = True) -> Edit:
    """Edit the period of limits that count so long after a day (or before it), where it is of one of these kinds."""

    def edit(limit: Any) -> Any:
        if not isinstance(limit, After if forward else (After, Before)) or not isinstance(limit.period, kinds):
            return limit
        period = become(limit.period)
        return limit if period == limit.period else replace(limit, period=period)

    return edit


def day_as(day_for: Callable[[date, date, WorkingCalendar, Any], date], *kinds: type) -> Edit:
    """Put another day in place of the right one, where the period is of one of these kinds."""

    def edit(limit: Any) -> Any:
        if not isinstance(limit, After) or not isinstance(limit.period, kinds):
            return limit
        period = limit.period
        return Otherwise(limit, lambda start, right, calendar: day_for(start, right, calendar, period), limit.of)

    return edit


def counting_as(become: Counting, before: Counting) -> Callable[[Any], Any]:
    return lambda period: replace(period, counting=become) if period.counting is before else period


def walked(start: date, right: date, left_out: Callable[[date], bool]) -> date:
    """Give the day on which as many days have gone by as to the right day, where some days are left out of the count."""
    day = start
    for _ in range((right - start).days):
        day += ONE_DAY
        while left_out(day):
            day += ONE_DAY
    return day


def without_august(start: date, right: date, calendar: WorkingCalendar, period: Any) -> date:
    if not isinstance(period, WorkingDays):
        return walked(start, right, lambda day: day.month == 8)
    day = start
    for _ in range(calendar.count(start, right)):
        day = calendar.add(day, 1)
        while day.month == 8:
            day = calendar.add(day, 1)
    return day


def overflow(start: date, right: date, calendar: WorkingCalendar, period: Months) -> date:
    """The 31st of a month of 30 days becomes the 1st of the next, as in some programming languages."""
    del calendar
    year, month = divmod(start.year * 12 + start.month - 1 + period.n, 12)
    day = date(year, month + 1, 1) + timedelta(start.day - 1)
    return right if period.counting is not Counting.AFTER else day


def rolled(step: int) -> Edit:
    """Move an end that falls on no working day."""

    def move(start: date, right: date, calendar: WorkingCalendar, period: Any) -> date:
        del start, period
        return right if not calendar.knows(right) or calendar.is_working_day(right) else calendar.add(right, step)

    return day_as(move, Days, Weeks, Months)


def first_day_counted(limit: Any) -> Any:
    return period_as(counting_as(Counting.BEGINNING_WITH, Counting.AFTER), Days, Weeks, Months, WorkingDays)(limit)


def a_day_later(limit: Any) -> Any:
    """Take the date that an act must come before for the last day."""
    if not isinstance(limit, BeforeDate) or limit.dom == 1:  # before 1 January is the whole of the year before
        return limit
    return Otherwise(limit, lambda _, right, __: right + ONE_DAY, limit.of)


def from_the_decision(duty: Duty) -> Duty:
    """The sixteen and the twenty weeks run from the decision to assess, where there is one."""
    if duty.id not in {"reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks"} or not isinstance(
        duty.limit, After
    ):
        return duty
    decision = Next(EventKind.DECISION_TO_ASSESS, by=Dated.ON)
    return replace(duty, limit=FirstKnown((replace(duty.limit, of=decision), duty.limit)))


def calendar_of(subdivision: str) -> WorkingCalendar:
    """Give the working days of another part of the United Kingdom."""
    first, last = ENGLAND_AND_WALES.first, ENGLAND_AND_WALES.last
    table = holidays.country_holidays(
        "GB", subdiv=subdivision, years=range(first.year, last.year + 1), expand=False, language="en_GB"
    )
    days = {day: str(what) for day, what in table.items() if day.weekday() < 5 and first <= day <= last}
    return WorkingCalendar(subdivision, days, first, last)
