"""``When``: a condition on named facts, written as data, so that it can be explained, serialised and put in TOML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isfinite
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)

from sendrules.case.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Is, Not, OneOf
from sendrules.case.refusals import refuse, shown
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.values import AnyPeriod, Id, Name, Text
from sendrules.outside_text import normal_name


def _plain(value: Any) -> Any:
    """Refuse once what is of none of the types that a fact has."""
    if not isinstance(value, bool | int | float | str) or (isinstance(value, float) and not isfinite(value)):
        given = f" (given: {shown(value)})" if isinstance(value, float | date) else ""
        fix = "Write true, false, a number, or a text in quotes."
        refuse(Problem("", f"this is no value that a fact has{given}.", fix))
    return value


def _number(value: Any) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or (isinstance(value, float) and not isfinite(value)):
        given = f" (given: {shown(value)})" if isinstance(value, bool | float | str | date) else ""
        refuse(Problem("", f"this is not a number{given}.", "Write a number, without quotes."))
    return value


Finite = Annotated[StrictFloat, Field(allow_inf_nan=False)]
Plain = Annotated[
    StrictBool | StrictInt | Finite | Annotated[StrictStr, AfterValidator(normal_name)], BeforeValidator(_plain)
]
Number = Annotated[StrictInt | Finite, BeforeValidator(_number)]


class When(Declared):
    """A condition: a comparison on one fact, or ``all``, ``any`` or ``not`` of further conditions.

    A fact that is not recorded leaves it unknown, unless another part settles it.

    >>> When(fact="testshire.age", at_least=16).facts
    ('testshire.age',)
    >>> When.model_validate({"not": {"fact": "testshire.in_school", "is": True}}).facts
    ('testshire.in_school',)
    """

    model_config = ConfigDict(populate_by_name=True)

    fact: Name | None = Field(default=None, description="The fact that is compared.")
    equals: Plain | None = Field(default=None, alias="is", description="It has this value, or contains it.")
    one_of: tuple[Plain, ...] | None = Field(
        default=None, min_length=1, description="It is, or contains, one of these."
    )
    at_least: Number | None = Field(default=None, description="It is a number, and this or more.")
    at_most: Number | None = Field(default=None, description="It is a number, and this or less.")
    all: tuple[When, ...] | None = Field(default=None, min_length=1, description="Every one of these holds.")
    any: tuple[When, ...] | None = Field(default=None, min_length=1, description="At least one of these holds.")
    not_: When | None = Field(default=None, alias="not", description="This does not hold.")

    @model_validator(mode="after")
    def _one(self) -> When:
        compared = [self.equals, self.one_of, self.at_least, self.at_most]
        joined = [x for x in (self.all, self.any, self.not_) if x is not None]
        if self.fact is not None:
            if joined or not any(c is not None for c in compared):
                refuse(
                    Problem(
                        "",
                        "a condition on a fact has to say what the fact is: by is, one_of, at_least or at_most.",
                        'Write it so: { fact = "testshire.looked_after", is = true }.',
                    )
                )
        elif len(joined) != 1 or any(c is not None for c in compared):
            refuse(
                Problem(
                    "",
                    "a condition either compares one fact, or has one of all, any and not.",
                    'Write { fact = "testshire.looked_after", is = true }, or put the parts in a list under all or any.',
                )
            )
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            message = f"nothing is {self.at_least} or more and {self.at_most} or less at once."
            refuse(Problem(("at_most",), message, "Exchange the two, or leave one out."))
        return self

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it reads, each once."""
        return tuple(dict.fromkeys(self._facts()))

    def _facts(self) -> Iterator[str]:
        if self.fact is not None:
            yield self.fact
        for part in (*(self.all or ()), *(self.any or ()), *((self.not_,) if self.not_ else ())):
            yield from part._facts()

    def condition(self) -> Condition:
        """Give it as a condition that can be tested on a case."""
        if self.fact is None:
            if self.not_ is not None:
                return Not(self.not_.condition())
            parts = tuple(part.condition() for part in (self.all or self.any or ()))
            return AllOf(parts) if self.all is not None else AnyOf(parts)
        found: list[Condition] = []
        if self.equals is not None:
            found.append(Is(self.fact, self.equals))
        if self.one_of is not None:
            found.append(OneOf(self.fact, self.one_of))
        if self.at_least is not None:
            found.append(AtLeast(self.fact, self.at_least))
        if self.at_most is not None:
            found.append(AtMost(self.fact, self.at_most))
        return found[0] if len(found) == 1 else AllOf(tuple(found))


class EvidenceRequired(Declared):
    """One thing that shows a criterion or factor. A case records it in ``facts`` as ``evidence.<id>``.

    The value is the day it bears, as YYYY-MM-DD, or true where it bears none.
    """

    id: Id = Field(description="A name; the case records it as evidence.<id>.")
    title: Text = Field(description="What it is, in words a parent could read.")
    max_age: AnyPeriod | None = Field(default=None, description="How old it may be on the day of the question.")
    given_by: Text | None = Field(default=None, description="By whom it must be given; None where not stated.")

    @property
    def fact(self) -> str:
        """The name of the fact in the case."""
        return f"evidence.{self.id}"
