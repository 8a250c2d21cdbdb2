"""``Price``: what is paid, by the assessment, by the day, or in bands by volume; and budgets."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Any

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, StrictBool, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared, Sources
from sendrules.local.declarations.values import (
    AnyPeriod,
    DateWindow,
    Id,
    Money,
    MoneyRange,
    Positive,
    Text,
    with_short_form,
)


class PriceBand(Declared):
    """The price of an assessment from one number on, until the next band begins."""

    model_config = ConfigDict(populate_by_name=True)

    first: Positive = Field(alias="from", description="The first assessment that it is for: 1, or 101.")
    per_assessment: Money = Field(description="For one assessment.")


class BandRule(StrEnum):
    """What a band's price is for: the assessments that fall in the band, or all of them once the number reaches it."""

    IN_THE_BAND = "in-the-band"
    ALL = "all"


class PriceReview(Declared):
    """That the price is reviewed. A text stands for the words alone: ``reviewed = "annual market benchmarking"``.

    >>> PriceReview.model_validate("annual market benchmarking").how
    'annual market benchmarking'
    """

    how: Text = Field(description="How, in the source's words.")
    every: AnyPeriod | None = Field(default=None, description="How often; None where no period is stated.")
    on: DateWindow | None = Field(default=None, description="When next; None where no day is stated.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema for editors that a text may stand for the whole."""
        return with_short_form({"type": "string", "minLength": 1}, handler.resolve_ref_schema(handler(core_schema)))

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"how": value} if isinstance(value, str) else value


class Price(Declared):
    """What is paid, where a source says so."""

    per_assessment: Money | None = Field(default=None, description="For one assessment.")
    bands: tuple[PriceBand, ...] = Field(
        default=(), description="For one assessment, by how many are bought; in place of per_assessment."
    )
    bands_for: BandRule | None = Field(
        default=None, description="What a band's price is for; None where not stated, and a cost is then a range."
    )
    per_day: Money | None = Field(default=None, description="For one day.")
    vat_included: StrictBool | None = Field(default=None, description="Whether it includes VAT; None where not stated.")
    reviewed: PriceReview | None = Field(default=None, description="How it is reviewed, where it is.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _agrees(self) -> Price:
        refuse(*self._wrong())
        return self

    def _wrong(self) -> Iterator[Problem]:
        if self.per_assessment is not None and self.bands:
            message = "an assessment has one price, or a price by bands, and both are given."
            yield Problem(("bands",), message, "Leave per_assessment out, or the bands.")
        if self.bands_for is not None and not self.bands:
            yield Problem(("bands_for",), "there are no bands.", "Add bands, or leave bands_for out.")
        if self.bands and self.bands[0].first != 1:
            message = f"the first band begins at {self.bands[0].first}, and the assessments before it have no price."
            yield Problem(("bands", 0, "from"), message, "Begin the first band at 1.")
        for n, (one, other) in enumerate(pairwise(self.bands), start=1):
            if other.first <= one.first:
                message = f"the bands must be in order: {other.first} follows {one.first}."
                yield Problem(("bands", n, "from"), message, "Put them in order, each number once.")


class Budget(Declared):
    """Money set aside."""

    id: Id = Field(description="A name.")
    amount: MoneyRange = Field(description="How much, or from how much to how much.")
    per_year: StrictBool = Field(default=False, description="Whether that is each year.")
    when: DateWindow | None = Field(default=None, description="When, or from when to when.")
    title: Text = Field(description="For what.")
    provenance: Sources = Field(description="Where it comes from.")
