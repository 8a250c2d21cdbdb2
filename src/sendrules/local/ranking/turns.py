"""How lanes and guarantees make one order of several: every case once, each lane in its turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, lcm
from typing import TypeVar

from sendrules.local.declarations.lanes import Lane

T = TypeVar("T")
_NONE: Mapping[str, Fraction] = {}


def interleave(
    queues: Mapping[str, Sequence[T]],
    lanes: Sequence[Lane],
    since: Callable[[T], date],
    *,
    fixed: Mapping[int, tuple[str, T]] | None = None,
    most: Mapping[str, Fraction] = _NONE,
) -> list[T]:
    """Make one order of several lanes. Its first places are a batch, however many there are.

    A lane never has more than its share of the places so far, rounded up to a whole place. Among the lanes that may have the
    next place, a lane that is owed a whole one has it; otherwise the lane whose first case has waited longest. So the first
    place of every batch goes to whoever has waited longest of those that are first in their lane, and no lane, however
    small its share, waits for ever. What an empty lane does not use goes to the lane that it spills to, else to all.

    Args:
        queues: by lane, its cases in their order.
        lanes: the lanes, with their capacity.
        since: from when a case waits.
        fixed: by position from 0, the lane and the case that stands there whatever the shares, and is in no queue; its lane
            has then had that place.
        most: by lane, the most that it may have while others wait, rounded up to a whole place.

    >>> from decimal import Decimal
    >>> doc = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> new = Lane(id="new", title="New", overdue=False, share=Decimal("0.75"), provenance=doc)
    >>> old = Lane(id="old", title="Overdue", share=Decimal("0.25"), provenance=doc)
    >>> "".join(interleave({"new": "abcd", "old": "xy"}, [new, old], lambda case: date(2025, 1, 6)))
    'abcxdy'
    >>> "".join(interleave({"new": "abcd", "old": "xy"}, [new, old], lambda case: date(2025, 1, 6 if case in "xy" else 7)))
    'xabcyd'
    """
    left = {lane.id: deque(queues.get(lane.id, ())) for lane in lanes}
    put = fixed or {}
    places = len(put) + sum(map(len, left.values()))
    credit, had = _Credit(left), dict.fromkeys(left, 0)
    out: list[T] = []
    credit.share(_weights(left, lanes))
    while len(out) < places:
        credit.add()
        if len(out) in put:
            turn, item = put[len(out)]
        else:
            turn = _turn(credit, had, most, len(out) + 1, lambda id: since(left[id][0]))
            item = left[turn].popleft()
        credit.of[turn] -= credit.place
        had[turn] += 1
        out.append(item)
        if turn in credit.more and not left[turn]:  # what an empty lane does not use goes to others
            credit.share(_weights(left, lanes))
    return out


class _Credit:
    """What each lane is owed, exactly, in whole numbers: parts of a place, of which so many make one.

    Args:
        lanes: the ids of the lanes.

    Attributes:
        of: by lane what it is owed.
        place: how many parts make a place.
        more: by lane that has cases, what it is owed more with each place.
    """

    def __init__(self, lanes: Iterable[str]) -> None:
        self.of, self.place = dict.fromkeys(lanes, 0), 1
        self.more: dict[str, int] = {}

    def share(self, weights: Mapping[str, Fraction]) -> None:
        """Divide each place from now on among lanes in proportion to their weights."""
        total = sum(weights.values())
        shares = {id: weight / total for id, weight in weights.items()}
        finer = lcm(self.place, *(share.denominator for share in shares.values()))
        self.of = {id: owed * (finer // self.place) for id, owed in self.of.items()}
        self.place = finer
        self.more = {id: share.numerator * (finer // share.denominator) for id, share in shares.items()}

    def add(self) -> None:
        """Share out one place."""
        for id, more in self.more.items():
            self.of[id] += more


def _turn(
    credit: _Credit,
    had: Mapping[str, int],
    most: Mapping[str, Fraction],
    place: int,
    since: Callable[[str], date],
) -> str:
    within = [id for id in credit.more if id not in most or had[id] + 1 <= ceil(most[id] * place)]
    allowed = within or list(credit.more)
    owed = [id for id in allowed if credit.of[id] >= credit.place]
    may = owed or [id for id in allowed if credit.of[id] > 0] or allowed
    return min(may, key=since)  # the first lane of equals


def _weights(left: Mapping[str, Sequence[T] | deque[T]], lanes: Sequence[Lane]) -> dict[str, Fraction]:
    """Give the weight of each lane that still has cases, with what empty lanes spill to it."""
    weights = {lane.id: Fraction(0) for lane in lanes if left[lane.id]}
    for lane in lanes:
        goes_to = lane.id if lane.id in weights else lane.spill_to
        if goes_to in weights:
            weights[goes_to] += lane.capacity
    return weights


def first(order: Sequence[T], chosen: Sequence[T], most: Fraction | None, same: Callable[[T], str]) -> list[T]:
    """Bring the chosen to the front, in their own order, as long as they have no more than a share of what is taken.

    A case that its own place puts first goes there all the same: the share caps what is brought forward.

    Args:
        order: all, in their order.
        chosen: those that are promised to go first, in order.
        most: the share, at every place; None for no cap.
        same: what tells one from another.
    """
    ids = {same(item) for item in chosen}
    ahead, rest = deque(chosen), deque(order)
    out: list[T] = []
    taken: set[str] = set()
    used = 0
    while len(out) < len(order):
        while ahead and same(ahead[0]) in taken:
            ahead.popleft()
        while rest and same(rest[0]) in taken:
            rest.popleft()
        allowed = ahead and (most is None or used + 1 <= most * (len(out) + 1))
        turn = ahead[0] if allowed else rest[0]
        used += same(turn) in ids
        taken.add(same(turn))
        out.append(turn)
    return out


def kept_empty(lanes: Sequence[Lane], n: int, waiting: Mapping[str, int]) -> int:
    """Give how many places of a batch stay empty: those of lanes that do not spill and have too few cases.

    Args:
        lanes: the lanes.
        n: the size of the batch.
        waiting: how many cases wait in each lane.

    >>> doc = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> lanes = [Lane(id="a", title="A", overdue=True, reserved=3, spills=False, provenance=doc),
    ...          Lane(id="b", title="B", reserved=3, provenance=doc)]
    >>> kept_empty(lanes, 10, {"a": 1}), kept_empty(lanes, 4, {"a": 1})
    (2, 1)
    """
    reserved = sum(lane.reserved or 0 for lane in lanes)
    part = min(Fraction(1), Fraction(n, reserved)) if reserved else Fraction(n)
    return sum(max(0, int(lane.capacity * part) - waiting.get(lane.id, 0)) for lane in lanes if not lane.spills)
