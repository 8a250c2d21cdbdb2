"""What can be set: how the three factors make an order, which the source leaves open, and which groups count."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

import sendrules as sr

FactorName = Literal["wait", "vulnerability", "phase_transfer"]
FACTORS: tuple[FactorName, ...] = ("wait", "vulnerability", "phase_transfer")


class Settings(sr.Declared):
    """The mode, and what belongs to it. The source gives none of these values."""

    mode: Literal["lexicographic", "points"] = Field(
        default="lexicographic",
        description="Tier by tier, or by points. The source says neither.",
    )
    order: tuple[FactorName, ...] = Field(
        default=FACTORS, description="For tiers: most important first; each of the three once."
    )
    weights: dict[FactorName, Annotated[Decimal, Field(ge=0)]] | None = Field(
        default=None,
        description="For points: the points of each whole week of wait, of a vulnerability group and of a phase-transfer "
        "year. There is no default, since the source gives no weights.",
    )
    groups: tuple[Annotated[str, Field(min_length=1)], ...] = Field(
        default=(),
        description="Vulnerability groups that need no evidence, besides looked-after, the one that the source names.",
    )

    @field_validator("order")
    @classmethod
    def _all_three(cls, order: tuple[FactorName, ...]) -> tuple[FactorName, ...]:
        if sorted(order) != sorted(FACTORS):
            raise ValueError("give wait, vulnerability and phase_transfer, each once")
        return order

    @model_validator(mode="after")
    def _weights_with_points(self) -> "Settings":
        if (self.weights is not None) != (self.mode == "points"):
            raise ValueError("points need weights, and tiers have none")
        if self.weights is not None and sorted(self.weights) != sorted(FACTORS):
            raise ValueError("give weights for wait, vulnerability and phase_transfer")
        if self.weights is not None and not self.weights["wait"]:
            raise ValueError("a week of wait needs points, or a case could be overtaken for ever")
        return self
