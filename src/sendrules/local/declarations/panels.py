"""``Panel``: when a panel meets and by when its papers are due. ``SchoolTerm``: the terms that the authority publishes."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, WithJsonSchema, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.explanation import words
from sendrules.local.declarations.base import Day, Declared, Sources, check_order
from sendrules.local.declarations.values import AnyPeriod, Id, Positive, Text
from sendrules.time.periods import Counting, Months, Period, Weeks

LAST = "last"
"""The last such weekday of a month, be it the fourth or the fifth."""


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Its number as ``date.weekday`` counts: 0 for Monday."""
        return _NUMBERS[self]

    @classmethod
    def of(cls, day: date) -> Weekday:
        """Give the weekday of a day.

        >>> Weekday.of(date(2026, 9, 2)).value
        'wednesday'
        """
        return list(cls)[day.weekday()]


_NUMBERS = {day: n for n, day in enumerate(Weekday)}


class OnBankHoliday(StrEnum):
    """What becomes of a meeting that falls on a bank holiday."""

    NOT_HELD = "not-held"
    NEXT_WORKING_DAY = "next-working-day"
    WORKING_DAY_BEFORE = "working-day-before"


def _hour(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value.strip(), re.ASCII):
        shown = f" (given: {value.strip()[:20]})" if isinstance(value, str) and value.strip() else ""
        refuse(Problem("", f"this is not a time of day{shown}.", 'Write hours and minutes in quotes, such as "17:00".'))
    return value.strip()


Hour = Annotated[
    str,
    BeforeValidator(_hour),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["17:00"]}),
]
"""A time of day, as HH:MM."""


def _interval(value: Period) -> Period:
    if not isinstance(value, Weeks | Months):
        refuse(
            Problem("", "a panel meets every so many weeks or months.", 'Write it so, such as "1 week" or "1 month".')
        )
    if value.n > 52:
        refuse(Problem("", f"this is too long (given: {value.n}).", "Write 52 or less, or list the days in extra."))
    return value


Interval = Annotated[AnyPeriod, AfterValidator(_interval)]
"""How often a panel meets: whole weeks or months."""


def _week_of_month(value: Any) -> Any:
    if value != LAST and (not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 4):
        refuse(Problem("", "this is no week of the month.", 'Write 1, 2, 3 or 4 without quotes, or "last".'))
    return value


def _several(value: Any) -> Any:
    """Take one week of the month for a list of one."""
    return (value,) if isinstance(value, int | str) else value


_A_WEEK: dict[str, Any] = {"enum": [1, 2, 3, 4, LAST]}
WeeksOfMonth = Annotated[
    tuple[Annotated[int | str, BeforeValidator(_week_of_month)], ...],
    BeforeValidator(_several),
    WithJsonSchema({"anyOf": [_A_WEEK, {"type": "array", "items": _A_WEEK, "minItems": 1}]}),
]
"""Which of a month's Tuesdays, say: the first to the fourth, or the last; one or several."""


class Papers(Declared):
    """By when the papers of a case must be in for a panel to look at it: one of ``before`` and ``weekday``.

    >>> Papers(before="4 working days", hour="17:00").before.n
    4
    """

    before: AnyPeriod | None = Field(
        default=None, description="How long before the meeting; the day of the meeting is not counted."
    )
    weekday: Weekday | None = Field(default=None, description="The last such weekday before the day of the meeting.")
    hour: Hour | None = Field(default=None, description="The hour, as HH:MM; None where not stated.")

    @model_validator(mode="after")
    def _one(self) -> Papers:
        if (self.before is None) == (self.weekday is None):
            refuse(
                Problem(
                    "",
                    "papers are due so long before the meeting, or on a weekday before it.",
                    'Write one of before = "4 working days" and weekday = "thursday".',
                )
            )
        if self.before is not None and self.before.counting is Counting.BEGINNING_WITH:
            refuse(
                Problem(
                    ("before",),
                    "a period before a meeting cannot begin with the day of the meeting.",
                    "Leave its counting out.",
                )
            )
        return self


