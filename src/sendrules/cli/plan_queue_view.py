"""How a plan shows in which order cases get a place, and what of a policy's order the forecast cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendrules.cli.plan_asked import Asked


def order_lines(asked: Asked) -> Iterator[str]:
    """Say in which order cases get a place; nothing where no policy says it.

    Args:
        asked: what is forecast.
    """
    if (order := asked.order) is None:
        return
    inputs, several = asked.inputs, len(order.lanes or ()) > 1
    yield f"  {order.title}, as the policy has it."
    for lane in order.lanes or ():
        if several:
            yield f"  Lane {lane.id}: {lane.share:.0%} of the places that all lanes share."
        groups = [group for group in order.groups or () if group.lane == lane.id]
        if several and not groups:
            yield "    Nobody waits in it, and no new request is for it."
        for group in groups if several or len(groups) > 1 else ():
            waits = f"{sum(inputs.waiting.counts[group.id]):,} wait, " if inputs.waiting is not None else ""
            has = f" ({order.titles[group.id]})" if group.id in order.titles else ""
            yield f"    {group.id}{has}: {waits}{group.share:.0%} of new cases."
    if isinstance(order.ages_up_after_months, int):
        many = order.ages_up_after_months
        yield f"  A case moves up a rank after {many} month{'' if many == 1 else 's'} of waiting."
    if order.lanes is not None:
        yield "  Within a rank the longest wait goes first."
    if order.not_held:
        yield "  What the forecast cannot hold of it:"
        yield from (f"    - {said}" for said in order.not_held)
