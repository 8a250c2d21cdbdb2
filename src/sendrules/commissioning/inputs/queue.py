"""``Lane`` and ``Group``: how the queue is divided, and who goes first in it. ``Waiting``: how many wait, and for how long."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sendrules.commissioning.inputs.numbers import Cases, Share
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.values import Id, Text


class Lane(Declared):
    """A part of the queue that has a share of each month's places. What it does not use goes to the other lanes.

    >>> Lane(id="overdue", share=0.4, source="illustration").share
    0.4
    """

    id: Id = Field(description="A name.")
    share: Share = Field(description="The share of the places of each month that is kept for it.")
    source: Text = Field(description="Where the figure comes from.")


class Group(Declared):
    """A kind of case in the queue. Within a group the case that has waited longest goes first.

    >>> Group(id="looked-after", lane="all", rank=1, share=0.1, source="illustration").rank
    1
    """

    id: Id = Field(description="A name.")
    lane: Id = Field(description="The lane that its cases wait in.")
    rank: Annotated[int, Field(ge=1, le=100, strict=True)] = Field(
        description="Its place in the lane: 1 goes first. Groups with the same rank are served as one, the longest wait first."
    )
    share: Share = Field(description="Its share of the new cases.")
    source: Text = Field(description="Where the figure comes from.")


class Waiting(Declared):
    """How many cases of each group wait on the first day of the forecast, by how long they have waited.

    The first number counts the cases that were requested in the month before the first, the second those of the month
    before that, and so on: the place in the list is the number of whole months waited.

    >>> Waiting(counts={"all": (30, 28, 25)}, source="illustration").total
    83
    """

    counts: dict[Id, Annotated[tuple[Cases, ...], Field(max_length=600)]] = Field(
        description="By the id of a group: how many have waited 0, 1, 2 … whole months."
    )
    source: Text = Field(description="Where the figures come from.")

    @property
    def total(self) -> int:
        """How many wait in all."""
        return sum(map(sum, self.counts.values()))

    @property
    def longest(self) -> int:
        """How many months the counts go back."""
        return max(map(len, self.counts.values()), default=0)