class Panel(Declared):
    """A panel that decides, and when it meets. It moves no date of the law.

    What its source does not say is left out. Then the answer says so, and is on the safe side.

    >>> Panel(id="panel", title="The panel", every="1 week", weekday="wednesday", provenance={
    ...     "document": "Web page", "place": "When we meet", "status": "published"}).weekday
    <Weekday.WEDNESDAY: 'wednesday'>
    """

    id: Id = Field(description="A name.")
    title: Text = Field(description="What it is called, in words a parent could read.")
    every: Interval | None = Field(
        default=None, description="How often it meets, in weeks or months; None where not stated."
    )
    weekday: Weekday | None = Field(default=None, description="On which day of the week; None where not stated.")
    week_of_month: WeeksOfMonth = Field(
        default=(),
        description='For a monthly panel: which such weekday of the month, 1 to 4 or "last"; or several, such as [1, 3]. Empty where '
        "not stated.",
    )
    first: Day | None = Field(
        default=None,
        description="Its first meeting, or the first that the source names. None is counted before it. What is held less often "
        "than every week or month is counted from it.",
    )
    term_time_only: StrictBool | None = Field(
        default=None, description="Whether it meets in school terms only; None where not stated."
    )
    papers: Papers | None = Field(default=None, description="By when its papers are due; None where not stated.")
    fewest_members: Positive | None = Field(
        default=None, description="How many members it needs at least; None where not stated."
    )
    told_within: AnyPeriod | None = Field(
        default=None, description="How long after the meeting families are told at the latest; None where not stated."
    )
    decides: tuple[Text, ...] = Field(
        default=(), description="The ids of the duties that it decides on, as `sendrules duties` lists them."
    )
    on_bank_holiday: OnBankHoliday | None = Field(
        default=None,
        description="What becomes of a meeting on a bank holiday. None where not stated: it is taken as not held.",
    )
    not_on: tuple[Day, ...] = Field(default=(), description="Days on which it does not meet, although it would.")
    extra: tuple[Day, ...] = Field(default=(), description="Days on which it meets besides.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _fits(self) -> Panel:
        found = [*self._of_month(), *self._first()]
        never, named = set(self.not_on), Counter(self.decides)
        for n, day in enumerate(self.extra):
            if day in never:
                message = f"{words(day)} is a day without a meeting, and an extra one."
                found.append(Problem(("extra", n), message, "Leave it out of extra or of not_on."))
        for duty in (duty for duty, times in named.items() if times > 1):
            last = len(self.decides) - 1 - self.decides[::-1].index(duty)
            found.append(Problem(("decides", last), f"{duty} is named more than once.", "Name it once."))
        refuse(*found)
        return self

    def _of_month(self) -> list[Problem]:
        if not self.week_of_month or isinstance(self.every, Months):
            return []
        return [
            Problem(
                ("week_of_month",),
                "only a panel that meets every so many months has a week of the month.",
                'Write every = "1 month", or leave week_of_month out.',
            )
        ]

    def _first(self) -> list[Problem]:
        first, weekday = self.first, self.weekday
        if first is None:
            return []
        if first in self.not_on:
            message = f"its first meeting, {words(first)}, is a day without a meeting."
            return [Problem(("first",), message, "Leave it out of not_on, or give another first meeting.")]
        if weekday is not None and first.weekday() != weekday.number:
            message = f"the first meeting, {words(first)}, is not on a {weekday.value.capitalize()}."
            return [Problem(("first",), message, "Check the day and the weekday.")]
        if (
            weekday is not None
            and self.week_of_month
            and first not in days_of_month(first, weekday, self.week_of_month)
        ):
            which = " or ".join(str(_NTH.get(week, week)) for week in self.week_of_month)
            message = (
                f"the first meeting, {words(first)}, is not the {which} {weekday.value.capitalize()} of its month."
            )
            return [Problem(("first",), message, "Check the day and the week of the month.")]
        return []


_NTH: dict[int | str, str] = {1: "first", 2: "second", 3: "third", 4: "fourth"}


def of_month(month: date, weekday: Weekday, which: int | str) -> date:
    """Give the first to fourth, or the last, such weekday of a month.

    Args:
        month: any day of the month.
        weekday: the weekday.
        which: 1 to 4, or "last".

    >>> of_month(date(2026, 9, 30), Weekday.TUESDAY, 1), of_month(date(2026, 9, 1), Weekday.TUESDAY, "last")
    (datetime.date(2026, 9, 1), datetime.date(2026, 9, 29))
    """
    one = month.replace(day=1)
    first = one + timedelta((weekday.number - one.weekday()) % 7)
    if which != LAST:
        return first + timedelta(weeks=int(which) - 1)
    fifth = first + timedelta(weeks=4)
    return fifth if fifth.month == month.month else first + timedelta(weeks=3)


def days_of_month(month: date, weekday: Weekday, which: tuple[int | str, ...]) -> list[date]:
    """Give several such weekdays of a month, in order.

    Args:
        month: any day of the month.
        weekday: the weekday.
        which: for each, 1 to 4 or "last".

    >>> [day.day for day in days_of_month(date(2026, 9, 1), Weekday.TUESDAY, (3, 1))]
    [1, 15]
    """
    return sorted({of_month(month, weekday, week) for week in which})


class SchoolTerm(Declared):
    """A school term, or the half of one. What lies between two of them is not in term.

    A day before the first or after the last is *not known*: no answer takes it for a holiday.
    """

    first: Day = Field(description="The first day.")
    last: Day = Field(description="The last day, included.")
    title: Text = Field(description="What it is called.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _order(self) -> SchoolTerm:
        check_order("last", self.first, self.last)
        return self
