"""Small values that declarations share: periods, dates that are only windows, quantities that are only circa, series."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, InstanceOf, PlainSerializer, WithJsonSchema, model_validator

from sendrules.local.declarations.base import Declared
from sendrules.time.periods import Counting, Days, Months, Period, Weeks, WorkingDays
from sendrules.time.text import parse_period

Ratio = Annotated[Decimal, Field(ge=0, le=1, description="A share from 0 to 1.")]
Money = Annotated[Decimal, Field(ge=0, description="Pounds sterling.")]
Count = Annotated[int, Field(ge=0)]
Id = Annotated[
    str, Field(min_length=1, pattern=r"^[a-z0-9][a-z0-9_.-]*$", description="A short name in small letters.")
]
Text = Annotated[str, Field(min_length=1)]


def _period(value: Any) -> Any:
    if isinstance(value, Days | Weeks | Months | WorkingDays):
        return value
    return parse_period(value)


def _working_period(value: Any) -> Any:
    found = _period(value)
    if not isinstance(found, WorkingDays):
        raise ValueError('this is counted in working days; write it so, such as "3 working days"')
    return found


def period_text(period: Period) -> str:
    """Write a period as a policy file does; its counting is not in it.

    >>> period_text(Weeks(6)), period_text(WorkingDays(1))
    ('6 weeks', '1 working day')
    """
    return f"{period.n} {period.unit}{'' if period.n == 1 else 's'}"


AnyPeriod = Annotated[
    InstanceOf[Days] | InstanceOf[Weeks] | InstanceOf[Months] | InstanceOf[WorkingDays],
    BeforeValidator(_period),
    PlainSerializer(period_text, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[0-9]{1,3} (day|days|week|weeks|month|months|working day|working days)$",
            "examples": ["6 weeks", "10 working days", "12 months"],
        }
    ),
]
"""A period: in Python ``Weeks(6)``, in TOML ``"6 weeks"``."""

WorkingPeriod = Annotated[
    InstanceOf[WorkingDays],
    BeforeValidator(_working_period),
    PlainSerializer(period_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,3} working days?$"}),
]


class DateWindow(Declared):
    """A date as firm as its source gives it: a day, a month, "March or April", or "from April onwards".

    A text gives a day (``"2026-05-31"``), a month (``"2026-04"``) or a span (``"2025-03/2025-04"``).

    >>> DateWindow.model_validate("2025-03/2025-04").latest
    datetime.date(2025, 4, 30)
    """

    earliest: date | None = Field(
        default=None, description="The first day that it can be; None where unknown."
    )
    latest: date | None = Field(
        default=None, description="The last day that it can be; None where unknown or open."
    )
    open_ended: bool = Field(default=False, description="Whether it goes on from there without an end.")
    stated: str | None = Field(default=None, description="The words of the source, where they are looser.")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, date):
            return {"earliest": value, "latest": value}
        if isinstance(value, str):
            first, _, last = value.partition("/")
            return {"earliest": _end(first, last=False), "latest": _end(last or first, last=True)}
        return value

    @model_validator(mode="after")
    def _order(self) -> DateWindow:
        if self.earliest is None and self.latest is None and not self.stated:
            raise ValueError("a window needs a first day, a last day, or the words of the source")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"the last day ({self.latest}) is before the first ({self.earliest})")
        if self.open_ended and self.latest is not None:
            raise ValueError("an open-ended window has no last day")
        return self

    @property
    def day(self) -> date | None:
        """The day, where it is one day."""
        return self.earliest if self.earliest == self.latest else None


def _end(text: str, *, last: bool) -> date:
    """Read a day or a month; of a month its first or last day."""
    text = text.strip()
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= 12:
            return date(year, month, monthrange(year, month)[1] if last else 1)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is neither a day (2026-05-31) nor a month (2026-05)") from None


class Quantity(Declared):
    """A number with its unit, and whether the source says "circa"."""

    value: Decimal = Field(description="The number.")
    unit: Text = Field(description="Of what, such as 'assessments' or 'plans'.")
    circa: bool = Field(default=False, description="Whether the source gives it as approximate.")
    tolerance: Ratio | None = Field(
        default=None, description="How far off still counts, where the source says so."
    )

    @property
    def least(self) -> Decimal:
        """What is still enough: the value, less the tolerance where the source gives one."""
        return self.value * (1 - (self.tolerance or Decimal(0)))


class Point(Declared):
    """One value of a series and the day by which it is meant."""

    by: DateWindow = Field(description="The day, month or span.")
    value: Decimal = Field(description="The value.")


class Trajectory(Declared):
    """A series of values, each by a day. It must say whether its values add up or each stand for the whole so far."""

    points: tuple[Point, ...] = Field(min_length=1, description="In order of date.")
    cumulative: bool = Field(
        description="Whether each value counts all that came before (400, 850), or only its own step."
    )
    unit: Text = Field(description="Of what.")
    circa: bool = Field(default=False, description="Whether the source gives the values as approximate.")

    @model_validator(mode="after")
    def _order(self) -> Trajectory:
        ends = [p.by.latest or p.by.earliest for p in self.points]
        for one, two in pairwise(e for e in ends if e):
            if two <= one:
                raise ValueError(f"the points must be in order of date: {two} follows {one}")
        if self.cumulative:
            for a, b in pairwise(self.points):
                if b.value < a.value:
                    raise ValueError(f"a cumulative series cannot fall: {b.value} follows {a.value}")
        return self

    def increments(self) -> tuple[Decimal, ...]:
        """Give what each step adds.

        >>> Trajectory(cumulative=True, unit="assessments", points=[
        ...     {"by": "2026-05-31", "value": 400}, {"by": "2026-08-31", "value": 850}]).increments()
        (Decimal('400'), Decimal('450'))
        """
        values = [p.value for p in self.points]
        if not self.cumulative:
            return tuple(values)
        return (values[0], *(b - a for a, b in pairwise(values)))


class Benchmark(Declared):
    """Someone else's figure, for comparison. It is an outcome of theirs, and never a target or a limit."""

    area: Text = Field(description="Whose figure, such as 'England'.")
    period: Text | None = Field(default=None, description="Of which year or month; None where not stated.")
    value: Decimal | None = Field(default=None, description="The figure as stated; None where none is given.")
    measure: Text | None = Field(default=None, description="The id of the measure that it is compared with.")


class MoneyRange(Declared):
    """What something costs, as a range."""

    least: Money | None = Field(default=None, description="The lowest; None where not stated.")
    most: Money | None = Field(default=None, description="The highest; None where not stated.")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return {"least": value, "most": value}
        return value

    @model_validator(mode="after")
    def _order(self) -> MoneyRange:
        if self.least is None and self.most is None:
            raise ValueError("a range of money needs at least one end")
        if self.least is not None and self.most is not None and self.most < self.least:
            raise ValueError(f"the highest ({self.most}) is below the lowest ({self.least})")
        return self


__all__ = [
    "AnyPeriod", "Benchmark", "Count", "Counting", "DateWindow", "Id", "Money", "MoneyRange", "Point", "Quantity", "Ratio",
    "Text", "Trajectory", "WorkingPeriod", "period_text",
]  # fmt: skip
