"""Small values that declarations share: periods, dates that may be windows, quantities that may be approximate, series."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    InstanceOf,
    PlainSerializer,
    StrictBool,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from sendrules.case.refusals import refuse, shown
from sendrules.errors import InputError, Problem
from sendrules.local.declarations.base import Day, Declared, check_order
from sendrules.outside_text import normal_name
from sendrules.time.periods import Counting, Days, Months, Period, Weeks, WorkingDays
from sendrules.time.text import parse_period

_LONGEST_PERIOD = 10_000  # units; a text has three digits at most, and a plugin may count no end that cannot be written
_PLACES = 30
"""The most decimal places of a figure: enough for any fraction of Python's, and what arithmetic can still hold exactly."""

Ratio = Annotated[Decimal, Field(ge=0, le=1, decimal_places=_PLACES, description="A share from 0 to 1.")]
Money = Annotated[Decimal, Field(ge=0, le=1_000_000_000_000, decimal_places=_PLACES, description="Pounds sterling.")]
Figure = Annotated[Decimal, Field(ge=0, le=1_000_000_000_000, decimal_places=_PLACES)]
Count = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]
Positive = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
CountedDays = Annotated[int, Field(ge=0, le=3_660, strict=True)]
CountedWeeks = Annotated[int, Field(ge=0, le=520, strict=True)]
CountedMonths = Annotated[int, Field(ge=1, le=600, strict=True)]
Id = Annotated[
    str, Field(min_length=1, pattern=r"^[a-z0-9][a-z0-9_.-]*$", description="A short name in small letters.")
]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1), AfterValidator(normal_name)]
"""A name that is compared with what a case records: kept in the same form."""


def _period(value: Any) -> Any:
    if isinstance(value, Days | Weeks | Months | WorkingDays):
        if value.n > _LONGEST_PERIOD:
            refuse(Problem("", f"the period is too long (given: {value.n:,}).", f"Give {_LONGEST_PERIOD:,} or less."))
        return value
    if not isinstance(value, str):
        refuse(Problem("", "a period is a number with its unit.", 'Write it in quotes, such as "6 weeks".'))
    return parse_period(value)


def _working_period(value: Any) -> Any:
    found = _period(value)
    if not isinstance(found, WorkingDays):
        refuse(Problem("", "this is counted in working days.", 'Write it so, such as "3 working days".'))
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


def number(value: object, name: str) -> Decimal:
    """Read a figure exactly as it is written: 0.37 is 37 hundredths, and not the nearest binary fraction.

    Args:
        value: an int, a float or a Decimal.
        name: what it is, for the error.

    Raises:
        InputError: it is no number, not finite, or below nought.

    >>> number(0.37, "done")
    Decimal('0.37')
    """
    given = value if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None
    found = None if given is None else Decimal(str(given))
    if found is None or not found.is_finite() or found < 0:
        problem = Problem(name, f"{value!r} is not a number of 0 or more.", "Give an int, a float or a Decimal.")
        raise InputError("a figure", [problem])
    return found


def with_short_form(short: JsonSchemaValue, whole: JsonSchemaValue) -> JsonSchemaValue:
    """Change a model's schema so that a short form may stand for the whole."""
    table = dict(whole)
    header: dict[str, Any] = {name: table.pop(name) for name in ("title", "description") if name in table}
    whole.clear()
    whole.update(header, anyOf=[short, table])
    return whole


_A_DAY = 'Write a day ("2026-05-31"), a month ("2026-05") or a span ("2026-03/2026-05").'


