"""``Between``: a number that is not known exactly, and the other numbers of a forecast's inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse, shown
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared

_MOST = 1_000_000

Number = Annotated[float, Field(ge=0, le=_MOST, strict=True)]
"""A number of 0 or more."""
Share = Annotated[float, Field(ge=0, le=1, strict=True)]
"""A share from 0 to 1."""
WholeMonths = Annotated[int, Field(ge=0, le=600, strict=True)]
Cases = Annotated[int, Field(ge=0, le=_MOST, strict=True)]


class Between(Declared):
    """A number that is not known exactly. Each run draws it once.

    Every number from ``low`` to ``high`` is as likely as any other. With ``likely``, numbers near it are likelier: the
    distribution is then a triangle. One number stands for itself, and nothing is drawn.

    >>> Between(low=33, high=41).mean
    37.0
    >>> Between.model_validate(35).fixed
    True
    """

    low: Annotated[float, Field(ge=-_MOST, le=_MOST, strict=True)] = Field(description="The lowest that it can be.")
    high: Annotated[float, Field(ge=-_MOST, le=_MOST, strict=True)] = Field(description="The highest that it can be.")
    likely: Annotated[float, Field(ge=-_MOST, le=_MOST, strict=True)] | None = Field(
        default=None, description="The likeliest; None where every number from low to high is as likely."
    )

    if TYPE_CHECKING:  # a checker without pydantic's plugin would not know the defaults

        def __init__(self, *, low: float, high: float, likely: float | None = None) -> None: ...

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: Any) -> Any:
        if isinstance(given, int | float) and not isinstance(given, bool):
            return {"low": given, "high": given}
        if not isinstance(given, dict | cls):
            fix = "Write one number, such as 35, or { low = 33, high = 41 }."
            refuse(Problem("", f"this is neither a number nor a range (given: {shown(given)}).", fix))
        return given

    @model_validator(mode="after")
    def _order(self) -> Between:
        if self.high < self.low:
            refuse(
                Problem(
                    ("high",), f"the highest ({self.high:g}) is below the lowest ({self.low:g}).", "Exchange the two."
                )
            )
        if self.likely is not None and not self.low <= self.likely <= self.high:
            message = f"the likeliest ({self.likely:g}) is not between {self.low:g} and {self.high:g}."
            refuse(Problem(("likely",), message, "Give one between the two, or leave it out."))
        return self

    @property
    def fixed(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @property
    def mean(self) -> float:
        """What it comes to on average over many runs."""
        return (self.low + self.high) / 2 if self.likely is None else (self.low + self.likely + self.high) / 3


def within(value: Between | None, field: str, least: float, most: float) -> None:
    """Refuse a range that goes beyond what can be.

    Args:
        value: the range; None where it is not known.
        field: its field.
        least: the least that it can be.
        most: the most that it can be.
    """
    if value is None:
        return
    for end, given in (("low", value.low), ("high", value.high)):
        if not least <= given <= most:
            message = f"this is not between {least:g} and {most:g} (given: {given:g})."
            refuse(
                Problem(
                    (field, end),
                    message,
                    "A share is from 0 to 1: write 0.85 for 85%." if most == 1 else "Check the number.",
                )
            )
