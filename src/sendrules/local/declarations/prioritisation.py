"""``PrioritisationPolicy``: in what order cases are taken. A union tagged by ``mode``; no mode can drop a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from sendrules.local.declarations.base import Declaration, Declared, Provenance, Sources


class FactorKind(StrEnum):
    """What a factor compares.

    WAIT: the days since the request; longer first. FLAG: a fact that is true. GROUP: a fact that names a group, or
    several; being in one counts, being in two does not count twice.
    """

    WAIT = "wait"
    FLAG = "flag"
    GROUP = "group"


class Factor(Declared):
    """One thing that moves a case forward."""

    id: str = Field(min_length=1, description="A name, used in the tiers.")
    title: str = Field(min_length=1, description="The factor in words a parent could read.")
    kind: FactorKind = Field(description="What it compares.")
    fact: str | None = Field(default=None, description="The fact it reads; none for the wait.")
    provenance: Sources = Field(description="Where it comes from: one source, or several.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            title: str,
            kind: FactorKind | str,
            fact: str | None = None,
            provenance: Provenance | Sequence[Provenance],
        ) -> None: ...

    @model_validator(mode="after")
    def _fact(self) -> Factor:
        if (self.fact is None) != (self.kind is FactorKind.WAIT):
            raise ValueError("a wait reads the chronology and names no fact; every other factor names one")
        return self


class DateOrder(Declaration):
    """By date: the statutory limit as if nothing were disapplied, then the day of receipt, then the reference."""

    mode: Literal["date_order"] = Field(default="date_order", description="The name of this mode.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            title: str,
            in_force_from: date | None = None,
            in_force_to: date | None = None,
            provenance: Provenance | Sequence[Provenance],
            mode: Literal["date_order"] = "date_order",
        ) -> None: ...


class Lexicographic(Declaration):
    """Tier by tier: a later tier matters only between cases that all earlier tiers leave equal.

    Within a tier each flag or group that holds counts one; a wait stands in a tier of its own. What remains equal goes in
    date order, which is total.
    """

    mode: Literal["lexicographic"] = Field(default="lexicographic", description="The name of this mode.")
    factors: tuple[Factor, ...] = Field(min_length=1, description="The factors.")
    tiers: tuple[tuple[str, ...], ...] = Field(
        min_length=1, description="Their ids, most important tier first."
    )
    mode_provenance: Sources = Field(
        description="Where the order of the tiers comes from, which is often an assumption."
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            title: str,
            in_force_from: date | None = None,
            in_force_to: date | None = None,
            provenance: Provenance | Sequence[Provenance],
            mode: Literal["lexicographic"] = "lexicographic",
            factors: Sequence[Factor],
            tiers: Sequence[Sequence[str]],
            mode_provenance: Provenance | Sequence[Provenance],
        ) -> None: ...

    @model_validator(mode="after")
    def _tiers(self) -> Lexicographic:
        known = {factor.id: factor for factor in self.factors}
        used = [id for tier in self.tiers for id in tier]
        if len(known) != len(self.factors):
            raise ValueError("two factors share an id")
        if sorted(used) != sorted(known):
            raise ValueError(
                f"every factor stands in one tier exactly: factors {sorted(known)}, tiers {sorted(used)}"
            )
        for tier in self.tiers:
            if len(tier) > 1 and any(known[id].kind is FactorKind.WAIT for id in tier):
                raise ValueError("a wait stands in a tier of its own: days do not add up with flags")
        return self


PrioritisationPolicy = Annotated[DateOrder | Lexicographic, Field(discriminator="mode")]