class DateWindow(Declared):
    """A date as firm as its source gives it: a day, a month, "March or April", or "from April onwards".

    A text gives a day (``"2026-05-31"``), a month (``"2026-04"``) or a span (``"2025-03/2025-04"``).

    >>> DateWindow.model_validate("2025-03/2025-04").latest
    datetime.date(2025, 4, 30)
    """

    earliest: Day | None = Field(default=None, description="The first day that it can be; None where unknown.")
    latest: Day | None = Field(default=None, description="The last day that it can be; None where unknown or open.")
    open_ended: StrictBool = Field(default=False, description="Whether it goes on from there without an end.")
    stated: str | None = Field(default=None, description="The words of the source, where they are looser.")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, date):
            return {"earliest": value, "latest": value}
        if isinstance(value, str):
            first, _, last = value.partition("/")
            return {"earliest": _end(first, last=False), "latest": _end(last or first, last=True)}
        if not isinstance(value, dict | cls):
            refuse(Problem("", f"this is neither a day nor a month (given: {shown(value)}).", _A_DAY))
        return value

    @model_validator(mode="after")
    def _order(self) -> DateWindow:
        if self.earliest is None and self.latest is None and not self.stated:
            refuse(
                Problem(
                    "",
                    "a window needs a first day, a last day, or the words of the source.",
                    "Add earliest, latest or stated.",
                )
            )
        check_order("latest", self.earliest, self.latest, "Put the earlier day first.")
        if self.open_ended and self.latest is not None:
            refuse(Problem(("latest",), "an open-ended window has no last day.", "Leave latest out."))
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema for editors that a day, a month or a span may be written as text."""
        day = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
        return with_short_form(
            {
                "type": "string",
                "pattern": f"^{day}(/{day})?$",
                "examples": ["2026-05", "2026-05-31", "2026-03/2026-05"],
            },
            handler.resolve_ref_schema(handler(core_schema)),
        )

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
        refuse(
            Problem(
                "",
                f"{text!r} is neither a day nor a month of the calendar.",
                _A_DAY,
            )
        )
        raise


class Quantity(Declared):
    """A number with its unit, and whether the source says "circa"."""

    value: Figure = Field(description="The number.")
    unit: Text = Field(description="Of what, such as 'assessments' or 'plans'.")
    circa: StrictBool = Field(default=False, description="Whether the source gives it as approximate.")
    tolerance: Ratio | None = Field(default=None, description="How far off still counts, where the source says so.")

    @property
    def least(self) -> Decimal:
        """What is still enough: the value, less the tolerance where the source gives one."""
        return self.value * (1 - (self.tolerance or Decimal(0)))


class Point(Declared):
    """One value of a series and the day by which it is meant."""

    by: DateWindow = Field(description="The day, month or span.")
    value: Figure = Field(description="The value.")


class Trajectory(Declared):
    """A series of values, each by a day. It must say whether its values add up or each stand for the whole so far."""

    points: tuple[Point, ...] = Field(min_length=1, description="In order of date.")
    cumulative: StrictBool = Field(
        description="Whether each value counts all that came before (400, 850), or only its own step."
    )
    unit: Text = Field(description="Of what.")
    circa: StrictBool = Field(default=False, description="Whether the source gives the values as approximate.")

    @model_validator(mode="after")
    def _order(self) -> Trajectory:
        ends = [p.by.latest or p.by.earliest for p in self.points]
        before: date | None = None
        found: list[Problem] = []
        for n, end in enumerate(ends):
            if before and end and end <= before:
                message = f"the points must be in order of date: {end} follows {before}."
                found.append(Problem(("points", n), message, "Put them in order, each day once."))
            before = end or before
        for n, (a, b) in enumerate(pairwise(self.points), start=1):
            if self.cumulative and b.value < a.value:
                message = f"a cumulative series cannot fall: {b.value} follows {a.value}."
                fix = "Give the whole so far, or write cumulative = false where each value is its own step."
                found.append(Problem(("points", n, "value"), message, fix))
        refuse(*found)
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
    value: Figure | None = Field(default=None, description="The figure as stated; None where none is given.")
    measure: Text | None = Field(default=None, description="The id of the measure that it is compared with.")


class MoneyRange(Declared):
    """What something costs, as a range; one number where both ends are the same."""

    least: Money | None = Field(default=None, description="The lowest; None where not stated.")
    most: Money | None = Field(default=None, description="The highest; None where not stated.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema for editors that one number may stand for the range."""
        return with_short_form({"type": "number", "minimum": 0}, handler.resolve_ref_schema(handler(core_schema)))

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return {"least": value, "most": value}
        if not isinstance(value, dict | cls):
            fix = "Write a number without quotes, such as 1000, or { least = 500, most = 1500 }."
            refuse(Problem("", f"this is not a sum of money (given: {shown(value)}).", fix))
        return value

    @model_validator(mode="after")
    def _order(self) -> MoneyRange:
        if self.least is None and self.most is None:
            refuse(Problem("", "a range of money needs at least one end.", "Add least, most or both."))
        if self.least is not None and self.most is not None and self.most < self.least:
            refuse(
                Problem(
                    ("most",), f"the highest ({self.most}) is below the lowest ({self.least}).", "Exchange the two."
                )
            )
        return self


__all__ = [
    "AnyPeriod",
    "Benchmark",
    "Count",
    "CountedDays",
    "CountedMonths",
    "CountedWeeks",
    "Counting",
    "DateWindow",
    "Figure",
    "Id",
    "Money",
    "MoneyRange",
    "Point",
    "Quantity",
    "Ratio",
    "Text",
    "Trajectory",
    "WorkingPeriod",
    "number",
    "period_text",
    "with_short_form",
]
