"""``Lane``: a queue with its own share of the capacity. Reserved capacity stops one lane from starving another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared, Sources
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.values import Count, DateWindow, Id, Ratio, Text


class Lane(Declared):
    """One lane. It has a share of what is taken, or so many places of each batch."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The lane in words a parent could read.")
    when: When | None = Field(default=None, description="Which cases; none for all that are left.")
    overdue: StrictBool | None = Field(
        default=None, description="True: cases past the law's limit; False: the others; None: either."
    )
    received_before: DateWindow | None = Field(
        default=None, description="Cases received before this day; the later day of a window counts."
    )
    share: Ratio | None = Field(
        default=None, description="Its share of what is taken, counted in whole places; more than 0."
    )
    reserved: Count | None = Field(
        default=None,
        description="Its places in each batch, in proportion where the batch is smaller than all of them; more than 0.",
    )
    spills: StrictBool = Field(
        default=True, description="Whether others may use what it does not; if not, its places stay empty."
    )
    spill_to: Id | None = Field(
        default=None, description="The lane that gets it first; None for whichever is next in turn."
    )
    ends: DateWindow | None = Field(default=None, description="When the lane is meant to be empty, where stated.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _capacity(self) -> Lane:
        if (self.share is None) == (self.reserved is None):
            refuse(
                Problem(
                    "", "a lane has either a share of what is taken or reserved places.", "Give one: share or reserved."
                )
            )
        if not self.capacity:
            refuse(
                Problem(
                    ("share" if self.share is not None else "reserved",),
                    f"the lane {self.id} has no capacity, so a case in it could wait for ever.",
                    "Give it some, or leave the lane out.",
                )
            )
        if not self.spills and self.spill_to is not None:
            refuse(
                Problem(
                    ("spill_to",),
                    f"the lane {self.id} does not spill, and names where it spills to.",
                    "Leave one of the two out.",
                )
            )
        return self

    @property
    def capacity(self) -> Fraction:
        """Its share, or its places: what it has in proportion to the other lanes."""
        return Fraction(self.share if self.share is not None else self.reserved or 0)

    @property
    def takes_all(self) -> bool:
        """Whether it has no condition."""
        return self.when is None and self.overdue is None and self.received_before is None


def check_lanes(lanes: Sequence[Lane]) -> None:
    """Check that every case is in one lane exactly.

    Raises:
        ValueError: two lanes share an id, a case could be in none, a lane could have no case, or the shares are too many.
    """
    ids = [lane.id for lane in lanes]
    if len(set(ids)) != len(ids):
        raise ValueError("two lanes share an id")
    if not lanes[-1].takes_all or any(lane.takes_all for lane in lanes[:-1]):
        raise ValueError("the last lane, and no other, has no condition: it takes every case that is left")
    if sum(lane.share or 0 for lane in lanes) > 1:
        raise ValueError("the shares of the lanes come to more than 1")
    kinds = {lane.share is None for lane in lanes}
    if len(kinds) > 1:
        raise ValueError("all lanes have shares, or all have reserved places")
    for lane in lanes:
        if lane.spill_to is not None and (lane.spill_to not in ids or lane.spill_to == lane.id):
            raise ValueError(f"the lane {lane.id} spills to {lane.spill_to}, which is not another lane")
