"""The modes that give one order of cases: by date, factor by factor, by points; and what every order may carry."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from sendrules.case.refusals import refuse, undeclared
from sendrules.errors import Problem
from sendrules.local.declarations.base import AnySources, Declaration, Provenance, Sources
from sendrules.local.declarations.factors import Factor, FactorKind
from sendrules.local.declarations.ordering import (
    DATE_FIRST,
    RECEIPT_FIRST,
    EqualityRecord,
    Guarantee,
    Overriding,
    TieBreak,
    TieBreaks,
)
from sendrules.local.declarations.queue_for import QueueFor
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.statutory.waited_for import FINALISED_PLAN, WaitingFor

Points_ = Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=6)]


class Order(Declaration):
    """What every mode may carry."""

    model_config = ConfigDict(populate_by_name=True)

    for_: QueueFor | None = Field(
        default=None, alias="for", description="What its cases wait for; None: a finalised plan."
    )
    tie_break: TieBreaks = Field(
        default=DATE_FIRST, description="What decides between equals, in order; it ends with the reference."
    )
    guarantees: tuple[Guarantee, ...] = Field(
        default=(), description="Cases that are taken first, whatever else counts."
    )
    override: Overriding | None = Field(
        default=None,
        description="Who may put a case in another place; None: nobody, as far as published.",
    )
    equality: EqualityRecord | None = Field(default=None, description="The record of its equality assessment.")
    mode_provenance: AnySources = Field(
        default=(), description="Where the mode itself comes from, where the source does not give it."
    )

    @model_validator(mode="after")
    def _promises(self) -> Self:
        refuse(*repeated_ids("guarantees", self.guarantees, "guarantees"))
        return self

    @property
    def waits_for(self) -> WaitingFor:
        """What its cases wait for."""
        return self.for_.waiting if self.for_ is not None else FINALISED_PLAN

    @property
    @abstractmethod
    def starvation_bound(self) -> int | None:
        """How many weeks a case can be overtaken by later ones; None where there is no bound.

        A case that was received that many weeks, or more, before another is never placed behind it, guarantees and overrides
        apart. In lanes this holds of the first place of each batch, or within each lane where no shares are stated.
        """


class DateOrder(Order):
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
            for_: QueueFor | None = None,
            mode: Literal["date_order"] = "date_order",
            tie_break: Sequence[TieBreak | str] = DATE_FIRST,
            guarantees: Sequence[Guarantee] = (),
            override: Overriding | None = None,
            equality: EqualityRecord | None = None,
            mode_provenance: Provenance | Sequence[Provenance] = (),
        ) -> None: ...

    @property
    def starvation_bound(self) -> int | None:
        """Nobody is overtaken by a case whose dates are later; None where only the reference decides."""
        return None if self.tie_break[0] is TieBreak.REFERENCE else 0


_WEEKS = "a case could be overtaken for ever"


class WithinTier(StrEnum):
    """How the factors of one tier count together.

    EACH: a case of two goes before a case of one. ANY: one is enough, and a case of two is equal to a case of one. A source that
    lists its priorities, and says no more, says the second.
    """

    EACH = "each"
    ANY = "any"


class Lexicographic(Order):
    """Tier by tier: a later tier matters only between cases that are equal in all earlier tiers.

    Within a tier each flag or group that holds counts one, or all of them together where one is enough; a wait has a tier of
    its own. Cases that are still equal go in date order, which no two cases share.
    """

    mode: Literal["lexicographic"] = Field(default="lexicographic", description="The name of this mode.")
    factors: tuple[Factor, ...] = Field(min_length=1, description="The factors.")
    tiers: tuple[tuple[str, ...], ...] = Field(min_length=1, description="Their ids, most important tier first.")
    within_tier: WithinTier = Field(
        default=WithinTier.EACH,
        description='Whether "each" factor of a tier that holds counts, or "any" one of them is enough: then two count as one.',
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
            for_: QueueFor | None = None,
            mode: Literal["lexicographic"] = "lexicographic",
            factors: Sequence[Factor],
            tiers: Sequence[Sequence[str]],
            within_tier: WithinTier | str = WithinTier.EACH,
            mode_provenance: Provenance | Sequence[Provenance],
            tie_break: Sequence[TieBreak | str] = DATE_FIRST,
            guarantees: Sequence[Guarantee] = (),
            override: Overriding | None = None,
            equality: EqualityRecord | None = None,
        ) -> None: ...

    def counted(self, counts: Iterable[int]) -> int:
        """Give what the factors of one tier count together.

        Args:
            counts: what each of them counts for a case.
        """
        return max(counts, default=0) if self.within_tier is WithinTier.ANY else sum(counts)

    @model_validator(mode="after")
    def _tiers(self) -> Lexicographic:
        refuse(*repeated_ids("factors", self.factors, "factors"))
        known = {factor.id: factor for factor in self.factors}
        used = [id for tier in self.tiers for id in tier]
        if sorted(used) != sorted(known):
            said = "every factor has to stand in exactly one tier"
            refuse(Problem(("tiers",), f"{said}: {_amiss(used, known)}.", _each_once("tiers", used, known)))
        refuse(
            *(
                Problem(
                    ("tiers", n),
                    "a wait must have a tier of its own: days and flags cannot be added up.",
                    "Put it into a tier by itself, above or below.",
                )
                for n, tier in enumerate(self.tiers)
                if len(tier) > 1 and any(known[id].counts_days for id in tier)
            )
        )
        return self

    @property
    def starvation_bound(self) -> int | None:
        """None, unless the wait comes first: a case in a later tier can be overtaken for as long as others arrive."""
        first = {factor.id: factor for factor in self.factors}[self.tiers[0][0]]
        whole = first.counts_days and first.at_most_weeks is None and not first.is_for_some
        return 0 if whole and first.kind is FactorKind.WAIT else None


class Points(Order):
    """By points: so many for each factor that holds and for each whole week of waiting; most points first.

    The points of the wait grow without a cap, so nobody waits for ever. The most that the other factors can give, divided
    by the points of a week, is the bound: a case can be overtaken by no more weeks than that.

    >>> policy = Points(
    ...     id="p", title="By points", weights={"wait": 1, "group": 12},
    ...     factors=[
    ...         Factor(id="wait", title="Wait", kind="wait", provenance=_DOC),
    ...         Factor(id="group", title="Looked after", kind="flag", fact="x.looked_after", provenance=_DOC),
    ...     ], provenance=_DOC, mode_provenance=_DOC)
    >>> policy.starvation_bound
    12
    """

    mode: Literal["points"] = Field(default="points", description="The name of this mode.")
    factors: tuple[Factor, ...] = Field(min_length=1, description="The factors.")
    weights: dict[str, Points_] = Field(
        description="By factor: the points where it holds; for the wait, the points of each whole week."
    )
    caps: dict[str, Points_] = Field(
        default_factory=dict, description="By factor: the most that it can give. The wait has none."
    )
    most: Points_ | None = Field(default=None, description="The most that all factors but the wait can give together.")
    tie_break: TieBreaks = Field(
        default=RECEIPT_FIRST,
        description="What decides between equals, in order; it ends with the reference.",
    )
    mode_provenance: Sources = Field(description="Where the points come from, which is often an assumption.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            title: str,
            in_force_from: date | None = None,
            in_force_to: date | None = None,
            provenance: Provenance | Sequence[Provenance],
            for_: QueueFor | None = None,
            mode: Literal["points"] = "points",
            factors: Sequence[Factor],
            weights: dict[str, Any],
            caps: dict[str, Any] | None = None,
            most: Decimal | int | None = None,
            mode_provenance: Provenance | Sequence[Provenance],
            tie_break: Sequence[TieBreak | str] = RECEIPT_FIRST,
            guarantees: Sequence[Guarantee] = (),
            override: Overriding | None = None,
            equality: EqualityRecord | None = None,
        ) -> None: ...

    @model_validator(mode="after")
    def _weights(self) -> Points:
        refuse(*repeated_ids("factors", self.factors, "factors"))
        refuse(*self._problems({factor.id: factor for factor in self.factors}))
        return self

    def _problems(self, known: Mapping[str, Factor]) -> Iterator[Problem]:
        if sorted(self.weights) != sorted(known):
            yield Problem(
                ("weights",),
                f"every factor has to have a weight: {_amiss(self.weights, known)}.",
                _each_once("weights", self.weights, known),
            )
        for id in sorted(set(self.caps) - set(known)):
            yield undeclared(("caps", id), "factor", id, known)
        waits = [(n, f) for n, f in enumerate(self.factors) if f.counts_days]
        if not waits and set(self.weights) - set(known):
            return  # the wait may be the factor that is not there
        if len(waits) != 1:
            yield Problem(
                ("factors",),
                f"exactly one wait must have points for each week. Without them, {_WEEKS}.",
                "Keep one factor of the kind wait or overdue without at_least."
                if waits
                else 'Add a factor of the kind "wait".',
            )
            return
        ((n, wait),) = waits
        if self.weights.get(wait.id) == 0:
            yield Problem(
                ("weights", wait.id),
                f"exactly one wait must have points for each week. Without them, {_WEEKS}.",
                "Give it more than 0.",
            )
        cap = f"the points of the wait must have no cap. With one, {_WEEKS}."
        if wait.id in self.caps:
            yield Problem(("caps", wait.id), cap, "Leave this cap out.")
        if wait.at_most_weeks is not None:
            yield Problem(("factors", n, "at_most_weeks"), cap, "Leave at_most_weeks out.")
        for name in ("when", "evidence"):
            if getattr(wait, name):
                yield Problem(
                    ("factors", n, name),
                    f"the points of the wait must be for every case. Otherwise {_WEEKS}.",
                    f"Leave {name} out here, and give it to a factor of its own.",
                )

    @property
    def ageing(self) -> Factor:
        """The wait, whose points grow with every week."""
        return next(f for f in self.factors if f.counts_days)

    @property
    def most_from_factors(self) -> Decimal:
        """The most that all factors but the wait can give together."""
        total = sum((self.capped(f, f.most_counts) for f in self.factors if not f.counts_days), Decimal(0))
        return total if self.most is None else min(total, self.most)

    def capped(self, factor: Factor, counts: Decimal | int) -> Decimal:
        """Give the points of one factor that counts so much."""
        points = self.weights[factor.id] * Decimal(counts)
        return min(points, self.caps[factor.id]) if factor.id in self.caps else points

    @property
    def starvation_bound(self) -> int | None:
        """How many weeks a case can be overtaken by later ones: what factors can add, over the points of a week."""
        if self.ageing.kind is FactorKind.OVERDUE:
            return None  # nothing grows before the law's limit, so a bound in weeks of waiting cannot be given
        weeks, rest = divmod(self.most_from_factors, self.weights[self.ageing.id])
        return int(weeks) + (1 if rest or self.tie_break[0] is not TieBreak.RECEIVED else 0)


def _amiss(given: Iterable[str], known: Iterable[str]) -> str:
    """Say which names are left out, which are of no factor, and which are given more than once."""
    named = list(given)
    out = [id for id in known if id not in named]
    strange = [id for id in dict.fromkeys(named) if id not in known]
    twice = [id for id in dict.fromkeys(named) if named.count(id) > 1]
    parts = [f"{', '.join(out)} {'is' if len(out) == 1 else 'are'} left out"] * bool(out)
    parts += [f"there is no factor {' and no factor '.join(strange)}"] * bool(strange)
    parts += [f"{', '.join(twice)} {'stands' if len(twice) == 1 else 'stand'} there twice"] * bool(twice)
    return ", and ".join(parts)


def _each_once(field: str, given: Iterable[str], known: Iterable[str]) -> str:
    """Say which names to add to a field, and which to take out of it."""
    named = list(given)
    add = [id for id in known if id not in named]
    out = [id for id in dict.fromkeys(named) if id not in known or named.count(id) > 1]
    parts = [f"add {', '.join(add)}"] * bool(add) + [f"fix or leave out {', '.join(out)}"] * bool(out)
    changes = " and ".join(parts)
    return f"In {field}, {changes}." if changes else f"Name each factor in {field} once."


SingleOrder = Annotated[DateOrder | Lexicographic | Points, Field(discriminator="mode")]

_DOC = Provenance(document="Invented policy", place="p. 1", status="illustrative")
