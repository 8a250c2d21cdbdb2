"""Small numbers: counts under 5 are hidden, and with them others, so that no hidden count can be worked out from the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
RULE = (
    f"counts from 1 to {LEAST - 1} are hidden. Where the total would still give one away, the group that follows it is hidden too, "
    "and the total itself where no group is left"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Counts as they may be shown.

    Attributes:
        counts: by group the count; None where it is hidden.
        total: all of them together; None where it is hidden.
        rule: what was done; empty where nothing was.
    """

    counts: Mapping[str, int | None]
    total: int | None
    rule: str


def suppressed(counts: Mapping[str, int]) -> Shown:
    """Hide small counts, and others so that they cannot be worked out from the total, not even by somebody who knows this rule.

    A count of 0 says nothing of anybody and stays. Which other group is hidden depends on its place and never on its size: a
    reader who knew that it is the next smallest could narrow it down. A group of 0 is hidden only where no other is left.

    Args:
        counts: by group the count, in the order in which they are shown.

    >>> suppressed({"A": 3, "B": 40, "C": 12}).counts
    {'A': None, 'B': None, 'C': 12}
    >>> suppressed({"A": 6, "B": 40}).rule
    ''
    >>> suppressed({"A": 3}).total is None
    True
    """
    groups, total = list(counts), sum(counts.values())
    hidden = [group for group in groups if 0 < counts[group] < LEAST]
    if not hidden:
        return Shown(dict(counts), total, "")
    after = groups.index(hidden[-1]) + 1
    rest = [group for group in (*groups[after:], *groups[:after]) if group not in hidden]
    rest.sort(key=lambda group: counts[group] == 0)
    while rest and _tells([counts[group] for group in hidden]):
        hidden.append(rest.pop(0))
    told = _tells_each([counts[group] for group in hidden])
    shown = {group: None if group in hidden else count for group, count in counts.items()}
    return Shown(shown, None if told else total, RULE)


def _tells(hidden: list[int]) -> bool:
    """Whether the sum of hidden counts says too much: it is itself a small number, or it gives each of them away."""
    return sum(hidden) < LEAST or _tells_each(hidden)


def _tells_each(hidden: list[int]) -> bool:
    """Whether the sum gives each away: there is one, or each is the least or the most that a hidden count can be."""
    return len(hidden) == 1 or set(hidden) in ({1}, {LEAST - 1})
