"""Lanes of which no source states a share: each has its own order, and across them there is none."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from heapq import merge
from typing import Any, TypeVar

T = TypeVar("T")


def parted(order: Iterable[T], by: Callable[[T], Hashable]) -> list[list[T]]:
    """Give the parts of an order, each in its order.

    Args:
        order: all, in their order.
        by: what those of one part share.

    >>> parted(["a1", "b1", "a2"], lambda case: case[0])
    [['a1', 'a2'], ['b1']]
    """
    parts: dict[Hashable, list[T]] = {}
    for item in order:
        parts.setdefault(by(item), []).append(item)
    return list(parts.values())


def side_by_side(parts: Iterable[Iterable[T]], dates: Callable[[T], Any]) -> list[T]:
    """Make one list of several orders: next comes, of those that are first in theirs, the one with the earliest dates.

    No order within a part changes. The order across them is only a way to list them.

    Args:
        parts: the orders.
        dates: what is compared; no two are equal.

    >>> side_by_side([[3, 1], [2, 4]], lambda day: day)
    [2, 3, 1, 4]
    """
    return list(merge(*parts, key=dates))
