"""What an authority offers while a child waits, from when, and to what day it is backdated."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, StrictBool, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Address, Declared, Sources
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.values import AnyPeriod, Id, Money, Text, with_short_form


class SupportStart(StrEnum):
    """When support starts: once the law's limit has passed, or as soon as the child waits."""

    PAST_THE_LIMIT = "past-the-limit"
    WHILE_WAITING = "while-waiting"


class BackdateStart(StrEnum):
    """What a back-date is worked out from: the day of the request, or the law's limit for the plan."""

    REQUEST = "request"
    LIMIT = "limit"


class Backdate(Declared):
    """To what day something is backdated: in the words of the source, and worked out where the source says how.

    A text alone is the source's words. No day is worked out from it.

    >>> Backdate.model_validate("to when it would have been received").counted_from is None
    True
    >>> Backdate(after="20 weeks", counted_from="request").after.n
    20
    """

    stated: Text | None = Field(default=None, description="The words of the source.")
    counted_from: BackdateStart | None = Field(
        default=None, description="What the day is worked out from; None where the source does not say."
    )
    after: AnyPeriod | None = Field(default=None, description="How long after that; None for that day itself.")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"stated": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _something(self) -> Backdate:
        if self.stated is None and self.counted_from is None:
            fix = 'Add counted_from = "request" or "limit", or stated with the words of the source.'
            refuse(Problem("", "a back-date needs what it is counted from, or the words of the source.", fix))
        if self.after is not None and self.counted_from is None:
            fix = 'Add counted_from = "request" or counted_from = "limit".'
            refuse(Problem(("after",), "it is not said after what.", fix))
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema for editors that the words of the source may stand for the table."""
        whole = handler.resolve_ref_schema(handler(core_schema))
        return with_short_form({"type": "string", "minLength": 1}, whole)


class InterimSupport(Declared):
    """What is offered while a child waits. It replaces nothing: the law's limit still runs."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The offer in words a parent could read.")
    kind: Text = Field(description="Its kind, such as 'funding', 'consultation', 'placement' or 'signposting'.")
    starts: SupportStart | None = Field(default=None, description="From when; None where the source does not say.")
    when: When | None = Field(default=None, description="Which cases; None for all that wait.")
    discretionary: StrictBool | None = Field(
        default=None, description="Whether it is at someone's discretion; None where not stated."
    )
    amount: Money | None = Field(default=None, description="How much; None where not stated.")
    backdated_to: Backdate | None = Field(
        default=None, description="To what day it is backdated, where that is promised."
    )
    most: AnyPeriod | None = Field(default=None, description="How long at most; None where not stated.")
    provided_by: Text | None = Field(default=None, description="By whom; None where not stated.")
    url: Address | None = Field(default=None, description="Where it is described.")
    provenance: Sources = Field(description="Where it comes from.")
