"""``Rate``: so many a week, a fortnight, a month, a quarter or a year, as the source says it."""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.values import Figure, Text

_NAMES_A_PERIOD = re.compile(
    r"\b(an?|per|each|every)\s+(\w+\s+)?(days?|weeks?|fortnights?|months?|quarters?|terms?|years?|annum)\b"
    r"|/\s*(day|week|fortnight|month|quarter|term|year)\b"
    r"|\b(daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annual|annually|p\.?a\.?|pcm)(?!\w)",
    re.IGNORECASE,
)


class Per(StrEnum):
    """The time that a rate is for. A quarter is three calendar months, and a year twelve."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def in_weeks(self) -> int | None:
        """How many weeks it is; None for a month, a quarter and a year, which are no number of weeks."""
        return {Per.WEEK: 1, Per.FORTNIGHT: 2}.get(self)

    @property
    def in_months(self) -> int | None:
        """How many calendar months it is; None for a week and a fortnight."""
        return {Per.MONTH: 1, Per.QUARTER: 3, Per.YEAR: 12}.get(self)


class Rate(Declared):
    """So many in each week, fortnight, month, quarter or year: as the source says it, and never turned into another.

    >>> print(Rate(value=27, unit="assessments", per=Per.WEEK))
    27 assessments a week
    """

    value: Figure = Field(gt=0, description="The number.")
    unit: Text = Field(description="Of what, such as 'assessments'. It names no week or month: per does.")
    per: Per = Field(description="The time that it is for.")
    circa: StrictBool = Field(default=False, description="Whether the source gives it as approximate.")

    @model_validator(mode="after")
    def _one_period(self) -> Rate:
        if found := _NAMES_A_PERIOD.search(self.unit):
            message = f"the unit {self.unit!r} names a time ({found[0].strip()}), and per says {self.per.value!r}."
            what = (self.unit[: found.start()] + self.unit[found.end() :]).strip() or "assessments"
            refuse(Problem(("unit",), message, f"Write unit = {what!r}, and the time in per."))
        return self

    def __str__(self) -> str:
        """Give it in words."""
        return f"{'about ' if self.circa else ''}{self.value:,f} {self.unit} a {self.per.value}"
