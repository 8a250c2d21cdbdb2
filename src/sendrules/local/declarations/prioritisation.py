"""``PrioritisationPolicy``: in what order cases are taken, and for what. A union tagged by ``mode``; no mode can drop a case."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse, undeclared
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declaration, Sources
from sendrules.local.declarations.factors import Band, Factor, FactorKind
from sendrules.local.declarations.lanes import Lane, lane_problems, not_within_a_lane, without_shares
from sendrules.local.declarations.ordering import (
    EqualityRecord,
    Guarantee,
    Overriding,
    TieBreak,
)
from sendrules.local.declarations.queue_for import QueueFor
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.local.declarations.single_orders import DateOrder, Lexicographic, Order, Points, SingleOrder, WithinTier


class Lanes(Order):
    """In lanes: each case is in one, and each lane has its own order within.

    Where the source states what share of the capacity each lane has, or how many places, the lanes take turns. Where it states
    none, nothing says which lane comes first, and a batch is of one lane.
    """

    mode: Literal["lanes"] = Field(default="lanes", description="The name of this mode.")
    lanes: tuple[Lane, ...] = Field(
        min_length=2, description="The lanes. A case is in the first whose condition holds."
    )
    orders: dict[str, SingleOrder] = Field(
        default_factory=dict, description="By lane: the order within it; date order where there is none."
    )
    mode_provenance: Sources = Field(description="Where the lanes come from.")

    @model_validator(mode="after")
    def _lanes(self) -> Lanes:
        refuse(*repeated_ids("lanes", self.lanes, "lanes"))
        refuse(*lane_problems(self.lanes))
        known = {lane.id for lane in self.lanes}
        within = "the order within a lane is for what the lanes are for."
        refuse(
            *(
                Problem(("orders", id, "for"), within, "Write `for` beside the lanes, and leave it out here.")
                for id, order in self.orders.items()
                if order.for_ is not None
            ),
            *(undeclared(("orders", id), "lane", id, known) for id in sorted(set(self.orders) - known)),
        )
        return self

    @model_validator(mode="after")
    def _orders(self) -> Lanes:
        refuse(*not_within_a_lane(self.orders))
        return self

    @property
    def without_shares(self) -> bool:
        """Whether no lane has a share or reserved places, so that the order across lanes says nothing."""
        return without_shares(self.lanes)

    @property
    def factors(self) -> tuple[Factor, ...]:
        """The factors of every order within a lane."""
        return tuple(f for order in self.orders.values() for f in getattr(order, "factors", ()))

    @property
    def starvation_bound(self) -> int | None:
        """The greatest bound of its lanes; None where an order in a lane has none.

        Without shares it holds within each lane, and across lanes there is none. With shares it is for the first place of each batch.

        The first place of a batch goes to whoever has waited longest of those that are first in their lane. So it never goes
        to a case received more than that many weeks after one that still waits, however small the lane of that one.
        """
        bounds = [self.bound_of(lane.id) for lane in self.lanes]
        return None if None in bounds else max(bound for bound in bounds if bound is not None)

    def bound_of(self, lane: str) -> int | None:
        """Give the bound of the order within a lane."""
        return self.orders[lane].starvation_bound if lane in self.orders else 0


OneQueue = Annotated[DateOrder | Lexicographic | Points | Lanes, Field(discriminator="mode")]


class Queues(Declaration):
    """Several queues, each for something of its own and in its own order: say, for a psychologist, and for a review."""

    mode: Literal["queues"] = Field(default="queues", description="The name of this mode.")
    queues: tuple[OneQueue, ...] = Field(min_length=1, description="The queues, each with an id of its own.")

    @model_validator(mode="after")
    def _ids(self) -> Queues:
        refuse(*repeated_ids("queues", self.queues, "queues"))
        return self


def queues_of(declared: PrioritisationPolicy | None) -> tuple[DateOrder | Lexicographic | Points | Lanes, ...]:
    """Give each queue of a policy: of one order, that order."""
    if declared is None:
        return ()
    return declared.queues if isinstance(declared, Queues) else (declared,)


PrioritisationPolicy = Annotated[DateOrder | Lexicographic | Points | Lanes | Queues, Field(discriminator="mode")]

__all__ = [
    "Band",
    "DateOrder",
    "EqualityRecord",
    "Factor",
    "FactorKind",
    "Guarantee",
    "Lane",
    "Lanes",
    "Lexicographic",
    "Overriding",
    "Points",
    "PrioritisationPolicy",
    "QueueFor",
    "Queues",
    "TieBreak",
    "WithinTier",
    "queues_of",
]
