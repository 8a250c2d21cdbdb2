"""``Supply``: a team or a contract that takes so many cases a month."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sendrules.commissioning.inputs.numbers import Between, Number, Share, within
from sendrules.local.declarations.base import Day, Declared, check_order
from sendrules.local.declarations.values import Id, Text


class Supply(Declared):
    """A team or a contract, and how many cases it takes in a month.

    What is None is not known: the forecast then names it and gives no number. Write 0 where there is none.

    >>> Supply(id="in-house", a_month=35, starts="2026-01-01", late_by_months=0, ends="never", vacancy=0, rejected=0,
    ...        source="illustration").ends
    'never'
    """

    id: Id = Field(description="A name.")
    a_month: Between | None = Field(default=None, description="How many cases it takes in a whole month.")
    lane: Id | None = Field(
        default=None, description="The one lane that it works for; None where it works for all, by their shares."
    )
    starts: Day | None = Field(
        default=None, description="The day from which it can take cases; past where it runs already."
    )
    late_by_months: Between | None = Field(
        default=None,
        description="How many months later than that it really starts (mobilisation). Asked only of what starts after the first day of the forecast.",
    )
    ends: Day | Literal["never"] | None = Field(
        default=None, description='Its last day; "never" where it has none, such as a team of the authority\'s own.'
    )
    vacancy: Share | None = Field(default=None, description="The chance that a post is vacant in a month.")
    vacancy_loses: Number | None = Field(
        default=None, description="How many cases a month that loses. Asked only where vacancy is above 0."
    )
    rejected: Share | None = Field(
        default=None, description="The share of its reports that is rejected, so that the case needs a place again."
    )
    back_after_months: Annotated[int, Field(ge=1, le=120, strict=True)] | None = Field(
        default=None,
        description="How many months after it was allocated such a case is back in the queue. "
        "Asked only where rejected is above 0.",
    )
    source: Text = Field(description="Where the figures come from.")

    @model_validator(mode="after")
    def _possible(self) -> Supply:
        within(self.a_month, "a_month", 0, 1_000_000)
        within(self.late_by_months, "late_by_months", 0, 120)
        if self.ends != "never":
            check_order("ends", self.starts, self.ends)
        return self
