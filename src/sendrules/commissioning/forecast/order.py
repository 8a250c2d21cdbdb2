"""The order in which cases get places: the groups by lane and rank, and in each lane a list of segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.inputs.queue import Group


@dataclass(frozen=True, slots=True)
class Segment:
    """Cases that are served as one, the longest wait first; of those requested in one month, the groups in their order.

    Attributes:
        groups: the places of the groups in ``queue_order``.
        from_age: how many months lie at least between the month of the request and this month.
    """

    groups: slice
    from_age: int = 0


@dataclass(frozen=True, slots=True)
class LaneOrder:
    """One lane.

    Attributes:
        groups: the places of its groups in ``queue_order``.
        segments: the first to be served first.
    """

    groups: slice
    segments: tuple[Segment, ...]


def queue_order(inputs: PlanInputs) -> tuple[Group, ...]:
    """Give the groups by lane, rank and then as declared. Counts by group are in this order.

    Args:
        inputs: the inputs, of which the lanes and groups are known.
    """
    lanes = [lane.id for lane in known(inputs.lanes)]
    return tuple(sorted(known(inputs.groups), key=lambda group: (lanes.index(group.lane), group.rank)))


def lane_orders(inputs: PlanInputs) -> tuple[LaneOrder, ...]:
    """Give the segments of each lane.

    A case that ages up stands in its new rank by the month of its request, as if it had been there from the start. So
    within a group the longest wait is always first, and a segment needs no upper end: whoever is older was in one before.

    Args:
        inputs: the inputs, of which the lanes and groups are known.
    """
    months, groups = inputs.ages_up_after_months, queue_order(inputs)
    ages = months if isinstance(months, int) else None
    return tuple(_of_lane(lane.id, groups, ages) for lane in known(inputs.lanes))


def _of_lane(lane: str, groups: Sequence[Group], ages: int | None) -> LaneOrder:
    here = [n for n, group in enumerate(groups) if group.lane == lane]
    whole = slice(here[0], here[-1] + 1) if here else slice(0, 0)
    starts = [n for n in here if n == here[0] or groups[n].rank != groups[n - 1].rank]
    return LaneOrder(whole, tuple(_segments([*starts, whole.stop], ages)))


def _segments(starts: Sequence[int], ages: int | None) -> Iterator[Segment]:
    """Give the segments of a lane, by the first groups of its ranks and the end of the last."""
    ranks = range(len(starts) - 1)
    if ages is None:
        yield from (Segment(slice(starts[n], starts[n + 1])) for n in ranks)
        return
    for steps in reversed(ranks):  # the first rank holds its own cases of every age, and what came up to it
        yield Segment(slice(starts[0], starts[steps + 1]), steps * ages)
    for rank in ranks[1:]:
        for steps in reversed(range(len(ranks) - rank)):
            yield Segment(slice(starts[rank + steps], starts[rank + steps + 1]), steps * ages)
