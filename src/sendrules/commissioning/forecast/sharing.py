"""How each month's places are shared among the lanes: first what works for one lane alone, then the shares, then what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sendrules.commissioning.forecast.draws import Counts
from sendrules.commissioning.inputs.missing import known
from sendrules.commissioning.inputs.plan_inputs import PlanInputs

_HAIR = 1e-9  # what a product of shares may exceed a whole number by


@dataclass(frozen=True, slots=True)
class Offered:
    """The places of all months. The last axes are month and run.

    Attributes:
        own: by lane, the places that only this lane can use; None where there are none.
        shared: the places that all lanes share.
        quota: by lane, how many of those are kept for it.
    """

    own: tuple[Counts | None, ...]
    shared: Counts
    quota: tuple[Counts, ...]


def offered(inputs: PlanInputs, places: Sequence[Counts], shape: tuple[int, int]) -> Offered:
    """Add up the places of all supplies.

    Args:
        inputs: the inputs, of which the supplies and lanes are known.
        places: by supply, its places by month and run.
        shape: how many months and runs.

    Returns:
        The places by lane. The quotas of all lanes come to all shared places; of a fraction the earlier lane has the whole.
    """
    lanes = known(inputs.lanes)
    totals: dict[str | None, Counts] = {}
    for supply, own in zip(known(inputs.supplies), places, strict=True):
        totals[supply.lane] = totals[supply.lane] + own if supply.lane in totals else own
    shared = totals.get(None)
    if shared is None:
        shared = np.zeros(shape, np.int32)
    shares = np.cumsum([lane.share for lane in lanes])
    count = np.arange(int(shared.max(initial=0)) + 1)
    up_to = [np.minimum(np.ceil(count * share - _HAIR), count).astype(np.int32) for share in shares[:-1]] + [
        count.astype(np.int32)
    ]
    quotas = [up_to[0], *(after - before for before, after in pairwise(up_to))]
    return Offered(
        own=tuple(totals.get(lane.id) for lane in lanes),
        shared=shared,
        quota=tuple(quota[shared] for quota in quotas),
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """The places that are taken in a month, by run.

    Attributes:
        own: by lane, how many of its own places it takes; None where it has none.
        lanes: by lane, how many it takes in all.
        shared: how many of the shared places are taken.
    """

    own: tuple[Counts | None, ...]
    lanes: tuple[Counts, ...]
    shared: Counts


def taken(offer: Offered, month: int, wait: Sequence[Counts]) -> Taken:
    """Say how many places each lane takes in a month.

    Args:
        offer: the places.
        month: the month.
        wait: by lane, how many wait in it, by run.
    """
    own = tuple(
        None if places is None else np.minimum(waits, places[month])
        for waits, places in zip(wait, offer.own, strict=True)
    )
    rest = [waits if used is None else waits - used for waits, used in zip(wait, own, strict=True)]
    lanes = [np.minimum(waits, quota[month]) for waits, quota in zip(rest, offer.quota, strict=True)]
    left = offer.shared[month].copy()
    for used in lanes:
        left -= used
    for waits, used in zip(rest, lanes, strict=True):
        more = np.minimum(waits - used, left)
        used += more
        left -= more
    shared = offer.shared[month] - left
    for used, first in zip(lanes, own, strict=True):
        if first is not None:
            used += first
    return Taken(own, tuple(lanes), shared)
