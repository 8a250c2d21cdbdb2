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


def taken(offer: Offered, month: int, wait: Sequence[Counts]) -> tuple[list[Counts], list[Counts]]:
    """Say how many places each lane takes in a month.

    Args:
        offer: the places.
        month: the month.
        wait: by lane, how many wait in it, by run.

    Returns:
        By lane, how many of its own places it takes, and how many of the shared ones.
    """
    own = [
        np.minimum(waits, places[month]) if places is not None else np.zeros_like(waits)
        for waits, places in zip(wait, offer.own, strict=True)
    ]
    rest = [waits - took for waits, took in zip(wait, own, strict=True)]
    shared = [np.minimum(waits, quota[month]) for waits, quota in zip(rest, offer.quota, strict=True)]
    left = offer.shared[month] - sum(shared)
    for n, waits in enumerate(rest):
        more = np.minimum(waits - shared[n], left)
        shared[n], left = shared[n] + more, left - more
    return own, shared
