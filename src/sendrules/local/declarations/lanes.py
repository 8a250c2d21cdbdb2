"""``Lane``: a queue of its own within an order, with its share of the capacity where the source states one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import did_you_mean, refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared, Sources
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.values import Count, DateWindow, Id, Ratio, Text

_FOR_ALL_LANES = (
    ("guarantees", "a guarantee"),
    ("override", "who may override"),
    ("in_force_from", "the first day"),
    ("in_force_to", "the last day"),
)


class Lane(Declared):
    """One lane. It has a share of what is taken, so many places of each batch, or neither where the source states none."""

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
        if self.share is not None and self.reserved is not None:
            refuse(
                Problem(
                    ("reserved",),
                    "a lane has a share of what is taken or reserved places, and not both.",
                    "Leave one of the two out.",
                )
            )
        if not self.states_capacity and (self.spill_to is not None or not self.spills):
            refuse(
                Problem(
                    ("spill_to" if self.spill_to is not None else "spills",),
                    f"the lane {self.id} has no share and no reserved places, so nothing of it can spill.",
                    "Leave spills and spill_to out, or give it the share that the source states.",
                )
            )
        if self.states_capacity and not self.capacity:
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
    def states_capacity(self) -> bool:
        """Whether it has a share or reserved places."""
        return self.share is not None or self.reserved is not None

    @property
    def capacity(self) -> Fraction:
        """Its share, or its places: what it has in proportion to the other lanes; 0 where neither is stated."""
        return Fraction(self.share if self.share is not None else self.reserved or 0)

    @property
    def takes_all(self) -> bool:
        """Whether it has no condition."""
        return self.when is None and self.overdue is None and self.received_before is None

    def takes_what_is_left_by(self, other: Lane) -> bool:
        """Whether it takes exactly the cases that another does not: one is for all that are overdue, one for all that are not."""
        only = all(lane.when is None and lane.received_before is None for lane in (self, other))
        return only and {self.overdue, other.overdue} == {True, False}


def without_shares(lanes: Sequence[Lane]) -> bool:
    """Whether there are lanes and no source states how they share: the order across them then says nothing.

    Args:
        lanes: the lanes of an order; none where it has none.
    """
    return bool(lanes) and not any(lane.states_capacity for lane in lanes)


def not_within_a_lane(orders: Mapping[str, object]) -> Iterator[Problem]:
    """Give a problem for what the order within a lane carries, though it is for all lanes and would have no effect there.

    Args:
        orders: by lane, the order within it.
    """
    for id, order in orders.items():
        for field, what in _FOR_ALL_LANES:
            if getattr(order, field):
                yield Problem(
                    ("orders", id, field),
                    f"{what} is for all lanes, and would have no effect within one.",
                    f"Write {field} beside the lanes, and leave it out here.",
                )


def lane_problems(lanes: Sequence[Lane]) -> Iterator[Problem]:
    """Say why a case could be in no lane or in several, a lane could have no case, or the lanes cannot take turns.

    Args:
        lanes: the lanes of an order.
    """
    ids = [lane.id for lane in lanes]
    *earlier, last = lanes
    rest = last.takes_all or any(last.takes_what_is_left_by(lane) for lane in earlier)
    condition = "Give every other lane a condition: when, overdue or received_before."
    if not rest:
        yield Problem(
            ("lanes", len(earlier)),
            f"the last lane, {last.id}, has to take every case that is left.",
            "Leave out its condition, or add a last lane without one.",
        )
    for n, lane in enumerate(earlier):
        if lane.takes_all:
            yield Problem(
                ("lanes", n), f"the lane {lane.id} takes every case, so no case comes to the lanes after it.", condition
            )
    if sum(lane.share or 0 for lane in lanes) > 1:
        yield Problem(("lanes",), "the shares of the lanes come to more than 1.", "Give shares that come to 1 or less.")
    if len({(lane.share is None, lane.reserved is None) for lane in lanes}) > 1:
        yield Problem(
            ("lanes",),
            "some lanes have a share, or reserved places, and others have not.",
            "Give every lane a share, or every lane reserved places, or none of them either.",
        )
    for n, lane in enumerate(lanes):
        if lane.spill_to is not None and (lane.spill_to not in ids or lane.spill_to == lane.id):
            yield Problem(
                ("lanes", n, "spill_to"),
                f"the lane {lane.id} spills to {lane.spill_to}, which is not another lane.",
                did_you_mean(lane.spill_to, {*ids} - {lane.id}) or "Name another lane, or leave spill_to out.",
            )
