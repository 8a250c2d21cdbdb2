"""How lanes and guarantees make one order of several: every case once, each lane in its turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from sendrules.local.declarations.lanes import Lane

T = TypeVar("T")


def interleave(queues: Mapping[str, Sequence[T]], lanes: Sequence[Lane]) -> list[T]:
    """Take from each lane in proportion to its capacity, so that no lane waits for another to be empty.

    What an empty lane does not use goes to the lane that it spills to, else to all.

    Args:
        queues: by lane, its cases in their order.
        lanes: the lanes, with their capacity.

    >>> from decimal import Decimal
    >>> doc = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> new = Lane(id="new", title="New", overdue=False, share=Decimal("0.75"), provenance=doc)
    >>> old = Lane(id="old", title="Overdue", share=Decimal("0.25"), provenance=doc)
    >>> "".join(interleave({"new": "abcd", "old": "xy"}, [new, old]))
    'abxcdy'
    """
    left = {lane.id: list(queues.get(lane.id, ())) for lane in lanes}
    credit = {lane.id: Fraction(0) for lane in lanes}
    out: list[T] = []
    while any(left.values()):
        weights = _weights(left, lanes)
        total = sum(weights.values())
        for id, weight in weights.items():
            credit[id] += weight / total
        turn = max(weights, key=lambda id: credit[id])  # the first lane of equals
        credit[turn] -= 1
        out.append(left[turn].pop(0))
    return out


def _weights(left: Mapping[str, Sequence[T]], lanes: Sequence[Lane]) -> dict[str, Fraction]:
    """Give the weight of each lane that still has cases, with what empty lanes spill to it."""
    weights = {lane.id: Fraction(0) for lane in lanes if left[lane.id]}
    for lane in lanes:
        weight = Fraction(lane.share if lane.share is not None else lane.reserved or 0)
        goes_to = lane.id if lane.id in weights else lane.spill_to
        if goes_to in weights:
            weights[goes_to] += weight
    return weights if any(weights.values()) else dict.fromkeys(weights, Fraction(1))


def first(
    order: Sequence[T], chosen: Sequence[T], most: Fraction | None, same: Callable[[T], str]
) -> list[T]:
    """Bring the chosen to the front, in their own order, without taking more than a share of what is taken.

    Args:
        order: all, in their order.
        chosen: those that are promised to go first, in order.
        most: the most that they may take of what is taken, at every place; None for no cap.
        same: what tells one from another.
    """
    ids = {same(item) for item in chosen}
    ahead, rest = list(chosen), list(order)
    out: list[T] = []
    taken: set[str] = set()
    while len(out) < len(order):
        used = sum(1 for item in out if same(item) in ids)
        ahead = [item for item in ahead if same(item) not in taken]
        rest = [item for item in rest if same(item) not in taken]
        allowed = ahead and (most is None or used + 1 <= most * (len(out) + 1))
        turn = ahead[0] if allowed else rest[0]
        taken.add(same(turn))
        out.append(turn)
    return out


def places_of(lanes: Sequence[Lane], n: int) -> dict[str, int]:
    """Give how many places of a batch of ``n`` each lane has: what is reserved, or its share, largest remainder first.

    >>> doc = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> lanes = [Lane(id="a", title="A", overdue=True, share="0.5", provenance=doc),
    ...          Lane(id="b", title="B", share="0.5", provenance=doc)]
    >>> places_of(lanes, 5)
    {'a': 3, 'b': 2}
    """
    if lanes[0].reserved is not None:
        out, free = {}, n
        for lane in lanes:
            out[lane.id] = min(lane.reserved or 0, free)
            free -= out[lane.id]
        return out
    exact = {lane.id: Fraction(lane.share or 0) * n for lane in lanes}
    out = {id: int(value) for id, value in exact.items()}
    spare = int(sum(exact.values())) - sum(out.values())
    if sum(Fraction(lane.share or 0) for lane in lanes) == 1:
        spare = n - sum(out.values())
    for id in sorted(exact, key=lambda id: exact[id] - out[id], reverse=True)[:spare]:
        out[id] += 1
    return out
