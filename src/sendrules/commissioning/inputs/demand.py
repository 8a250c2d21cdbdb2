"""``Demand``: how many requests come in, and how many of them go into the queue."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse
from sendrules.commissioning.inputs.numbers import Between, Share, within
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.values import Text

_MONTHS = range(1, 13)


class Demand(Declared):
    """How many requests come in each month.

    What is None is not known: the forecast then names it and gives no number. Write 0 where there is none.

    >>> Demand(a_month=30, seasonal=dict.fromkeys(range(1, 13), 1.0), growth_a_year=0, withdrawn=0, assessed=0.7,
    ...        source="illustration").a_month.mean
    30.0
    """

    a_month: Between | None = Field(default=None, description="Requests in a month of average season, at the start.")
    seasonal: dict[Annotated[int, Field(ge=1, le=12)], Annotated[float, Field(ge=0, le=12, strict=True)]] | None = (
        Field(
            default=None,
            description="By month of the year, 1 to 12: its requests against the average month, whose factor is 1. "
            "All twelve are needed; write 1.0 for each where no season is known.",
        )
    )
    growth_a_year: Between | None = Field(
        default=None, description="By how much requests grow in a year: 0.1 for 10%, and below 0 where they fall."
    )
    spread: Annotated[float, Field(ge=0, le=5, strict=True)] = Field(
        default=0.0,
        description="How much more months differ than by chance: the standard deviation of the month's own factor, "
        "whose mean is 1. 0 is chance alone (Poisson).",
    )
    withdrawn: Share | None = Field(
        default=None, description="The share of waiting cases that is withdrawn or closed in a month, without a place."
    )
    assessed: Between | None = Field(
        default=None, description="The share of requests that is agreed to assess, and so goes into the queue."
    )
    source: Text = Field(description="Where the figures come from.")

    @model_validator(mode="after")
    def _possible(self) -> Demand:
        within(self.a_month, "a_month", 0, 1_000_000)
        within(self.growth_a_year, "growth_a_year", -0.9, 5)
        within(self.assessed, "assessed", 0, 1)
        if self.seasonal is not None:
            self._whole_year(self.seasonal)
        return self

    @staticmethod
    def _whole_year(seasonal: dict[int, float]) -> None:
        if absent := [str(month) for month in _MONTHS if month not in seasonal]:
            message = f"these months of the year have no factor: {', '.join(absent)}."
            refuse(Problem(("seasonal",), message, "Give all twelve; write 1.0 for a month of average season."))
        mean = sum(seasonal.values()) / 12
        if abs(mean - 1) > 0.005:
            message = f"the mean of the twelve factors is {mean:.3f} and not 1, which would change the year's total."
            refuse(Problem(("seasonal",), message, "Divide each factor by their mean."))
