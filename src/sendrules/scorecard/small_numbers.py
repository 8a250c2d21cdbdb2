"""Small numbers: counts under 5 are hidden, and with them others, so that no hidden count can be worked out from the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
RULE = f"counts from 1 to {LEAST - 1} are hidden, and with a single one the next smallest, so that none can be worked out from the total"


@dataclass(frozen=True, slots=True)
class Shown:
    """Counts as they may be shown.

    Attributes:
        counts: by group the count; None where it is hidden.
        rule: what was done; empty where nothing was.
    """

    counts: Mapping[str, int | None]
    rule: str


def suppressed(counts: Mapping[str, int]) -> Shown:
    """Hide small counts, and others so that they cannot be worked out from the total.

    A count of 0 says nothing of anybody and stays. Where the hidden ones together are still under 5 or stand alone, the next smallest
    count that is not 0 is hidden too, a 0 where there is none; where nothing else is left all are hidden.

    Args:
        counts: by group the count.

    >>> suppressed({"A": 3, "B": 40, "C": 12}).counts
    {'A': None, 'B': 40, 'C': None}
    >>> suppressed({"A": 6, "B": 40}).rule
    ''
    """
    hidden = {group for group, count in counts.items() if 0 < count < LEAST}
    if not hidden:
        return Shown(dict(counts), "")
    rest = sorted((count == 0, count, group) for group, count in counts.items() if group not in hidden)
    while rest and (len(hidden) == 1 or sum(counts[group] for group in hidden) < LEAST):
        hidden.add(rest.pop(0)[2])
    return Shown({group: None if group in hidden else count for group, count in counts.items()}, RULE)
