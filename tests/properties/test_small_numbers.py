"""No hidden count can be worked out, not even by somebody who knows the rule: every table of small size is tried."""

import itertools
from collections import defaultdict

import pytest

from sendrules.scorecard.small_numbers import LEAST, suppressed


def shown_alike(groups: int, most: int) -> dict[tuple[object, ...], list[tuple[int, ...]]]:
    """By what a reader sees, the tables that look so; without those whose hidden part may have twins above ``most``."""
    names = "ABCDEFG"[:groups]
    found = defaultdict(list)
    for counts in itertools.product(range(most + 1), repeat=groups):
        shown = suppressed(dict(zip(names, counts, strict=True)))
        found[(shown.total, *shown.counts.values())].append(counts)
    return found


@pytest.mark.parametrize(("groups", "most"), [(1, 12), (2, 14), (3, 14), (4, 9), (5, 7)])
def test_every_hidden_count_could_be_another(groups: int, most: int) -> None:
    hidden_somewhere = 0
    for seen, tables in shown_alike(groups, most).items():
        shown = seen[1:]
        hidden = [n for n, count in enumerate(shown) if count is None]
        if not hidden or sum(tables[0][n] for n in hidden) > most:
            continue
        hidden_somewhere += 1
        assert all(len({table[n] for table in tables}) > 1 for n in hidden), tables
    assert hidden_somewhere > 3 or groups == 1


@pytest.mark.parametrize("groups", [1, 2, 3, 4])
def test_no_small_count_is_shown(groups: int) -> None:
    for counts in itertools.product(range(8), repeat=groups):
        shown = suppressed({str(n): count for n, count in enumerate(counts)})
        assert not [count for count in shown.counts.values() if count is not None and 0 < count < LEAST]
        assert bool(shown.rule) == any(0 < count < LEAST for count in counts)
        assert shown.total in (None, sum(counts))
