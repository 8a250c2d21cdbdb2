"""Small numbers: counts under 5 are hidden, and with them others, so that no hidden count can be worked out from the total."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendrules.scorecard.journeys import Flags

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


ACROSS = (
    f"counts from 1 to {LEAST - 1} are hidden in every table, and what rests on them; so are as many others as it takes "
    "that no hidden count can be worked out from those that are shown"
)
Columns = Mapping[Hashable, NDArray[np.float64]]
"""By count, 1 for each kind of record that is in it."""
_NOTHING = 1e-6
"""A coefficient or a rest below this is nought: counts are sums of whole numbers of few records."""


def hidden_across(counts: Mapping[Hashable, Flags], families: Sequence[Sequence[Hashable]] = ()) -> frozenset[Hashable]:
    """Say which counts to hide so that none from 1 to 4 is shown, nor can be worked out by adding and subtracting others.

    A count is given by who is in it. A hidden one can be worked out if who is in it is a sum or difference of who is in those that are
    shown; then the smallest of these is hidden too.

    Args:
        counts: by key, who is in the count.
        families: keys of counts that add up to a total, in the order in which they are shown; ``suppressed`` is kept in each.

    >>> everyone, three = np.ones(40, bool), np.arange(40) < 3
    >>> sorted(hidden_across({"all": everyone, "all but three": ~three, "three": three}))
    ['all but three', 'three']
    """
    keys = list(counts)
    sizes = {key: int(np.count_nonzero(counts[key])) for key in keys}
    hidden = {key for key in keys if 0 < sizes[key] < LEAST}
    for family in families:
        named = {str(n): sizes[key] for n, key in enumerate(family)}
        shown = suppressed(named).counts
        hidden |= {key for n, key in enumerate(family) if shown[str(n)] is None}
    if not hidden:
        return frozenset()
    kinds = np.unique(np.array([counts[key] for key in keys], bool).T, axis=0).astype(float)
    column = {key: kinds[:, n] for n, key in enumerate(keys)}
    for one in [one for one in hidden if sizes[one]]:
        hidden |= _alike(column, one)
    while (gives_away := _gives_away(column, hidden, sizes)) is not None:
        hidden |= _alike(column, gives_away)
    return frozenset(hidden)


def _alike(column: Columns, key: Hashable) -> set[Hashable]:
    """The counts of the same people."""
    return {other for other in column if np.array_equal(column[key], column[other])}


def _gives_away(
    column: Columns,
    hidden: set[Hashable],
    sizes: Mapping[Hashable, int],
) -> Hashable | None:
    """The smallest shown count with which a small hidden one can be worked out; None where none can be."""
    shown = list({column[key].tobytes(): key for key in column if key not in hidden and sizes[key]}.values())
    small = list({column[key].tobytes(): key for key in hidden if 0 < sizes[key] < LEAST}.values())
    if not shown or not small:
        return None
    matrix, sought = (np.array([column[key] for key in keys]).T for keys in (shown, small))
    weights = np.linalg.lstsq(matrix, sought, rcond=None)[0]
    found = np.abs(matrix @ weights - sought).max(axis=0) < _NOTHING
    used = np.flatnonzero((np.abs(weights[:, found]) > _NOTHING).any(axis=1))
    return min((shown[n] for n in used), key=lambda one: sizes[one], default=None)
