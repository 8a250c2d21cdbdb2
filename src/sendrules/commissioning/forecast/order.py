"""The order in which a lane's cases get places, as a list of segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.inputs.queue import Group


@dataclass(frozen=True, slots=True)
class Segment:
    """Cases that are served as one, the longest wait first; of those requested in one month, the groups in this order.

    Attributes:
        groups: the places of the groups in ``PlanInputs.groups``, by rank and then as declared.
        from_age: how many months lie at least between the month of the request and this month.
    """

    groups: tuple[int, ...]
    from_age: int = 0


def segments_of(inputs: PlanInputs) -> tuple[tuple[Segment, ...], ...]:
    """Give the segments of each lane, the first to be served first.

    A case that ages up stands in its new rank by the month of its request, as if it had been there from the start. So
    within a group the longest wait is always first, and a segment needs no upper end: whoever is older was in one before.

    Args:
        inputs: the inputs, of which the lanes and groups are known.
    """
    groups = known(inputs.groups)
    months = inputs.ages_up_after_months
    ages = months if isinstance(months, int) else None
    return tuple(tuple(_of_lane(lane.id, groups, ages)) for lane in known(inputs.lanes))


def _of_lane(lane: str, groups: Sequence[Group], ages: int | None) -> Iterator[Segment]:
    ranks = sorted({group.rank for group in groups if group.lane == lane})
    by_rank = [
        tuple(n for n, group in enumerate(groups) if group.lane == lane and group.rank == rank) for rank in ranks
    ]
    if ages is None:
        yield from (Segment(members) for members in by_rank)
        return
    top = len(by_rank) - 1
    for steps in range(top, -1, -1):  # the first rank holds its own cases of every age, and what came up to it
        yield Segment(tuple(n for members in by_rank[: steps + 1] for n in members), steps * ages)
    for rank in range(1, top + 1):
        for steps in range(top - rank, -1, -1):
            yield Segment(by_rank[rank + steps], steps * ages)
