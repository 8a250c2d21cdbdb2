"""The lanes of a policy in a forecast: their shares, the lane of a new case, and what a forecast cannot hold of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sendrules.errors import InputError, Problem
from sendrules.local.declarations.lanes import Lane
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import Lanes, OneQueue
from sendrules.statutory.waiting import Waiting


def shares_of(lanes: Sequence[Lane], title: str) -> Iterator[tuple[str, float, str]]:
    """Give by lane its id, its share of the places and where that comes from. Shares are in proportion to what the lanes state.

    Args:
        lanes: the lanes; none where the order has none.
        title: the title of the order.
    """
    if not lanes:
        yield "all", 1.0, f"{title}: there are no lanes"
        return
    total = sum(lane.capacity for lane in lanes)
    for lane in lanes:
        stated = f"a share of {lane.share}" if lane.share is not None else f"{lane.reserved} reserved places"
        yield lane.id, float(lane.capacity / total), f"{title}: {lane.title}, {stated}"


def with_shares(declared: OneQueue | None, shares: Mapping[str, Decimal]) -> Lanes:
    """Give an order in lanes with other shares: those of somebody who tries them, or knows what no source states.

    Args:
        declared: the order; None where the policy has none.
        shares: by lane its share; all lanes, to come to 1.

    Raises:
        InputError: the order has no lanes, or others.
    """
    ids = [lane.id for lane in declared.lanes] if isinstance(declared, Lanes) else []
    if not isinstance(declared, Lanes) or set(shares) != set(ids):
        given = ", ".join(sorted(shares))
        message = f"shares are given for {given}, and the order of the policy has {'the lanes ' + ', '.join(ids) if ids else 'no lanes'}."
        fix = "Give each of its lanes a share." if ids else "Leave the shares out."
        raise InputError("the lanes of the policy", [Problem("lanes", message, fix)])
    update = [lane.model_copy(update={"share": shares[lane.id], "reserved": None}) for lane in declared.lanes]
    return declared.model_copy(update={"lanes": tuple(update)})


def as_if_new(item: Waiting) -> Waiting:
    """Give a case as if it were still to come: it is not overdue, and not received before any day that a lane names.

    Args:
        item: the case.
    """
    return replace(item, received=date.max, limit=None)


def lanes_not_held(declared: Lanes, policy: LocalPolicy, as_of: date) -> Iterator[str]:
    """Say what a forecast cannot hold of lanes.

    Args:
        declared: the lanes.
        policy: the policy as it stands on the day.
        as_of: the day of the question.
    """
    for lane in declared.lanes:
        if lane.overdue is not None:
            yield (
                f"{lane.title}: a case changes its lane when its limit passes. The forecast leaves everybody in the lane of the first day, "
                "and new cases in the lane of those that are not overdue."
            )
        before = lane.received_before
        day = (before.latest or before.earliest) if before is not None else None
        if day is not None and day > as_of:
            yield f"{lane.title}: it takes cases received before {day}. In the forecast it takes no new ones."
        if not lane.spills:
            yield f"{lane.title}: the policy leaves its unused places empty. The forecast gives them to the other lanes."
        if lane.spill_to is not None and len(declared.lanes) > 2:  # of two, the other one has it anyway
            yield f"{lane.title}: what it does not use goes to {lane.spill_to} first. The forecast offers it to the lanes in their order."
    fast = policy.fast_track
    if fast is not None and fast.lane is not None and fast.in_force_on(as_of):
        if fast.max_share is not None:
            yield f"{fast.title}: the forecast does not hold that its lane takes at most a share of {fast.max_share}."
        if fast.review is not None and fast.review.expires_after is not None:
            yield f"{fast.title}: in the forecast a place on it does not end."
