"""What a measure can ask of a request: small conditions over its columns, each as data and as a sentence."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import numpy as np

from sendrules.scorecard.journeys import CODES, DAYS, FLAGS, NO_DAY, Days, Flags, Journeys
from sendrules.values import value

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SAID_ON = {
    "decision": "decided",
    "outcome": "outcome_day",
    "review_outcome": "review_decided",
    "cease_reason": "ceased",
}
"""By column of codes the day on which its code was said."""
_EPOCH = date(1970, 1, 1).toordinal()


@value
class Frame:
    """The question's time.

    Attributes:
        first: the first day of the period.
        last: its last day.
        as_of: the day of the question. What happened after it does not count.
    """

    first: date
    last: date
    as_of: date


class Condition(Protocol):
    """Something that a request fulfils or not."""

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        ...

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        ...

    @property
    def words(self) -> str:
        """The condition as a phrase that follows "requests where"."""
        ...


def number(day: date) -> int:
    """Give a day as a number of days since 1 January 1970."""
    return day.toordinal() - _EPOCH


def known(days: Days, frame: Frame) -> Flags:
    """Say where a day is recorded and not after the day of the question."""
    found: Flags = (days != NO_DAY) & (days <= number(frame.as_of))
    return found


@value
class Says:
    """A column of codes says one of these. A code whose day comes after the day of the question is blank: it was not yet said."""

    column: str
    codes: tuple[str, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset({self.column})

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        said = journeys.code(self.column)
        if self.column in _SAID_ON:
            later = journeys.day(_SAID_ON[self.column]) > number(frame.as_of)
            said = np.where(later, "", said).astype(said.dtype) if later.any() else said
        signs = np.ascontiguousarray(said).view(np.uint32)  # numbers are compared ten times as fast as texts
        found: Flags = np.logical_or.reduce([signs == (ord(code) if code else 0) for code in self.codes])
        return found

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return f"{CODES[self.column].partition(':')[0]} is {' or '.join(code or 'blank' for code in self.codes)}"


@value
class Holds:
    """A flag holds."""

    column: str

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset({self.column})

    def of(self, journeys: Journeys, frame: Frame) -> Flags:  # noqa: ARG002
        """Say of each request whether it is so."""
        return journeys.flag(self.column)

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return FLAGS[self.column]


@value
class InPeriod:
    """A day lies in the period."""

    column: str

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset({self.column})

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        days = journeys.day(self.column)
        found: Flags = known(days, frame) & (days >= number(frame.first)) & (days <= number(frame.last))
        return found

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return f"{DAYS[self.column]} lies in the period"


@value
class OnDay:
    """A day is this one of its year.

    Attributes:
        column: the column of days.
        month: the month, from 1.
        day: the day of the month.
    """

    column: str
    month: int
    day: int

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset({self.column})

    def of(self, journeys: Journeys, frame: Frame) -> Flags:  # noqa: ARG002
        """Say of each request whether it is so."""
        days = journeys.day(self.column)
        found: Flags = np.isin(days, [number(date(year, self.month, self.day)) for year in years_of(days)])
        return found

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return f"{DAYS[self.column]} is {self.day} {MONTHS[self.month - 1]}"


@value
class Happened:
    """A day is recorded, and not after the day of the question."""

    column: str

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset({self.column})

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        return known(journeys.day(self.column), frame)

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return f"{DAYS[self.column]} is recorded"


@value
class Took:
    """From one day to another it took a number of days: at least one, at most another. A day that is not known makes it false.

    Attributes:
        start: the column of the first day.
        end: the column of the last day; empty for the day of the question.
        least: the least number of days.
        most: the largest number of days; None for no end.
    """

    start: str
    end: str
    least: int = 0
    most: int | None = None

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset({self.start, self.end} - {""})

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        spent, computed = spans(journeys, frame, self.start, self.end)
        found: Flags = computed & (spent >= self.least)
        return found if self.most is None else found & (spent <= self.most)

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        until = DAYS[self.end] if self.end else "the day of the question"
        size = f"at most {self.most} days" if self.most is not None else f"{self.least} days or more"
        if self.most is not None and self.least:
            size = f"{self.least} to {self.most} days"
        return f"from {DAYS[self.start]} to {until} it took {size}"


@value
class All:
    """All of these are so."""

    parts: tuple[Condition, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The columns that they read."""
        return frozenset().union(*(part.needs for part in self.parts))

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        found: Flags = np.logical_and.reduce([part.of(journeys, frame) for part in self.parts])
        return found

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return ", and ".join(_apart(part) for part in self.parts)


@value
class Some:
    """One of these is so, or more."""

    parts: tuple[Condition, ...]

    @property
    def needs(self) -> frozenset[str]:
        """The columns that they read."""
        return frozenset().union(*(part.needs for part in self.parts))

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        found: Flags = np.logical_or.reduce([part.of(journeys, frame) for part in self.parts])
        return found

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return ", or ".join(_apart(part) for part in self.parts)


@value
class Not:
    """This is not so."""

    part: Condition

    @property
    def needs(self) -> frozenset[str]:
        """The columns that it reads."""
        return self.part.needs

    def of(self, journeys: Journeys, frame: Frame) -> Flags:
        """Say of each request whether it is so."""
        return ~self.part.of(journeys, frame)

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        if isinstance(self.part, Happened):
            return f"{DAYS[self.part.column]} is not recorded"
        if isinstance(self.part, Took) and not self.part.least and self.part.most is None:
            until = DAYS[self.part.end] if self.part.end else "the day of the question"
            return f"the time from {DAYS[self.part.start]} to {until} cannot be told"
        return f"it is not so that {_apart(self.part)}"


def _apart(part: Condition) -> str:
    """The words of a condition, in brackets where it has parts."""
    return f"({part.words})" if isinstance(part, All | Some) else part.words


def years_of(days: Days) -> list[int]:
    """Give every year that a column of days has, in order.

    Args:
        days: the column.
    """
    given = days[days != NO_DAY].astype("datetime64[D]").astype("datetime64[Y]")
    return [int(year) + 1970 for year in np.unique(given).astype(int)]


def spans(journeys: Journeys, frame: Frame, start: str, end: str) -> tuple[Days, Flags]:
    """Give the days from one day to another, and where they can be computed: both are known, and in this order.

    Args:
        journeys: the requests.
        frame: the question's time.
        start: the column of the first day.
        end: the column of the last day; empty for the day of the question.
    """
    first = journeys.day(start)
    last = journeys.day(end) if end else np.full(len(journeys), number(frame.as_of), np.int32)
    both = known(first, frame) & known(last, frame)
    spent = np.where(both, last.astype(np.int64) - first, -1).astype(np.int32)
    return spent, both & (spent >= 0)
