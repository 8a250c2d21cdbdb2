"""Numbers that are rounded so that they still add up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def shared_out(total: int, shares: Sequence[Fraction]) -> list[int]:
    """Share a whole number out in whole numbers that add up to it.

    Each share is rounded down. What is left goes to the largest remainders, the first of equal ones first.

    Args:
        total: the whole number.
        shares: the shares, which add up to 1.

    Raises:
        ValueError: they do not.

    >>> shared_out(10, [Fraction(1, 3)] * 3)
    [4, 3, 3]
    """
    if sum(shares) != 1:
        raise ValueError(f"the shares come to {float(sum(shares)):g} and not to 1")
    exact = [share * total for share in shares]
    found = [int(one) for one in exact]
    by_rest = sorted(range(len(shares)), key=lambda n: (found[n] - exact[n], n))
    for n in by_rest[: total - sum(found)]:
        found[n] += 1
    return found
